package org.channelexplorer.ui.tests.fake;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.ComputedNetwork;

/** A network of two convolutions and a head whose numbers depend on the colours of the image; for files {@code *.fake}. */
@Documentation(summary = "A tiny deterministic network for tests.")
public final class FakeImporter implements ModelImporter {
	/** What a good file holds. */
	public static final String CONTENT = "fake network\n";
	/** What a good file of a network for images of any size holds. */
	public static final String FREE = "fake network of any size\n";
	/** What a good file holds of a network in which two more layers follow the second: one with maps of the same size, and one that pools it. */
	public static final String POOLED = "fake network with a pooled layer\n";
	private static final int SIDE = 8;
	private static volatile Gate gate;

	/** Holds up the network after its first run, so that a test can cancel at a known moment. */
	public static final class Gate {
		private final CountDownLatch reached = new CountDownLatch(1);
		private final CountDownLatch open = new CountDownLatch(1);

		/** Whether the first run is over and the second waits. */
		public boolean reached() {
			return reached.getCount() == 0;
		}

		/** Lets everything pass from now on. */
		public void open() {
			gate = null;
			open.countDown();
		}

		private void pass() {
			reached.countDown();
			try {
				open.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** Puts up a gate. */
	public static Gate hold() {
		gate = new Gate();
		return gate;
	}

	@Override
	public boolean accepts(Path model) {
		return model.toString().endsWith(".fake");
	}

	@Override
	public ImportedModel open(Path model) throws InputException {
		return new ComputedNetwork(read(model), new NetworkRunner.InputSpec(3, SIDE, SIDE, false), Optional.of(new NetworkRunner.OutputSpec("y", 2, false)),
				Colours::new);
	}

	private static Network read(Path model) throws InputException {
		String content;
		try {
			content = Files.readString(model);
			if (!List.of(CONTENT, FREE, POOLED).contains(content)) {
				throw new InputException(model + ": not a fake network, or cut off");
			}
		} catch (IOException e) {
			throw new InputException(model + ": cannot be read: " + e.getMessage(), e);
		}
		Layer input = new Layer("input", "input", Layer.INPUT, "", "N x 3 x 8 x 8", false, false, null, null, "the input is no layer", Map.of());
		Layer first = new Layer("first", "first", "Conv", "", "N x 4 x 8 x 8", false, false, tap("first", 4, SIDE), null, null, Map.of("kernel", "1 x 1"));
		Layer second = new Layer("second", "second", "Conv", "", "N x 6 x 4 x 4", false, false, tap("second", 6, 4), null, null, Map.of());
		Layer output = new Layer("output", "output", Layer.OUTPUT, "", "N x 2", false, false, null, null, "the output is no layer", Map.of());
		List<Layer> layers = new ArrayList<>(List.of(input, first, second));
		List<Edge> edges = new ArrayList<>(List.of(new Edge("input", "first", "x"), new Edge("first", "second", "first")));
		if (content.equals(POOLED)) {
			layers.add(new Layer("third", "third", "Conv", "", "N x 6 x 4 x 4", false, false, tap("third", 6, 4), null, null, Map.of()));
			layers.add(new Layer("pool", "pool", "GlobalAveragePool", "", "N x 6 x 1 x 1", false, false, tap("pool", 6, 1), null, null, Map.of()));
			edges.add(new Edge("second", "third", "second"));
			edges.add(new Edge("third", "pool", "third"));
		}
		edges.add(new Edge(layers.getLast().id(), "output", layers.getLast().id()));
		layers.add(output);
		return new Network(model.getFileName().toString(), "Fake", Hashes.of(content), layers, edges,
				List.of(new TensorInfo("x", "float32", content.equals(FREE) ? List.of("N", "3", "H", "W") : List.of("N", "3", "8", "8"))),
				List.of(new TensorInfo("y", "float32", List.of("N", "2"))), Map.of());
	}

	private static Tap tap(String tensor, int channels, int side) {
		return new Tap(tensor, channels, side, side, Tap.Layout.CHANNELS_FIRST);
	}

	@Override
	public List<String> devices() {
		return List.of(CPU, "toy");
	}

	/** Every channel is a colour times its number; the second layer adds the next colour. */
	private static final class Colours implements ComputedNetwork.Kernel {
		private final AtomicInteger runs = new AtomicInteger();

		@Override
		public void begins() {
			Gate held = gate;
			if (runs.getAndIncrement() > 0 && held != null) {
				held.pass();
			}
		}

		@Override
		public void activations(int at, Tap tap, int count, FloatBuffer pixels, int values, MemorySegment out) {
			int map = tap.height() * tap.width();
			for (int i = 0; i < count; i++) {
				for (int c = 0; c < tap.channels(); c++) {
					for (int p = 0; p < map; p++) {
						out.setAtIndex(ValueLayout.JAVA_FLOAT, ((long) i * tap.channels() + c) * map + p, pixel(pixels, values, i, c % 3, p) * (c + 1)
								+ pixel(pixels, values, i, (c + 1) % 3, p) * (tap.tensor().equals("second") ? 1 : 0));
					}
				}
			}
		}

		private static float pixel(FloatBuffer pixels, int values, int image, int color, int at) {
			int plane = values / 3;
			return pixels.get(image * values + color * plane + at % plane);
		}

		@Override
		public float[] output(int image, FloatBuffer pixels, int values) {
			return new float[] { 8 * pixel(pixels, values, image, 2, 0), 8 * pixel(pixels, values, image, 0, 0) }; // blue, red
		}
	}
}
