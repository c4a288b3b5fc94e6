package org.channelexplorer.datasets.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.internal.dataset.LabelTable;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** Hugging Face's ImageFolder with {@code metadata.csv} or {@code metadata.jsonl}; class numbers are named by the card of the data set. */
@Documentation(summary = "Hugging Face's ImageFolder: metadata.csv or metadata.jsonl with file_name and label, in the folder or in those of the splits. Class "
		+ "numbers get the names of the data set's README.md (class_label); without a label the folder names the class.")
public final class ImageFolderReader implements DatasetReader {
	private static final String FILE = "file_name";
	private static final Pattern NAME = Pattern.compile("(?m)^\\s+['\"]?(\\d+)['\"]?:\\s*['\"]?(.*?)['\"]?\\s*$");
	private static final List<String> LABELS = List.of("label_name", "class_name", "label", "class", "category");

	@Override
	public boolean accepts(Request request) {
		return false;
	}

	@Override
	public boolean recognises(Request request) {
		try (Root root = new Root(request)) {
			return !sheets(root).isEmpty();
		}
	}

	private static List<Root.Sheet> sheets(Root root) {
		return root.sheets("metadata.csv", "metadata.jsonl", ".jsonl").stream().filter(s -> root.sniff(s).contains(FILE)).toList();
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		try (Root root = new Root(request)) {
			List<Root.Sheet> sheets = sheets(root).isEmpty() ? root.sheets(".csv", ".jsonl") : sheets(root);
			if (sheets.isEmpty()) {
				throw new InputException(request.folder() + ": has no metadata.csv or metadata.jsonl with a column " + FILE);
			}
			Annotated all = new Annotated(root, request);
			Map<String, String> names = names(root);
			for (Root.Sheet sheet : sheets) {
				if (sheet.simpleName().endsWith(".csv")) {
					csv(root, sheet, names, all);
				} else {
					lines(root, sheet, names, all);
				}
			}
			return all.set(sheets);
		}
	}

	private static void csv(Root root, Root.Sheet sheet, Map<String, String> names, Annotated all) throws InputException {
		root.table(sheet, table -> {
			int file = table.column(FILE);
			int label = table.hasLabel() ? table.label() : -1;
			int split = table.split();
			for (LabelTable.Row r : table.rows()) {
				add(new Line(r.cell(file), label < 0 ? null : r.cell(label), r.cell(split), table.tags(r), r.line()), names, sheet, all);
			}
		});
	}

	/** What a line says. @param label null when it has none */
	private record Line(String file, String label, String split, List<String> tags, long number) {
	}

	private static void lines(Root root, Root.Sheet sheet, Map<String, String> names, Annotated all) throws InputException {
		long number = 0;
		try (BufferedReader in = new BufferedReader(root.reader(sheet))) {
			for (String text = in.readLine(); text != null; text = in.readLine()) {
				number++;
				if (!text.isBlank()) {
					line(text, number, names, sheet, all);
				}
			}
		} catch (CharacterCodingException e) {
			throw new InputException(sheet.name() + ", line " + (number + 1) + ": is not text in the encoding UTF-8", e);
		} catch (IOException e) {
			throw Root.unreadable(sheet, e);
		}
	}

	// a line that cannot be read is left out: the others are whole
	private static void line(String text, long number, Map<String, String> names, Root.Sheet sheet, Annotated all) throws InputException {
		try {
			JsonReader reader = new JsonReader(new StringReader(text));
			reader.setStrictness(Strictness.STRICT);
			JsonElement value = JsonParser.parseReader(reader);
			if (!(value instanceof JsonObject object)) {
				all.skip("", "is no JSON object", sheet, number);
				return;
			}
			String key = LABELS.stream().filter(l -> object.get(l) instanceof JsonPrimitive).findFirst().orElse(null);
			List<String> tags = new ArrayList<>();
			JsonSheet.array(object, "tags").forEach(t -> tags.add(t instanceof JsonPrimitive p ? p.getAsString() : t.toString()));
			add(new Line(JsonSheet.text(object, FILE), key == null ? null : JsonSheet.text(object, key), JsonSheet.text(object, "split"), tags, number),
					names, sheet, all);
		} catch (JsonParseException | IllegalStateException | NumberFormatException e) {
			all.skip("", "is not valid JSON", sheet, number);
		}
	}

	private static void add(Line line, Map<String, String> names, Root.Sheet sheet, Annotated all) throws InputException {
		String[] folders = (sheet.folder() + line.file.replace('\\', '/')).split("/");
		String split = !line.split.isBlank() ? line.split : folders.length > 1 ? Splits.named(folders[0]).orElse("") : "";
		Annotated.Item item = new Annotated.Item(line.file, split, line.tags, line.number);
		if (line.label != null) {
			if (!line.label.isBlank()) {
				item.add(names.getOrDefault(line.label, line.label), 0);
			}
		} else if (folders.length > 1 && Splits.named(folders[folders.length - 2]).isEmpty()) {
			item.add(folders[folders.length - 2], 0);
		}
		all.add(item, sheet);
	}

	static Map<String, String> names(Root root) {
		return root.about("readme.md").map(card -> names(root.sniff(card))).orElseGet(HashMap::new);
	}

	/** The names of class numbers in a data set's card: lines such as {@code '0': cat} below {@code class_label} in its head. */
	public static Map<String, String> names(String card) {
		Map<String, String> names = new HashMap<>();
		int from = card.indexOf("class_label:");
		int end = from < 0 ? -1 : card.indexOf("\n---", from);
		if (from >= 0) {
			Matcher m = NAME.matcher(card.substring(from, end < 0 ? card.length() : end));
			while (m.find()) {
				names.putIfAbsent(m.group(1), m.group(2));
			}
		}
		return names;
	}

	@Override
	public void write(List<ImageEntry> images, Appendable to) throws IOException {
		try (CSVPrinter csv = new CSVPrinter(to, CSVFormat.RFC4180)) {
			csv.printRecord(FILE, "label", "split", "tags");
			for (ImageEntry e : images) {
				csv.printRecord(e.file(), e.label(), e.split(), String.join(";", e.tags()));
			}
		}
	}
}
