package org.channelexplorer.plot.internal.heatmap;

import java.util.BitSet;
import org.channelexplorer.core.util.InputException;

/** Numbers as text: {@code 3,12-40}. */
final class Ranges {
	private Ranges() {
	}

	/** @throws InputException naming the part that is no number or range */
	static BitSet parse(String option, String text) throws InputException {
		BitSet set = new BitSet();
		for (String part : text.strip().split("\\s*,\\s*")) {
			if (!part.matches("\\d{1,9}(\\s*-\\s*\\d{1,9})?")) {
				throw new InputException("option " + option + ": '" + part + "' is neither a number nor a range such as 12-40");
			}
			String[] ends = part.split("\\s*-\\s*");
			int from = Integer.parseInt(ends[0]);
			int to = Integer.parseInt(ends[ends.length - 1]);
			if (to < from) {
				throw new InputException("option " + option + ": the range " + part + " ends before it starts");
			}
			set.set(from, to + 1);
		}
		return set;
	}
}
