package org.channelexplorer.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.image.PreprocessingReader;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.InputException;

/** What {@code --preprocess} means, and what is taken without it. */
final class PreprocessingChoice {
	private static final String BESIDE = "preprocess.json";

	private PreprocessingChoice() {
	}

	/** Reads a network, which takes its time. */
	interface Reading {
		Network network() throws InputException;
	}

	/**
	 * @param asked as users write it, null for what lies beside the model, else imagenet, or raw for a network that takes bytes
	 * @param image name of the input that takes the images, empty for the first
	 */
	static Preprocessing of(String asked, Path model, Reading reading, String image, Console console) throws InputException {
		if (asked != null) {
			return noted(PreprocessingReader.find(asked), console);
		}
		Path beside = model.toAbsolutePath().resolveSibling(BESIDE);
		if (Files.isRegularFile(beside)) {
			console.message("Preprocessing: " + BESIDE + " beside the model");
			return noted(PreprocessingReader.read(beside), console);
		}
		boolean bytes = reading.network().inputs().stream().filter(i -> image.isEmpty() || i.name().equals(image)).findFirst()
				.filter(Preprocessing::takesBytes).isPresent();
		if (bytes) {
			console.message("Preprocessing: raw (no --preprocess given, no " + BESIDE + " beside the model, which takes whole numbers from 0 to 255)");
			return Preprocessing.Preset.RAW.value();
		}
		console.message("Preprocessing: imagenet (no --preprocess given, no " + BESIDE + " beside the model)");
		return Preprocessing.Preset.IMAGENET.value();
	}

	private static Preprocessing noted(PreprocessingReader.Reading reading, Console console) {
		reading.notes().forEach(n -> console.message("Preprocessing: " + n));
		return reading.preprocessing();
	}
}
