package org.channelexplorer.ui.views.internal.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Dendrogram;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.plot.Hit;

/**
 * A node, class or sub-class of a hierarchy, and what can be made of it. Knows no widget.
 *
 * @param result   the hierarchy
 * @param tree     its tree
 * @param node     number of the node; of a sub-class that of its class
 * @param subClass number of the sub-class, 0 for none
 */
record TreeTarget(ClassTree result, Dendrogram tree, int node, int subClass) {

	/** What was hit; null when it is nothing of the tree. */
	static TreeTarget of(ClassTree result, Hit hit) {
		Dendrogram tree = result.tree();
		List<String> names = result.leaves().stream().map(ClassTree.Leaf::name).toList();
		if (hit == null || hit.images().length == 0 && hit.classes().isEmpty()) {
			return null;
		}
		if (hit.classes().isEmpty()) {
			ClassTree.ImageKind first = result.images().get(hit.images()[0]);
			int leaf = names.indexOf(first.className());
			return leaf < 0 ? null : new TreeTarget(result, tree, leaf, first.subClass());
		}
		Set<String> wanted = new HashSet<>(hit.classes());
		int[] sizes = tree.sizes();
		int[] found = new int[tree.bound()];
		for (int node : tree.upwards()) { // the first node that has all of them is the lowest
			found[node] = node < tree.leaves() ? wanted.contains(names.get(node)) ? 1 : 0 : Arrays.stream(tree.children(node)).map(c -> found[c]).sum();
			if (found[node] == wanted.size()) {
				return sizes[node] == wanted.size() ? new TreeTarget(result, tree, node, 0) : null;
			}
		}
		return null;
	}

	/** Names of the classes. */
	List<String> classes() {
		return names(node);
	}

	private List<String> names(int of) {
		return IntStream.of(tree.below(of)).mapToObj(leaf -> result.leaves().get(leaf).name()).toList();
	}

	/** Name for people. */
	String name() {
		return subClass > 0 ? classes().getFirst() + " " + subClass : joined(classes());
	}

	/** Whether it is a node of several classes. */
	boolean several() {
		return node >= tree.leaves();
	}

	/** A class of the node's classes. */
	Edit merge(List<String> taken) {
		return merge(classes(), taken);
	}

	private static Edit merge(List<String> classes, List<String> taken) {
		return new Edit.Merge(classes, free(joined(classes), taken, classes));
	}

	/**
	 * The classes of every group.
	 *
	 * @param cut  height of the cut; below 0 the groups are those that are supported
	 * @param weak support below which nodes are dissolved
	 */
	static List<List<String>> groups(ClassTree result, double cut, double weak) {
		List<List<String>> groups = new ArrayList<>();
		if (cut < 0) {
			Map<Integer, List<String>> byGroup = new LinkedHashMap<>();
			result.leaves().forEach(leaf -> byGroup.computeIfAbsent(leaf.group(), _ -> new ArrayList<>()).add(leaf.name()));
			groups.addAll(byGroup.values());
		} else {
			Dendrogram tree = result.tree().collapsed(weak);
			for (int node : tree.cut(cut)) {
				groups.add(IntStream.of(tree.below(node)).sorted().mapToObj(leaf -> result.leaves().get(leaf).name()).toList());
			}
		}
		return groups;
	}

	/** A class of every group of several classes. */
	static List<Edit> merges(List<List<String>> groups, List<String> taken) {
		return groups.stream().filter(g -> g.size() > 1).map(g -> merge(g, taken)).toList();
	}

	/** A class of every sub-class of the node's classes; none when they are all of one kind. */
	List<Edit> splits(List<String> taken) {
		List<Edit> edits = new ArrayList<>();
		for (String name : classes()) {
			Map<Integer, List<String>> files = new java.util.TreeMap<>();
			for (ClassTree.ImageKind image : result.images()) {
				if (image.className().equals(name) && image.subClass() > 0) {
					files.computeIfAbsent(image.subClass(), _ -> new ArrayList<>()).add(image.image());
				}
			}
			Map<String, List<String>> parts = new LinkedHashMap<>();
			files.forEach((number, some) -> parts.put(free(name + " " + number, taken, List.of()), some));
			if (parts.size() > 1) {
				edits.add(new Edit.Split(name, parts));
			}
		}
		return edits;
	}

	/** The classes or, of a sub-class, its images. */
	Focus focus(List<String> taken) {
		String name = free(name(), taken, List.of());
		return subClass == 0 ? new Focus(name, classes(), List.of())
				: new Focus(name, List.of(),
						result.images().stream().filter(i -> i.className().equals(classes().getFirst()) && i.subClass() == subClass)
								.map(ClassTree.ImageKind::image)
								.toList());
	}

	private static String joined(List<String> classes) {
		return classes.size() <= 3 ? String.join(" + ", classes) : classes.getFirst() + " + " + (classes.size() - 1) + " more";
	}

	private static String free(String name, List<String> taken, List<String> own) {
		String unused = name;
		for (int i = 2; taken.contains(unused) && !own.contains(unused) || unused.equals(Focus.ALL); i++) {
			unused = name + " (" + i + ")";
		}
		return unused;
	}
}
