package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.Operated.remove;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.ModelSurgeon.Cut;
import org.channelexplorer.core.extension.ModelSurgeon.Rounding;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels that cannot be removed: node and reason are named, no file is left. */
class SurgeryRefusalsTest {
	@TempDir
	Path folder;

	private Path file(String network) throws Exception {
		return SurgeryNetworks.all().get(network).write(folder.resolve("model.onnx"));
	}

	private Path out() {
		return folder.resolve("smaller.onnx");
	}

	@Test
	void refusalsNameNodeAndReasonAndLeaveNoFile() throws Exception {
		Path file = file("plain");
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			assertEquals("'y' is an output of the network, which callers read", surgeon.fixed("y").get(3));
			assertEquals(4, surgeon.fixed("y").size());
			assertEquals(Map.of(), surgeon.fixed("c1"));
			InputException e = assertThrows(InputException.class, () -> surgeon.export(List.of(Substitute.zero(remove("y", 3), 4)), out(), false));
			assertEquals("channel 3 of layer y cannot be removed: 'y' is an output of the network, which callers read", e.getMessage());
			assertThrows(InputException.class, () -> surgeon.coupling("nowhere", 0));
			assertThrows(InputException.class, () -> surgeon.coupling("c1", 8));
			assertThrows(InputException.class, () -> surgeon.plan(List.of(remove("c1", 8)), Rounding.NONE));
			Cut plan = surgeon.plan(List.of(remove("y", 0, 2), remove("c1", 1)), Rounding.NONE);
			assertEquals(List.of(0, 2), plan.refused().getFirst().channels());
			assertEquals(List.of(1), plan.removed().getFirst().channels());
		}
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList());
		}
	}

	private String reason(ModelBuilder model, String layer) throws Exception {
		return reason(model.build(), layer);
	}

	private String reason(ModelProto proto, String layer) throws Exception {
		Path file = Files.write(folder.resolve("refused.onnx"), proto.toByteArray());
		try (ImportedModel model = new OnnxImporter().open(file)) {
			return model.surgeon().fixed(layer).get(0);
		}
	}

	private static ModelBuilder conv() {
		return new ModelBuilder().input("x", "N", 3, 4, 4).weights("w", new long[] { 4, 3, 1, 1 }, ModelBuilder.ramp(12, 0.1f)).node("Conv", "c",
				List.of("x", "w"));
	}

	@Test
	void whatCountsOrComparesChannelsIsRefused() throws Exception {
		assertEquals("s (Softmax) compares channels with each other", reason(conv().node("Softmax", "s", List.of("c"), integer("axis", 1)).output("s"), "c"));
		assertTrue(
				reason(conv().node("ReduceMax", "m", List.of("c"), ints("axes", 1)).output("m"), "c").startsWith("m (ReduceMax) takes all channels together"));
		assertTrue(reason(conv().node("LRN", "l", List.of("c"), integer("size", 3)).output("l"), "c").startsWith("l (LRN) is an operator that is not known"));
		assertTrue(reason(conv().node("Add", "a", List.of("c", "c2")).weights("w2", new long[] { 4, 4, 1, 1 }, ModelBuilder.ramp(16, 1))
				.node("Conv", "c2", List.of("t", "w2")).node("Transpose", "t", List.of("c"), ints("perm", 0, 2, 1, 3)).output("a"), "c")
				.contains("c2 (Conv) takes them for positions"));
		ModelBuilder layer = conv().weights("f", new long[] { 4 }, 1, 1, 1, 1).node("Transpose", "t", List.of("c"), ints("perm", 0, 2, 3, 1))
				.node("LayerNormalization", "ln", List.of("t", "f")).output("ln");
		assertEquals("ln (LayerNormalization) normalises over the channels, so that its statistics would change", reason(layer, "c"));
		assertEquals("n (Add) combines them with values that cannot be cut alike",
				reason(new ModelBuilder().input("x", "N", 4, 4, 4).weights("w", new long[] { 4, 4, 1, 1 }, ModelBuilder.ramp(16, 0.1f))
						.node("Conv", "c", List.of("x", "w"))
						.node("Add", "n", List.of("c", "x")).output("n"), "c"));
	}

	@Test
	void functionsSubgraphsAndUnknownDomainsAreRefused() throws Exception {
		ModelProto function = conv().node("Twice", "t", List.of("c")).output("t").build();
		ModelProto.Builder f = function.toBuilder();
		f.getGraphBuilder().getNodeBuilder(1).setDomain("own");
		f.addOpsetImport(function.getOpsetImport(0).toBuilder().setDomain("own").setVersion(1));
		f.addFunctions(FunctionProto.newBuilder().setName("Twice").setDomain("own").addInput("a").addOutput("b").addOpsetImport(function.getOpsetImport(0))
				.addNode(NodeProto.newBuilder().setOpType("Add").addInput("a").addInput("a").addOutput("b")));
		assertEquals("t (Twice) is a function of the file, which is not followed", reason(f.build(), "c"));
		ModelProto.Builder inner = ModelProto.newBuilder();
		inner.getGraphBuilder().setName("inner").addNode(NodeProto.newBuilder().setName("i").setOpType("Neg").addInput("c").addOutput("negative"))
				.addOutput(ValueInfoProto.newBuilder().setName("negative").setType(conv().output("c").build().getGraph().getOutput(0).getType()));
		AttributeProto branch = AttributeProto.newBuilder().setName("then_branch").setType(AttributeProto.AttributeType.GRAPH).setG(inner.getGraph()).build();
		TensorProto yes = TensorProto.newBuilder().setName("yes").setDataType(TensorProto.DataType.BOOL_VALUE).addInt32Data(1).build();
		ModelBuilder conditional = conv().initializer(yes).node("If", "if", List.of("yes"), branch, branch.toBuilder().setName("else_branch").build())
				.output("if");
		assertEquals("if (If) runs a graph of the file, which is not followed", reason(conditional, "c"));
		ModelProto quick = conv().node("Inverse", "q", List.of("c")).output("q").build();
		ModelProto.Builder domain = quick.toBuilder().addOpsetImport(quick.getOpsetImport(0).toBuilder().setDomain("com.microsoft").setVersion(1));
		domain.getGraphBuilder().getNodeBuilder(1).setDomain("com.microsoft");
		assertEquals("q (Inverse) is an operator of the domain com.microsoft, which is not known", reason(domain.build(), "c"));
	}

	@Test
	void whatNoConsumerCanTakeIsRefused() throws Exception {
		ModelBuilder summed = conv().node("Relu", "r", List.of("c")).integers("axes", 1).node("ReduceSum", "s", List.of("r", "axes")).output("s");
		Path file = summed.write(folder.resolve("model.onnx"));
		Operated.check(file, out(), remove("c", 1));
		try (ImportedModel model = new OnnxImporter().open(file)) {
			Substitute one = new Substitute("c", new int[] { 1 }, new int[] { 0, 2, 3 }, new float[] { 1 }, new float[0]);
			InputException e = assertThrows(InputException.class, () -> model.surgeon().export(List.of(one), folder.resolve("other.onnx"), false));
			assertEquals("nothing but zero can stand in for channels of layer c: s (ReduceSum) has no weights to fold it into", e.getMessage());
		}
		assertFalse(Files.exists(folder.resolve("other.onnx")));
	}
}
