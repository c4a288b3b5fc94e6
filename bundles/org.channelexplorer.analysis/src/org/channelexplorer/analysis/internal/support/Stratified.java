package org.channelexplorer.analysis.internal.support;

import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;

/** Selections that keep the classes' shares. */
public final class Stratified {
	private Stratified() {
	}

	/**
	 * A seeded sample of about {@code size} images, each class by its share but not below two images (or all it has).
	 *
	 * @return rows, ascending; which images are drawn depends on their values, not on their order
	 */
	public static int[] sample(FloatMatrix x, Labels labels, int size, long seed, String purpose) {
		boolean[] kept = new boolean[labels.size()];
		for (int c = 0; c < labels.classes().size(); c++) {
			int[] order = Canonical.order(x, labels.rowsOf(c));
			Seeds.shuffle(order, Seeds.stream(seed, purpose, "sample", labels.classes().get(c)));
			int count = Math.min(order.length, Math.max(2, (int) ((long) size * order.length / labels.size())));
			for (int i = 0; i < count; i++) {
				kept[order[i]] = true;
			}
		}
		return IntStream.range(0, kept.length).filter(i -> kept[i]).toArray();
	}

	/** The labels without classes that have no images. */
	public static Labels withImages(Labels labels) {
		int[] counts = labels.counts();
		int[] present = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
		int[] number = new int[counts.length];
		for (int c = 0; c < present.length; c++) {
			number[present[c]] = c;
		}
		return new Labels(IntStream.of(present).mapToObj(c -> labels.classes().get(c)).toList(), IntStream.of(labels.of()).map(c -> number[c]).toArray());
	}
}
