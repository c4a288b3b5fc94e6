package org.channelexplorer.plot.internal.heatmap;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The order of rows or columns in words.
 *
 * @param rankings names of the rankings by their ids
 * @param groups   number of groups that the tree beside them is cut into, 0 for none
 */
record OrderText(UnaryOperator<String> rankings, int groups) {

	/** @param order levels as an option has them, the first one decides */
	String of(String order) {
		return Orders.levels(order).stream().map(this::level).collect(Collectors.joining(", then "));
	}

	private String level(String level) {
		if (level.startsWith("-")) {
			return level(level.substring(1).strip()) + " reversed";
		}
		int colon = level.indexOf(':');
		String name = colon < 0 ? "" : level.substring(colon + 1).strip();
		return switch (colon < 0 ? level : level.substring(0, colon + 1)) {
		case "image:" -> "image " + name;
		case "class:" -> "mean of " + name;
		case Orders.AGAINST -> "AUC of " + name + " against the rest";
		case "channel:" -> "channel " + name;
		case Orders.FIRST -> "chosen ones first";
		case "channel" -> "channel number";
		case "linkage" -> groups > 0 ? "clustering, " + groups + (groups == 1 ? " group" : " groups") : "clustering";
		case "mean" -> "mean over the channels";
		case "predicted" -> "predicted class";
		case "wrong" -> "wrong predictions first";
		case "file" -> "file";
		default -> rankings.apply(level);
		};
	}
}
