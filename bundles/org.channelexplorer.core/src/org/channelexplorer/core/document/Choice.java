package org.channelexplorer.core.document;

import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * The file {@code choice.json} of a data folder: which images were chosen as representatives, and from what. With it a
 * resumed extraction needs no second first pass.
 *
 * @param from       what the first pass read: the recipe of all images
 * @param classes    hash of their classes
 * @param perClass   most images per class
 * @param seed       seed of the choice
 * @param method     operation that chose and its version
 * @param images     the chosen images, in the data set's order
 * @param unreadable images the first pass could not read, with reasons
 */
public record Choice(Recipe from, String classes, int perClass, long seed, String method, List<String> images, List<Skipped> unreadable) {

	public Choice {
		images = List.copyOf(images);
		unreadable = List.copyOf(unreadable);
	}

	public static Path file(Path dataFolder) {
		return dataFolder.resolve("choice.json");
	}

	/** @throws InputException naming the file when it is damaged */
	public static Choice read(Path dataFolder) throws InputException {
		Path file = file(dataFolder);
		try {
			Choice c = Json.fromTree(Json.read(file), Choice.class);
			if (c == null || c.from == null || c.classes == null) {
				throw new InputException(file + ": not a choice of images");
			}
			return c;
		} catch (JsonParseException | NullPointerException | IllegalArgumentException | UnsupportedOperationException e) {
			throw new InputException(file + ": damaged: " + e.getMessage(), e);
		}
	}

	/** How another choice differs from this one; empty when both have the same settings. The method may have become newer. */
	public String difference(Choice asked) {
		List<String> parts = new ArrayList<>();
		if (!from.equals(asked.from)) {
			parts.add(RecipeDifference.describe(from, asked.from));
		}
		if (!classes.equals(asked.classes)) {
			parts.add("other classes");
		}
		if (perClass != asked.perClass) {
			parts.add(perClass + " images per class");
		}
		if (seed != asked.seed) {
			parts.add("seed " + seed);
		}
		return String.join("; ", parts);
	}

	/** The chosen of all images. */
	public ImageSet of(ImageSet all) {
		Set<String> chosen = new HashSet<>(images);
		List<Skipped> skipped = new ArrayList<>(all.skipped());
		skipped.addAll(unreadable);
		return new ImageSet(all.folder(), all.entries().stream().filter(e -> chosen.contains(e.file())).toList(), skipped);
	}
}
