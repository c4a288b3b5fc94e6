package org.channelexplorer.datasets.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.internal.dataset.LabelTable;
import org.channelexplorer.core.util.InputException;

/**
 * What the columns of a table are.
 *
 * @param file       of images
 * @param label      of classes, -1 without one
 * @param boxes      of the sides of a box: xmin, ymin, xmax, ymax; empty without them
 * @param confidence of what is there (1) or is not (0), -1 without one
 * @param predicted  of ImageNet's classes and boxes, five words each, -1 without one
 * @param classes    of 1 or 0, one for every class; empty unless nothing else is
 * @param header     their names
 */
record CsvColumns(int file, int label, List<Integer> boxes, int confidence, int predicted, List<Integer> classes, List<String> header) {
	private static final String[] FILE = { "file", "filename", "file_name", "filepath", "image_path", "path", "image", "image_id", "imageid", "image_name",
			"img", "id" };
	private static final String[] LABEL = { "label_name", "class_name", "label", "labelname", "class", "category" };
	private static final String BIT = "[01](\\.0*)?";

	/** The columns of a table; null when it is no table of images and classes. */
	static CsvColumns of(LabelTable table) throws InputException {
		int file = table.optional(FILE);
		List<String> header = table.header();
		if (file < 0) {
			return null;
		}
		int label = table.optional(LABEL);
		List<Integer> boxes = new ArrayList<>();
		for (String side : List.of("xmin", "ymin", "xmax", "ymax")) {
			boxes.add(table.optional(side));
		}
		int predicted = table.optional("PredictionString");
		int confidence = table.optional("confidence");
		List<Integer> others = new ArrayList<>();
		for (int i = 0; i < header.size(); i++) {
			if (i != file && i != table.split() && i != table.optional("tags", "tag")) {
				others.add(i);
			}
		}
		if (predicted >= 0) {
			return new CsvColumns(file, -1, List.of(), -1, predicted, List.of(), header);
		} else if (label >= 0) {
			return new CsvColumns(file, label, boxes.contains(-1) ? List.of() : boxes, confidence, -1, List.of(), header);
		} else if (others.size() == 1 && !header.get(others.getFirst()).isBlank()) {
			return new CsvColumns(file, others.getFirst(), List.of(), -1, -1, List.of(), header);
		}
		List<LabelTable.Row> some = table.rows().subList(0, Math.min(100, table.rows().size()));
		long bits = some.stream().filter(r -> others.stream().allMatch(c -> r.cell(c).matches(BIT))).count();
		return others.size() > 1 && bits > some.size() / 2 ? new CsvColumns(file, -1, List.of(), -1, -1, others, header) : null;
	}

	/** Whether it has a class in every row, and nothing else. */
	boolean isPlain() {
		return label >= 0 && boxes.isEmpty();
	}

	/** Adds what a row says. @return why it cannot be read, null when it can */
	String add(LabelTable.Row row, Map<String, String> names, Annotated.Item item) {
		if (predicted >= 0) {
			return predictions(row.cell(predicted).strip(), names, item);
		} else if (label >= 0) {
			return label(row, names, item);
		}
		for (int c : classes) {
			if (!row.cell(c).matches(BIT)) {
				return "has '" + row.cell(c) + "' as " + header.get(c) + ", where 1 or 0 is needed";
			} else if (row.cell(c).startsWith("1")) {
				item.add(header.get(c), 0);
			}
		}
		return null;
	}

	private String label(LabelTable.Row row, Map<String, String> names, Annotated.Item item) {
		String name = row.cell(label).strip();
		try {
			if (name.isEmpty() || confidence >= 0 && Double.parseDouble(row.cell(confidence)) == 0) {
				return null; // a class that people have looked for and that is not there
			}
			double[] at = boxes.stream().mapToDouble(b -> Double.parseDouble(row.cell(b))).toArray();
			item.add(names.getOrDefault(name, name), at.length == 0 ? 0 : Extents.around(at));
			return null;
		} catch (NumberFormatException e) {
			return "has a box or confidence that is no number";
		}
	}

	private static String predictions(String text, Map<String, String> names, Annotated.Item item) {
		String[] words = text.isEmpty() ? new String[0] : text.split("\\s+");
		if (words.length % 5 != 0) {
			return "has a PredictionString that is not made of a class and four numbers each";
		}
		try {
			for (int i = 0; i < words.length; i += 5) {
				item.add(names.getOrDefault(words[i], words[i]), Extents.around(Double.parseDouble(words[i + 1]), Double.parseDouble(words[i + 2]),
						Double.parseDouble(words[i + 3]), Double.parseDouble(words[i + 4])));
			}
			return null;
		} catch (NumberFormatException e) {
			return "has a PredictionString whose box is no numbers";
		}
	}
}
