package org.channelexplorer.analysis.internal.overlay;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.MapLayout;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The maps of some channels of some images.
 *
 * @param layout how a map lies over an image
 * @param values images x (channels x {@link MapLayout#values()}), finite
 */
record Maps(MapLayout layout, FloatMatrix values) {

	/**
	 * Runs the network.
	 *
	 * @param maps     of the images alone
	 * @param layers   for every layer of the maps the channels that are kept
	 * @param images   for messages
	 * @return one for every layer
	 */
	static List<Maps> read(ActivationMaps maps, List<int[]> layers, List<ImageEntry> images, IProgressMonitor monitor) throws InputException {
		MapLayout[] layouts = new MapLayout[layers.size()];
		for (int l = 0; l < layouts.length; l++) {
			layouts[l] = maps.layout(l);
		}
		List<FloatMatrix> read = maps.reduce(new Chosen(layouts, layers), monitor);
		for (int l = 0; l < layouts.length; l++) {
			FloatMatrix values = read.get(l);
			for (int i = 0; i < values.rows(); i++) {
				float[] row = values.row(i);
				for (int p = 0; p < row.length; p++) {
					check(row[p], images.get(i), maps.layers().get(l), layers.get(l)[p / layouts[l].values()]);
				}
			}
		}
		return java.util.stream.IntStream.range(0, layouts.length).mapToObj(l -> new Maps(layouts[l], read.get(l))).toList();
	}

	/** @throws InputException naming image, layer and channel of a value that is not finite */
	static void check(float value, ImageEntry image, String layer, int channel) throws InputException {
		if (!Float.isFinite(value)) {
			throw new InputException("layer " + layer + ", image " + image.file() + ", channel " + channel + ": an activation is " + value
					+ "; leave the image out or look at the model's weights");
		}
	}

	/** The value of the first token before a map: the class token. @param channel place among the channels that were read */
	float before(int image, int channel) {
		return values.get(image, channel * layout.values());
	}

	/** Copies a map. @param channel place among the channels that were read */
	void copy(int image, int channel, float[] target, int offset) {
		for (int p = 0; p < layout.cells(); p++) {
			target[offset + p] = values.get(image, channel * layout.values() + layout.before() + p);
		}
	}

	/** Keeps some channels whole. */
	private record Chosen(MapLayout[] layouts, List<int[]> channels) implements ActivationMaps.Reduction {
		@Override
		public int length(int layer) {
			return Math.multiplyExact(channels.get(layer).length, layouts[layer].values());
		}

		@Override
		public float[] reduce(int layer, MemorySegment values) {
			float[] kept = new float[length(layer)];
			int size = layouts[layer].values();
			for (int c = 0; c < channels.get(layer).length; c++) {
				long first = (long) channels.get(layer)[c] * size;
				MemorySegment.copy(values, ValueLayout.JAVA_FLOAT_UNALIGNED, first * Float.BYTES, kept, c * size, size);
			}
			return kept;
		}
	}
}
