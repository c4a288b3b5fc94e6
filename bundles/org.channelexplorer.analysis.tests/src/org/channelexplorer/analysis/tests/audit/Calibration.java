package org.channelexplorer.analysis.tests.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.channelexplorer.core.result.LabelIssues.Verdict;

/** How far the expected precision is from the truth, from the 20th place on, where there is a number. */
final class Calibration {
	private static final int FIRST = 20;

	private double error;
	private int numbers;

	/** @param place from 0 @param found wrong labels up to it */
	void add(int place, Verdict verdict, int found) {
		if (place >= FIRST && !Double.isNaN(verdict.expectedPrecision())) {
			error += Math.abs(verdict.expectedPrecision() - found / (place + 1.0));
			numbers++;
		}
	}

	/** There are numbers, and their mean error is small. */
	void assertHolds(String about) {
		assertTrue(numbers > 0 && error <= 0.1 * numbers, () -> error / numbers + " at " + numbers + " places: " + about);
	}
}
