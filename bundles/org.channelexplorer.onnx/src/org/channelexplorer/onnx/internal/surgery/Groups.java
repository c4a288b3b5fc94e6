package org.channelexplorer.onnx.internal.surgery;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Channels as variables, joined where they can only go together, and why some cannot go (union-find; the smallest variable names a group). */
final class Groups {
	private int[] parent = new int[1 << 12];
	private int count;
	private final Map<Integer, Pin> pins = new HashMap<>();

	/** Why a group cannot go. @param order what comes first is shown */
	private record Pin(int order, String reason) {
	}

	/** New variables, each in a group by itself. @return the first */
	int fresh(int wanted) {
		int first = count;
		count = Math.addExact(count, wanted);
		if (count > parent.length) {
			parent = Arrays.copyOf(parent, Math.max(count, parent.length * 2));
		}
		for (int v = first; v < count; v++) {
			parent[v] = v;
		}
		return first;
	}

	int count() {
		return count;
	}

	int find(int variable) {
		int v = variable;
		while (parent[v] != v) {
			parent[v] = parent[parent[v]];
			v = parent[v];
		}
		return v;
	}

	void join(int one, int other) {
		int a = find(one);
		int b = find(other);
		if (a != b) {
			int first = Math.min(a, b);
			int second = Math.max(a, b);
			parent[second] = first;
			Pin moved = pins.remove(second);
			if (moved != null) {
				pins.merge(first, moved, Groups::earlier);
			}
		}
	}

	private static Pin earlier(Pin one, Pin other) {
		return one.order <= other.order ? one : other;
	}

	void pin(int variable, int order, String reason) {
		pins.merge(find(variable), new Pin(order, reason), Groups::earlier);
	}

	/** Why the variable's group cannot go; null when it can. */
	String reason(int variable) {
		Pin pin = pins.get(find(variable));
		return pin == null ? null : pin.reason;
	}

	/** Of every variable the name of its group. */
	int[] roots() {
		int[] roots = new int[count];
		for (int v = 0; v < count; v++) {
			roots[v] = find(v);
			parent[v] = roots[v];
		}
		return roots;
	}
}
