package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.ModelFile;
import org.channelexplorer.onnx.internal.Sessions;
import org.channelexplorer.onnx.internal.TrialRun;

/** Runs a smaller network beside the masked original on noise: a network that computes something else is not handed out. */
final class Comparison {
	/** Sums in another order differ by up to 1e-5 of the largest value in deep networks; a wrong channel by a hundred times this. */
	static final double MOST = 1e-3;
	private static final long SEED = 1;

	private final ModelFile file;
	private final TrialRun trial;

	Comparison(ModelFile file, TrialRun trial) {
		this.file = file;
		this.trial = trial;
	}

	/**
	 * Opens what was written and compares it.
	 *
	 * @param masked what it has to equal; null when it cannot be compared
	 * @throws InputException when it cannot be opened, or computes something else
	 */
	void check(Path written, ModelProto masked) throws InputException {
		ModelFile smaller = ModelFile.read(written);
		if (masked == null || !trial.possible()) {
			open(smaller);
			return;
		}
		try {
			Map<String, float[]> expected;
			try (OrtSession original = Sessions.forRunning(file, masked, ModelImporter.CPU)) {
				expected = trial.run(original, SEED);
			}
			Map<String, float[]> made;
			try (OrtSession running = Sessions.forRunning(smaller, smaller.model(), ModelImporter.CPU)) {
				made = trial.run(running, SEED);
			}
			for (Map.Entry<String, float[]> e : expected.entrySet()) {
				double difference = difference(e.getValue(), made.get(e.getKey()));
				if (difference > MOST) {
					throw file.refuse("cannot be cut so: the smaller network's output '" + e.getKey() + "' differs by " + (float) difference
							+ " of its largest value from the network with these channels replaced");
				}
			}
		} catch (OrtException e) {
			throw file.refuse("cannot be cut so: ONNX Runtime does not close the smaller network", e);
		}
	}

	private void open(ModelFile smaller) throws InputException {
		try (OrtSession _ = Sessions.forLooking(smaller, smaller.model(), false)) {
			return;
		} catch (OrtException e) {
			throw file.refuse("cannot be cut so: ONNX Runtime does not close the smaller network", e);
		}
	}

	/** The largest difference, relative to the largest value; 0 where the values are not finite. */
	static double difference(float[] expected, float[] made) {
		if (made == null || made.length != expected.length) {
			return Double.POSITIVE_INFINITY;
		}
		double largest = 0;
		double difference = 0;
		for (int i = 0; i < expected.length; i++) {
			if (!Float.isFinite(expected[i])) {
				return 0;
			}
			largest = Math.max(largest, Math.abs(expected[i]));
			difference = Math.max(difference, Math.abs((double) expected[i] - made[i]));
		}
		return difference == 0 ? 0 : difference / Math.max(largest, Float.MIN_NORMAL);
	}
}
