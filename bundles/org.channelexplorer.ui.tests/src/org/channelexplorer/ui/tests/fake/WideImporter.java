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
import java.util.SplittableRandom;
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

/** A chain of many layers with random activations, for measurements; for files {@code *.wide} that hold the number of layers, channels, and channels of the last layer. */
@Documentation(summary = "A chain of many layers for measurements.")
public final class WideImporter implements ModelImporter {

	@Override
	public boolean accepts(Path model) {
		return model.toString().endsWith(".wide");
	}

	@Override
	public ImportedModel open(Path model) throws InputException {
		String content;
		try {
			content = Files.readString(model).strip();
		} catch (IOException e) {
			throw new InputException(model + ": cannot be read: " + e.getMessage(), e);
		}
		String[] numbers = content.split(" ");
		List<Layer> layers = new ArrayList<>();
		List<Edge> edges = new ArrayList<>();
		layers.add(new Layer("input", "input", Layer.INPUT, "", "N x 3 x 8 x 8", false, false, null, null, "the input is no layer", Map.of()));
		int count = Integer.parseInt(numbers[0]);
		for (int l = 1; l <= count; l++) {
			String id = "conv" + l;
			int channels = Integer.parseInt(numbers[l == count ? 2 : 1]);
			layers.add(new Layer(id, id, "Conv", "", "N x " + channels + " x 1 x 1", false, false, new Tap(id, channels, 1, 1, Tap.Layout.CHANNELS_FIRST), null,
					null, Map.of()));
			edges.add(new Edge(l == 1 ? "input" : "conv" + (l - 1), id, "t" + l));
		}
		return new ComputedNetwork(new Network(model.getFileName().toString(), "Wide", Hashes.of(content), layers, edges,
				List.of(new TensorInfo("x", "float32", List.of("N", "3", "8", "8"))), List.of(new TensorInfo("y", "float32", List.of("N", "2"))), Map.of()),
				new NetworkRunner.InputSpec(3, 8, 8, false), Optional.empty(), Numbers::new);
	}

	/** The red of an image's first pixel is its class, green and blue are its number, which draws its activations. */
	private static final class Numbers implements ComputedNetwork.Kernel {
		private static final int CLASSES = 10;

		@Override
		public void activations(int at, Tap tap, int count, FloatBuffer pixels, int values, MemorySegment out) {
			int plane = values / 3;
			for (int i = 0; i < count; i++) {
				int of = Math.round(pixels.get(i * values) * 255);
				long seed = Math.round(pixels.get(i * values + plane) * 255) * 256L + Math.round(pixels.get(i * values + 2 * plane) * 255);
				SplittableRandom random = new SplittableRandom(31 * seed + tap.tensor().hashCode());
				for (int c = 0; c < tap.channels(); c++) {
					out.setAtIndex(ValueLayout.JAVA_FLOAT, (long) i * tap.channels() + c,
							(float) (random.nextDouble() * random.nextDouble() + (c % CLASSES == of % CLASSES ? 0.2 : 0)));
				}
			}
		}
	}
}
