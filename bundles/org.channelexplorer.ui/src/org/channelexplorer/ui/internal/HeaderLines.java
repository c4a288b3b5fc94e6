package org.channelexplorer.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Facts broken into lines between each other; the first ones tell most. */
public final class HeaderLines {
	/** What stands between two facts. */
	public static final String BETWEEN = " \u00b7 "; //$NON-NLS-1$
	private static final double SHORT = 0.5; // of the longest line: a shorter last one looks left over

	private HeaderLines() {
	}

	/**
	 * The lines.
	 *
	 * @param facts with {@link #BETWEEN} between them
	 * @param width that they may have
	 * @param most  lines; of what does not fit only the number is shown
	 */
	public static List<String> of(String facts, int width, int most, ToIntFunction<String> measure) {
		List<String> lines = broken(facts, width, measure);
		if (lines.size() > most) {
			return cut(lines, facts, width, most, measure);
		}
		int longest = lines.stream().mapToInt(measure).max().orElse(0);
		if (lines.size() > 1 && measure.applyAsInt(lines.getLast()) < SHORT * longest) {
			int low = measure.applyAsInt(facts) / lines.size() / 2;
			int high = width;
			while (high - low > 4) { // the narrowest that takes no more lines: they are about equal then
				int middle = (low + high) / 2;
				List<String> narrower = broken(facts, middle, measure);
				if (narrower.size() <= lines.size() && String.join(BETWEEN, narrower).equals(facts)) {
					high = middle;
				} else {
					low = middle;
				}
			}
			return broken(facts, high, measure);
		}
		return lines;
	}

	private static List<String> broken(String facts, int width, ToIntFunction<String> measure) {
		List<String> lines = new ArrayList<>();
		String rest = facts;
		while (measure.applyAsInt(rest) > width) {
			int end = end(rest, BETWEEN, width, measure);
			int skipped = BETWEEN.length();
			if (end < 0) { // one long fact
				end = end(rest, " ", width, measure); //$NON-NLS-1$
				skipped = 1;
			}
			if (end < 0) {
				break;
			}
			lines.add(rest.substring(0, end));
			rest = rest.substring(end + skipped);
		}
		lines.add(rest);
		return lines;
	}

	// where the last separator stands before which everything fits, -1 for nowhere
	private static int end(String text, String separator, int width, ToIntFunction<String> measure) {
		int end = -1;
		for (int at = text.indexOf(separator); at >= 0 && measure.applyAsInt(text.substring(0, at)) <= width; at = text.indexOf(separator, at + 1)) {
			end = at;
		}
		return end;
	}

	private static List<String> cut(List<String> lines, String facts, int width, int most, ToIntFunction<String> measure) {
		List<String> kept = new ArrayList<>(lines.subList(0, most));
		String last = kept.removeLast();
		for (String shown = last; !shown.isEmpty(); shown = shown.contains(BETWEEN) ? shown.substring(0, shown.lastIndexOf(BETWEEN)) : "") { //$NON-NLS-1$
			String before = String.join(BETWEEN, kept) + (kept.isEmpty() ? "" : BETWEEN) + shown; //$NON-NLS-1$
			boolean whole = facts.startsWith(before + BETWEEN) || kept.isEmpty() && facts.startsWith(shown + BETWEEN);
			String more = whole ? shown + BETWEEN + count(facts.substring(before.length() + BETWEEN.length())) + " more" : shown; //$NON-NLS-1$
			if (whole && measure.applyAsInt(more) <= width) {
				kept.add(more);
				return kept;
			}
		}
		String dots = "\u2026"; //$NON-NLS-1$
		while (last.length() > 1 && measure.applyAsInt(last + dots) > width) {
			last = last.substring(0, last.length() - 1);
		}
		kept.add(last + dots);
		return kept;
	}

	private static int count(String facts) {
		return facts.split(BETWEEN, -1).length;
	}
}
