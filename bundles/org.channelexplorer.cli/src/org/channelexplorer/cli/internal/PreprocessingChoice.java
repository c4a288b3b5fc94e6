package org.channelexplorer.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.image.PreprocessingReader;
import org.channelexplorer.core.util.InputException;

/** What {@code --preprocess} means, and what is taken without it. */
final class PreprocessingChoice {
	private static final String BESIDE = "preprocess.json";

	private PreprocessingChoice() {
	}

	/** @param asked as users write it, null for what lies beside the model, else imagenet */
	static Preprocessing of(String asked, Path model, Console console) throws InputException {
		if (asked != null) {
			return noted(PreprocessingReader.find(asked), console);
		}
		Path beside = model.toAbsolutePath().resolveSibling(BESIDE);
		if (Files.isRegularFile(beside)) {
			console.message("Preprocessing: " + BESIDE + " beside the model");
			return noted(PreprocessingReader.read(beside), console);
		}
		console.message("Preprocessing: imagenet (no --preprocess given, no " + BESIDE + " beside the model)");
		return Preprocessing.Preset.IMAGENET.value();
	}

	private static Preprocessing noted(PreprocessingReader.Reading reading, Console console) {
		reading.notes().forEach(n -> console.message("Preprocessing: " + n));
		return reading.preprocessing();
	}
}
