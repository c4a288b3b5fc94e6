package org.channelexplorer.plot.internal.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.plot.internal.Counts;

/** The classes of a hierarchy with their images and sub-classes. */
final class Members {
	private final List<ClassTree.Leaf> leaves;
	private final int[][] images;
	private final List<List<Kind>> kinds = new ArrayList<>();

	/** A sub-class and its images, ascending. */
	record Kind(ClassTree.SubClass about, int[] images) {
		/** As it stands below its class. */
		String name() {
			return about.number() + ": " + Counts.of(about.images(), "image");
		}
	}

	Members(ClassTree tree) {
		leaves = tree.leaves();
		Map<String, Integer> index = new HashMap<>();
		for (ClassTree.Leaf leaf : leaves) {
			index.put(leaf.name(), index.size());
		}
		int n = tree.images().size();
		int[] of = new int[n];
		int[] kind = new int[n];
		for (int i = 0; i < n; i++) {
			of[i] = index.getOrDefault(tree.images().get(i).className(), -1);
			kind[i] = tree.images().get(i).subClass();
		}
		images = split(of, leaves.size());
		leaves.forEach(_ -> kinds.add(new ArrayList<>()));
		for (ClassTree.SubClass s : tree.subClasses()) {
			int leaf = index.getOrDefault(s.className(), -1);
			if (leaf >= 0) {
				kinds.get(leaf).add(new Kind(s, Arrays.stream(images[leaf]).filter(i -> kind[i] == s.number()).toArray()));
			}
		}
	}

	private static int[][] split(int[] of, int parts) {
		int[] counts = new int[parts];
		IntStream.of(of).filter(p -> p >= 0).forEach(p -> counts[p]++);
		int[][] split = new int[parts][];
		for (int p = 0; p < parts; p++) {
			split[p] = new int[counts[p]];
		}
		Arrays.fill(counts, 0);
		for (int i = 0; i < of.length; i++) {
			if (of[i] >= 0) {
				split[of[i]][counts[of[i]]++] = i;
			}
		}
		return split;
	}

	/** Name of a class. */
	String name(int leaf) {
		return leaves.get(leaf).name();
	}

	/** Number of images of a class, as the result says it. */
	int size(int leaf) {
		return leaves.get(leaf).images();
	}

	/** Images of a class, ascending. */
	int[] images(int leaf) {
		return images[leaf];
	}

	/** Images of several classes, ascending. */
	int[] images(int[] some) {
		return IntStream.of(some).flatMap(leaf -> Arrays.stream(images[leaf])).sorted().toArray();
	}

	/** Sub-classes of a class, none when it is of one kind. */
	List<Kind> kinds(int leaf) {
		return kinds.get(leaf);
	}

	/** Names of classes, in the order given. */
	List<String> names(int[] some) {
		return IntStream.of(some).mapToObj(this::name).toList();
	}

	/** The first names and how many more there are. */
	String some(int[] some, int most) {
		String first = String.join(", ", names(Arrays.copyOf(some, Math.min(most, some.length))));
		return some.length <= most ? first : first + " and " + Counts.of(some.length - most) + " more";
	}
}
