package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.Operated.remove;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sizes that a smaller network's file states. */
class SurgerySizesTest {
	@TempDir
	Path folder;

	private ModelProto smaller(Path file) throws Exception {
		Path out = folder.resolve("smaller.onnx");
		Operated.export(file, out, remove("c1", 1, 2));
		return ModelProto.parseFrom(Files.readAllBytes(out));
	}

	@Test
	void initializersThatAreInputsAndShapesGivenInTheFileFollow() throws Exception {
		ModelProto.Builder old = SurgeryNetworks.all().get("residual").build().toBuilder().setIrVersion(3);
		old.getGraphBuilder().getInitializerBuilderList().forEach(t -> old.getGraphBuilder()
				.addInput(ModelBuilder.value(t.getName(), TensorProto.DataType.FLOAT, t.getDimsList().toArray())));
		old.getGraphBuilder().addValueInfo(ModelBuilder.value("r1", TensorProto.DataType.FLOAT, "N", 6, 6, 6));
		Path file = Files.write(folder.resolve("model.onnx"), old.build().toByteArray());
		ModelProto made = smaller(file);
		assertEquals(4, made.getGraph().getValueInfo(0).getType().getTensorType().getShape().getDim(1).getDimValue());
		ValueInfoProto w = made.getGraph().getInputList().stream().filter(i -> i.getName().equals("c1.w")).findFirst().orElseThrow();
		assertEquals(4, w.getType().getTensorType().getShape().getDim(0).getDimValue());
		assertEquals(made.getGraph().getInitializerCount() + 1, made.getGraph().getInputCount());
	}

	@Test
	void theSizesOfQuantisedWeightsAreNotThoseOfTheLargerNetwork() throws Exception {
		ModelProto.Builder old = SurgeryNetworks.all().get("quantised").build().toBuilder();
		old.getGraphBuilder().addValueInfo(ModelBuilder.value("w1", TensorProto.DataType.FLOAT, 8, 3, 3, 3))
				.addValueInfo(ModelBuilder.value("r1", TensorProto.DataType.FLOAT, "N", 8, 6, 6));
		Path file = Files.write(folder.resolve("model.onnx"), old.build().toByteArray());
		List<ValueInfoProto> sizes = smaller(file).getGraph().getValueInfoList();
		assertEquals(List.of("r1"), sizes.stream().map(ValueInfoProto::getName).toList(), "those of w1 follow from its constants");
		assertEquals(6, sizes.getFirst().getType().getTensorType().getShape().getDim(1).getDimValue());
	}
}
