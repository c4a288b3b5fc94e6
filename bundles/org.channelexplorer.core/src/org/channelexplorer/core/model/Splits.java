package org.channelexplorer.core.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.channelexplorer.core.util.InputException;

/** The splits of data sets: their usual names, and what is missing in one. */
public final class Splits {
	private static final Map<String, List<String>> USUAL = usual();

	private Splits() {
	}

	private static Map<String, List<String>> usual() {
		Map<String, List<String>> usual = new LinkedHashMap<>();
		usual.put("train", List.of("train", "training"));
		usual.put("val", List.of("val", "valid", "validation", "dev", "eval"));
		usual.put("test", List.of("test", "testing"));
		return usual;
	}

	/** The split that a folder's or file's whole name means ({@code validation}: val); empty when it names none. */
	public static Optional<String> named(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return USUAL.entrySet().stream().filter(e -> e.getValue().contains(lower)).map(Map.Entry::getKey).findFirst();
	}

	/** The split that a word in a file's name means ({@code instances_train2017}: train); empty when none does. */
	public static String within(String name) {
		for (String word : name.split("[^A-Za-z]+")) {
			Optional<String> split = named(word);
			if (split.isPresent()) {
				return split.get();
			}
		}
		return "";
	}

	/** A split as its images keep it: the usual name when it is one of these, else as it is written. */
	public static String of(String written) {
		String text = written.strip();
		return named(text).orElse(text);
	}

	/**
	 * The images of a split.
	 *
	 * @param split as users write it, empty for all
	 * @throws InputException naming the splits there are when no image is of this one
	 */
	public static ImageSet select(ImageSet set, String split) throws InputException {
		if (split.isBlank()) {
			return set;
		}
		String wanted = of(split);
		List<ImageEntry> some = ImageEntries.where(set.entries(), e -> e.split().equals(wanted));
		if (some.isEmpty()) {
			Set<String> there = new TreeSet<>(set.entries().stream().map(ImageEntry::split).filter(s -> !s.isEmpty()).distinct().toList());
			throw new InputException(set.folder() + ": no image is of the split '" + split + "'"
					+ (there.isEmpty() ? " (the images belong to no split)" : " (there are " + String.join(", ", there) + ")"));
		}
		return new ImageSet(set.folder(), some, set.skipped());
	}

	/** One sentence for every class that has no image in a split, when there are several splits. */
	public static List<String> warnings(List<ImageEntry> images) {
		Map<String, Set<String>> classes = new LinkedHashMap<>();
		Set<String> splits = new TreeSet<>();
		for (ImageEntry e : images) {
			if (!e.split().isEmpty()) {
				splits.add(e.split());
				classes.computeIfAbsent(e.label(), _ -> new TreeSet<>()).add(e.split());
			}
		}
		List<String> warnings = new ArrayList<>();
		classes.forEach((name, in) -> splits.stream().filter(s -> !in.contains(s))
				.forEach(s -> warnings.add("class '" + name + "' has no image in the split " + s + " (it has in " + String.join(", ", in) + ")")));
		return warnings;
	}
}
