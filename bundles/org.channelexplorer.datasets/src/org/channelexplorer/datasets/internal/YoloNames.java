package org.channelexplorer.datasets.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.util.InputException;

/** The names of class numbers as YOLO's tools write them: {@code names} of a .yaml file, or a file of names, one a line. */
final class YoloNames {
	private static final Pattern NAMES = Pattern.compile("(?m)^names[ \\t]*:[ \\t]*");
	private static final Pattern ENTRY = Pattern.compile("[ \\t]*(?:-|(\\d{1,9})[ \\t]*:)[ \\t]+(\\S.*)");
	private static final Pattern LISTED = Pattern.compile("(?:(\\d{1,9})\\s*:\\s*)?('(?:[^']|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"|[^,\\[\\]{}'\"\\s][^,\\]}]*)");
	private static final List<String> FILES = List.of("classes.txt", "obj.names", "labels/classes.txt");

	private YoloNames() {
	}

	/** Names by number; empty when nothing gives any. @throws InputException naming a file that cannot be read */
	static Map<String, String> of(Root root) throws InputException {
		for (Root.Sheet sheet : root.sheets(".yaml", ".yml")) {
			Map<String, String> names = yaml(root.sniff(sheet));
			if (!names.isEmpty()) {
				return names;
			}
		}
		Optional<Root.Sheet> list = root.sheets(".txt", ".names").stream().filter(s -> FILES.contains(s.folder() + s.simpleName())).findFirst();
		return list.isEmpty() ? Map.of() : lines(root, list.get());
	}

	private static Map<String, String> lines(Root root, Root.Sheet sheet) throws InputException {
		try (var in = root.stream(sheet)) {
			Map<String, String> names = new LinkedHashMap<>();
			new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\ufeff", "").lines().filter(l -> !l.isBlank())
					.forEach(l -> names.put(Integer.toString(names.size()), l.strip()));
			return names;
		} catch (IOException e) {
			throw Root.unreadable(sheet, e);
		}
	}

	/** A list, {@code [cat, dog]} or lines {@code - cat}, or an object, {@code {0: cat}} or lines {@code 0: cat}. */
	static Map<String, String> yaml(String text) {
		Map<String, String> names = new LinkedHashMap<>();
		Matcher at = NAMES.matcher(text);
		if (!at.find()) {
			return names;
		}
		String rest = text.substring(at.end());
		if (rest.startsWith("[") || rest.startsWith("{")) {
			int end = rest.indexOf(rest.startsWith("[") ? ']' : '}');
			Matcher listed = LISTED.matcher(rest.substring(1, end < 0 ? rest.length() : end));
			while (listed.find()) {
				put(names, listed.group(1), listed.group(2));
			}
			return names;
		}
		for (String line : rest.lines().skip(1).filter(l -> !l.isBlank() && !l.strip().startsWith("#")).toList()) {
			Matcher entry = ENTRY.matcher(line);
			if (!entry.matches()) {
				break;
			}
			put(names, entry.group(1), entry.group(2));
		}
		return names;
	}

	private static void put(Map<String, String> names, String number, String written) {
		String name = written.strip();
		if (name.startsWith("'") || name.startsWith("\"")) {
			char quote = name.charAt(0);
			int end = name.lastIndexOf(quote);
			name = end > 0 ? name.substring(1, end).replace(quote == '\'' ? "''" : "\\\"", String.valueOf(quote)) : name;
		} else {
			name = name.replaceFirst("\\s+#.*$", "");
		}
		names.putIfAbsent(number == null ? Integer.toString(names.size()) : Integer.toString(Integer.parseInt(number)), name);
	}
}
