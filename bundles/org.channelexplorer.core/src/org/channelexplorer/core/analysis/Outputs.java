package org.channelexplorer.core.analysis;

import com.google.gson.JsonParseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/** What the network gave for the images, and what its outputs are called. */
final class Outputs {
	/** Names of the outputs, when there are any. */
	static final String FILE = "outputs.json";

	private final Manifest manifest;
	private final Path kept;
	private final Matrices matrices;
	private final MatrixKeys keys;
	private final Supplier<OutputNames> ofModel;
	private volatile OutputNames names;

	/** @param ofModel the names that stand beside the model or in it */
	Outputs(Manifest manifest, Path data, Matrices matrices, MatrixKeys keys, Supplier<OutputNames> ofModel) {
		this.manifest = manifest;
		kept = data.resolve(FILE);
		this.matrices = matrices;
		this.keys = keys;
		this.ofModel = ofModel;
	}

	Optional<FloatMatrix> predictions() {
		return manifest.predictions() == null ? Optional.empty() : matrices.predictions(manifest.predictions().classes());
	}

	OutputNames names() {
		if (names == null) {
			names = manifest.predictions() == null ? OutputNames.NONE : find();
		}
		return names;
	}

	// those of the extraction, so that they stay when the model is gone; an older analysis has none
	private OutputNames find() {
		try {
			return Files.exists(kept) ? Json.fromTree(Json.read(kept), OutputNames.class) : ofModel.get();
		} catch (InputException | JsonParseException | NullPointerException e) {
			return new OutputNames(List.of(), "", kept.getFileName() + " is damaged: " + e.getMessage());
		}
	}

	/** Hash of both; empty without predictions. */
	String hash() {
		return manifest.predictions() == null ? "" : keys.predictions(manifest.predictions(), names().names());
	}
}
