package org.channelexplorer.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.image.ImageContents;

/**
 * An image that comes with its range instead of lying in a file.
 *
 * @param name  its name
 * @param bytes content of its file; null when the table has none
 */
record PackedImage(String name, byte[] bytes) implements Serializable {

	/** The images of a range in about the order in which they are asked for: what comes before its turn is kept until then. */
	static final class Contents implements ImageContents {
		private final Iterator<PackedImage> coming;
		private final Set<String> wanted;
		private final Map<String, byte[]> waiting = new HashMap<>();

		Contents(Iterator<PackedImage> coming, Set<String> wanted) {
			this.coming = coming;
			this.wanted = wanted;
		}

		@Override
		public synchronized byte[] read(int image, String name) throws IOException {
			byte[] there = waiting.remove(name);
			while (there == null && coming.hasNext()) {
				PackedImage next = coming.next();
				if (next.name.equals(name)) {
					there = next.bytes;
					if (there == null) {
						break;
					}
				} else if (wanted.contains(next.name) && next.bytes != null) {
					waiting.put(next.name, next.bytes);
				}
			}
			if (there == null) {
				throw new IOException("has no content in the table");
			}
			return there;
		}
	}
}
