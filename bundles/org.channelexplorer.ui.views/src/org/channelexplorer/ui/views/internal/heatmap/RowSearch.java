package org.channelexplorer.ui.views.internal.heatmap;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.result.ActivationHeatmap;

/**
 * Finds channels: a number or range ({@code 12-40}), a condition on a score or percentile ({@code etaSquared>0.2}, {@code p50<=0}), a
 * text ({@code channel 7}). Several parts separated by spaces must all be met; parts separated by commas are alternatives.
 */
public final class RowSearch {
	private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?"); //$NON-NLS-1$
	private static final Pattern CONDITION = Pattern.compile("([A-Za-z_][\\w.]*)(>=|<=|>|<|=)(-?[\\d.]+(?:[eE]-?\\d+)?)"); //$NON-NLS-1$

	private final ActivationHeatmap heatmap;

	/** Searches in a heatmap. */
	public RowSearch(ActivationHeatmap heatmap) {
		this.heatmap = heatmap;
	}

	/** The channels that a text finds; all for an empty one, none when it has no meaning. */
	public BitSet find(String text) {
		BitSet found = new BitSet();
		found.set(0, heatmap.channels().size());
		String joined = text.strip().replaceAll("\\s*(>=|<=|>|<|=|,)\\s*", "$1"); //$NON-NLS-1$ //$NON-NLS-2$
		for (String part : joined.isEmpty() ? new String[0] : joined.split("\\s+")) { //$NON-NLS-1$
			BitSet any = new BitSet();
			for (String alternative : part.split(",")) { //$NON-NLS-1$
				any.or(alternative(alternative));
			}
			found.and(any);
		}
		return found;
	}

	private BitSet alternative(String text) {
		Matcher range = RANGE.matcher(text);
		Matcher condition = CONDITION.matcher(text);
		if (range.matches()) {
			int from = Integer.parseInt(range.group(1));
			int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
			return channels(c -> c >= from && c <= to);
		}
		if (condition.matches()) {
			return condition(condition.group(1), condition.group(2), Double.parseDouble(condition.group(3)));
		}
		String wanted = text.toLowerCase(Locale.ROOT);
		return channels(c -> ("channel " + c).contains(wanted)); //$NON-NLS-1$
	}

	private BitSet condition(String name, String operator, double bound) {
		List<String> ids = heatmap.rankings().stream().map(ActivationHeatmap.Ranking::id).toList();
		int ranking = (int) ids.stream().takeWhile(id -> !id.equalsIgnoreCase(name)).count();
		BitSet found = new BitSet();
		if (ranking < ids.size()) {
			for (ActivationHeatmap.Channel c : heatmap.channels()) {
				found.set(c.channel(), holds(c.scores().get(ranking).score(), operator, bound));
			}
		} else if (name.matches("[pP]\\d{1,3}") && Integer.parseInt(name.substring(1)) < ActivationHeatmap.PERCENTILES) { //$NON-NLS-1$
			int percent = Integer.parseInt(name.substring(1));
			return channels(c -> holds(heatmap.percentile(c, percent), operator, bound));
		}
		return found;
	}

	private static boolean holds(double value, String operator, double bound) {
		return switch (operator) {
		case ">" -> value > bound; //$NON-NLS-1$
		case "<" -> value < bound; //$NON-NLS-1$
		case ">=" -> value >= bound; //$NON-NLS-1$
		case "<=" -> value <= bound; //$NON-NLS-1$
		default -> value == bound;
		};
	}

	private BitSet channels(IntPredicate wanted) {
		BitSet found = new BitSet();
		for (int c = 0; c < heatmap.channels().size(); c++) {
			found.set(c, wanted.test(c));
		}
		return found;
	}
}
