package org.channelexplorer.onnx.tests;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.InputException;

/** Opens models for running and reads what they answer. */
final class Runners {
	private Runners() {
	}

	/** The taps of a choice of layers. */
	static List<Tap> taps(Path file, String choice) throws InputException {
		return Opened.network(file).select(choice, TapKind.PRE).stream().map(l -> l.pre()).toList();
	}

	/** A runner with them exposed. */
	static NetworkRunner open(Path file, String choice) throws InputException {
		return Opened.run(file, new RunnerOptions(taps(file, choice), 4, 0, 0));
	}

	/** A tensor's activations after a run. */
	static float[] values(NetworkRunner runner, NetworkRunner.Worker worker, String tensor) {
		int tap = runner.taps().stream().map(Tap::tensor).toList().indexOf(tensor);
		return worker.activations(tap).toArray(ValueLayout.JAVA_FLOAT);
	}
}
