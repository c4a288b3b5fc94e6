package org.channelexplorer.cli.internal.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The names of a classifier's outputs: the lines of a file {@code classes.txt} or {@code labels.txt} beside the model, one
 * per output.
 *
 * @param names one per output
 * @param file  name of the file
 */
record ClassNames(List<String> names, String file) {

	/**
	 * The output of a class: the one of the same name, else the only one whose name differs from the class' in case, in
	 * separators, or by a number in front ({@code 151_Chihuahua}); -1 for none.
	 */
	int indexOf(String type) {
		int same = names.indexOf(type);
		if (same >= 0) {
			return same;
		}
		String plain = plain(type.replaceFirst("^n?\\d+[-_ ]+", ""));
		int[] alike = java.util.stream.IntStream.range(0, names.size()).filter(i -> plain(names.get(i)).equals(plain)).toArray();
		return alike.length == 1 ? alike[0] : -1;
	}

	private static String plain(String name) {
		return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
	}

	static Optional<ClassNames> of(Shown analysis, int outputs) {
		for (String name : List.of("classes.txt", "labels.txt")) {
			Path file = analysis.modelPath().resolveSibling(name);
			if (Files.isRegularFile(file)) {
				try {
					List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
					if (lines.size() == outputs) {
						return Optional.of(new ClassNames(lines, name));
					}
				} catch (IOException notText) {
					continue; // a file of that name which is something else names nothing
				}
			}
		}
		return Optional.empty();
	}
}
