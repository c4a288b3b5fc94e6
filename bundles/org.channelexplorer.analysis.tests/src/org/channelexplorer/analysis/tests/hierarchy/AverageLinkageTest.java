package org.channelexplorer.analysis.tests.hierarchy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import org.channelexplorer.analysis.AverageLinkage;
import org.channelexplorer.analysis.AverageLinkage.Merge;
import org.channelexplorer.analysis.tests.summary.Golden;
import org.junit.jupiter.api.Test;

class AverageLinkageTest {

	@Test
	void rowsAreThoseOfScipy() {
		JsonObject golden = Golden.file("hierarchy.json");
		JsonArray similarities = golden.getAsJsonObject("inputs").getAsJsonArray("similarity");
		JsonArray expected = golden.getAsJsonObject("expected").getAsJsonArray("merges");
		assertTrue(similarities.size() > 1);
		for (int s = 0; s < similarities.size(); s++) {
			double[][] similarity = Golden.doubles(similarities.get(s));
			int n = similarity.length;
			double[] distances = Arrays.stream(similarity).flatMapToDouble(Arrays::stream).map(v -> 1 - v).toArray();
			double[][] rows = Golden.doubles(expected.get(s));
			AverageLinkage linkage = AverageLinkage.of(distances, n);
			assertEquals(rows.length, linkage.merges().size());
			for (int m = 0; m < rows.length; m++) {
				Merge merge = linkage.merges().get(m);
				assertArrayEquals(new double[] { rows[m][0], rows[m][1], rows[m][3] }, new double[] { merge.left(), merge.right(), merge.size() },
						"merge " + m);
				assertEquals(rows[m][2], merge.height(), 1e-12, "merge " + m);
			}
		}
	}

	@Test
	void groupsAndHeights() {
		// 0-1 at 1, 2-3 at 2, the two pairs at (4+5+6+7)/4
		double[] d = { 0, 1, 4, 5, 1, 0, 6, 7, 4, 6, 0, 2, 5, 7, 2, 0 };
		AverageLinkage linkage = AverageLinkage.of(d, 4);
		assertEquals(java.util.List.of(new Merge(0, 1, 1, 2), new Merge(2, 3, 2, 2), new Merge(4, 5, 5.5, 4)), linkage.merges());
		assertArrayEquals(new double[] { 0, 1, 5.5, 5.5, 1, 0, 5.5, 5.5, 5.5, 5.5, 0, 2, 5.5, 5.5, 2, 0 }, linkage.cophenetic());
		assertEquals("[{0, 1}, {2, 3}, {0, 1, 2, 3}]", linkage.leafSets().toString());
	}

	@Test
	void equalDistances() {
		double[] d = new double[25];
		Arrays.fill(d, 0.5);
		AverageLinkage linkage = AverageLinkage.of(d, 5);
		assertEquals(4, linkage.merges().size());
		assertTrue(linkage.merges().stream().allMatch(m -> m.height() == 0.5));
		assertEquals(5, linkage.merges().getLast().size());
	}

	@Test
	void oneItemHasNoMerges() {
		assertEquals(0, AverageLinkage.of(new double[1], 1).merges().size());
	}
}
