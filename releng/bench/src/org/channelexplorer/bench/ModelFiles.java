package org.channelexplorer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The networks that a measurement is asked for. */
final class ModelFiles {
	private ModelFiles() {
	}

	/**
	 * The ONNX files among the arguments and in the folders among them.
	 *
	 * @param options takes those of the form {@code --name value}
	 */
	static List<Path> of(String[] args, Map<String, String> options) throws IOException {
		List<Path> models = new ArrayList<>();
		for (int i = 0; i < args.length; i++) {
			if (args[i].startsWith("--")) {
				options.put(args[i].substring(2), args[++i]);
				continue;
			}
			try (Stream<Path> files = Files.walk(Path.of(args[i]))) {
				models.addAll(files.filter(f -> f.toString().endsWith(".onnx")).sorted().toList());
			}
		}
		return models;
	}
}
