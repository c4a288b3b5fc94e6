package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.ModelBuilder.ramp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bad file is refused in one sentence that names it. */
class BadInputTest {
	@TempDir
	Path folder;

	private final OnnxImporter importer = new OnnxImporter();

	private void refused(Path file, String... words) {
		String message = assertThrows(InputException.class, () -> Opened.network(file)).getMessage();
		assertTrue(message.startsWith(file.toString()), message);
		assertFalse(message.contains("\n"), message);
		for (String word : words) {
			assertTrue(message.contains(word), message);
		}
	}

	private Path file(byte[] bytes) throws Exception {
		return Files.write(folder.resolve("model.onnx"), bytes);
	}

	@Test
	void filesThatAreNoModels() throws Exception {
		refused(file(new byte[0]), "is empty");
		refused(file("<html>not found</html>".getBytes(StandardCharsets.UTF_8)), "is not an ONNX file");
		refused(file("version https://git-lfs.github.com/spec/v1\noid sha256:0\n".getBytes(StandardCharsets.UTF_8)), "Git LFS");
		refused(folder, "is a directory");
		refused(folder.resolve("none.onnx"), "does not exist");
		refused(file(new byte[] { 8, 7, 0x12, 4, 't', 'e', 's', 't' }), "holds no graph");
	}

	@Test
	void truncatedModel() throws Exception {
		byte[] whole = ModelBuilder.classifier("N").build().toByteArray();
		refused(file(Arrays.copyOf(whole, whole.length * 2 / 3)), "truncated");
	}

	@Test
	void acceptsByNameOrFirstBytes() throws Exception {
		byte[] whole = ModelBuilder.classifier("N").build().toByteArray();
		assertTrue(importer.accepts(Files.write(folder.resolve("model"), whole)));
		assertTrue(importer.accepts(folder.resolve("none.ONNX")));
		assertFalse(importer.accepts(Files.writeString(folder.resolve("text"), "hello")));
		assertFalse(importer.accepts(Files.write(folder.resolve("empty"), new byte[0])));
		assertFalse(importer.accepts(folder));
	}

	@Test
	void inputsThatAreNoImages() throws Exception {
		refused(new ModelBuilder().input("ids", TensorProto.DataType.INT64, "N", 128).node("Identity", "y", List.of("ids"))
				.output("y", TensorProto.DataType.INT64)
				.write(folder.resolve("model.onnx")), "'ids' int64 [N, 128]");
		refused(new ModelBuilder().input("x", "N", 7, 4).node("Relu", "y", List.of("x")).output("y").write(folder.resolve("model.onnx")), "has no image input");
		refused(new ModelBuilder().weights("w", new long[] { 1 }, 1).node("Relu", "y", List.of("w")).output("y").write(folder.resolve("model.onnx")),
				"has no input");
	}

	@ParameterizedTest
	@ValueSource(longs = { -2, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 31 })
	void impossibleAxes(long length) throws Exception {
		refused(new ModelBuilder().input("x", "N", 3, length, 4).node("Relu", "y", List.of("x")).output("y").write(folder.resolve("model.onnx")),
				"axis of length " + length);
	}

	@Test
	void hugeImage() throws Exception {
		refused(new ModelBuilder().input("x", "N", 3, 1_000_000, 1_000_000).node("Relu", "y", List.of("x")).output("y").write(folder.resolve("model.onnx")),
				"too large");
	}

	@Test
	void hugeTensorInside() throws Exception {
		refused(new ModelBuilder().input("x", "N", 3, 4, 4).integers("to", 1, 1, 1 << 20, 1 << 20).node("Tile", "y", List.of("x", "to")).output("y")
				.write(folder.resolve("model.onnx")), "too large");
	}

	@Test
	void damagedConstants() throws Exception {
		TensorProto lies = ModelBuilder.tensor("w", new long[] { 2, 3, 1, 1 }, ramp(5, 1));
		refused(new ModelBuilder().input("x", "N", 3, 4, 4).initializer(lies).node("Conv", "c", List.of("x", "w")).output("c")
				.write(folder.resolve("model.onnx")),
				"'w' should have 24 bytes but has 20");
		TensorProto huge = lies.toBuilder().clearDims().addDims(Long.MAX_VALUE).addDims(8).build();
		refused(new ModelBuilder().input("x", "N", 3, 4, 4).initializer(huge).node("Conv", "c", List.of("x", "w")).output("c")
				.write(folder.resolve("model.onnx")),
				"impossible shape");
	}

	@Test
	void numbersThatWouldCrashNativeCode() throws Exception {
		ModelBuilder model = new ModelBuilder().input("x", "N", 3, 4, 4).weights("w", new long[] { 2, 3, 1, 1 }, ramp(6, 1));
		refused(model.node("Conv", "c", List.of("x", "w"), integer("group", 0)).output("c").write(folder.resolve("model.onnx")), "group 0");
		refused(new ModelBuilder().input("x", "N", 3, 4, 4).node("MaxPool", "p", List.of("x"), ints("kernel_shape", 2, 2), ints("strides", 0, 1)).output("p")
				.write(folder.resolve("model.onnx")), "strides [0, 1]");
	}

	@Test
	void windowsLargerThanTheMapBeforeASlice() throws Exception {
		ModelBuilder model = new ModelBuilder().input("x", "N", 3, 4, 4).integers("from", 0).integers("to", 2).integers("axes", 2);
		refused(model.node("MaxPool", "p", List.of("x"), ints("kernel_shape", 9, 1)).node("Slice", "s", List.of("p", "from", "to", "axes")).output("s")
				.write(folder.resolve("model.onnx")), "leaves a map of negative size");
		// of size -1, which the runtime also says for unknown; behind a first slice that is sound
		refused(new ModelBuilder().input("x", "N", 3, 4, 4).integers("from", 0).integers("to", 2).integers("axes", 2)
				.node("AveragePool", "a", List.of("x"), ints("kernel_shape", 2, 2)).node("Slice", "s", List.of("a", "from", "to", "axes"))
				.node("MaxPool", "p", List.of("s"), ints("kernel_shape", 4, 1)).node("Slice", "t", List.of("p", "from", "to", "axes")).output("t")
				.write(folder.resolve("model.onnx")), "leaves a map of negative size");
	}

	@Test
	void factorsThatAreWild() throws Exception {
		ModelBuilder model = new ModelBuilder().input("x", "N", 3, 4, 4).weights("nan", new long[] { 4 }, 1, 1, Float.NaN, 1);
		refused(model.node("Resize", "r", List.of("x", "", "nan")).output("r").write(folder.resolve("model.onnx")), "the factor NaN");
		refused(new ModelBuilder().input("x", "N", 3, 4, 4).node("Flatten", "f", List.of("x")).node("Resize", "r", List.of("x", "", "f")).output("r")
				.write(folder.resolve("model.onnx")), "takes its factors from the image");
	}

	@Test
	void cycle() throws Exception {
		refused(new ModelBuilder().input("x", "N", 3, 4, 4).node("Add", "a", List.of("x", "b")).node("Relu", "b", List.of("a")).output("b")
				.write(folder.resolve("model.onnx")), "cycle");
	}

	@Test
	void operatorTheRuntimeDoesNotKnow() throws Exception {
		refused(new ModelBuilder().input("x", "N", 3, 4, 4).node("Frobnicate", "y", List.of("x")).output("y").write(folder.resolve("model.onnx")),
				"Frobnicate");
	}

	@Test
	void theRuntimesReasonNamesTheNode() throws Exception {
		refused(new ModelBuilder().input("x", "N", 3, 4, 4).weights("w", new long[] { 5 }, ramp(5, 1)).node("Add", "y", List.of("x", "w")).output("y")
				.write(folder.resolve("model.onnx")), "Add node 'y': Incompatible dimensions");
		refused(new ModelBuilder().input("x", "N", 3, 4, 4).node("HardSigmoid", "y", List.of("x"), integer("wrong", 1)).output("y")
				.write(folder.resolve("model.onnx")), "HardSigmoid node 'y': Unrecognized attribute: wrong");
	}

	private Path external(String location, long offset, long length) throws Exception {
		return new ModelBuilder().input("x", "N", 3, 2, 2).external("w", new long[] { 2, 3, 1, 1 }, location, offset, length)
				.node("Conv", "c", List.of("x", "w"))
				.output("c").write(folder.resolve("model.onnx"));
	}

	private void writeWeights(Path file, int skip, float... values) throws Exception {
		ByteBuffer bytes = ByteBuffer.allocate(skip + values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).position(skip);
		for (float v : values) {
			bytes.putFloat(v);
		}
		Files.write(file, bytes.array());
	}

	@Test
	void externalWeightsAreUsed() throws Exception {
		writeWeights(folder.resolve("weights.bin"), 8, 3, 0, 4, 0, 1, 0);
		Path file = external("weights.bin", 8, 24);
		String hash = Opened.network(file).sha256();
		try (ImportedModel model = new OnnxImporter().open(file)) {
			assertEquals(Map.of("weights.bin", folder.resolve("weights.bin")), model.files(), "they come along with the model");
		}
		assertArrayEquals(new float[] { 5, 1 }, Opened.filterNorms(file, "c"));
		var taps = Opened.network(file).select("conv", TapKind.PRE).stream().map(l -> l.pre()).toList();
		try (NetworkRunner runner = Opened.run(file, new RunnerOptions(taps, 1, 0, 0))) {
			NetworkRunner.Worker worker = runner.worker();
			worker.inputBuffer().put(ramp(12, 1));
			worker.run(1);
			assertArrayEquals(new float[] { 39, 46, 53, 60, 5, 6, 7, 8 }, worker.activations(0).toArray(ValueLayout.JAVA_FLOAT));
		}
		writeWeights(folder.resolve("weights.bin"), 8, 3, 0, 4, 0, 2, 0);
		assertNotEquals(hash, Opened.network(file).sha256(), "the weights are part of the model's identity");
	}

	@Test
	void externalWeightsMissingOrShort() throws Exception {
		refused(external("weights.bin", 0, 24), folder.resolve("weights.bin").toString(), "do not exist");
		writeWeights(folder.resolve("weights.bin"), 0, 1, 2);
		refused(external("weights.bin", 0, 24), "weights.bin", "only 8 bytes");
		refused(external("weights.bin", Long.MAX_VALUE, 24), "weights.bin");
		refused(external("weights.bin", -1, 24), "offset '-1'");
		Files.createDirectory(folder.resolve("sub"));
		refused(external("sub", 0, 24), "not a regular file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../secret.bin", "/etc/passwd", "sub/../../secret.bin", "..\\secret.bin", "*/_ORT_MEM_ADDR_/*", "" })
	void externalWeightsOutsideTheFolder(String location) throws Exception {
		Path inner = Files.createDirectory(folder.resolve("inner"));
		writeWeights(folder.resolve("secret.bin"), 0, 1, 2, 3, 4, 5, 6);
		Path model = Files.copy(external(location, 0, 24), inner.resolve("model.onnx"));
		refused(model, location.startsWith("*") ? "do not exist" : "outside its folder");
	}

	@Test
	void externalWeightsBehindALink() throws Exception {
		Path inner = Files.createDirectory(folder.resolve("inner"));
		writeWeights(folder.resolve("secret.bin"), 0, 1, 2, 3, 4, 5, 6);
		Files.createSymbolicLink(inner.resolve("weights.bin"), folder.resolve("secret.bin"));
		refused(Files.copy(external("weights.bin", 0, 24), inner.resolve("model.onnx")), "outside its folder");
	}

	@Test
	void imageSizeBeyondReason() throws Exception {
		Path file = new ModelBuilder().input("x", "N", 3, "H", "W").node("Relu", "r", List.of("x")).output("r").write(folder.resolve("model.onnx"));
		String message = assertThrows(InputException.class, () -> Opened.run(file, new RunnerOptions(List.of(), 64, 30_000, 30_000))).getMessage();
		assertTrue(message.contains("30000 x 30000"), message);
		assertEquals(1, Opened.network(file).inputs().size());
	}
}
