package org.channelexplorer.analysis.internal.surgery;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;

/**
 * The images in two halves, class by class: one that plans are made from, one that they are judged by.
 *
 * @param choosing rows, ascending
 * @param heldOut  rows, ascending; disjoint from the others
 */
record Halves(int[] choosing, int[] heldOut) {

	/**
	 * Deals the images of every class; of an odd number the choosing half has one more. Which image goes where depends on the files' names, not on
	 * their order.
	 */
	static Halves of(List<ImageEntry> images, Labels labels, long seed) {
		boolean[] held = new boolean[images.size()];
		for (int c = 0; c < labels.classes().size(); c++) {
			int[] rows = Arrays.stream(labels.rowsOf(c)).boxed().sorted(Comparator.comparing(r -> images.get(r).file())).mapToInt(r -> r).toArray();
			SplittableRandom random = Seeds.stream(seed, "surgery", "halves", labels.classes().get(c));
			Seeds.shuffle(rows, random);
			for (int i = (rows.length + 1) / 2; i < rows.length; i++) {
				held[rows[i]] = true;
			}
		}
		int[] rows = IntStream.range(0, held.length).filter(r -> labels.classOf(r) >= 0).toArray();
		return new Halves(IntStream.of(rows).filter(r -> !held[r]).toArray(), IntStream.of(rows).filter(r -> held[r]).toArray());
	}
}
