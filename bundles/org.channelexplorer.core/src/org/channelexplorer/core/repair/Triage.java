package org.channelexplorer.core.repair;

import java.util.List;
import java.util.Map;

/**
 * How far a list of suspects has been worked through.
 *
 * @param decided   images of the list with a decision, those that are not sure left out
 * @param confirmed of them those whose label was wrong: relabelled or left out
 * @param kept      of them those whose label is right
 * @param unsure    images that somebody else is to look at
 * @param precision confirmed / decided; NaN without decisions
 * @param low       lower end of Wilson's 95 % interval of it
 * @param high      upper end
 * @param below     wrong labels to expect among the undecided images from the line on; NaN when that is not known of the list
 */
public record Triage(int decided, int confirmed, int kept, int unsure, double precision, double low, double high, double below) {
	private static final double Z = 1.959963984540054;
	// decisions that the list's own expectation counts for when it is corrected by what was decided
	private static final double PRIOR = 10;

	/**
	 * Counts decisions about a list.
	 *
	 * @param ledger            the decisions
	 * @param files             the list, most suspect first
	 * @param expectedPrecision expected share of wrong labels up to every place of the list, NaN when it is not known
	 * @param line              the first place that counts for {@code below}, from 0; the number of files for none
	 */
	public static Triage of(Ledger ledger, List<String> files, double[] expectedPrecision, int line) {
		if (files.size() != expectedPrecision.length || line < 0 || line > files.size()) {
			throw new IllegalArgumentException(files.size() + " files, " + expectedPrecision.length + " expected precisions, line " + line);
		}
		Map<String, Decision> decisions = ledger.byFile();
		int confirmed = 0;
		int kept = 0;
		int unsure = 0;
		double expected = 0;
		double below = 0;
		double before = 0;
		for (int i = 0; i < expectedPrecision.length; i++) {
			double upTo = (i + 1) * expectedPrecision[i];
			double here = Math.clamp(upTo - before, 0, 1);
			before = upTo;
			Decision d = decisions.get(files.get(i));
			if (d == null) {
				below += i >= line ? here : 0;
			} else if (d.verdict() == Verdict.UNSURE) {
				unsure++;
			} else {
				expected += here;
				confirmed += d.verdict() == Verdict.KEEP ? 0 : 1;
				kept += d.verdict() == Verdict.KEEP ? 1 : 0;
			}
		}
		int decided = confirmed + kept;
		double share = (double) confirmed / decided;
		// what was decided so far corrects what is expected of the rest
		double factor = (confirmed + PRIOR) / (expected + PRIOR);
		double[] interval = wilson(confirmed, decided);
		return new Triage(decided, confirmed, kept, unsure, decided == 0 ? Double.NaN : share, interval[0], interval[1], below * factor);
	}

	/** Wilson's 95 % interval of a share; 0 to 1 without trials. */
	static double[] wilson(int hits, int trials) {
		if (trials == 0) {
			return new double[] { 0, 1 };
		}
		double p = (double) hits / trials;
		double centre = (p + Z * Z / (2 * trials)) / (1 + Z * Z / trials);
		double half = Z / (1 + Z * Z / trials) * Math.sqrt(p * (1 - p) / trials + Z * Z / (4.0 * trials * trials));
		return new double[] { Math.max(0, centre - half), Math.min(1, centre + half) };
	}
}
