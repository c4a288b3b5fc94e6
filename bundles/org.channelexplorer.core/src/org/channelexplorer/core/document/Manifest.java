package org.channelexplorer.core.document;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.extension.NetworkRunner.OutputSpec;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * The file {@code manifest.json} of a data folder.
 *
 * @param recipe      what the rows are
 * @param predictions the output kept in {@code predictions.npy} (as probabilities), null when the network is no classifier
 * @param complete    whether every image was tried
 * @param skipped     images without a row, with reasons; empty until complete
 */
public record Manifest(Recipe recipe, OutputSpec predictions, boolean complete, List<Skipped> skipped) {

	public Manifest {
		skipped = List.copyOf(skipped);
	}

	/** Whether the analysis was begun but its images are still being chosen. */
	public boolean undecided() {
		return !complete && recipe.images().isEmpty();
	}

	public static Path file(Path dataFolder) {
		return dataFolder.resolve("manifest.json");
	}

	public void write(Path dataFolder) throws IOException {
		AtomicFiles.write(file(dataFolder), writer -> Json.pretty(this, writer));
	}

	/** @throws InputException naming the file when it is missing or damaged */
	public static Manifest read(Path dataFolder) throws InputException {
		Path file = file(dataFolder);
		try {
			// the current format is not made a tree of: that of a hundred thousand images would be in the way of everything else
			boolean current = Json.valueAt(file, "recipe", "format").equals(Optional.of(Integer.toString(Recipe.FORMAT)));
			Manifest m = current ? Json.read(file, Manifest.class) : migrated(file);
			if (m.recipe == null) {
				throw new InputException(file + ": no recipe in it");
			}
			return m;
		} catch (JsonParseException | NullPointerException | IllegalArgumentException | IllegalStateException | UnsupportedOperationException e) {
			throw new InputException(file + ": damaged: " + e.getMessage(), e);
		}
	}

	private static Manifest migrated(Path file) throws InputException {
		if (!(Json.read(file) instanceof JsonObject json)) {
			throw new InputException(file + ": no manifest");
		}
		return Json.fromTree(Migrations.manifest(json, file), Manifest.class);
	}

	/** Whether a folder holds an analysis that is complete, so that nobody writes to it any more. @throws InputException when its manifest cannot be read */
	public static boolean completeIn(Path dataFolder) throws InputException {
		Path file = file(dataFolder);
		return Files.exists(file) && Json.valueAt(file, "complete").equals(Optional.of("true"));
	}
}
