package org.channelexplorer.core.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.Hashes;

/** Which images of a class are taken when an analysis holds only some of each. They keep the data set's order. */
public enum Pick {
	/** The first ones of the data set. */
	FIRST,
	/** Those whose SHA-256 of seed and file name comes first: neither their order nor other images decide. */
	RANDOM,
	/** Those that stand for the class in the whole network; found by a pass over all images ({@code FirstPass}). */
	REPRESENTATIVE;

	/** Whether a class has more images than wanted. */
	public static boolean limits(ImageSet set, int perClass) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		set.entries().forEach(e -> counts.merge(e.label(), 1, Integer::sum));
		return perClass > 0 && counts.values().stream().anyMatch(n -> n > perClass);
	}

	/** The images taken by name and order alone; an unreadable one is found out later and leaves its class one short. */
	public ImageSet limit(ImageSet set, int perClass, long seed) {
		if (!limits(set, perClass)) {
			return set;
		}
		List<ImageEntry> order = new ArrayList<>(set.entries());
		if (this == RANDOM) {
			Map<ImageEntry, String> rank = new LinkedHashMap<>();
			order.forEach(e -> rank.put(e, Hashes.of(seed + "\n" + e.file())));
			order.sort(Comparator.comparing(rank::get));
		}
		Map<String, Integer> taken = new LinkedHashMap<>();
		Set<ImageEntry> chosen = new HashSet<>(order.stream().filter(e -> taken.merge(e.label(), 1, Integer::sum) <= perClass).toList());
		return new ImageSet(set.folder(), set.entries().stream().filter(chosen::contains).toList(), set.skipped());
	}
}
