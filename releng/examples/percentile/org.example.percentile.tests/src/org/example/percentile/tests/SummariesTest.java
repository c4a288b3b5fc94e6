package org.example.percentile.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.testkit.SummaryFunctionContract;
import org.example.percentile.P90Magnitude;
import org.junit.jupiter.api.Test;

/** The summary function. */
class SummariesTest extends SummaryFunctionContract {
	SummariesTest() {
		super("org.example.percentile");
	}

	@Test
	void ninetyPercentOfTheMagnitudesLieBelow() {
		float[] values = new float[11];
		for (int i = 0; i < 11; i++) {
			values[i] = i % 2 == 0 ? i : -i; // magnitudes 0 to 10
		}
		ActivationMap map = new ActivationMap();
		map.moveTo(MemorySegment.ofArray(values), 0, 11);
		assertEquals(9, new P90Magnitude().summarise(map));
	}
}
