package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.ModelBuilder.ramp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.predict.OutputNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a graph: layers, edges, taps, names. */
class NetworkReadingTest {
	@TempDir
	Path folder;

	private Network read(ModelBuilder model) throws Exception {
		return Opened.network(model.write(folder.resolve("model.onnx")));
	}

	private static Layer layer(Network network, String id) {
		return network.layer(id).orElseThrow(() -> new AssertionError("no layer " + id + " in " + network.layers().stream().map(Layer::id).toList()));
	}

	@Test
	void classifierHasItsLayersTapsAndEdges() throws Exception {
		Network network = read(ModelBuilder.classifier("N"));
		assertEquals(List.of("image", "/conv/Conv", "/bn/BatchNormalization", "/act/Relu", "/pool/GlobalAveragePool", "/Flatten", "/fc/Gemm", "logits"),
				network.layers().stream().map(Layer::id).toList());
		assertEquals(List.of("image", "conv", "bn", "act", "pool", "Flatten", "fc", "logits"), network.layers().stream().map(Layer::label).toList());
		Layer conv = layer(network, "/conv/Conv");
		assertEquals(new Tap("conv", 2, 2, 2, Tap.Layout.CHANNELS_FIRST), conv.pre());
		assertEquals("act", conv.post().tensor(), "looks through the batch normalisation");
		assertEquals("N x 2 x 2 x 2", conv.shape());
		assertEquals("[1, 1]", conv.properties().get("kernel_shape"));
		assertEquals("8", conv.properties().get("Weights"));
		assertEquals("act", layer(network, "/bn/BatchNormalization").post().tensor());
		Layer relu = layer(network, "/act/Relu");
		assertTrue(relu.activation());
		assertEquals("act", relu.pre().tensor());
		assertNull(relu.post());
		assertEquals(new Tap("logits", 4, 1, 1, Tap.Layout.DENSE), layer(network, "/fc/Gemm").pre());
		assertEquals(Layer.INPUT, layer(network, "image").operation());
		assertEquals(Layer.OUTPUT, layer(network, "logits").operation());
		assertFalse(layer(network, "image").readable());
		assertTrue(network.edges().contains(new Edge("image", "/conv/Conv", "image")));
		assertTrue(network.edges().contains(new Edge("/fc/Gemm", "logits", "logits")));
		assertEquals(7, network.edges().size());
		assertEquals("free", network.properties().get("Batch"));
		assertEquals("28", network.properties().get("Parameters"));
		assertEquals(64, network.sha256().length());
		assertEquals(List.of("N", "3", "2", "2"), network.inputs().getFirst().shape());
	}

	@Test
	void metadataNameTheOutputs() throws Exception {
		Network network = read(ModelBuilder.classifier("N").metadata("names", "{0: 'cat', 1: \"dog's\", 2: 'owl'}").metadata("stride", "32"));
		assertEquals("32", network.metadata().get("stride"));
		OutputNames names = OutputNames.of(Path.of("no such folder", "model.onnx"), network.metadata(), 3);
		assertEquals(List.of("cat", "dog's", "owl"), names.names());
		assertEquals("the model's metadata 'names'", names.source());
	}

	@Test
	void branchesAndConcatenation() throws Exception {
		Network network = read(new ModelBuilder().input("x", "N", 3, 4, 4).weights("w", new long[] { 3, 3, 1, 1 }, ramp(9, 0.1f))
				.node("Conv", "a", List.of("x", "w")).node("Relu", "ra", List.of("a")).node("Conv", "b", List.of("ra", "w"))
				.node("Add", "sum", List.of("b", "x")).node("Relu", "rs", List.of("sum")).node("Concat", "cat", List.of("rs", "a"), integer("axis", 1))
				.output("cat"));
		assertEquals("rs", layer(network, "sum").post().tensor());
		assertNull(layer(network, "b").post(), "the addition is no non-linearity");
		assertEquals(6, layer(network, "cat").pre().channels());
		assertEquals(4, network.select("all", TapKind.PRE).size());
		assertTrue(network.edges().containsAll(List.of(new Edge("x", "sum", "x"), new Edge("b", "sum", "b"), new Edge("a", "cat", "a"))));
		assertEquals("cat#2", network.layers().getLast().id(), "the output's layer gives way to the node's");
	}

	@Test
	void constantsAndShapeArithmeticAreNoLayers() throws Exception {
		Network network = read(
				new ModelBuilder().input("x", "N", 3, 4, 4).weights("w0", new long[] { 2, 3, 1, 1 }, ramp(6, 1)).node("Identity", "w", List.of("w0"))
						.node("Conv", "c", List.of("x", "w")).node("Shape", "shape", List.of("c")).integers("zero", 0).integers("rest", -1)
						.node("Gather", "n", List.of("shape", "zero"), integer("axis", 0)).node("Concat", "to", List.of("n", "rest"), integer("axis", 0))
						.node("Reshape", "flat", List.of("c", "to")).output("flat"));
		assertEquals(List.of("x", "c", "flat", "flat#2"), network.layers().stream().map(Layer::id).toList());
		assertEquals(new Tap("flat", 32, 1, 1, Tap.Layout.DENSE), layer(network, "flat").pre());
	}

	@Test
	void whatCannotBeReadSaysWhy() throws Exception {
		Network network = read(new ModelBuilder().input("x", "N", 3, 4, 4).weights("w", new long[] { 2, 3, 1, 1 }, ramp(6, 1))
				.node("Conv", "c", List.of("x", "w"))
				.integers("five", 0, 2, 1, 4, 4).node("Reshape", "r5", List.of("c", "five")).node("ArgMax", "arg", List.of("c"), integer("axis", 1))
				.integers("rows", -1, 4).node("Reshape", "rows2", List.of("c", "rows")).node("Transpose", "between", List.of("c"), ints("perm", 0, 2, 1, 3))
				.integers("flat", -1, 4).node("Reshape", "between2", List.of("between", "flat")).node("Resize", "odd", List.of("rows2", "", "scales"))
				.weights("scales", new long[] { 2 }, 1.5f, 1).output("arg", TensorProto.DataType.INT64).output("r5").output("rows2").output("between2")
				.output("odd"));
		assertEquals(new Tap("r5", 2, 4, 4, Tap.Layout.PLANES), layer(network, "r5").pre());
		assertEquals(new Tap("rows2", 2, 16, 1, Tap.Layout.PLANES), layer(network, "rows2").pre());
		assertTrue(layer(network, "arg").unreadable().startsWith("integer tensor ["));
		assertEquals("its channels are neither second nor last", layer(network, "between").unreadable());
		assertEquals("its channels lie between its positions: 8N x 4", layer(network, "between2").unreadable());
		assertEquals("it is unknown which of its axes are channels: 12N x 4", layer(network, "odd").unreadable());
		assertFalse(layer(network, "odd").readable());
	}

	@Test
	void channelsAreFollowedThroughTranspositions() throws Exception {
		Network network = read(new ModelBuilder().input("x", "N", 4, 4, 3).node("Transpose", "first", List.of("x"), ints("perm", 0, 3, 1, 2))
				.weights("w", new long[] { 2, 3, 1, 1 }, ramp(6, 1)).node("Conv", "c", List.of("first", "w"))
				.node("Transpose", "last", List.of("c"), ints("perm", 0, 2, 3, 1)).node("Relu", "r", List.of("last")).weights("k", new long[] { 1 }, 2)
				.node("Mul", "m", List.of("last", "k")).integers("tok", 0, -1, 2).node("Reshape", "tokens", List.of("m", "tok"))
				.integers("cl", 0, 2, -1).node("Reshape", "lines", List.of("c", "cl")).output("tokens").output("lines"));
		assertEquals(Tap.Layout.CHANNELS_FIRST, layer(network, "c").pre().layout());
		assertEquals(new Tap("last", 2, 4, 4, Tap.Layout.CHANNELS_LAST), layer(network, "last").pre());
		assertEquals(new Tap("r", 2, 4, 4, Tap.Layout.CHANNELS_LAST), layer(network, "last").post());
		assertEquals(Tap.Layout.CHANNELS_LAST, layer(network, "m").pre().layout());
		assertEquals(new Tap("tokens", 2, 16, 1, Tap.Layout.TOKENS), layer(network, "tokens").pre());
		assertEquals(new Tap("lines", 2, 16, 1, Tap.Layout.CHANNELS_FIRST), layer(network, "lines").pre());
	}

	@Test
	void nonLinearitiesWrittenAsPatterns() throws Exception {
		Network network = read(new ModelBuilder().input("x", "N", 3, 4, 4).weights("w", new long[] { 3, 3, 1, 1 }, ramp(9, 0.1f))
				.node("Conv", "a", List.of("x", "w")).node("Sigmoid", "g", List.of("a")).node("Mul", "silu", List.of("a", "g"))
				.node("Conv", "b", List.of("silu", "w")).weights("root", new long[] {}, 1.4142135f).weights("one", new long[] {}, 1)
				.weights("half", new long[] {}, 0.5f).node("Div", "d", List.of("b", "root")).node("Erf", "e", List.of("d"))
				.node("Add", "p", List.of("e", "one"))
				.node("Mul", "q", List.of("b", "p")).node("Mul", "gelu", List.of("q", "half")).node("Conv", "c", List.of("gelu", "w"))
				.node("GlobalAveragePool", "s", List.of("c")).node("Sigmoid", "sg", List.of("s")).node("Mul", "se", List.of("c", "sg")).output("se"));
		assertEquals("silu", layer(network, "a").post().tensor());
		assertEquals("gelu", layer(network, "b").post().tensor());
		assertNull(layer(network, "c").post());
		assertEquals("sg", layer(network, "s").post().tensor());
		assertFalse(layer(network, "se").activation(), "a gate that reads another tensor is no non-linearity of c");
		for (String part : List.of("g", "silu", "d", "e", "p", "q", "gelu", "sg")) {
			assertTrue(layer(network, part).activation(), part);
		}
		assertEquals(List.of("a", "b", "c", "s", "se"), network.select("all", TapKind.PRE).stream().map(Layer::id).toList());
	}

	@Test
	void otherWaysToWriteGelu() throws Exception {
		Network network = read(new ModelBuilder().input("x", "N", 3, 4, 4).weights("w", new long[] { 3, 3, 1, 1 }, ramp(9, 0.1f))
				.weights("root", new long[] {}, 1.4142135f).weights("one", new long[] {}, 1).weights("half", new long[] {}, 0.5f)
				.weights("three", new long[] {}, 3).weights("cubic", new long[] { 1 }, 0.044715f).weights("slope", new long[] {}, 0.7978846f)
				// the half first: (x / 2) (1 + erf(x / sqrt 2))
				.node("Conv", "a", List.of("x", "w")).node("Mul", "h", List.of("half", "a")).node("Div", "d", List.of("a", "root"))
				.node("Erf", "e", List.of("d"))
				.node("Add", "p", List.of("one", "e")).node("Mul", "gelu", List.of("h", "p"))
				// by tanh, with a power: x (1 + tanh(0.8 (x + 0.04 x^3))) / 2
				.node("Conv", "b", List.of("gelu", "w")).node("Pow", "b3", List.of("b", "three")).node("Mul", "c3", List.of("b3", "cubic"))
				.node("Add", "s", List.of("b", "c3")).node("Mul", "t", List.of("s", "slope")).node("Tanh", "u", List.of("t"))
				.node("Add", "v", List.of("u", "one"))
				.node("Mul", "q", List.of("b", "v")).node("Mul", "tanh", List.of("q", "half"))
				// by tanh, the cube multiplied out, the half first
				.node("Conv", "c", List.of("tanh", "w")).node("Mul", "cc", List.of("c", "c")).node("Mul", "ccc", List.of("cc", "c"))
				.node("Mul", "k3", List.of("ccc", "cubic")).node("Add", "l", List.of("c", "k3")).node("Mul", "m", List.of("l", "slope"))
				.node("Tanh", "n", List.of("m")).node("Add", "o", List.of("one", "n")).node("Mul", "ch", List.of("c", "half"))
				.node("Mul", "cubed", List.of("ch", "o"))
				// Mish, and a scale behind it that is not its own
				.node("Conv", "f", List.of("cubed", "w")).node("Softplus", "sp", List.of("f")).node("Tanh", "th", List.of("sp"))
				.node("Mul", "mish", List.of("f", "th"))
				// no non-linearities of g: another tensor within, a factor per channel, the inverse as the factor
				.node("Conv", "g", List.of("mish", "w")).weights("each", new long[] { 1, 3, 1, 1 }, 1, 2, 3).node("Mul", "g1", List.of("g", "each"))
				.node("Sigmoid", "g2", List.of("g1")).node("Mul", "g3", List.of("g", "g2")).node("Div", "g4", List.of("one", "g"))
				.node("Sub", "g5", List.of("g", "mish")).node("Erf", "g6", List.of("g5")).node("Mul", "g7", List.of("g", "g6"))
				.node("Add", "g8", List.of("g3", "g7"))
				.node("Add", "sum", List.of("g4", "g8")).output("sum"));
		assertEquals("gelu", layer(network, "a").post().tensor());
		assertEquals("tanh", layer(network, "b").post().tensor());
		assertEquals("cubed", layer(network, "c").post().tensor());
		assertEquals("mish", layer(network, "f").post().tensor());
		assertNull(layer(network, "g").post());
		for (String part : List.of("h", "d", "e", "p", "gelu", "b3", "c3", "s", "t", "u", "v", "q", "tanh", "cc", "ccc", "k3", "l", "m", "n", "o", "ch",
				"cubed",
				"sp", "th", "mish")) {
			assertTrue(layer(network, part).activation(), part);
		}
		for (String own : List.of("g1", "g3", "g4", "g5", "g7")) {
			assertFalse(layer(network, own).activation(), own);
		}
	}

	private static ModelBuilder normalising() {
		return new ModelBuilder().input("x", "N", 4, 4, 4).weights("w", new long[] { 4, 4, 1, 1 }, ramp(16, 0.1f)).weights("two", new long[] {}, 2)
				.weights("e", new long[] {}, 1e-5f).weights("one", new long[] {}, 1).weights("scale", new long[] { 4, 1, 1 }, 1, 2, 3, 4)
				.weights("shift", new long[] { 4, 1, 1 }, 1, 2, 3, 4).weights("ones", new long[] { 2 }, 1, 1).weights("zeros", new long[] { 2 }, 0, 0)
				.weights("ones4", new long[] { 4 }, 1, 1, 1, 1).weights("zeros4", new long[] { 4 }, 0, 0, 0, 0).integers("groups", 0, 2, -1)
				.integers("map", 0, 4, 4, 4);
	}

	@Test
	void normalisationsWrittenAsPatterns() throws Exception {
		Network network = read(normalising().node("Conv", "a", List.of("x", "w"))
				// layer normalisation as PyTorch writes it, the difference squared by Pow
				.node("ReduceMean", "m", List.of("a"), ints("axes", 1)).node("Sub", "d", List.of("a", "m")).node("Pow", "p", List.of("d", "two"))
				.node("ReduceMean", "v", List.of("p"), ints("axes", 1)).node("Add", "ve", List.of("v", "e")).node("Sqrt", "sd", List.of("ve"))
				.node("Div", "n", List.of("d", "sd")).node("Mul", "ns", List.of("n", "scale")).node("Add", "ln", List.of("ns", "shift"))
				.node("Relu", "ra", List.of("ln"))
				// as TensorFlow does: the difference twice, times the reciprocal, no scale
				.node("Conv", "b", List.of("ra", "w")).node("ReduceMean", "m2", List.of("b"), ints("axes", 1)).node("Sub", "d2", List.of("b", "m2"))
				.node("Sub", "d3", List.of("b", "m2")).node("Mul", "p2", List.of("d3", "d3")).node("ReduceMean", "v2", List.of("p2"), ints("axes", 1))
				.node("Add", "ve2", List.of("e", "v2")).node("Sqrt", "sd2", List.of("ve2")).node("Reciprocal", "r2", List.of("sd2"))
				.node("Mul", "ln2", List.of("r2", "d2")).node("Relu", "rb", List.of("ln2"))
				// root mean square
				.node("Conv", "c", List.of("rb", "w")).node("Pow", "p3", List.of("c", "two")).node("ReduceMean", "v3", List.of("p3"), ints("axes", 1))
				.node("Add", "ve3", List.of("v3", "e")).node("Sqrt", "sd3", List.of("ve3")).node("Div", "r3", List.of("one", "sd3"))
				.node("Mul", "rms", List.of("c", "r3")).node("Relu", "rc", List.of("rms"))
				// groups of channels, and what follows is SiLU
				.node("Conv", "f", List.of("rc", "w")).node("Reshape", "g1", List.of("f", "groups"))
				.node("InstanceNormalization", "g2", List.of("g1", "ones", "zeros")).node("Reshape", "g3", List.of("g2", "map"))
				.node("Mul", "g4", List.of("g3", "scale")).node("Add", "gn", List.of("g4", "shift")).node("Sigmoid", "s", List.of("gn"))
				.node("Mul", "silu", List.of("gn", "s"))
				// one operator
				.node("Conv", "h", List.of("silu", "w")).node("InstanceNormalization", "in", List.of("h", "ones4", "zeros4")).node("Relu", "rh", List.of("in"))
				.output("rh"));
		assertEquals("ra", layer(network, "a").post().tensor());
		assertEquals("rb", layer(network, "b").post().tensor());
		assertEquals("rc", layer(network, "c").post().tensor());
		assertEquals("silu", layer(network, "f").post().tensor());
		assertEquals("rh", layer(network, "h").post().tensor());
		assertEquals(List.of("a", "ln", "b", "ln2", "c", "rms", "f", "gn", "h", "in"), network.select("all", TapKind.PRE).stream().map(Layer::id).toList());
		assertEquals("layer normalisation", layer(network, "ln").properties().get(Layer.COMPUTES));
		assertEquals("layer normalisation, which ends at ln", layer(network, "m").properties().get("Step of"));
		assertEquals("root mean square normalisation", layer(network, "rms").properties().get(Layer.COMPUTES));
		assertEquals("group normalisation, which ends at gn", layer(network, "g2").properties().get("Step of"));
		assertTrue(layer(network, "v").readable(), "a step can still be asked for by its name");
		assertEquals(List.of("m", "m2"), network.select("^m2?$", TapKind.PRE).stream().map(Layer::id).toList());
	}

	@Test
	void theNonLinearityMayBeBehindAnyOfSeveralNormalisations() throws Exception {
		Network network = read(normalising().node("Conv", "a", List.of("x", "w"))
				.node("BatchNormalization", "n1", List.of("a", "ones4", "zeros4", "zeros4", "ones4"))
				.node("InstanceNormalization", "n2", List.of("a", "ones4", "zeros4")).node("Relu", "r", List.of("n2")).node("Add", "sum", List.of("n1", "r"))
				// what is multiplied by itself is not scaled
				.node("ReduceMean", "m", List.of("sum"), ints("axes", 1)).node("Sub", "d", List.of("sum", "m")).node("Mul", "p", List.of("d", "d"))
				.node("ReduceMean", "v", List.of("p"), ints("axes", 1)).node("Add", "ve", List.of("v", "e")).node("Sqrt", "sd", List.of("ve"))
				.node("Div", "n", List.of("d", "sd")).node("Mul", "square", List.of("n", "n")).output("square"));
		assertEquals("r", layer(network, "a").post().tensor());
		assertEquals("layer normalisation", layer(network, "n").properties().get(Layer.COMPUTES));
		assertNull(layer(network, "square").properties().get(Layer.COMPUTES));
	}

	@Test
	void whatOnlyLooksLikeANormalisationIsNot() throws Exception {
		Network network = read(normalising().node("Conv", "a", List.of("x", "w")).node("Conv", "b", List.of("x", "w"))
				// the mean of another tensor; the spread of another
				.node("ReduceMean", "m", List.of("b"), ints("axes", 1)).node("Sub", "d", List.of("a", "m")).node("Pow", "p", List.of("b", "two"))
				.node("ReduceMean", "v", List.of("p"), ints("axes", 1)).node("Add", "ve", List.of("v", "e")).node("Sqrt", "sd", List.of("ve"))
				.node("Div", "n", List.of("d", "sd")).node("Relu", "r", List.of("n"))
				// a step that something else reads, too, remains a layer; so does one that is an output
				.node("Conv", "c", List.of("r", "w")).node("ReduceMean", "m2", List.of("c"), ints("axes", 1)).node("Sub", "d2", List.of("c", "m2"))
				.node("Mul", "p2", List.of("d2", "d2")).node("ReduceMean", "v2", List.of("p2"), ints("axes", 1)).node("Add", "ve2", List.of("v2", "e"))
				.node("Sqrt", "sd2", List.of("ve2")).node("Div", "n2", List.of("d2", "sd2")).node("Relu", "r2", List.of("m2"))
				.node("Add", "sum", List.of("n2", "r2"))
				// what follows reads two tensors of the network
				.node("Mul", "product", List.of("sum", "n2")).output("product").output("v2"));
		assertNull(layer(network, "a").post());
		assertEquals(List.of("a", "b", "m", "d", "p", "v", "ve", "sd", "n", "c", "m2", "v2", "n2", "sum", "product"),
				network.select("all", TapKind.PRE).stream().map(Layer::id).toList());
	}

	@Test
	void namesMissingOrTwiceGetUniqueIds() throws Exception {
		Network network = read(new ModelBuilder().input("x", "N", 3, 4, 4).named("", "Relu", "r1", List.of("x")).named("same", "Relu", "r2", List.of("r1"))
				.named("same", "Relu", "r3", List.of("r2")).named("r1", "Relu", "r4", List.of("r3")).output("r4"));
		List<String> ids = network.layers().stream().map(Layer::id).toList();
		assertEquals(List.of("x", "r1", "r2", "r3", "r1#2", "r4"), ids);
		assertEquals(ids.size(), new HashSet<>(ids).size());
	}

	@Test
	void blocksFollowTheExportersNames() throws Exception {
		Network torch = read(chain("/conv1/Conv", "/layer3/layer3.1/conv2/Conv", "/layer3/layer3.1/Add", "/layer3/layer3.1/relu/Relu", "layer4.0.conv1"));
		assertEquals(List.of("", "layer3/1", "layer3/1", "layer3/1", "layer4/0"), torch.layers().subList(1, 6).stream().map(Layer::block).toList());
		assertEquals(List.of("conv1", "layer3.1.conv2", "layer3.1.Add", "layer3.1.relu", "layer4.0.conv1"),
				torch.layers().subList(1, 6).stream().map(Layer::label).toList());
		Network slim = read(chain("InceptionV3/InceptionV3/Conv2d_1a_3x3/Relu", "InceptionV3/InceptionV3/Mixed_7c/Branch_0/Conv2d_0a_1x1/Relu",
				"InceptionV3/InceptionV3/Mixed_7c/Branch_0/Conv2d_0a_1x1/Relu/relu", "InceptionV3/InceptionV3/Mixed_7c/concat", "output"));
		assertEquals(List.of("", "Mixed_7c/Branch_0", "Mixed_7c/Branch_0", "Mixed_7c", ""), slim.layers().subList(1, 6).stream().map(Layer::block).toList());
		assertEquals(List.of("Conv2d_1a_3x3", "Mixed_7c/Branch_0/Conv2d_0a_1x1", "Mixed_7c/Branch_0/Conv2d_0a_1x1/Relu", "Mixed_7c/concat", "output"),
				slim.layers().subList(1, 6).stream().map(Layer::label).toList());
	}

	@Test
	void pathsThatPyTorchNotesBesideANodeNameIt() throws Exception {
		Network network = read(new ModelBuilder().input("x", "N", 3, 4, 4).weights("layer1.0.conv1.weight", new long[] { 3, 3, 1, 1 }, ramp(9, 0.1f))
				.scoped("['', 'stem', 'stem.act', 'relu']", "Relu", "node_relu", List.of("x"))
				.scoped("['', 'layer1', 'layer1.0', 'layer1.0.bn1', '_native_batch_norm_legit_no_training']", "Conv", "node_Conv_296",
						List.of("node_relu", "layer1.0.conv1.weight"))
				.rewritten("RemoveOptionalBiasFromConv, FuseBatchNormIntoConv")
				.scoped("['', 'layer1', 'layer1.0', 'layer1.0.act1', 'relu_1']", "Relu", "node_relu_1", List.of("node_Conv_296"))
				.scoped("['', 'layer1', 'layer1.0', 'layer1.0.conv2', 'conv2d_3']", "Conv", "node_Conv_299", List.of("node_relu_1", "layer1.0.conv1.weight"))
				.scoped("['', 'layer1', 'layer1.0', 'add_65']", "Add", "node_add_65", List.of("node_Conv_299", "x"))
				.scoped("['', 'layer1', 'layer1.0', 'add_66']", "Add", "node_add_66", List.of("node_add_65", "x"))
				.scoped("['', 'mul']", "Mul", "node_mul", List.of("node_add_66", "x"))
				.scoped("['_empty_nn_module_stack_from_metadata_hook', 'mul_2']", "Mul", "node_mul_2", List.of("node_mul", "x"))
				.scoped("[]", "Neg", "node_neg", List.of("node_mul_2")).output("node_neg"));
		List<Layer> layers = network.layers().subList(1, 10);
		assertEquals(List.of("node_relu", "node_Conv_296", "node_relu_1", "node_Conv_299", "node_add_65", "node_add_66", "node_mul", "node_mul_2", "node_neg"),
				layers.stream().map(Layer::id).toList());
		assertEquals(List.of("stem.act", "layer1.0.conv1", "layer1.0.act1", "layer1.0.conv2", "layer1.0.Add", "layer1.0.Add_1", "Mul", "Mul_1", "Neg"),
				layers.stream().map(Layer::label).toList());
		assertEquals(List.of("stem", "layer1/0", "layer1/0", "layer1/0", "layer1/0", "layer1/0", "", "", ""), layers.stream().map(Layer::block).toList());
		assertEquals(List.of("node_Conv_299"), network.select("layer1\\.0\\.conv2", TapKind.PRE).stream().map(Layer::id).toList());
	}

	@Test
	void modulesOfManyOperatorsAreBlocks() throws Exception {
		Network network = read(chain("/a.0/norm/Abs", "/a.0/norm/Neg", "/a.0/norm/Exp", "/a.0/norm/Sqrt", "/a.0/fc/Abs", "/a.0/fc/Neg", "/a.0/fc/Relu",
				"/a.0/conv/Conv", "/a.0/conv/Abs", "/a.0/conv/Neg", "/a.0/conv/Exp", "/a.0/Tanh", "/head/Relu"));
		assertEquals(List.of("a/0/norm", "a/0/norm", "a/0/norm", "a/0/norm", "a/0", "a/0", "a/0", "a/0", "a/0", "a/0", "a/0", "a/0"),
				network.layers().subList(1, 13).stream().map(Layer::block).toList());
		assertEquals(List.of("a.0.norm.Abs", "a.0.norm.Neg", "a.0.norm.Exp", "a.0.norm.Sqrt", "a.0.fc", "a.0.fc.Neg", "a.0.fc.Relu", "a.0.conv", "a.0.conv.Abs",
				"a.0.conv.Neg",
				"a.0.conv.Exp", "a.0.Tanh"), network.layers().subList(1, 13).stream().map(Layer::label).toList());
	}

	private static ModelBuilder chain(String... names) {
		ModelBuilder model = new ModelBuilder().input("x", "N", 3, 4, 4);
		String from = "x";
		for (int i = 0; i < names.length; i++) {
			String operation = names[i].substring(names[i].lastIndexOf('/') + 1);
			switch (operation) {
			case "Conv" -> model.weights("w" + i, new long[] { 3, 3, 1, 1 }, ramp(9, 0.1f)).named(names[i], operation, "t" + i, List.of(from, "w" + i));
			case "Abs", "Neg", "Exp", "Sqrt", "Tanh" -> model.named(names[i], operation, "t" + i, List.of(from));
			default -> model.named(names[i], "Relu", "t" + i, List.of(from));
			}
			from = "t" + i;
		}
		return model.output(from);
	}

	@Test
	void freeImageSizeLeavesMapSizesOpen() throws Exception {
		Network network = read(new ModelBuilder().input("x", "N", 3, "H", "W").weights("w", new long[] { 2, 3, 1, 1 }, ramp(6, 1))
				.node("Conv", "c", List.of("x", "w")).node("GlobalAveragePool", "p", List.of("c")).node("Flatten", "f", List.of("p")).output("f"));
		assertEquals(new Tap("c", 2, 0, 0, Tap.Layout.CHANNELS_FIRST), layer(network, "c").pre());
		assertEquals(new Tap("p", 2, 1, 1, Tap.Layout.CHANNELS_FIRST), layer(network, "p").pre());
		assertEquals("N x 2 x ? x ?", layer(network, "c").shape());
		assertEquals(new Tap("f", 2, 1, 1, Tap.Layout.DENSE), layer(network, "f").pre());
	}

	@Test
	void fixedBatchOfOneIsSaid() throws Exception {
		assertEquals("fixed at 1: images run one by one", read(ModelBuilder.classifier(1)).properties().get("Batch"));
	}

	@Test
	void severalInputsAreShown() throws Exception {
		Network network = read(new ModelBuilder().input("image", "N", 3, 4, 4).input("t", "N", 3).integers("shape", 0, 3, 1, 1)
				.node("Reshape", "t4", List.of("t", "shape")).node("Add", "sum", List.of("image", "t4")).output("sum"));
		assertEquals(List.of("image", "t", "t4", "sum", "sum#2"), network.layers().stream().map(Layer::id).toList());
		assertEquals(3, layer(network, "sum").pre().channels());
	}

	@Test
	void weightsListedAsInputsAreNoInputs() throws Exception {
		Network network = read(new ModelBuilder().input("x", "N", 3, 4, 4).input("w", 2, 3, 1, 1).weights("w", new long[] { 2, 3, 1, 1 }, ramp(6, 1))
				.node("Conv", "c", List.of("x", "w")).output("c"));
		assertEquals(List.of("x", "c", "c#2"), network.layers().stream().map(Layer::id).toList());
		assertEquals(1, network.inputs().size());
	}
}
