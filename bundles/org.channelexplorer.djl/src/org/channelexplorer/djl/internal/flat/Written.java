package org.channelexplorer.djl.internal.flat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.djl.internal.archive.Pickled;

/** The flat program as far as it is written. */
final class Written {
	/** Lines beyond what any network needs: code that calls itself twice, on many levels. */
	private static final int MOST_LINES = 100_000;

	final List<String> lines = new ArrayList<>();
	final List<Node> nodes = new ArrayList<>();
	boolean inPlace;
	private int names;

	/** A state to go back to. */
	record Mark(int lines, int nodes) {
	}

	Mark mark() {
		return new Mark(lines.size(), nodes.size());
	}

	void back(Mark mark) {
		lines.subList(mark.lines, lines.size()).clear();
		nodes.subList(mark.nodes, nodes.size()).clear();
	}

	/** A name that is not in use. */
	String fresh(String prefix) {
		return prefix + names++;
	}

	void line(int depth, String text) {
		if (lines.size() >= MOST_LINES) {
			throw new TooLarge();
		}
		lines.add("  ".repeat(depth + 1) + text);
	}

	/** The line before is a node. @return makers of its tensor */
	Set<Integer> node(String variable, String operator, Scope scope, Set<Integer> inputs, List<Value> arguments, List<String> names) {
		List<Node.Argument> given = new ArrayList<>();
		for (int i = 0; i < arguments.size(); i++) {
			Value a = arguments.get(i);
			given.add(new Node.Argument(i < names.size() ? names.get(i) : "", known(a), a.kind() == Value.Kind.TENSOR ? a.path() : null));
		}
		int id = nodes.size();
		nodes.add(new Node(id, variable, operator, scope.path(), scope.call(), scope.leaf(), List.copyOf(inputs), given, lines.size() - 1));
		return Set.of(id);
	}

	private static Object known(Value value) {
		if (value.constant() != null && !(value.constant() instanceof Pickled.Instance)) {
			return value.constant();
		}
		if (value.elements() == null) {
			return null;
		}
		List<Object> all = new ArrayList<>();
		for (Value element : value.elements()) {
			if (known(element) == null) {
				return null;
			}
			all.add(known(element));
		}
		return all;
	}

	/** Makers of all the values. */
	static Set<Integer> makers(Iterable<Value> values) {
		Set<Integer> makers = new LinkedHashSet<>();
		for (Value value : values) {
			makers.addAll(value.makers());
			if (value.elements() != null) {
				makers.addAll(makers(value.elements()));
			}
		}
		return makers;
	}

	/** The program grows beyond measure. */
	static final class TooLarge extends RuntimeException {
		private static final long serialVersionUID = 1;

		TooLarge() {
			super("the network's code calls itself in so many ways that it has more than " + MOST_LINES + " steps");
		}
	}
}
