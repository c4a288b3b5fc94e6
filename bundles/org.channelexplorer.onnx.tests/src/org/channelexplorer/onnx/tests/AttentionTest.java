package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.Runners.open;
import static org.channelexplorer.onnx.tests.Runners.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.document.Recipe.TokenRange;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extraction.ClassToken;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tensors of which no one axis is the channel, or none the image: their values come channel by channel all the same. */
class AttentionTest {
	@TempDir
	Path folder;

	private Path write(ModelBuilder model) throws Exception {
		return model.write(folder.resolve("model.onnx"));
	}

	/** The shapes that attention goes through: two heads of two channels, four positions. */
	private static ModelBuilder attention(Object batch) {
		return new ModelBuilder().input("x", batch, 4, 2, 2).node("Relu", "r", List.of("x")).integers("flat", 0, 4, -1)
				.node("Reshape", "lines", List.of("r", "flat"))
				.node("Transpose", "tokens", List.of("lines"), ints("perm", 0, 2, 1)).node("Transpose", "first", List.of("tokens"), ints("perm", 1, 0, 2))
				.integers("two", -1, 4).node("Reshape", "rows", List.of("first", "two")).integers("three", 4, -1, 2)
				.node("Reshape", "split", List.of("first", "three")).node("Transpose", "heads", List.of("split"), ints("perm", 1, 0, 2))
				.node("Transpose", "keys", List.of("heads"), ints("perm", 0, 2, 1)).node("MatMul", "scores", List.of("heads", "keys")).output("scores")
				.output("rows");
	}

	@ParameterizedTest
	@ValueSource(strings = { "N", "1" })
	void tensorsWithoutAnAxisOfTheImagesComeChannelByChannel(String batch) throws Exception {
		Path file = write(attention(batch.equals("N") ? "N" : 1));
		try (NetworkRunner runner = open(file, "rows|split|heads|keys|first|scores|r")) {
			NetworkRunner.Worker worker = runner.worker();
			for (int round = 0; round < 2; round++) {
				float[] x = new float[16];
				for (int i = 0; i < x.length; i++) {
					x[i] = 1 + (5 * i + 3 * round) % 11;
				}
				worker.inputBuffer().put(x);
				worker.run(1);
				for (String tensor : List.of("r", "first", "rows", "split", "heads", "keys")) {
					assertArrayEquals(x, values(runner, worker, tensor), tensor);
				}
				float[] scores = new float[32];
				for (int i = 0; i < scores.length; i++) { // head, token, token
					for (int d = 0; d < 2; d++) {
						int channel = 4 * (2 * (i / 16) + d);
						scores[i] += x[channel + i / 4 % 4] * x[channel + i % 4];
					}
				}
				assertArrayEquals(scores, values(runner, worker, "scores"));
			}
			List<Tap> taps = runner.taps();
			assertTrue(taps.contains(new Tap("first", 4, 4, 1, Tap.Layout.ROWS)));
			assertTrue(taps.contains(new Tap("heads", 4, 4, 1, Tap.Layout.HEADS)));
			assertTrue(taps.contains(new Tap("scores", 2, 4, 4, Tap.Layout.PLANES)));
		}
	}

	/** The same with the image's axis kept, as most exporters write it. */
	@ParameterizedTest
	@ValueSource(strings = { "N", "1" })
	void headsBesideTheImagesAxisComeChannelByChannel(String batch) throws Exception {
		Path file = write(new ModelBuilder().input("x", batch.equals("N") ? "N" : 1, 4, 2, 2).node("Relu", "r", List.of("x")).integers("flat", 0, 4, -1)
				.node("Reshape", "lines", List.of("r", "flat")).node("Transpose", "tokens", List.of("lines"), ints("perm", 0, 2, 1))
				.integers("split", 0, 4, 2, 2).node("Reshape", "rows", List.of("tokens", "split"))
				.node("Transpose", "heads", List.of("rows"), ints("perm", 0, 2, 1, 3)).node("Transpose", "keys", List.of("rows"), ints("perm", 0, 2, 3, 1))
				.node("MatMul", "scores", List.of("heads", "keys")).node("MatMul", "mixed", List.of("scores", "heads"))
				.node("Transpose", "back", List.of("mixed"), ints("perm", 0, 2, 1, 3)).integers("joined", 0, 4, 4)
				.node("Reshape", "out", List.of("back", "joined")).output("out"));
		try (NetworkRunner runner = open(file, "^(rows|heads|keys|scores|mixed|back|out)$")) {
			assertEquals(List.of(new Tap("rows", 4, 4, 1, Tap.Layout.ROWS), new Tap("heads", 4, 4, 1, Tap.Layout.HEADS),
					new Tap("keys", 4, 4, 1, Tap.Layout.PLANES), new Tap("scores", 2, 4, 4, Tap.Layout.CHANNELS_FIRST),
					new Tap("mixed", 4, 4, 1, Tap.Layout.HEADS), new Tap("back", 4, 4, 1, Tap.Layout.ROWS), new Tap("out", 4, 4, 1, Tap.Layout.TOKENS)),
					runner.taps());
			NetworkRunner.Worker worker = runner.worker();
			float[] x = new float[16];
			for (int i = 0; i < x.length; i++) {
				x[i] = 1 + 5 * i % 11;
			}
			worker.inputBuffer().put(x);
			worker.run(1);
			for (String tensor : List.of("rows", "heads", "keys")) {
				assertArrayEquals(x, values(runner, worker, tensor), tensor);
			}
			assertArrayEquals(values(runner, worker, "out"), values(runner, worker, "mixed"));
			assertArrayEquals(values(runner, worker, "out"), values(runner, worker, "back"));
		}
	}

	@Test
	void tensorsWithoutAnAxisOfTheImagesNeedOneImageAtATime() throws Exception {
		Path file = write(attention(2));
		var heads = Opened.network(file).layers().stream().filter(l -> l.id().contains("heads")).findFirst().orElseThrow();
		assertEquals("its first axis is not the image, and the network runs several at once: 2N x 4 x 2", heads.unreadable());
	}

	@Test
	void theClassTokenOfAVisionTransformerIsFound() throws Exception {
		ModelBuilder model = new ModelBuilder().input("x", 1, 3, 8, 8).weights("w", new long[] { 4, 3, 2, 2 }, new float[48])
				.node("Conv", "patches", List.of("x", "w"), ints("strides", 2, 2)).integers("to", 1, 4, 16).node("Reshape", "flat", List.of("patches", "to"))
				.node("Transpose", "last", List.of("flat"), ints("perm", 0, 2, 1)).weights("cls", new long[] { 1, 1, 4 }, 1, 2, 3, 4)
				.node("Concat", "tokens", List.of("cls", "last"), integer("axis", 1)).weights("pos", new long[] { 1, 17, 4 }, new float[68])
				.node("Add", "sum", List.of("tokens", "pos")).output("sum");
		Network network = Opened.network(model.write(folder.resolve("vit.onnx")));
		ClassToken token = new ClassToken(network, Tokens.CLASS);
		for (String id : List.of("tokens", "sum")) {
			Tap tap = network.layers().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow().pre();
			assertEquals(new TokenRange(0, 1), token.tokens(tap), tap::toString);
		}
	}
}
