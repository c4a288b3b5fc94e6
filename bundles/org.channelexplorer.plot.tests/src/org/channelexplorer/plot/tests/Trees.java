package org.channelexplorer.plot.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.core.result.Origin;

/** Hierarchies worked by hand. */
final class Trees {
	/** Images of every class. */
	static final int EACH = 4;
	static final List<String> CLASSES = List.of("ant", "dog", "bee", "cat", "fox");

	private Trees() {
	}

	static Labels labels(List<String> classes) {
		return new Labels(classes, IntStream.range(0, classes.size() * EACH).map(i -> i / EACH).toArray());
	}

	static ClassTree.Node node(int number, int left, int right, double height, int size, double support) {
		return new ClassTree.Node(number, left, right, height, size, support, "");
	}

	/** 5 = dog, cat; 6 = ant, bee; 7 = the former and fox; 8 = all. Dogs are of two kinds. */
	static ClassTree five(Optional<ClassTree.OtherLayer> other) {
		List<ClassTree.Node> nodes = List.of(node(5, 1, 3, 0.2, 2, 1), node(6, 0, 2, 0.3, 2, 0.4), node(7, 4, 5, 0.5, 3, 0.97), node(8, 6, 7, 0.8, 5, 1));
		return tree(CLASSES, nodes, other);
	}

	/** The same without node {dog, cat}: 5 = dog, fox. */
	static ClassTree.OtherLayer other(double correlation) {
		return new ClassTree.OtherLayer("conv2", new ClassTree.Difference(2, 1.0 / 3, correlation),
				List.of(node(5, 1, 4, 0.2, 2, 1), node(6, 0, 2, 0.3, 2, 1), node(7, 3, 5, 0.5, 3, 1), node(8, 6, 7, 0.8, 5, 1)));
	}

	static ClassTree tree(List<String> classes, List<ClassTree.Node> nodes, Optional<ClassTree.OtherLayer> other) {
		int k = classes.size();
		List<ClassTree.Leaf> leaves = new ArrayList<>();
		List<ClassTree.ImageKind> images = new ArrayList<>();
		for (int c = 0; c < k; c++) {
			leaves.add(new ClassTree.Leaf(c, classes.get(c), EACH, 1 + c % 2));
			for (int i = 0; i < EACH; i++) {
				images.add(new ClassTree.ImageKind(c + "/" + i, classes.get(c), classes.get(c).equals("dog") ? 1 + i / 3 : 0));
			}
		}
		List<ClassTree.SubClass> kinds = classes.contains("dog")
				? List.of(new ClassTree.SubClass("dog", 1, 3, 0.75, "1/0", 5, 0.002, 0.01), new ClassTree.SubClass("dog", 2, 1, 0.25, "1/3", 5, 0.002, 0.01))
				: List.of();
		ClassTree.Groups groups = new ClassTree.Groups(0.95, List.of(new ClassTree.ClassGroup(1, 3, 1, ""), new ClassTree.ClassGroup(2, 2, 0.97, "")));
		return new ClassTree(new Origin("conv1", "otsuSum"), new ClassTree.Fit(0.1, 0.05, 0.9), new ClassTree.Bootstrap(100, k * EACH), groups, nodes, leaves,
				kinds, images, new NdArray(new int[] { 1, 1 }, new float[1]), Optional.empty(), other);
	}

	/** Every class joins the earlier ones. */
	static ClassTree chain(int k) {
		List<String> classes = IntStream.range(0, k).mapToObj(c -> "class " + c).toList();
		return tree(classes, IntStream.range(1, k).mapToObj(m -> node(k + m - 1, m == 1 ? 0 : k + m - 2, m, m / (double) k, m + 1, 0.5)).toList(),
				Optional.empty());
	}

	/** Neighbours join, then neighbours of these ...: as even as possible. */
	static ClassTree even(int k) {
		List<String> classes = IntStream.range(0, k).mapToObj(c -> "class " + c).toList();
		List<ClassTree.Node> nodes = new ArrayList<>();
		List<int[]> open = new ArrayList<>(IntStream.range(0, k).mapToObj(c -> new int[] { c, 1 }).toList());
		while (open.size() > 1) {
			int[] a = open.removeFirst();
			int[] b = open.removeFirst();
			int number = k + nodes.size();
			nodes.add(node(number, a[0], b[0], (1.0 + nodes.size()) / k, a[1] + b[1], nodes.size() % 2 == 0 ? 1 : 0.3));
			open.add(new int[] { number, a[1] + b[1] });
		}
		return tree(classes, nodes, Optional.empty());
	}
}
