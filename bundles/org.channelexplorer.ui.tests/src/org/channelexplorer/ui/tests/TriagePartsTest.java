package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.ui.internal.LabelChanges;
import org.channelexplorer.ui.views.internal.audit.Speaking;
import org.junit.jupiter.api.Test;

/** What stands beside a suspect, without a window. */
class TriagePartsTest {

	@Test
	void theChannelsThatSpeakForEitherClassAreThoseOfTheLargestOdds() {
		// channel 0 separates the classes and says a, channel 1 separates them and says b, channel 2 is the same in both
		float[] x = { 9, 9, 5, 10, 0, 4, 8, 1, 6, 0, 10, 6, 1, 8, 4, 2, 9, 5 };
		Labels labels = new Labels(List.of("a", "b", "c"), new int[] { 0, 0, 0, 1, 1, 2 });
		assertEquals(new Speaking(0, 1), Speaking.of(FloatMatrix.of(6, 3, x), labels, 0, "a", "b"));
		assertNull(Speaking.of(FloatMatrix.of(6, 3, x), labels, 5, "c", "a"), "no other image of c");
		assertNull(Speaking.of(FloatMatrix.of(6, 3, x), labels, 0, "a", "gone"));
	}

	@Test
	void changedLabelsAreThoseThatDifferByName() {
		Random random = new Random(3);
		LabelChanges changes = new LabelChanges();
		Labels before = labels(List.of("a", "b", "c"), random, 200);
		assertEquals(0, changes.count(before, before));
		for (int step = 0; step < 300; step++) {
			List<String> names = random.nextInt(10) == 0 ? List.of("b", "a", "d") : List.of("a", "b", "c");
			Labels now = labels(names, random, 200);
			long expected = IntStream.range(0, 200).filter(i -> !name(before, i).equals(name(now, i))).count();
			assertEquals(expected, changes.count(before, now));
			assertEquals(expected, changes.count(before, now), "kept");
			int moved = random.nextInt(200);
			int[] of = now.of().clone();
			of[moved] = random.nextInt(4) - 1;
			Labels edited = new Labels(names, of);
			assertEquals(IntStream.range(0, 200).filter(i -> !name(before, i).equals(name(edited, i))).count(), changes.count(before, edited));
		}
	}

	private static Labels labels(List<String> names, Random random, int size) {
		return new Labels(names, IntStream.range(0, size).map(_ -> random.nextInt(4) - 1).toArray());
	}

	private static String name(Labels labels, int row) {
		return labels.classOf(row) < 0 ? "" : labels.nameOf(row);
	}
}
