package org.channelexplorer.core.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.label.Edit;

/** Kinds of images that a hierarchy found inside classes, as classes of a labelling. */
public final class Kinds {
	private Kinds() {
	}

	/**
	 * A split of every class of several kinds: the largest kind keeps the name of the class, which is that of the network's output, the others get
	 * the name with their number behind it.
	 *
	 * @param tree  the hierarchy
	 * @param taken names that classes have
	 * @return one edit a class, in the order of the classes; none when all are of one kind
	 */
	public static List<Edit.Split> splits(ClassTree tree, Collection<String> taken) {
		Set<String> used = new HashSet<>(taken);
		List<Edit.Split> splits = new ArrayList<>();
		for (ClassTree.Leaf leaf : tree.leaves()) {
			Map<Integer, List<String>> files = new TreeMap<>();
			for (ClassTree.ImageKind image : tree.images()) {
				if (image.className().equals(leaf.name()) && image.subClass() > 0) {
					files.computeIfAbsent(image.subClass(), _ -> new ArrayList<>()).add(image.image());
				}
			}
			if (files.size() > 1) {
				Map<String, List<String>> parts = new LinkedHashMap<>();
				int largest = largest(files);
				for (var kind : files.entrySet()) {
					if (kind.getKey() != largest) {
						parts.put(free(leaf.name(), kind.getKey(), used), kind.getValue());
					}
				}
				splits.add(new Edit.Split(leaf.name(), parts));
			}
		}
		return splits;
	}

	private static int largest(Map<Integer, List<String>> files) {
		int largest = files.keySet().iterator().next();
		for (var kind : files.entrySet()) {
			largest = kind.getValue().size() > files.get(largest).size() ? kind.getKey() : largest;
		}
		return largest;
	}

	private static String free(String name, int number, Set<String> used) {
		int wish = number;
		while (!used.add(name + " " + wish)) {
			wish++;
		}
		return name + " " + wish;
	}
}
