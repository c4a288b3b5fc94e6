package org.channelexplorer.core.label;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Suggestion;

/**
 * The labellings or the focuses of an analysis, and which of them is in use.
 *
 * @param <T> what they are
 *
 * @param all   the values, names unique, in order of creation
 * @param inUse name of the one in use, empty for none of them (the given classes, all images)
 */
public record NamedValues<T extends Named>(List<T> all, String inUse) {

	/** @throws IllegalArgumentException when a name occurs twice or the one in use is not there */
	public NamedValues {
		if (all == null || inUse == null || all.stream().anyMatch(Objects::isNull)) {
			throw new IllegalArgumentException("labellings or focuses, or which is in use, are missing");
		}
		all = List.copyOf(all);
		Set<String> names = new HashSet<>();
		for (T value : all) {
			if (!names.add(value.name())) {
				throw new IllegalArgumentException("the name '" + value.name() + "' occurs twice");
			}
		}
		if (!inUse.isEmpty() && !names.contains(inUse)) {
			throw new IllegalArgumentException("the labelling or focus '" + inUse + "' is in use and not there");
		}
	}

	/** Nothing yet. */
	public static <T extends Named> NamedValues<T> none() {
		return new NamedValues<>(List.of(), "");
	}

	/** The value of a name. */
	public Optional<T> find(String name) {
		return all.stream().filter(v -> v.name().equals(name)).findFirst();
	}

	/** The value in use. */
	public Optional<T> current() {
		return find(inUse);
	}

	/**
	 * The value of a name.
	 *
	 * @param what what the values are, for the message: {@code labelling}
	 * @throws InputException naming those there are
	 */
	public T get(String name, String what) throws InputException {
		return find(name).orElseThrow(() -> new InputException("there is no " + what + " '" + name + "'" + there(name)));
	}

	private String there(String name) {
		List<String> names = all.stream().map(Named::name).toList();
		return names.isEmpty() ? " (there is none yet)" : " (" + Suggestion.of(name, names) + "there are: " + String.join(", ", names) + ")";
	}

	/** The same with a value added, or replaced at its place when its name is known. */
	public NamedValues<T> with(T value) {
		List<T> changed = new ArrayList<>(all);
		int place = find(value.name()).map(all::indexOf).orElse(-1);
		if (place < 0) {
			changed.add(value);
		} else {
			changed.set(place, value);
		}
		return new NamedValues<>(changed, inUse);
	}

	/** The same without a value; when it was in use, none is. */
	public NamedValues<T> without(String name) {
		return new NamedValues<>(all.stream().filter(v -> !v.name().equals(name)).toList(), inUse.equals(name) ? "" : inUse);
	}

	/** The same with another value in use, empty for none. */
	public NamedValues<T> using(String name) {
		return new NamedValues<>(all, name);
	}
}
