package org.channelexplorer.core.extraction;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of the images last run one by one, so that another channel of an image that is looked at does not run the network again.
 * The least recently used are forgotten. Safe for several threads.
 */
final class RecentMaps {
	/** Bytes that are kept; a single image's maps may be larger and are then not kept. */
	private static final long MOST = Math.min(96L << 20, Runtime.getRuntime().maxMemory() / 12);

	private final Map<Image, float[][]> kept = new LinkedHashMap<>(16, 0.75f, true);
	private long bytes;

	/**
	 * An image under a recipe.
	 *
	 * @param recipe hash of all that decides the values, the layers included
	 * @param file   the image
	 */
	record Image(String recipe, String file) {
	}

	/** By layer; null when they are not there. */
	synchronized float[][] get(Image image) {
		return kept.get(image);
	}

	synchronized void put(Image image, float[][] values) {
		long size = size(values);
		if (size > MOST) {
			return;
		}
		float[][] before = kept.put(image, values);
		bytes += size - (before == null ? 0 : size(before));
		var eldest = kept.entrySet().iterator();
		while (bytes > MOST) {
			bytes -= size(eldest.next().getValue());
			eldest.remove();
		}
	}

	synchronized void clear() {
		kept.clear();
		bytes = 0;
	}

	private static long size(float[][] values) {
		long size = 0;
		for (float[] layer : values) {
			size += 4L * layer.length;
		}
		return size;
	}
}
