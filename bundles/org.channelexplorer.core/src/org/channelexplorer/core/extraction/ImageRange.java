package org.channelexplorer.core.extraction;

import java.io.Serializable;
import java.util.Locale;

/**
 * Neighbouring images of a recipe that are run together on one machine of a cluster.
 *
 * @param from   index of the first, a multiple of the recipe's batch
 * @param to     index behind the last
 * @param offset bytes before their names in the list of images
 * @param length bytes of their names
 */
public record ImageRange(int from, int to, long offset, int length) implements Serializable {

	/** Images in it. */
	public int size() {
		return to - from;
	}

	/** First part of the names of its shard's files. @param key of the job */
	String name(String key) {
		return String.format(Locale.ROOT, "%s.%09d-%09d", key, from, to);
	}
}
