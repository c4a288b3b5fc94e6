package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.document.AnalysisDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is left out is named on stderr and in the analysis. */
class WildFilesTest {
	@TempDir
	private static Path demo;
	private static Path model;
	@TempDir
	private Path folder;

	@BeforeAll
	static void unpack() throws Exception {
		model = Samples.model(demo);
	}

	private Cli analyze(Path images, String preprocess) {
		return Cli.run("analyze", "--model", model, "--images", images, "--out", folder.resolve("a.channelexplorer"), "--layers", "^/conv1/Conv$", "--summary",
				"l2",
				"--preprocess", preprocess);
	}

	@Test
	void filesAndLinksThatAreLeftOutAreNamedAndStored() throws Exception {
		Path images = Samples.images(demo, folder.resolve("images"), 1, 1);
		List<Path> classes = Samples.list(images);
		Files.write(classes.get(0).resolve("new.avif"), new byte[40]);
		byte[] png = Files.readAllBytes(Samples.list(classes.get(1)).getFirst());
		Files.write(classes.get(1).resolve("half.png"), Arrays.copyOf(png, png.length / 2));
		Files.writeString(classes.get(1).resolve("tiny.PPM"), "P3 1 1 255 1 2 3");
		Files.createSymbolicLink(images.resolve("gone"), folder.resolve("nowhere"));
		Files.createSymbolicLink(images.resolve("linked"), Files.move(classes.get(2), folder.resolve("elsewhere")));
		Cli cli = analyze(images, "unit");
		assertEquals(ExitCode.BAD_INPUT, cli.code, cli::err);
		String first = classes.get(0).getFileName() + "/new.avif";
		String second = classes.get(1).getFileName() + "/half.png";
		for (String line : List.of("skipped " + first + ": is a file of the format AVIF", "skipped gone: is a link that leads nowhere",
				"skipped " + second + ": ",
				classes.size() + 1 + " images of " + classes.size() + " classes",
				"among the images: 1 file named .ppm (first: " + classes.get(1).getFileName() + "/tiny.PPM)", "3 images had to be skipped")) {
			assertTrue(cli.err().contains(line), () -> line + " is not in: " + cli.err());
		}
		AnalysisDocument document = AnalysisDocument.read(folder.resolve("a.channelexplorer"));
		assertEquals(List.of(first, "gone"),
				document.found().excluded().stream().map(s -> s.file()).sorted(java.util.Comparator.comparing(f -> f.equals("gone"))).toList());
		assertTrue(Files.readString(folder.resolve("a.data/manifest.json")).contains(second));
	}

	/** The demo's network as exporters of TensorFlow have it: its image is bytes, which it casts. */
	private static Path ofBytes(Path file) throws Exception {
		ModelProto.Builder network = ModelProto.parseFrom(Files.readAllBytes(model)).toBuilder();
		String image = network.getGraph().getInput(0).getName();
		NodeProto cast = NodeProto.newBuilder().setName("cast").setOpType("Cast").addInput("bytes").addOutput(image)
				.addAttribute(AttributeProto.newBuilder().setName("to").setType(AttributeProto.AttributeType.INT).setI(DataType.FLOAT_VALUE)).build();
		List<NodeProto> nodes = network.getGraph().getNodeList();
		GraphProto.Builder graph = network.getGraphBuilder().clearNode().addNode(cast).addAllNode(nodes);
		graph.getInputBuilder(0).setName("bytes").getTypeBuilder().getTensorTypeBuilder().setElemType(DataType.UINT8_VALUE);
		return Files.write(file, network.build().toByteArray());
	}

	@Test
	void aNetworkThatTakesBytesGetsPixelValues() throws Exception {
		Path images = Samples.images(demo, folder.resolve("images"), 1, 1);
		Path bytes = ofBytes(folder.resolve("bytes.onnx"));
		assertEquals(ExitCode.DONE, analyze(images, "raw").code);
		Cli cli = Cli.run("analyze", "--model", bytes, "--images", images, "--out", folder.resolve("b.channelexplorer"), "--layers", "^/conv1/Conv$",
				"--summary", "l2");
		assertEquals(ExitCode.DONE, cli.code, cli::err);
		assertTrue(
				cli.err().contains("Preprocessing: raw (no --preprocess given, no preprocess.json beside the model, which takes whole numbers from 0 to 255)"),
				cli::err);
		assertArrayEquals(rows("a"), rows("b"));
		Cli normalised = Cli.run("analyze", "--model", bytes, "--images", images, "--out", folder.resolve("c.channelexplorer"), "--preprocess", "imagenet");
		assertEquals(ExitCode.BAD_INPUT, normalised.code);
		assertTrue(normalised.err().contains("the image input 'bytes' takes whole numbers from 0 to 255 (uint8), but the preprocessing imagenet gives"),
				normalised::err);
	}

	private byte[] rows(String name) throws Exception {
		try (Stream<Path> files = Files.walk(folder.resolve(name + ".data"))) {
			return Files.readAllBytes(files.filter(f -> f.toString().contains("l2") && f.toString().endsWith(".npy")).findFirst().orElseThrow());
		}
	}

	@Test
	void fieldsOfThePreprocessingThatAreNotUsedAreNamed() throws Exception {
		Path images = Samples.images(demo, folder.resolve("images"), 1, 1);
		Path file = Files.writeString(folder.resolve("config.json"), "{\"image_mean\": [0.5, 0.5, 0.5], \"resample\": 3, \"gamma\": 2}");
		Cli cli = analyze(images, file.toString());
		assertEquals(ExitCode.DONE, cli.code, cli::err);
		assertTrue(cli.err().contains("config.json: the resampling '3' is not understood here: images are resized bilinearly"), cli::err);
		assertTrue(cli.err().contains("config.json: this field is not understood and ignored: gamma"), cli::err);
	}
}
