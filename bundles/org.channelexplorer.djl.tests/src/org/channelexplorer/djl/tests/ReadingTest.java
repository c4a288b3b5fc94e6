package org.channelexplorer.djl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.djl.internal.TorchScriptImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph of a file: layers under their module paths, operators, shapes, taps. */
class ReadingTest {
	@TempDir
	Path folder;

	private Network read(String name) throws Exception {
		try (ImportedModel model = new TorchScriptImporter().open(Networks.copy(name, folder))) {
			return model.network();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "residual.pt", "residual-scripted.pt" })
	void layersAreUnderTheirModulePaths(String name) throws Exception {
		Network network = read(name);
		List<String> ids = network.layers().stream().map(Layer::id).toList();
		assertEquals(List.of("x", "conv1", "bn1", "relu", "maxpool", "layer1.0.conv1", "layer1.0.bn1", "layer1.0.relu", "layer1.0.conv2", "layer1.0.bn2",
				"layer1.0.add", "layer1.0.relu#2"), ids.subList(0, 12));
		assertEquals(List.of("avgpool", "flatten", "fc", "output"), ids.subList(ids.size() - 4, ids.size()));
		Layer conv = network.layer("layer2.0.conv1").orElseThrow();
		assertEquals("Conv", conv.operation());
		assertEquals("conv1", conv.label());
		assertEquals("layer2/0", conv.block());
		assertEquals("864", conv.properties().get("Weights"));
		assertEquals(Tap.Layout.CHANNELS_FIRST, conv.pre().layout());
		assertEquals(12, conv.pre().channels());
		assertEquals("layer2/0/downsample", network.layer("layer2.0.downsample.1").orElseThrow().block());
		// the ReLU behind the normalisation, the one behind the sum, none behind the second convolution
		assertEquals(network.layer("layer1.0.relu").orElseThrow().pre(), conv(network, "layer1.0.conv1").post());
		assertEquals(network.layer("layer1.0.relu#2").orElseThrow().pre(), conv(network, "layer1.0.add").post());
		assertNull(conv(network, "layer1.0.conv2").post());
		assertTrue(conv(network, "layer1.0.relu").activation());
		assertTrue(network.edges().stream().anyMatch(e -> e.from().equals("maxpool") && e.to().equals("layer1.0.add")));
		assertEquals(List.of("layer1.0.add", "layer1.1.add", "layer2.0.add", "layer2.1.add"),
				network.select("conv+blocks", TapKind.PRE).stream().map(Layer::id).filter(i -> i.endsWith("add")).toList());
		assertEquals(Hashes.of(Files.readAllBytes(folder.resolve(name))), network.sha256());
	}

	private static Layer conv(Network network, String id) {
		return network.layer(id).orElseThrow();
	}

	@Test
	void operatorsWithinExpressionsAreLayers() throws Exception {
		Network network = read("functional.pt");
		for (String id : List.of("a", "relu", "max_pool2d", "leaky_relu", "sigmoid", "cat", "mul", "relu#2", "tanh", "log_softmax")) {
			assertNotNull(conv(network, id));
		}
		assertEquals(conv(network, "leaky_relu").pre(), conv(network, "b1").post());
		assertEquals(conv(network, "mul").pre(), conv(network, "cat").post(), "x * sigmoid(x) is a non-linearity");
		assertEquals(conv(network, "tanh").pre(), conv(network, "fc1").post());
		assertEquals(Tap.Layout.DENSE, conv(network, "fc1").pre().layout());
	}

	@Test
	void tokensOfTransformersAreRead() throws Exception {
		Network network = read("transformer.pt");
		Layer qkv = conv(network, "blocks.0.attn.qkv");
		assertEquals(new Tap(qkv.pre().tensor(), 36, 17, 1, Tap.Layout.TOKENS), qkv.pre());
		assertEquals("N x 17 x 36", qkv.shape());
		assertEquals(conv(network, "blocks.0.mlp.1").pre(), conv(network, "blocks.0.mlp.0").post());
		assertEquals("Gelu", conv(network, "blocks.0.mlp.1").operation());
		assertEquals(Tap.Layout.CHANNELS_FIRST, conv(network, "flatten").pre().layout());
		assertEquals(Tap.Layout.TOKENS, conv(network, "transpose").pre().layout());
		Layer softmax = conv(network, "blocks.1.attn.softmax");
		assertFalse(softmax.readable());
		assertTrue(softmax.unreadable().contains("which of its axes are channels"), softmax.unreadable());
		assertEquals(List.of("N", "3", "32", "32"), network.inputs().getFirst().shape());
	}

	@ParameterizedTest
	@ValueSource(strings = { "sequential.pt", "residual-scripted.pt", "functional-scripted.pt", "transformer.pt", "gated-scripted.pt" })
	void edgesLeadForwardAndIdsAreUnique(String name) throws Exception {
		Network network = read(name);
		List<String> ids = network.layers().stream().map(Layer::id).toList();
		assertEquals(ids.size(), ids.stream().distinct().count());
		for (Edge e : network.edges()) {
			assertTrue(ids.indexOf(e.from()) >= 0 && ids.indexOf(e.from()) < ids.indexOf(e.to()), e.toString());
		}
		for (String id : ids) {
			assertTrue(id.equals("x") || id.equals("input") || network.edges().stream().anyMatch(e -> e.to().equals(id)), id + " reads nothing");
		}
	}

	@Test
	void aFolderOfTheDeepJavaLibraryIsItsNetwork() throws Exception {
		Path model = Files.createDirectory(folder.resolve("net"));
		Networks.copy("sequential.pt", model);
		Files.writeString(model.resolve("serving.properties"), "engine=PyTorch\n");
		TorchScriptImporter importer = new TorchScriptImporter();
		assertTrue(importer.accepts(model));
		try (ImportedModel opened = importer.open(model)) {
			assertEquals("sequential.pt", opened.network().name());
		}
		assertFalse(importer.accepts(folder), "a folder without networks");
	}
}
