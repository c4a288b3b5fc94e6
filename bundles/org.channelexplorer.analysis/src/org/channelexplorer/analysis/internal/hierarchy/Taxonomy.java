package org.channelexplorer.analysis.internal.hierarchy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * A class hierarchy somebody wrote down. Either {@code {"name": ..., "children": [...]}} with class names or further such objects
 * as children, or nested objects whose keys name the groups and whose arrays list the classes.
 *
 * @param classes the classes of the analysis
 * @param groups  its groups, outer before inner, with those of their classes that the analysis has
 * @param known   the classes of the analysis that it places
 * @param tree    as a tree over the classes; pairs meet at the height of their smallest common group, counted from the deepest level
 */
record Taxonomy(List<String> classes, List<Group> groups, BitSet known, Tree tree) {
	private static final int DEEPEST = 100;

	/** A named set of classes. */
	record Group(String name, BitSet members) {
	}

	/**
	 * Reads a taxonomy.
	 *
	 * @throws InputException naming the file when it is malformed, names a class twice, or has fewer than two of the classes
	 */
	static Taxonomy read(Path file, List<String> classes) throws InputException {
		Reader reader = new Reader(file, classes);
		BitSet known = reader.node(Json.read(file), "all", 0);
		if (known.cardinality() < 2) {
			throw new InputException(file + ": places " + known.cardinality() + " of the classes " + String.join(", ", classes) + "; at least two are needed");
		}
		int n = classes.size();
		double[] cophenetic = new double[n * n];
		for (int g = 0; g < reader.groups.size(); g++) { // inner groups overwrite outer ones
			int[] members = reader.groups.get(g).members.stream().toArray();
			for (int i : members) {
				for (int j : members) {
					cophenetic[i * n + j] = i == j ? 0 : reader.deepest + 1 - reader.depths.get(g);
				}
			}
		}
		return new Taxonomy(classes, reader.groups, known, new Tree(n, reader.groups.stream().map(Group::members).toList(), cophenetic));
	}

	private static final class Reader {
		private final Path file;
		private final Map<String, Integer> index = new TreeMap<>();
		private final BitSet seen = new BitSet();
		private final List<Group> groups = new ArrayList<>();
		private final List<Integer> depths = new ArrayList<>();
		private int deepest;

		Reader(Path file, List<String> classes) {
			this.file = file;
			for (int i = 0; i < classes.size(); i++) {
				index.put(classes.get(i), i);
			}
		}

		/** Reads a node; gives the classes below. */
		BitSet node(JsonElement node, String name, int depth) throws InputException {
			if (depth > DEEPEST) {
				throw new InputException(file + ": more than " + DEEPEST + " levels");
			}
			if (node.isJsonPrimitive() && node.getAsJsonPrimitive().isString()) {
				return leaf(node.getAsString());
			}
			if (node instanceof JsonObject o && o.has("children")) {
				return group(text(o, name), o.get("children"), depth);
			}
			if (node instanceof JsonObject o && o.has("name") && o.size() == 1) {
				return leaf(text(o, name));
			}
			return group(name, node, depth);
		}

		private String text(JsonObject o, String otherwise) throws InputException {
			JsonElement name = o.get("name");
			if (name == null) {
				return otherwise;
			}
			if (!name.isJsonPrimitive()) {
				throw new InputException(file + ": the name " + name + " is not a text");
			}
			return name.getAsString();
		}

		private BitSet leaf(String name) throws InputException {
			BitSet set = new BitSet();
			Integer i = index.get(name);
			if (i != null) {
				if (seen.get(i)) {
					throw new InputException(file + ": names class " + name + " twice");
				}
				seen.set(i);
				set.set(i);
			}
			return set;
		}

		private BitSet group(String name, JsonElement children, int depth) throws InputException {
			int place = groups.size();
			BitSet members = new BitSet();
			groups.add(new Group(name, members)); // before its own groups
			depths.add(depth);
			deepest = Math.max(deepest, depth);
			if (children instanceof JsonArray list) {
				for (JsonElement child : list) {
					members.or(node(child, name, depth + 1));
				}
			} else if (children instanceof JsonObject map) {
				for (var child : map.entrySet()) {
					members.or(node(child.getValue(), child.getKey(), depth + 1));
				}
			} else {
				throw new InputException(file + ": group " + name + " is neither a list nor an object");
			}
			if (members.isEmpty()) { // none of its classes is here; an empty group inside went before
				groups.remove(place);
				depths.remove(place);
			}
			return members;
		}
	}
}
