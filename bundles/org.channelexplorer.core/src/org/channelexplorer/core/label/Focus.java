package org.channelexplorer.core.label;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.internal.packed.Texts;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.util.InputException;

/**
 * A named subset of an analysis: all images of some classes, and some further images.
 *
 * @param name    the name
 * @param classes names of classes, as they are when the focus is looked through
 * @param files   images, relative to the data set's folder
 * @param made    who made it as it is, and when
 */
public record Focus(String name, List<String> classes, List<String> files, Made made) implements Named {
	/** What is given where a focus may be named: all images. */
	public static final String ALL = "all";

	/** @throws IllegalArgumentException when it cannot be named so or holds nothing */
	public Focus {
		Names.check("a focus", name);
		if (name.equals(ALL)) {
			throw new IllegalArgumentException("a focus cannot be named '" + ALL + "': that names all images");
		}
		classes = classes == null ? List.of() : List.copyOf(classes);
		files = files == null ? List.of() : files instanceof Texts ? files : List.copyOf(files); // those of a split of millions stay packed
		if (classes.isEmpty() && files.isEmpty()) {
			throw new IllegalArgumentException("focus '" + name + "' names neither classes nor images");
		}
		made = made == null ? Made.UNKNOWN : made;
	}

	/** One of which it is not known who made it. */
	public Focus(String name, List<String> classes, List<String> files) {
		this(name, classes, files, Made.UNKNOWN);
	}

	/** The same, made by somebody. */
	public Focus made(Made by) {
		return new Focus(name, classes, files, by);
	}

	/**
	 * The rows of its images.
	 *
	 * @param labels     the classes
	 * @param images     one a row
	 * @param withoutRow further files of the data set, not read (yet)
	 * @return row indices, ascending, at least one
	 * @throws InputException naming the focus and the class or file that is not there, or that no image is left
	 */
	public int[] rows(Labels labels, List<ImageEntry> images, Set<String> withoutRow) throws InputException {
		Set<Integer> rows = new TreeSet<>();
		try {
			for (int row : rowsOf(labels, classes)) {
				rows.add(row);
			}
		} catch (InputException e) {
			throw new InputException("focus '" + name + "': " + e.getMessage(), e);
		}
		Map<String, Integer> byFile = new HashMap<>();
		for (int row = 0; row < images.size() && !files.isEmpty(); row++) {
			byFile.put(images.get(row).file(), row);
		}
		for (String file : files) {
			Integer row = byFile.get(file);
			if (row != null) {
				rows.add(row);
			} else if (!withoutRow.contains(file)) {
				throw new InputException("focus '" + name + "': there is no image '" + file + "' in this analysis");
			}
		}
		if (rows.isEmpty()) {
			throw new InputException("focus '" + name + "' holds no image that was read");
		}
		return rows.stream().mapToInt(Integer::intValue).toArray();
	}

	/**
	 * The rows of some classes.
	 *
	 * @return row indices, ascending
	 * @throws InputException naming the class that is not there
	 */
	public static int[] rowsOf(Labels labels, List<String> classes) throws InputException {
		boolean[] chosen = new boolean[labels.classes().size()];
		for (String c : classes) {
			int index = labels.classes().indexOf(c);
			if (index < 0) {
				throw Names.noClass(c, " with images", labels.classes());
			}
			chosen[index] = true;
		}
		return java.util.stream.IntStream.range(0, labels.size()).filter(row -> labels.classOf(row) >= 0 && chosen[labels.classOf(row)]).toArray();
	}
}
