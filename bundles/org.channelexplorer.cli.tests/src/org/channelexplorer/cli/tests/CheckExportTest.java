package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.store.Npy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of a 1 x 1 convolution, ReLU, mean and dense layer on 2 x 3 images, whose answers are worked out here; and the same with a weight changed. */
class CheckExportTest {
	private static final int[] CONVOLUTION = { 2, 3, 1, 1 };
	private static final float[] KERNEL = { 0.5f, -1, 0.25f, -0.5f, 1, 0.75f };
	private static final float[] DENSE = { 1, -2, 0.5f, 3, -1, 0.25f };
	private static final String[] FILES = { "10.png", "9.png", "b/a.png", "b/c/a.png" };
	private static final int PIXELS = 6;

	@TempDir
	private Path folder;
	private Path images;
	private final float[][] conv = new float[FILES.length][];
	private final float[][] relu = new float[FILES.length][];
	private final float[][] out = new float[FILES.length][];

	@BeforeEach
	void images() throws IOException {
		images = Files.createDirectories(folder.resolve("images"));
		Random random = new Random(3);
		for (int i = 0; i < FILES.length; i++) {
			BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
			float[] map = new float[2 * PIXELS];
			float[] means = new float[2];
			float[] rectified = new float[2 * PIXELS];
			for (int p = 0; p < PIXELS; p++) {
				int[] rgb = random.ints(3, 0, 256).toArray();
				image.setRGB(p % 3, p / 3, rgb[0] << 16 | rgb[1] << 8 | rgb[2]);
				for (int c = 0; c < 2; c++) {
					map[c * PIXELS + p] = KERNEL[3 * c] * rgb[0] + KERNEL[3 * c + 1] * rgb[1] + KERNEL[3 * c + 2] * rgb[2];
					rectified[c * PIXELS + p] = Math.max(0, map[c * PIXELS + p]);
					means[c] += rectified[c * PIXELS + p] / PIXELS;
				}
			}
			conv[i] = map;
			relu[i] = rectified;
			out[i] = new float[] { means[0] + -2 * means[1], 0.5f * means[0] + 3 * means[1], -means[0] + 0.25f * means[1] };
			Path file = images.resolve(FILES[i]);
			Files.createDirectories(file.getParent());
			ImageIO.write(image, "png", file.toFile());
		}
		Files.writeString(images.resolve("notes.txt"), "no image");
	}

	private static OnnxMl.TensorProto tensor(String name, float[] values, int... shape) {
		ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
		raw.asFloatBuffer().put(values);
		OnnxMl.TensorProto.Builder tensor = OnnxMl.TensorProto.newBuilder().setName(name).setDataType(1).setRawData(ByteString.copyFrom(raw.array()));
		for (int n : shape) {
			tensor.addDims(n);
		}
		return tensor.build();
	}

	private static OnnxMl.NodeProto node(String name, String type, String output, String... inputs) {
		return OnnxMl.NodeProto.newBuilder().setName(name).setOpType(type).addAllInput(java.util.List.of(inputs)).addOutput(output).build();
	}

	private static OnnxMl.ValueInfoProto value(String name, Object... axes) {
		OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder();
		for (Object a : axes) {
			shape.addDim(a instanceof Integer n ? OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(n)
					: OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam(a.toString()));
		}
		return OnnxMl.ValueInfoProto.newBuilder().setName(name)
				.setType(OnnxMl.TypeProto.newBuilder().setTensorType(OnnxMl.TypeProto.Tensor.newBuilder().setElemType(1).setShape(shape))).build();
	}

	private Path network(String file, float[] kernel, float[] dense) throws IOException {
		OnnxMl.ModelProto model = OnnxMl.ModelProto.newBuilder().setIrVersion(7).addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(13))
				.setGraph(OnnxMl.GraphProto.newBuilder().setName("small").addInput(value("x", "N", 3, 2, 3)).addOutput(value("logits", "N", 3))
						.addInitializer(tensor("kernel", kernel, CONVOLUTION)).addInitializer(tensor("weights", dense, 3, 2))
						.addNode(node("/block/conv", "Conv", "/block/conv_out", "x", "kernel")).addNode(node("/block/relu", "Relu", "r", "/block/conv_out"))
						.addNode(node("mean", "GlobalAveragePool", "m", "r")).addNode(node("flat", "Flatten", "f", "m"))
						.addNode(node("fc", "Gemm", "logits", "f", "weights").toBuilder()
								.addAttribute(OnnxMl.AttributeProto.newBuilder().setName("transB").setType(OnnxMl.AttributeProto.AttributeType.INT).setI(1))
								.build()))
				.build();
		return Files.write(folder.resolve(file), model.toByteArray());
	}

	private static byte[] npy(float[][] rows, int... shape) {
		long[] all = new long[shape.length + 1];
		all[0] = rows.length;
		int size = 1;
		for (int i = 0; i < shape.length; i++) {
			all[i + 1] = shape[i];
			size *= shape[i];
		}
		ByteBuffer bytes = ByteBuffer.allocate(Npy.HEADER + rows.length * size * 4).order(ByteOrder.LITTLE_ENDIAN).put(Npy.header(Npy.Type.FLOAT32, all));
		for (float[] row : rows) {
			for (float v : row) {
				bytes.putFloat(v);
			}
		}
		return bytes.array();
	}

	private Path reference() throws IOException {
		return Files.write(folder.resolve("outputs.npy"), npy(out, 3));
	}

	private Path activations() throws IOException {
		Path npz = folder.resolve("activations.npz");
		try (OutputStream file = Files.newOutputStream(npz); ZipOutputStream zip = new ZipOutputStream(file)) {
			zip.putNextEntry(new ZipEntry("fc.npy"));
			zip.write(npy(out, 3));
			zip.putNextEntry(new ZipEntry("block.conv.npy"));
			zip.write(npy(conv, 2, 2, 3));
			zip.putNextEntry(new ZipEntry("block_relu.npy"));
			zip.write(npy(relu, 2, 2, 3));
		}
		return npz;
	}

	private Cli check(Path model, Object... more) {
		Object[] first = { "check-export", "--model", model, "--images", images, "--preprocess", "raw" };
		Object[] all = java.util.Arrays.copyOf(first, first.length + more.length);
		System.arraycopy(more, 0, all, first.length, more.length);
		return Cli.run(all);
	}

	@Test
	void anEqualNetworkIsEqual() throws Exception {
		Cli cli = check(network("a.onnx", KERNEL, DENSE), "--reference", reference(), "--activations", activations(), "--format", "json");
		assertEquals(ExitCode.DONE, cli.code, cli::err);
		JsonObject json = JsonParser.parseString(cli.out()).getAsJsonObject();
		assertTrue(json.get("equal").getAsBoolean() && json.get("firstLayerThatDiffers").isJsonNull());
		assertEquals(4, json.get("images").getAsInt());
		assertEquals(4, json.get("sameTopClass").getAsInt());
		assertEquals("[/block/conv, /block/relu, fc]",
				json.getAsJsonArray("layers").asList().stream().map(l -> l.getAsJsonObject().get("tensor").getAsString()).toList().toString());
		assertTrue(json.getAsJsonObject("output").get("maxAbsolute").getAsDouble() < 1e-3);
	}

	@Test
	void aChangedWeightIsFoundInItsLayer() throws Exception {
		float[] kernel = KERNEL.clone();
		kernel[4] += 0.01f;
		Path model = network("kernel.onnx", kernel, DENSE);
		Cli cli = check(model, "--reference", reference(), "--activations", activations());
		assertEquals(ExitCode.GATE, cli.code, cli::err);
		assertTrue(cli.out().startsWith("kernel.onnx differs from the original on 4 images (tolerance 0.001)\nsame top class: "), cli::out);
		assertTrue(cli.out().contains("\nfirst layer that differs: /block/conv\n"), cli::out);

		float[] dense = DENSE.clone();
		dense[0] += 1;
		Cli behind = check(network("dense.onnx", KERNEL, dense), "--reference", reference(), "--activations", activations(), "--format", "csv");
		assertEquals(ExitCode.GATE, behind.code, behind::err);
		String[] lines = behind.out().split("\r?\n");
		assertEquals("tensor,values,maxAbsolute,maxRelative,imagesThatDiffer,worstImage", lines[0]);
		assertTrue(lines[1].matches("/block/conv,12,\\S+,\\S+,0,.*") && lines[2].startsWith("/block/relu,12,") && lines[3].matches("fc,3,.*,4,.*")
				&& lines[4].matches("logits,3,.*,4,.*"), behind::out);
		double largest = 0; // the first output is larger by the first mean
		for (float[] map : relu) {
			double mean = 0;
			for (int p = 0; p < PIXELS; p++) {
				mean += map[p] / PIXELS;
			}
			largest = Math.max(largest, mean);
		}
		assertEquals(largest, Double.parseDouble(lines[4].split(",")[2]), 1e-3);
		assertEquals(ExitCode.DONE, check(model, "--reference", reference(), "--tolerance", "0.5").code);
	}

	@Test
	void valuesThatAreNoNumbersDiffer() throws Exception {
		Path model = network("a.onnx", KERNEL, DENSE);
		out[2][1] = Float.NaN;
		Cli cli = check(model, "--reference", reference(), "--format", "json", "--tolerance", "100");
		assertEquals(ExitCode.GATE, cli.code, cli::err);
		JsonObject output = JsonParser.parseString(cli.out()).getAsJsonObject().getAsJsonObject("output");
		assertEquals("infinite", output.get("maxAbsolute").getAsString());
		assertEquals("b/a.png", output.get("worstImage").getAsString());
	}

	@Test
	void aLayerIsNamedAsTheActivationsNameIt() throws Exception {
		OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.parseFrom(Files.readAllBytes(network("a.onnx", KERNEL, DENSE))).toBuilder();
		model.getGraphBuilder().getNodeBuilder(0).setName("node_Conv_296").addMetadataProps(
				OnnxMl.StringStringEntryProto.newBuilder().setKey("pkg.torch.onnx.name_scopes").setValue("['', 'block', 'block.first', 'conv2d']"));
		Path file = Files.write(folder.resolve("newer.onnx"), model.build().toByteArray());
		Path layers = Files.createDirectories(folder.resolve("layers"));
		for (String name : List.of("node_Conv_296", "block.first", "block_conv_out")) {
			Path array = Files.write(layers.resolve(name + ".npy"), npy(conv, 2, 2, 3));
			Cli cli = check(file, "--reference", reference(), "--activations", layers, "--format", "json");
			Files.delete(array);
			assertEquals(ExitCode.DONE, cli.code, cli::err);
			assertEquals(name.startsWith("block.") ? "block.first" : "node_Conv_296",
					JsonParser.parseString(cli.out()).getAsJsonObject().getAsJsonArray("layers")
							.get(0).getAsJsonObject().get("tensor").getAsString(),
					name);
		}
	}

	@Test
	void theOrderOfTheRowsIsPrinted() throws Exception {
		assertEquals(String.join("\n", FILES) + "\n", check(network("a.onnx", KERNEL, DENSE), "--list").out());
	}

	@Test
	void whatDoesNotFitSaysWhatWould() throws Exception {
		Path model = network("a.onnx", KERNEL, DENSE);
		Path few = Files.write(folder.resolve("few.npy"), npy(new float[][] { out[0] }, 3));
		bad("few.npy: is 1 x 3, but " + images
				+ " has 4 images: row i must be what the original gives for image i of the files sorted by path (--list prints them)",
				check(model, "--reference", few));
		Path wide = Files.write(folder.resolve("wide.npy"), npy(conv, 12));
		bad("wide.npy: has 12 values per image (4 x 12), the output 'logits' of a.onnx has 3", check(model, "--reference", wide));
		Path layers = Files.createDirectories(folder.resolve("layers"));
		bad("layers: has no .npy", check(model, "--reference", reference(), "--activations", layers));
		Files.write(layers.resolve("block.conv.npy"), npy(conv, 3, 2, 2));
		bad("block.conv.npy: is 4 x 3 x 2 x 2, but the layer's activations are images x 2 x 2 x 3 (axes in this order)",
				check(model, "--reference", reference(), "--activations", layers));
		Files.write(layers.resolve("other.npy"), npy(conv, 2, 2, 3));
		bad("other.npy: no layer of a.onnx is named so; 'channelexplorer info --model' lists the layers, such as /block/conv",
				check(model, "--reference", reference(), "--activations", layers));
		bad("--reference is missing", check(model));
		bad("--tolerance 0.0: must be above 0", check(model, "--reference", reference(), "--tolerance", "0"));
		Files.writeString(images.resolve("z.png"), "broken");
		bad("every image needs its row", check(model, "--reference", Files.write(folder.resolve("five.npy"), npy(new float[5][3], 3))));
	}

	private static void bad(String expected, Cli cli) {
		assertEquals(ExitCode.BAD_INPUT, cli.code, cli::err);
		assertTrue(cli.err().contains(expected), () -> expected + " is not in: " + cli.err());
	}
}
