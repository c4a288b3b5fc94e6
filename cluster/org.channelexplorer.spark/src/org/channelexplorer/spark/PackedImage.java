package org.channelexplorer.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.channelexplorer.core.image.ImageContents;

/**
 * An image that comes with its range instead of lying in a file.
 *
 * @param index  its index in the analysis
 * @param bytes  content of its file; null when it cannot be read
 * @param reason why it cannot, else null
 */
record PackedImage(int index, byte[] bytes, String reason) implements Serializable {

	/** The images of a range in about the order in which they are asked for: what comes before its turn is kept until then. */
	static final class Contents implements ImageContents {
		private final Iterator<PackedImage> coming;
		private final int from;
		private final Map<Integer, PackedImage> waiting = new HashMap<>();

		/** @param from index of the range's first */
		Contents(Iterator<PackedImage> coming, int from) {
			this.coming = coming;
			this.from = from;
		}

		@Override
		public synchronized byte[] read(int image, String name) throws IOException {
			int wanted = from + image;
			PackedImage there = waiting.remove(wanted);
			while (there == null && coming.hasNext()) {
				PackedImage next = coming.next();
				if (next.index == wanted) {
					there = next;
				} else {
					waiting.put(next.index, next);
				}
			}
			if (there == null || there.bytes == null) {
				throw new IOException(there == null ? "has no content in the table" : there.reason);
			}
			return there.bytes;
		}
	}
}
