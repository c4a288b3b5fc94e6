package org.channelexplorer.core.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.util.InputException;

/** Classes while edits are applied to them. */
final class Relabelling {
	private final Map<String, Integer> rows = new HashMap<>();
	private final Set<String> withoutRow;
	private final List<Entry> entries = new ArrayList<>(); // given ones first; one that is gone stays, so that a slot is never used twice
	private final Entry[] of; // null = left out
	private final Entry[] was; // the last class of an image that is left out

	private static final class Entry {
		final int slot;
		final String first; // name it came with
		final boolean given;
		String name; // null when gone
		int colour = Labels.NO_COLOUR;

		Entry(int slot, String name, boolean given) {
			this.slot = slot;
			this.first = name;
			this.given = given;
			this.name = name;
		}
	}

	Relabelling(List<ImageEntry> images, Set<String> withoutRow) {
		this.withoutRow = withoutRow;
		Map<String, Entry> byName = new HashMap<>();
		for (String name : new TreeSet<>(images.stream().map(ImageEntry::label).toList())) {
			Entry entry = new Entry(entries.size(), name, true);
			entries.add(entry);
			byName.put(name, entry);
		}
		of = new Entry[images.size()];
		was = new Entry[images.size()];
		for (int row = 0; row < of.length; row++) {
			of[row] = byName.get(images.get(row).label());
			rows.put(images.get(row).file(), row);
		}
	}

	void apply(Edit edit) throws InputException {
		switch (edit) {
		case Edit.Assign assign -> move(rows(assign.files()), assign.to());
		case Edit.Merge merge -> move(rowsOf(merge.classes()), merge.into());
		case Edit.Split split -> split(split);
		case Edit.Rename rename -> rename(rename);
		case Edit.LeaveOut leave -> take(rows(leave.files()));
		case Edit.LeaveOutClasses leave -> take(rowsOf(leave.classes()));
		case Edit.Restore restore -> restore(rows(restore.files()));
		case Edit.Colour colour -> entry(colour.of()).colour = colour.rgb();
		}
		Set<Entry> filled = Arrays.stream(of).collect(Collectors.toSet());
		entries.stream().filter(e -> !e.given && !filled.contains(e)).forEach(e -> e.name = null);
	}

	Outcome outcome() {
		List<Entry> listed = entries.stream().filter(e -> e.name != null).toList();
		Map<Entry, Integer> index = new HashMap<>();
		listed.forEach(e -> index.put(e, index.size()));
		return new Outcome(listed.stream().map(e -> e.name).toList(), listed.stream().mapToInt(e -> e.slot).toArray(),
				listed.stream().mapToInt(e -> e.colour).toArray(), Arrays.stream(of).mapToInt(e -> e == null ? -1 : index.get(e)).toArray());
	}

	private void split(Edit.Split split) throws InputException {
		Entry from = entry(split.from());
		Set<Integer> taken = new LinkedHashSet<>();
		for (List<String> files : split.parts().values()) {
			for (int row : rows(files)) {
				if (of[row] != from) {
					throw new InputException(
							file(row) + " is not in class '" + split.from() + "'" + (of[row] == null ? "; it is left out" : " but in '" + of[row].name + "'"));
				}
				if (!taken.add(row)) {
					throw new InputException(file(row) + " is named twice");
				}
			}
		}
		for (var part : split.parts().entrySet()) {
			move(rows(part.getValue()), part.getKey());
		}
	}

	private void rename(Edit.Rename rename) throws InputException {
		Entry entry = entry(rename.from());
		Entry other = find(rename.to());
		if (other != null && other != entry) {
			throw new InputException("there is a class '" + rename.to() + "' already" + (Arrays.asList(of).contains(other) ? "" : ", without images")
					+ "; merge '" + rename.from() + "' into it instead");
		}
		entry.name = rename.to();
	}

	// rows leave their classes first: a renamed class that they empty can be there again under its first name
	private void move(int[] moved, String to) throws InputException {
		take(moved);
		Entry target = target(to);
		for (int row : moved) {
			of[row] = target;
		}
	}

	private static String fresh(String name) throws InputException {
		String problem = Names.problem(name);
		if (problem != null) {
			throw new InputException("a new class cannot be named '" + name + "': " + problem);
		}
		return name;
	}

	private void take(int[] moved) {
		for (int row : moved) {
			was[row] = of[row] == null ? was[row] : of[row];
			of[row] = null;
		}
	}

	// a class that is gone meanwhile is made again, as an assign to it would
	private void restore(int[] rows) throws InputException {
		for (int row : rows) {
			if (of[row] == null) {
				of[row] = was[row].name == null ? target(was[row].first) : was[row];
			}
		}
	}

	private Entry target(String name) throws InputException {
		Entry known = find(name);
		if (known != null) {
			return known;
		}
		for (Entry e : entries) {
			if (name.equals(e.first) && !Arrays.asList(of).contains(e)) {
				e.name = name;
				return e;
			}
		}
		Entry made = new Entry(entries.size(), fresh(name), false);
		entries.add(made);
		return made;
	}

	private Entry find(String name) {
		return entries.stream().filter(e -> name.equals(e.name)).findFirst().orElse(null);
	}

	private Entry entry(String name) throws InputException {
		Entry entry = find(name);
		if (entry == null) {
			throw Names.noClass(name, "", entries.stream().map(e -> e.name).filter(n -> n != null).toList());
		}
		return entry;
	}

	private int[] rowsOf(List<String> classes) throws InputException {
		Set<Entry> chosen = new LinkedHashSet<>();
		for (String name : classes) {
			chosen.add(entry(name));
		}
		int[] all = new int[of.length];
		int n = 0;
		for (int row = 0; row < of.length; row++) {
			if (of[row] != null && chosen.contains(of[row])) {
				all[n++] = row;
			}
		}
		return Arrays.copyOf(all, n);
	}

	private int[] rows(List<String> files) throws InputException {
		int[] found = new int[files.size()];
		int n = 0;
		for (String file : files) {
			Integer row = rows.get(file);
			if (row != null) {
				found[n++] = row;
			} else if (!withoutRow.contains(file)) {
				throw new InputException("there is no image '" + file + "' in this analysis");
			}
		}
		return Arrays.copyOf(found, n);
	}

	private String file(int row) {
		return rows.entrySet().stream().filter(e -> e.getValue() == row).map(Map.Entry::getKey).findFirst().orElseThrow();
	}
}
