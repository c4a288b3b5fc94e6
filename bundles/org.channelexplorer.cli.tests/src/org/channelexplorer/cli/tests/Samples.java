package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.demo.Demo;

/** Models and images to test with, made from the demo's or by hand. */
final class Samples {
	private Samples() {
	}

	/** The demo's files below a folder. @return model.onnx, with preprocess.json beside it */
	static Path model(Path folder) throws InputException {
		return Demo.prepare(folder).model();
	}

	/** A folder with the first {@code perClass} of the demo's images of every class, {@code copies} times. */
	static Path images(Path demo, Path target, int perClass, int copies) throws IOException {
		Path all = demo.resolve(Demo.NAME).resolve("images");
		for (Path type : list(all)) {
			Path folder = Files.createDirectories(target.resolve(type.getFileName().toString()));
			for (Path file : list(type).subList(0, perClass)) {
				for (int c = 0; c < copies; c++) {
					Files.copy(file, folder.resolve(c + "-" + file.getFileName()));
				}
			}
		}
		return target;
	}

	static List<Path> list(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	/** Hash of every file below a folder by its relative path. */
	static Map<String, String> contents(Path folder) throws IOException {
		Map<String, String> hashes = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			files.filter(Files::isRegularFile).forEach(f -> {
				try {
					hashes.put(folder.relativize(f).toString().replace('\\', '/'), Hashes.of(f));
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
		return hashes;
	}

	static void assertSameFiles(Path expected, Path actual) throws IOException {
		assertEquals(contents(expected), contents(actual), () -> actual + " differs from " + expected);
	}

	/** Rows that count in a {@code .npy}, 0 while there is none. */
	static long rows(Path npy) throws IOException {
		if (!Files.exists(npy) || Files.size(npy) < 128) {
			return 0;
		}
		String header;
		try (var in = Files.newInputStream(npy)) {
			header = new String(in.readNBytes(128), java.nio.charset.StandardCharsets.ISO_8859_1);
		}
		var m = java.util.regex.Pattern.compile("'shape': \\((\\d+),").matcher(header);
		return m.find() ? Long.parseLong(m.group(1)) : 0;
	}

	/** The demo's network with one of its weights moved to a file that is not there. */
	static Path withMissingWeights(Path model, Path target) throws IOException {
		OnnxMl.ModelProto.Builder proto = OnnxMl.ModelProto.parseFrom(Files.readAllBytes(model)).toBuilder();
		OnnxMl.TensorProto.Builder weights = proto.getGraphBuilder().getInitializerBuilder(0);
		weights.clearRawData().clearFloatData().setDataLocation(OnnxMl.TensorProto.DataLocation.EXTERNAL)
				.addExternalData(OnnxMl.StringStringEntryProto.newBuilder().setKey("location").setValue("gone.bin"));
		return Files.write(target, proto.build().toByteArray());
	}

	/** A network whose input is a vector, not an image: a single Relu. */
	static Path withoutImageInput(Path target) throws IOException {
		var vector = OnnxMl.TypeProto.newBuilder().setTensorType(OnnxMl.TypeProto.Tensor.newBuilder().setElemType(1)
				.setShape(OnnxMl.TensorShapeProto.newBuilder().addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam("N"))
						.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(10))));
		OnnxMl.ModelProto model = OnnxMl.ModelProto.newBuilder().setIrVersion(7).addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(13))
				.setGraph(OnnxMl.GraphProto.newBuilder().setName("vector")
						.addInput(OnnxMl.ValueInfoProto.newBuilder().setName("x").setType(vector))
						.addOutput(OnnxMl.ValueInfoProto.newBuilder().setName("y").setType(vector))
						.addNode(OnnxMl.NodeProto.newBuilder().setName("relu").setOpType("Relu").addInput("x").addOutput("y")))
				.build();
		return Files.write(target, model.toByteArray());
	}

	/** Values of a float32 .npy. */
	static float[] floats(byte[] npy) {
		float[] values = new float[(npy.length - 128) / 4];
		ByteBuffer.wrap(npy, 128, npy.length - 128).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
		return values;
	}
}
