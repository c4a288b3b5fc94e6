package org.channelexplorer.core.label;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Suggestion;

/** Names of classes, files, labellings and focuses as users write them. */
public final class Names {
	private static final CSVFormat LIST = CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

	private Names() {
	}

	/**
	 * The names in a comma-separated list; a name that has a comma stands in double quotes.
	 *
	 * @throws InputException naming the list when a name is empty or a quote is not closed
	 */
	public static List<String> list(String text) throws InputException {
		List<String> names = new ArrayList<>();
		try (var parser = LIST.parse(new StringReader(text))) {
			for (CSVRecord line : parser) {
				line.forEach(names::add);
			}
		} catch (IOException | IllegalStateException | java.io.UncheckedIOException e) {
			throw new InputException("'" + text + "' is not a list of names separated by commas (a name with a comma stands in double quotes)", e);
		}
		if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
			throw new InputException("'" + text + "': a name in the list is empty");
		}
		return names;
	}

	/** As {@link #list} reads it. */
	public static String list(List<String> names) {
		return String.join(",", names.stream().map(n -> n.matches("[^,\"\\s]([^,\"\\n\\r]*[^,\"\\s])?") ? n : '"' + n.replace("\"", "\"\"") + '"').toList());
	}

	/** Why a text cannot be a name, one sentence; null when it can: it is not blank, has no blank at its ends and no control characters. */
	public static String problem(String name) {
		return name.isBlank() ? "A name is needed."
				: !name.equals(name.strip()) ? "A name begins and ends with no blank."
						: name.chars().anyMatch(Character::isISOControl) ? "A name is one line of text." : null;
	}

	/** A few of many names, for messages. */
	static String some(List<String> names) {
		return names.size() <= 3 ? String.join(", ", names) : String.join(", ", names.subList(0, 2)) + " and " + (names.size() - 2) + " more";
	}

	/** That there is no such class of a name; names the class that may be meant, else a few. */
	static InputException noClass(String name, String which, List<String> classes) {
		return new InputException("there is no class '" + name + "'" + which + " (" + Suggestion.of(name, classes) + "there are: " + some(classes) + ")");
	}

	/** @throws IllegalArgumentException unless a name can be shown in one line: not blank, no spaces at its ends, no control characters */
	static String check(String what, String name) {
		if (name == null || name.isBlank() || !name.equals(name.strip()) || name.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException(what + (name == null ? " has no name" : " is named '" + name.replaceAll("\\p{Cntrl}", "?")
					+ "': a name is not empty, has no space at its ends and no control characters"));
		}
		return name;
	}
}
