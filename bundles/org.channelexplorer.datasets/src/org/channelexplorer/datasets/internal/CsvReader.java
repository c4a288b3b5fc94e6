package org.channelexplorer.datasets.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.internal.dataset.LabelTable;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** Tables that lie in the data set: a class, boxes, or a column for every class. Tables that users name are read by this one only where they are of the latter two. */
@Documentation(
		summary = "CSV tables in the data set, such as Roboflow's _classes.csv and _annotations.csv, Open Images' and Kaggle's train.csv: a column of images, named with or without "
				+ "their end, and one of classes (label, class, ..., or the only other one), boxes (a row each, xmin to ymax), ImageNet's PredictionString, or a column for every class with "
				+ "1 or 0. A rule decides for images with several classes.")
public final class CsvReader extends SheetReader {
	private static final int ROWS = 20;

	@Override
	String[] ends() {
		return new String[] { ".csv", ".tsv" };
	}

	@Override
	String missing() {
		return "CSV table of images and classes";
	}

	@Override
	boolean is(String head) {
		return true; // what its columns say decides, below
	}

	@Override
	boolean is(Root root, Root.Sheet sheet) {
		String name = sheet.simpleName().toLowerCase(Locale.ROOT);
		if (name.startsWith("metadata.") || name.contains("submission")) {
			return false; // ImageFolder's, and what competitors hand in
		}
		String head = root.sniff(sheet);
		int whole = head.length() <= Root.HEAD / 2 ? head.length() : head.lastIndexOf('\n', Root.HEAD / 2);
		try {
			LabelTable table = LabelTable.read(sheet.file() == null ? root.path() : sheet.file(),
					head.substring(0, Math.max(0, whole)).getBytes(StandardCharsets.UTF_8));
			CsvColumns columns = CsvColumns.of(table);
			if (columns == null || columns.isPlain() && (root.isNamed(sheet) || root.hasClassFolders())) {
				return false;
			}
			Annotated images = new Annotated(root, null);
			for (LabelTable.Row r : table.rows().subList(0, Math.min(ROWS, table.rows().size()))) {
				if (images.find(r.cell(columns.file()), sheet, sheet.split()) != null) {
					return true;
				}
			}
			return false;
		} catch (InputException e) {
			return false; // it may have another purpose
		}
	}

	@Override
	void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException {
		Map<String, String> names = ClassNames.of(root);
		for (Root.Sheet sheet : sheets) {
			root.table(sheet, table -> {
				CsvColumns columns = CsvColumns.of(table);
				if (columns == null) {
					throw new InputException(
							sheet.simpleName() + ": has no columns of images and of their classes (it has " + String.join(", ", table.header()) + ")");
				}
				table(table, columns, names, sheet, all);
			});
		}
	}

	private static void table(LabelTable table, CsvColumns columns, Map<String, String> names, Root.Sheet sheet, Annotated all) throws InputException {
		int split = table.split();
		String ofSheet = sheet.split().isEmpty() ? Splits.within(sheet.simpleName()) : sheet.split();
		Map<String, Annotated.Item> items = new LinkedHashMap<>();
		Map<String, String> wrong = new LinkedHashMap<>();
		for (LabelTable.Row r : table.rows()) {
			String file = r.cell(columns.file());
			String own = r.cell(split);
			List<String> tags = table.tags(r);
			Annotated.Item item = items.computeIfAbsent(file, f -> new Annotated.Item(f, own.isBlank() ? ofSheet : own, tags, r.line()));
			String problem = columns.add(r, names, item);
			if (problem != null && wrong.putIfAbsent(file, problem) == null) {
				all.skip(file, problem, sheet, r.line());
			}
		}
		for (Map.Entry<String, Annotated.Item> e : items.entrySet()) {
			if (!wrong.containsKey(e.getKey())) {
				all.add(e.getValue(), sheet);
			}
		}
	}
}
