package org.channelexplorer.datasets.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/** FiftyOne's image classification data set: {@code data/} and {@code labels.json} with {@code classes} and {@code labels}, which name files without their ends. */
@Documentation(summary = "FiftyOne's image classification data set: a folder data and labels.json with classes and, for every image without its end, a "
		+ "class by name or number.")
public final class FiftyOneReader extends SheetReader {
	private static final Pattern LABELS = Pattern.compile("\"labels\"\\s*:\\s*\\{");
	private static final Pattern CLASSES = Pattern.compile("\"classes\"\\s*:");
	/** Without classes, which may be left out when labels are names. */
	private static final Pattern ALONE = Pattern.compile("\\A\\s*\\{\\s*\"labels\"\\s*:\\s*\\{");

	@Override
	String[] ends() {
		return new String[] { ".json" };
	}

	@Override
	String missing() {
		return "labels.json with classes and labels";
	}

	@Override
	boolean is(String head) {
		return head.stripLeading().startsWith("{") && LABELS.matcher(head).find() && (CLASSES.matcher(head).find() || ALONE.matcher(head).find());
	}

	@Override
	void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException {
		Map<String, String> byStem = stems(root);
		for (Root.Sheet sheet : sheets) {
			read(root, sheet, byStem, all);
		}
	}

	/** An image's label before the classes are known, which may come behind. */
	private record Label(JsonElement value, long line) {
	}

	private static void read(Root root, Root.Sheet sheet, Map<String, String> byStem, Annotated all) throws InputException {
		List<String> classes = new ArrayList<>();
		Map<String, Label> labels = new LinkedHashMap<>();
		boolean[] seen = new boolean[1];
		try (JsonSheet json = new JsonSheet(root, sheet)) {
			json.object(name -> {
				switch (name) {
				case "classes" -> {
					JsonElement names = json.value();
					if (names instanceof JsonArray array) {
						for (JsonElement n : array) {
							if (!(n instanceof JsonPrimitive p)) {
								throw json.bad("a class must be a text");
							}
							classes.add(p.getAsString());
						}
					} else if (!(names instanceof JsonNull)) {
						throw json.bad("classes must be an array");
					}
				}
				case "labels" -> {
					seen[0] = true;
					json.members("labels", (file, label, line) -> {
						if (labels.put(file, new Label(label, line)) != null) {
							all.skip(file, "is named twice: the last counts", sheet, line);
						}
					});
				}
				default -> json.skip();
				}
			});
		}
		if (!seen[0]) {
			throw new InputException(sheet.name() + ": has no 'labels'");
		}
		String split = sheet.split();
		for (Map.Entry<String, Label> l : labels.entrySet()) {
			Annotated.Item item = new Annotated.Item(file(root, sheet, l.getKey(), byStem), split, List.of(), l.getValue().line);
			String problem = add(l.getValue().value, classes, item);
			if (problem == null) {
				all.add(item, sheet);
			} else {
				all.skip(l.getKey(), problem, sheet, l.getValue().line);
			}
		}
	}

	// a name, a number, {label: ...}, or a list of these; null when it can be read
	private static String add(JsonElement value, List<String> classes, Annotated.Item item) {
		if (value instanceof JsonNull) {
			return null; // an image without label
		} else if (value instanceof JsonPrimitive p && p.isNumber()) {
			double number = p.getAsDouble();
			if (number != Math.rint(number) || number < 0 || number >= classes.size()) {
				return "has the class " + p.getAsString() + ", but classes names " + classes.size();
			}
			item.add(classes.get((int) number), 0);
		} else if (value instanceof JsonPrimitive p && p.isString()) {
			item.add(p.getAsString(), 0);
		} else if (value instanceof JsonObject object && object.has("label")) {
			return add(object.get("label"), classes, item);
		} else if (value instanceof JsonArray several) {
			for (JsonElement one : several) {
				String problem = add(one, classes, item);
				if (problem != null) {
					return problem;
				}
			}
		} else {
			return "has a label that is neither a name nor a number";
		}
		return null;
	}

	private static Map<String, String> stems(Root root) throws InputException {
		Map<String, String> stems = new HashMap<>();
		for (String file : root.files()) {
			if (ImageFormat.ofName(file).isPresent()) {
				stems.putIfAbsent(Root.stem(file), file); // the first by name
			}
		}
		return stems;
	}

	private static String file(Root root, Root.Sheet sheet, String key, Map<String, String> byStem) {
		for (String folder : List.of(sheet.folder() + "data/", sheet.folder(), "data/", "")) {
			String file = byStem.get(folder + key);
			if (file != null) {
				return file;
			}
		}
		return root.find(key, sheet, "").orElse(key);
	}

	/** Splits and tags have no place in this format. */
	@Override
	public void write(List<ImageEntry> images, Appendable to) throws IOException, InputException {
		List<String> classes = List.copyOf(new TreeSet<>(images.stream().map(ImageEntry::label).toList()));
		Map<String, Integer> numbers = new TreeMap<>();
		for (int c = 0; c < classes.size(); c++) {
			numbers.put(classes.get(c), c);
		}
		Map<String, Integer> labels = new LinkedHashMap<>();
		for (ImageEntry e : images) {
			if (labels.put(Root.stem(e.file()), numbers.get(e.label())) != null) {
				throw new InputException(e.file() + ": another image has this name but for its end, which FiftyOne's labels.json leaves out");
			}
		}
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("classes", classes);
		json.put("labels", labels);
		to.append(Json.pretty(json));
	}
}
