package org.channelexplorer.core.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.internal.dataset.LabelColumn;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Outcome;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.util.InputException;

/** Edits from a CSV table with the columns {@code file} and {@code label}. */
public final class LabelTable {
	private LabelTable() {
	}

	/**
	 * The edits that give every image its label in a table: one assign for each class that gets images, in the table's order. An empty
	 * label leaves the image out; images that have their label already, or that the table does not name, stay as they are.
	 *
	 * @param table      CSV; files are relative to the folder
	 * @param folder     the data set's folder
	 * @param images     the images
	 * @param withoutRow further files of the data set that the table may name, to no effect
	 * @param now        the classes before
	 * @param why        the reason that the ledger keeps, may be empty
	 * @param skip       whether lines of other images are skipped
	 * @return edits, none when nothing changes
	 * @throws InputException naming the table, and the file that is not an image of the analysis or has two labels
	 */
	public static List<Edit> edits(Path table, Path folder, List<ImageEntry> images, Set<String> withoutRow, Outcome now, String why, boolean skip)
			throws InputException {
		Map<String, Integer> rows = new HashMap<>();
		for (int row = 0; row < images.size(); row++) {
			rows.put(images.get(row).file(), row);
		}
		Map<String, List<String>> moved = new LinkedHashMap<>();
		List<String> unknown = new ArrayList<>();
		for (var line : LabelColumn.readUnique(table, folder, "label", "class").entrySet()) {
			Integer row = rows.get(line.getKey());
			if (row == null && !withoutRow.contains(line.getKey())) {
				unknown.add(line.getKey());
			} else if (row != null && !line.getValue().equals(now.nameOf(row))) {
				moved.computeIfAbsent(line.getValue(), _ -> new ArrayList<>()).add(line.getKey());
			}
		}
		if (!unknown.isEmpty() && !skip) {
			throw new InputException(table + ": " + unknown.getFirst() + " is not an image of this analysis"
					+ (unknown.size() == 1 ? "" : ", and " + (unknown.size() - 1) + " more are not"));
		}
		List<Edit> edits = new ArrayList<>();
		try {
			moved.forEach((to, files) -> edits.add(to.isEmpty() ? new Edit.LeaveOut(files) : new Edit.Assign(files, to, why)));
		} catch (IllegalArgumentException e) {
			throw new InputException(table + ": " + e.getMessage(), e);
		}
		return edits;
	}
}
