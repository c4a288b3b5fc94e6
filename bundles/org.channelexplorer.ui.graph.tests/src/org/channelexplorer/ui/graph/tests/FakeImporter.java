package org.channelexplorer.ui.graph.tests;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.testkit.ComputedNetwork;

/** Reads files {@code *.graphfake}: always the same branched network, whose activations are the pixels times a number of tap and channel. */
@Documentation(summary = "A network for tests.")
public final class FakeImporter implements ModelImporter {
	private static final int SIDE = 8;

	@Override
	public boolean accepts(Path model) {
		return model.toString().endsWith(".graphfake");
	}

	@Override
	public ImportedModel open(Path model) {
		return new ComputedNetwork(Networks.branched(4), new NetworkRunner.InputSpec(3, SIDE, SIDE, false), Optional.empty(), Pixels::new);
	}

	/** The pixels, in turn, times the number of the tap, and a little more for every value. */
	private static final class Pixels implements ComputedNetwork.Kernel {

		@Override
		public void activations(int at, Tap tap, int count, FloatBuffer pixels, int values, MemorySegment out) {
			int size = tap.channels() * tap.height() * tap.width();
			for (int i = 0; i < count; i++) {
				for (int v = 0; v < size; v++) {
					out.setAtIndex(ValueLayout.JAVA_FLOAT, (long) i * size + v, pixels.get(i * values + v % values) * (1 + at) + v % 7 * 0.1f);
				}
			}
		}
	}
}
