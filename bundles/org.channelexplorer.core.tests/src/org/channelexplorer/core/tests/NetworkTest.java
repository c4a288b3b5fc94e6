package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;

class NetworkTest {
	private static final Tap OPEN = new Tap("c", 8, 0, 0, Tap.Layout.CHANNELS_FIRST);
	private static final Tap OPEN_AFTER = new Tap("r", 8, 0, 0, Tap.Layout.CHANNELS_FIRST);
	private static final Tap TOKENS = new Tap("t", 4, 0, 1, Tap.Layout.TOKENS);
	private final Network network = new Network("n", "Fake", "0".repeat(64),
			List.of(new Layer("conv", "conv", "Conv", "", "N x 8 x ? x ?", false, false, OPEN, OPEN_AFTER, null, Map.of()),
					new Layer("relu", "relu", "Relu", "", "N x 8 x ? x ?", true, false, OPEN_AFTER, null, null, Map.of()),
					new Layer("tokens", "tokens", "Reshape", "", "N x ? x 4", false, false, TOKENS, null, null, Map.of()),
					new Layer("mean", "mean", "ReduceMean", "", "N x ? x 1", false, true, new Tap("m", 1, 0, 1, Tap.Layout.TOKENS), null, null, Map.of()),
					new Layer("out", "out", Layer.OUTPUT, "", "N x ?", false, false, null, null, "an output", Map.of())),
			List.of(), List.of(), List.of(), Map.of());

	@Test
	void sizesAreFilledInWhereTheyAreKnown() {
		Tap conv = new Tap("c", 8, 16, 24, Tap.Layout.CHANNELS_FIRST);
		Network sized = network.sized(List.of(conv, new Tap("t", 4, 384, 1, Tap.Layout.TOKENS)));
		assertEquals(conv, sized.layers().get(0).pre());
		assertSame(OPEN_AFTER, sized.layers().get(0).post());
		assertEquals(List.of("N x 8 x 16 x 24", "N x 8 x ? x ?", "N x 384 x 4", "N x ? x 1", "N x ?"), sized.layers().stream().map(Layer::shape).toList());
		assertEquals(network, network.sized(List.of()));
	}

	@Test
	void allLeavesOutNonLinearitiesAndInnerSteps() throws Exception {
		assertEquals(List.of("conv", "tokens"), network.select("all", TapKind.PRE).stream().map(Layer::id).toList());
		assertEquals(List.of("conv"), network.select("all", TapKind.POST).stream().map(Layer::id).toList());
		assertEquals(List.of("mean"), network.select("^mean$", TapKind.PRE).stream().map(Layer::id).toList());
		assertThrows(InputException.class, () -> network.select("out", TapKind.PRE));
		assertThrows(InputException.class, () -> network.select("(", TapKind.PRE));
	}

	@Test
	void networksWithoutConvolutionsSayWhatElseCanBeChosen() {
		Network dense = new Network("dense", "ONNX", "0".repeat(64), List.of(layer("flat", "Flatten", "")), List.of(), List.of(), List.of(), Map.of());
		InputException e = assertThrows(InputException.class, () -> dense.select(Network.CONVOLUTIONS_AND_BLOCKS, TapKind.PRE));
		assertEquals("dense has no convolution that can be read before its non-linearity: choose the layers 'all' or by name (flat)", e.getMessage());
	}

	private static Layer layer(String id, String operation, String block) {
		boolean activation = operation.equals("Relu");
		return new Layer(id, id, operation, block, "", activation, false, new Tap(id, 4, 2, 2, Tap.Layout.CHANNELS_FIRST), null, null, Map.of());
	}

	@Test
	void newAnalysesReadConvolutionsAndWhereBlocksEnd() throws Exception {
		List<Layer> layers = List.of(layer("stem", "Conv", ""), // a residual unit, an Inception module, a sum within a block, a constant added
				layer("r1", "Conv", "res"), layer("rAdd", "Add", "res"), layer("rRelu", "Relu", "res"),
				layer("a", "Conv", "mix/a"), layer("inner", "Concat", "mix/a"), layer("b", "Conv", "mix/b"), layer("concat", "Concat", "mix"),
				layer("gate", "Add", "head"), layer("fc", "Gemm", "head"), layer("bias", "Add", "head"), layer("end", "Relu", ""));
		List<Edge> edges = Stream.of("stem r1", "r1 rAdd", "stem rAdd", "rAdd rRelu", "rRelu a", "rRelu b", "a inner", "rRelu inner", "inner concat",
				"b concat", "concat gate", "b gate", "gate fc", "fc bias", "bias end").map(e -> new Edge(e.split(" ")[0], e.split(" ")[1], e)).toList();
		Network branched = new Network("n", "Fake", "0".repeat(64), layers, edges, List.of(), List.of(), Map.of());
		assertEquals(List.of("stem", "r1", "rAdd", "a", "inner", "b", "concat"),
				branched.select(Network.CONVOLUTIONS_AND_BLOCKS, TapKind.PRE).stream().map(Layer::id).toList());
		assertEquals(List.of("stem", "r1", "a", "b"), branched.select("conv", TapKind.PRE).stream().map(Layer::id).toList());
	}
}
