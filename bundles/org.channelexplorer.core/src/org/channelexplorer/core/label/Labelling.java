package org.channelexplorer.core.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.util.InputException;

/**
 * What an analyst made of the given classes: edits, applied in order. The given classes never change.
 *
 * @param name  the name
 * @param edits the edits
 * @param made  who made each of them, and when
 */
public record Labelling(String name, List<Edit> edits, List<Made> made) implements Named {
	/** What is given where a labelling may be named: the classes of the data set. */
	public static final String GIVEN = "given";

	/** @throws IllegalArgumentException when it cannot be named so */
	public Labelling {
		Names.check("a labelling", name);
		if (name.equals(GIVEN)) {
			throw new IllegalArgumentException("a labelling cannot be named '" + GIVEN + "': that names the classes of the data set");
		}
		if (edits == null || edits.stream().anyMatch(java.util.Objects::isNull)) {
			throw new IllegalArgumentException("labelling '" + name + "' lacks edits");
		}
		edits = List.copyOf(edits);
		List<Made> known = new ArrayList<>(made == null ? List.of() : made.subList(0, Math.min(made.size(), edits.size())));
		while (known.size() < edits.size()) { // older documents do not have it
			known.add(Made.UNKNOWN);
		}
		known.replaceAll(m -> m == null ? Made.UNKNOWN : m);
		made = List.copyOf(known);
	}

	/** Edits of which it is not known who made them. */
	public Labelling(String name, List<Edit> edits) {
		this(name, edits, List.of());
	}

	/** The same with one more edit at the end, of which it is not known who made it. */
	public Labelling with(Edit edit) {
		return with(edit, Made.UNKNOWN);
	}

	/** The same with one more edit at the end. */
	public Labelling with(Edit edit, Made by) {
		List<Edit> more = new ArrayList<>(edits);
		more.add(edit);
		List<Made> known = new ArrayList<>(made);
		known.add(by);
		return new Labelling(name, more, known);
	}

	/** The same edits under another name. */
	public Labelling named(String other) {
		return new Labelling(other, edits, made);
	}

	/** The first edits alone. */
	public Labelling first(int count) {
		return new Labelling(name, edits.subList(0, count), made.subList(0, count));
	}

	/** The classes without any edit. */
	public static Outcome given(List<ImageEntry> images) {
		return new Relabelling(images, Set.of()).outcome();
	}

	/**
	 * Applies the edits.
	 *
	 * @param images     the images with their given classes
	 * @param withoutRow further files of the data set, not read (yet): edits may name them, to no effect
	 * @throws InputException naming the edit and the class or file that is not there
	 */
	public Outcome apply(List<ImageEntry> images, Set<String> withoutRow) throws InputException {
		Relabelling work = new Relabelling(images, withoutRow);
		for (int i = 0; i < edits.size(); i++) {
			try {
				work.apply(edits.get(i));
			} catch (InputException e) {
				throw new InputException("labelling '" + name + "', edit " + (i + 1) + " (" + edits.get(i).text() + "): " + e.getMessage(), e);
			}
		}
		return work.outcome();
	}
}
