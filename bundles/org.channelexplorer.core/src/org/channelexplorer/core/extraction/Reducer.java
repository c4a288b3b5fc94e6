package org.channelexplorer.core.extraction;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.model.Tap;

/** What is kept of an image's activations at a layer. Belongs to one thread. */
interface Reducer {

	/** Vectors that are kept of each layer. */
	int vectors();

	/**
	 * Reduces.
	 *
	 * @param layer    index of the layer
	 * @param values   [position][channel][map] as the network gave them
	 * @param position of the image among those run together
	 * @return {@link #vectors()} vectors
	 */
	float[][] reduce(int layer, Tap tap, MemorySegment values, int position);

	/** Summaries: one vector per function, one value per channel. */
	static Reducer summaries(List<SummaryFunction> functions) {
		ActivationMap map = new ActivationMap();
		return new Reducer() {
			@Override
			public int vectors() {
				return functions.size();
			}

			@Override
			public float[][] reduce(int layer, Tap tap, MemorySegment values, int position) {
				int channels = tap.channels();
				int size = tap.height() * tap.width();
				float[][] out = new float[functions.size()][channels];
				for (int c = 0; c < channels; c++) {
					map.moveTo(values, ((long) position * channels + c) * size, size);
					for (int f = 0; f < out.length; f++) {
						out[f][c] = functions.get(f).summarise(map);
					}
				}
				return out;
			}
		};
	}
}
