package org.channelexplorer.ui.internal;

import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.data.Labels;

/**
 * How many images have another class than they had. After an edit only the images that it moved are looked at, unless it changed which classes there
 * are; what was counted is kept until then.
 */
public final class LabelChanges {
	private static final int OUT = -1;

	private Labels first;
	private Labels last;
	private int[] then = {};
	private int[] now = {};
	private int[] as = {}; // for every class now its index then, -2 for none
	private int changed;

	/**
	 * Counts.
	 *
	 * @param before the classes then, by row
	 * @param after  the classes now, of the same rows
	 */
	public int count(Labels before, Labels after) {
		if (before == first && after == last) {
			return changed;
		}
		if (before == first && after.size() == now.length && after.classes().equals(last.classes())) {
			follow(after.of());
		} else {
			start(before, after);
		}
		last = after;
		return changed;
	}

	private void start(Labels before, Labels after) {
		first = before;
		then = before.of().clone();
		now = after.of().clone();
		List<String> names = before.classes();
		as = after.classes().stream().mapToInt(name -> names.contains(name) ? names.indexOf(name) : OUT - 1).toArray();
		changed = 0;
		for (int row = 0; row < now.length; row++) {
			changed += differs(row) ? 1 : 0;
		}
	}

	// the blocks between are compared by the machine's vectors
	private void follow(int[] after) {
		for (int from = 0; from < now.length;) {
			int step = Arrays.mismatch(now, from, now.length, after, from, now.length);
			if (step < 0) {
				break;
			}
			int row = from + step;
			changed -= differs(row) ? 1 : 0;
			now[row] = after[row];
			changed += differs(row) ? 1 : 0;
			from = row + 1;
		}
	}

	private boolean differs(int row) {
		return (now[row] < 0 ? OUT : as[now[row]]) != Math.max(then[row], OUT);
	}
}
