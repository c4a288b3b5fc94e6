package org.channelexplorer.cli.internal.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.analysis.Analysis;

/**
 * The names of a classifier's outputs: the lines of a file {@code classes.txt} or {@code labels.txt} beside the model, one
 * per output.
 *
 * @param names one per output
 * @param file  name of the file
 */
record ClassNames(List<String> names, String file) {

	static Optional<ClassNames> of(Analysis analysis, int outputs) {
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
