package org.channelexplorer.core.analysis;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extraction.ImageHashes;
import org.channelexplorer.core.extraction.RowIndex;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/** What is read of an analysis' files when it is opened. @param network sizes known @param rows the images that have a row, by their place in the manifest */
record Opened(AnalysisDocument document, Manifest manifest, Network network, int[] rows) {

	/** @param file the document @throws InputException naming what is missing or damaged */
	static Opened read(Path file) throws InputException {
		AnalysisDocument document = AnalysisDocument.read(file);
		Path data = AnalysisDocument.dataFolder(file);
		if (!Files.isDirectory(data)) {
			throw new InputException(file + ": its data folder " + data.getFileName() + " is missing beside it");
		}
		Manifest manifest = Manifest.read(data);
		try {
			Network network = Json.fromTree(Json.read(data.resolve("network.json")), Network.class)
					.sized(manifest.recipe().layers().stream().map(Recipe.StoredLayer::tap).toList());
			Path index = data.resolve("rows.npy");
			int[] rows = Files.exists(index) ? RowIndex.read(index, manifest.recipe().images().size()) : new int[0];
			return new Opened(document, known(manifest, data, rows), network, rows);
		} catch (IOException | JsonParseException | NullPointerException e) {
			throw new InputException(data + ": the analysis cannot be opened: " + e.getMessage(), e);
		}
	}

	// the hashes of the images that an incomplete extraction has read
	private static Manifest known(Manifest manifest, Path data, int[] rows) throws IOException, InputException {
		if (manifest.complete() || rows.length == 0) {
			return manifest;
		}
		Recipe recipe = manifest.recipe();
		return new Manifest(recipe.hashed(ImageHashes.known(data, recipe, rows[rows.length - 1] + 1)), manifest.predictions(), false, manifest.skipped());
	}
}
