package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.InputTensor.Element;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/**
 * A session that several workers share.
 * <p>
 * Every image runs alone, on one thread, and several threads take several images: arithmetic shared among threads or images
 * is rounded differently for another number of them, and costs more. So the values do not depend on the number of threads.
 */
final class OnnxRunner implements NetworkRunner {
	/** For messages; the parsed model must not stay in memory as long as the runner. */
	private final Path file;
	private final OrtEnvironment environment;
	private final OrtSession session;
	private final InputSpec spec;
	private final int imagesPerRun;
	private final Tensor input;
	private final List<InputTensor> further;
	private final Map<String, Tensor> outputs;
	private final List<Tap> taps;
	private final Optional<OutputSpec> output;
	/** The session and the workers. */
	private final Resources resources = new Resources();
	private boolean closed;

	/**
	 * A tensor of one run.
	 *
	 * @param dims axes
	 * @param type of the runtime's values
	 */
	record Tensor(String name, long[] dims, Element type) {
	}

	/**
	 * Takes over what {@link RunnerFactory} has made.
	 *
	 * @param imagesPerRun 1, or the batch the network is fixed at
	 * @param outputs      by name: those of the taps and the main output
	 */
	OnnxRunner(Path file, OrtEnvironment environment, OrtSession session, InputSpec spec, int imagesPerRun, Tensor input, List<InputTensor> further,
			Map<String, Tensor> outputs, List<Tap> taps, Optional<OutputSpec> output) {
		this.file = file;
		this.environment = environment;
		this.session = resources.add(session);
		this.spec = spec;
		this.imagesPerRun = imagesPerRun;
		this.input = input;
		this.further = List.copyOf(further);
		this.outputs = Map.copyOf(outputs);
		this.taps = List.copyOf(taps);
		this.output = output;
	}

	@Override
	public InputSpec input() {
		return spec;
	}

	@Override
	public int batch() {
		return imagesPerRun;
	}

	@Override
	public List<Tap> taps() {
		return taps;
	}

	@Override
	public Optional<OutputSpec> output() {
		return output;
	}

	@Override
	public synchronized OnnxWorker worker() throws InputException {
		if (closed) {
			throw new IllegalStateException("the runner is closed");
		}
		try {
			OnnxWorker worker = new OnnxWorker(this, environment, session, input, further, outputs.values());
			return resources.add(worker);
		} catch (OutOfMemoryError e) {
			throw new InputException(file + " needs more memory for the activations of " + taps.size() + (taps.size() == 1 ? " tensor" : " tensors")
					+ " than there is: choose fewer layers or fewer threads", e);
		} catch (OrtException e) {
			throw problem(e);
		}
	}

	/** A tensor that is exposed. */
	Tensor tensor(String name) {
		return outputs.get(name);
	}

	/** A worker is closed. */
	synchronized void forget(OnnxWorker worker) {
		resources.remove(worker);
	}

	/** What the runtime had against some images. */
	InputException problem(OrtException e) {
		return new InputException(file + " cannot be run on these images: " + OrtReasons.sentence(String.valueOf(e.getMessage())), e);
	}

	@Override
	public synchronized void close() {
		if (closed) {
			return;
		}
		closed = true;
		resources.close();
	}
}
