package org.channelexplorer.ui.views.internal.heatmap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** What was shown before each slice, so that there is a way back. */
final class Slices {
	private final Deque<Map<String, String>> before = new ArrayDeque<>();

	void push(Map<String, String> options) {
		before.push(options);
	}

	/** Everything when a slice was restored from an earlier run. */
	Map<String, String> pop() {
		return before.isEmpty() ? Map.of() : before.pop();
	}

	void clear() {
		before.clear();
	}
}
