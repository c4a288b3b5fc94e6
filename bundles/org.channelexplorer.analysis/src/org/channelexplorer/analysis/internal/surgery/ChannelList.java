package org.channelexplorer.analysis.internal.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.util.InputException;

/** Channels as users write them: 1,5,9-12. */
final class ChannelList {
	private ChannelList() {
	}

	/** @return ascending @throws InputException naming what is no channel */
	static int[] of(String text) throws InputException {
		TreeSet<Integer> all = new TreeSet<>();
		for (String part : text.strip().split("\\s*,\\s*")) {
			if (!part.matches("\\d{1,7}(-\\d{1,7})?")) {
				throw new InputException("channels " + text + ": '" + part + "' is neither a channel nor a range such as 3-7");
			}
			String[] ends = part.split("-");
			int first = Integer.parseInt(ends[0]);
			int last = Integer.parseInt(ends[ends.length - 1]);
			if (last < first) {
				throw new InputException("channels " + text + ": the range '" + part + "' ends before it begins");
			}
			for (int c = first; c <= last; c++) {
				all.add(c);
			}
		}
		return all.stream().mapToInt(Integer::intValue).toArray();
	}

	/** Removals at further layers: LAYER:CHANNELS, separated by semicolons. */
	static List<Removal> further(String text) throws InputException {
		List<Removal> removals = new ArrayList<>();
		for (String part : text.isBlank() ? new String[0] : text.strip().split("\\s*;\\s*")) {
			int colon = part.lastIndexOf(':');
			if (colon < 1) {
				throw new InputException("parameter further=" + text + ": '" + part + "' is not of the form LAYER:CHANNELS such as conv1:0,3-7");
			}
			removals.add(new Removal(part.substring(0, colon), Arrays.stream(of(part.substring(colon + 1))).boxed().toList()));
		}
		return removals;
	}
}
