package org.channelexplorer.core.predict;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.util.InputException;

/** Reads the names of outputs from files and texts in the forms that are in use. */
final class NameSources {
	private static final List<String> FILES = List.of("classes.txt", "labels.txt", "synset.txt", "classes.json", "labels.json", "id2label.json",
			"imagenet_class_index.json", "class_indices.json", "config.json");
	private static final List<String> KEYS = List.of("names", "classes", "labels", "id2label", "class_names");
	private static final Pattern NUMBERED = Pattern.compile("(\\d+)\\s*[\\s:,;]\\s*(.+)");
	private static final Pattern PLACEHOLDER = Pattern.compile("LABEL_\\d+");
	private static final long LARGEST = 1 << 24; // a list of names is small

	private final int outputs;
	private final List<String> passedOver = new ArrayList<>();

	NameSources(int outputs) {
		this.outputs = outputs;
	}

	OutputNames find(Path model, Map<String, String> metadata) {
		for (String name : FILES) {
			List<String> names = file(model.resolveSibling(name));
			if (fits(name, names)) {
				return found(names, name);
			}
		}
		for (String key : KEYS) {
			List<String> names = metadata.containsKey(key) ? text(metadata.get(key), true) : List.of();
			if (fits("the model's metadata '" + key + "'", names)) {
				return found(names, "the model's metadata '" + key + "'");
			}
		}
		return new OutputNames(List.of(), "", String.join("; ", passedOver));
	}

	OutputNames read(Path file) throws InputException {
		if (!Files.isRegularFile(file)) {
			throw new InputException(file + ": no such file");
		}
		List<String> names = file(file);
		if (!fits(String.valueOf(file.getFileName()), names)) {
			throw new InputException(file + ": does not name the outputs"
					+ (passedOver.isEmpty() ? " (it holds no list of names)" : " (" + String.join("; ", passedOver) + ")"));
		}
		return new OutputNames(names, String.valueOf(file.getFileName()), "");
	}

	Optional<Path> beside(Path model) {
		return FILES.stream().map(model::resolveSibling).filter(f -> fits(String.valueOf(f.getFileName()), file(f))).findFirst();
	}

	private OutputNames found(List<String> names, String source) {
		return new OutputNames(names, source, String.join("; ", passedOver));
	}

	private boolean fits(String source, List<String> names) {
		if (names.isEmpty() || names.stream().allMatch(n -> PLACEHOLDER.matcher(n).matches())) {
			return false;
		}
		if (names.size() == outputs || outputs == 1 && names.size() == 2) {
			return true;
		}
		passedOver.add(source + " has " + names.size() + (names.size() == 1 ? " name" : " names") + ", the network " + outputs
				+ (outputs == 1 ? " output" : " outputs"));
		return false;
	}

	private List<String> file(Path file) {
		try {
			if (!Files.isRegularFile(file)) {
				return List.of();
			}
			if (Files.size(file) > LARGEST) {
				passedOver.add(file.getFileName() + " is too large for a list of names");
				return List.of();
			}
			String text = Files.readString(file).replaceFirst("^\uFEFF", "");
			if (file.endsWith("config.json")) { // of anything; only this field is of outputs
				return json(text) instanceof JsonObject o && o.has("id2label") ? names(o.get("id2label")) : List.of();
			}
			return text(text, false);
		} catch (IOException | JsonParseException | IllegalStateException | UnsupportedOperationException e) {
			passedOver.add(file.getFileName() + " cannot be read: "
					+ (e instanceof java.nio.charset.CharacterCodingException ? "it is not UTF-8 text" : e.getMessage()));
			return List.of();
		}
	}

	/** @param separated whether names may be separated by commas or semicolons, as in a field of metadata */
	private List<String> text(String text, boolean separated) {
		String stripped = text.strip();
		if (stripped.startsWith("{") || stripped.startsWith("[")) {
			try {
				return names(json(stripped));
			} catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
				passedOver.add("a list of names cannot be read: " + e.getMessage());
				return List.of();
			}
		}
		if (separated && stripped.indexOf('\n') < 0) {
			return Arrays.stream(stripped.split(stripped.indexOf(';') >= 0 ? ";" : ",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
		}
		List<String> lines = stripped.lines().map(String::strip).toList();
		return numbered(lines.size() == outputs ? lines : lines.stream().filter(l -> !l.isEmpty()).toList());
	}

	/** Lines without the indices in front, in the order of the indices; as they are unless every line has one. */
	private static List<String> numbered(List<String> lines) {
		TreeMap<Integer, String> byIndex = new TreeMap<>();
		for (String line : lines) {
			Matcher m = NUMBERED.matcher(line);
			if (!m.matches() || m.group(1).length() > 8) {
				return lines;
			}
			byIndex.put(Integer.parseInt(m.group(1)), m.group(2).strip());
		}
		return byIndex.size() == lines.size() && complete(byIndex) ? List.copyOf(byIndex.values()) : lines;
	}

	// 0 to n - 1, or 1 to n
	private static boolean complete(TreeMap<Integer, String> byIndex) {
		return !byIndex.isEmpty() && byIndex.firstKey() <= 1 && byIndex.lastKey() - byIndex.firstKey() + 1 == byIndex.size();
	}

	// lenient: Python's quotes and bare keys are read, too
	private static JsonElement json(String text) {
		return JsonParser.parseString(text);
	}

	private static List<String> names(JsonElement e) {
		if (e.isJsonArray()) {
			List<String> names = new ArrayList<>();
			e.getAsJsonArray().forEach(x -> names.add(name(x)));
			return names;
		}
		JsonObject o = e.getAsJsonObject();
		for (String key : KEYS) {
			if (o.has(key) && !o.get(key).isJsonPrimitive()) {
				return names(o.get(key));
			}
		}
		TreeMap<Integer, String> byIndex = new TreeMap<>();
		boolean indexFirst = o.keySet().stream().allMatch(NameSources::index);
		boolean indexLast = !indexFirst && o.asMap().values().stream().allMatch(v -> v.isJsonPrimitive() && index(v.getAsString()));
		if (!indexFirst && !indexLast) {
			return List.of();
		}
		o.asMap().forEach((k, v) -> byIndex.put(Integer.parseInt(indexFirst ? k : v.getAsString()), indexFirst ? name(v) : k.strip()));
		return byIndex.size() == o.size() && complete(byIndex) ? List.copyOf(byIndex.values()) : List.of();
	}

	// "tench" or ["n01440764", "tench"]
	private static String name(JsonElement e) {
		if (e.isJsonArray()) {
			List<String> parts = new ArrayList<>();
			e.getAsJsonArray().forEach(x -> parts.add(x.getAsString().strip()));
			return String.join(" ", parts);
		}
		return e.getAsString().strip();
	}

	private static boolean index(String text) {
		return text.matches("\\d{1,8}");
	}
}
