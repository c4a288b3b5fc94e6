package org.channelexplorer.plot.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads Newick trees whose leaves are all equally far from the root, without recursion. */
final class NewickReader {
	private static final class Node {
		final List<String> leaves = new ArrayList<>();
		double length;
		double height;
		double support = Double.NaN;
	}

	private final String text;
	private final List<Node> inner = new ArrayList<>();
	private int at;

	NewickReader(String text) {
		this.text = text;
		List<Node> open = new ArrayList<>();
		List<List<Node>> children = new ArrayList<>();
		Node last = null;
		while (text.charAt(at) != ';') {
			char c = text.charAt(at);
			if (c == '(') {
				open.add(new Node());
				children.add(new ArrayList<>());
				at++;
			} else if (c == ',') {
				at++;
			} else {
				if (c == ')') {
					at++;
					last = open.removeLast();
					for (Node child : children.removeLast()) {
						last.height = child.height + child.length;
						if (text.length() < 10_000) { // names of a long chain would be too many
							last.leaves.addAll(child.leaves);
						}
					}
					String support = word();
					last.support = support.isEmpty() ? Double.NaN : Double.parseDouble(support);
					inner.add(last);
				} else {
					last = new Node();
					last.leaves.add(word());
				}
				if (text.charAt(at) == ':') {
					at++;
					last.length = Double.parseDouble(word());
				}
				if (!children.isEmpty()) {
					children.getLast().add(last);
				}
			}
		}
	}

	private String word() {
		StringBuilder word = new StringBuilder();
		if (text.charAt(at) == '\'') {
			at++;
			while (text.charAt(at) != '\'' || text.charAt(at + 1) == '\'') {
				at += text.charAt(at) == '\'' ? 1 : 0;
				word.append(text.charAt(at++));
			}
			at++;
		} else {
			while (":,();".indexOf(text.charAt(at)) < 0) {
				word.append(text.charAt(at++));
			}
		}
		return word.toString();
	}

	int count() {
		return inner.size();
	}

	/** Height, support and leaves of every inner node, by height. */
	List<String> clades() {
		return inner.stream().sorted((a, b) -> Double.compare(a.height, b.height))
				.map(n -> String.format(Locale.ROOT, "%s %s %s", Math.round(n.height * 1e9) / 1e9, n.support, n.leaves.stream().sorted().toList())).toList();
	}
}
