package org.channelexplorer.core.model;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.channelexplorer.core.internal.packed.NativeBytes;
import org.channelexplorer.core.internal.packed.Sorting;
import org.channelexplorer.core.internal.packed.Texts;

/** Very many images, packed outside Java's heap: what is listed. Elements are made when they are asked for. */
public final class ImageEntries extends AbstractList<ImageEntry> implements RandomAccess {
	private final Texts files;
	/** Of each image, the index of its kind. */
	private final NativeBytes kindOf;
	private final List<Kind> kinds;

	/** What many images have in common. */
	private record Kind(String label, String split, List<String> tags) {
	}

	private ImageEntries(Builder b) {
		files = b.files;
		kindOf = b.kindOf;
		kinds = List.copyOf(b.kinds);
	}

	private Kind kind(int index) {
		return kinds.get((int) kindOf.getLong(index));
	}

	@Override
	public ImageEntry get(int index) {
		Kind kind = kind(index);
		return new ImageEntry(files.get(index), kind.label, kind.split, kind.tags);
	}

	@Override
	public int size() {
		return files.size();
	}

	/** Those of some images that are wanted, in the same order; packed when all are. */
	static List<ImageEntry> where(List<ImageEntry> images, Predicate<ImageEntry> wanted) {
		if (!(images instanceof ImageEntries)) {
			return images.stream().filter(wanted).toList();
		}
		Builder some = new Builder();
		images.stream().filter(wanted).forEach(some::add);
		return some.build();
	}

	/** The index of the image with a file, -1 when there is none: as quick as in a hash table. */
	public int indexOfFile(String file) {
		return files.indexOf(file);
	}

	/** Collects images. */
	public static final class Builder {
		private final Texts files = new Texts();
		private final NativeBytes kindOf = new NativeBytes();
		private final List<Kind> kinds = new ArrayList<>();
		private final Map<Kind, Integer> indices = new HashMap<>();

		/** Adds an image. */
		public void add(ImageEntry e) {
			Kind kind = new Kind(e.label(), e.split(), e.tags());
			Integer index = indices.get(kind);
			if (index == null) {
				index = kinds.size();
				kinds.add(kind);
				indices.put(kind, index);
			}
			files.add(e.file());
			kindOf.addLong(index);
		}

		/** How many were added. */
		public int size() {
			return files.size();
		}

		/** The classes of those that were added. */
		public Set<String> labels() {
			return kinds.stream().map(Kind::label).collect(Collectors.toCollection(TreeSet::new));
		}

		/** The images in the order in which they were added; the builder must not be used again. */
		public ImageEntries build() {
			return new ImageEntries(this);
		}

		/** The images by their labels, then by their files. The builder must not be used again. */
		public ImageEntries sorted() {
			ImageEntries all = build();
			Builder sorted = new Builder();
			for (int i : Sorting.order(all.size(), all::compare)) {
				sorted.add(all.get(i));
			}
			return sorted.build();
		}
	}

	private int compare(int a, int b) {
		int labels = kind(a).label.compareTo(kind(b).label);
		return labels != 0 ? labels : files.get(a).compareTo(files.get(b));
	}
}
