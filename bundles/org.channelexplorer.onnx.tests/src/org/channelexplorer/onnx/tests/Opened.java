package org.channelexplorer.onnx.tests;

import java.nio.file.Path;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;

/** Opens a model for one question. */
final class Opened {
	private Opened() {
	}

	static Network network(Path file) throws InputException {
		try (ImportedModel model = new OnnxImporter().open(file)) {
			return model.network();
		}
	}

	/** A runner, which outlives the model. */
	static NetworkRunner run(Path file, RunnerOptions options) throws InputException {
		try (ImportedModel model = new OnnxImporter().open(file)) {
			return model.run(options);
		}
	}

	static float[] filterNorms(Path file, String layer) throws InputException {
		try (ImportedModel model = new OnnxImporter().open(file)) {
			return model.filterNorms(layer);
		}
	}
}
