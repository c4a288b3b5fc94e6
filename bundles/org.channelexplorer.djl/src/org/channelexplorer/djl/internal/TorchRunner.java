package org.channelexplorer.djl.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.archive.TorchArchive;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Node;

/**
 * A network whose {@code forward} returns the tensors of its taps, too. Several workers share it; each image runs alone, on one thread.
 */
final class TorchRunner implements NetworkRunner {
	private final Path file;
	private final EngineNetwork engine;
	private final InputSpec spec;
	/** Place of each tap's tensor in what a run returns. */
	private final List<Integer> places;
	private final List<Tap> taps;
	private final Optional<OutputSpec> output;
	private final Set<TorchWorker> workers = new LinkedHashSet<>();
	private boolean closed;

	private TorchRunner(Path file, EngineNetwork engine, InputSpec spec, List<Integer> places, List<Tap> taps, Optional<OutputSpec> output) {
		this.file = file;
		this.engine = engine;
		this.spec = spec;
		this.places = places;
		this.taps = taps;
		this.output = output;
	}

	/** @throws InputException when the network cannot be run so */
	static TorchRunner open(TorchArchive archive, FlatNetwork flat, Look look, Taps known, RunnerOptions options) throws InputException {
		InputSpec spec = spec(archive, look.image(), options);
		Map<Integer, Integer> wanted = new LinkedHashMap<>();
		MainOutput main = MainOutput.find(flat, look.sizes());
		List<FlatNetwork.Output> returned = main == null ? List.of() : List.of(flat.outputs().get(main.index()));
		List<Integer> places = new ArrayList<>();
		for (Tap tap : options.taps()) {
			Node node = known.node(tap);
			if (node == null || known.unreadable(node.id()) != null) {
				throw archive.refuse("has no tensor '" + tap.tensor() + "' that can be read");
			}
			wanted.putIfAbsent(node.id(), returned.size() + wanted.size());
			places.add(wanted.get(node.id()));
		}
		EngineNetwork engine = new EngineNetwork(archive, flat.file(), flat.returning(returned, wanted.keySet()));
		boolean complete = false;
		try {
			TorchRunner runner = tried(archive, engine, spec, places, options.taps(), main);
			complete = true;
			return runner;
		} finally {
			if (!complete) {
				engine.close();
			}
		}
	}

	private static InputSpec spec(TorchArchive archive, ImageInput image, RunnerOptions options) throws InputException {
		if (!options.device().equals(ModelImporter.CPU)) {
			throw archive.refuse("can be run on the processor only, not on " + options.device());
		} else if (!options.further().isEmpty() || !options.image().isEmpty() && !options.image().equals(image.name())) {
			throw archive.refuse("has one input, " + image.name() + ": nothing else can be given to it");
		}
		int height = image.heightOr(options.height());
		int width = image.heightOr(options.width());
		if (options.height() > 0 && options.height() != height || options.width() > 0 && options.width() != width) {
			throw archive.refuse("takes images of " + image.side() + " x " + image.side() + " only, not of " + options.height() + " x " + options.width());
		}
		return new InputSpec(image.channels(), height, width, false);
	}

	/** Learns the sizes for certain. */
	private static TorchRunner tried(TorchArchive archive, EngineNetwork engine, InputSpec spec, List<Integer> places, List<Tap> wanted, MainOutput main)
			throws InputException {
		ByteBuffer blank = ByteBuffer.allocateDirect(Math.multiplyExact(spec.size(), Float.BYTES));
		try (EngineNetwork.Run run = engine.run(blank, 1, spec.channels(), spec.height(), spec.width())) {
			List<Tap> taps = new ArrayList<>();
			for (int i = 0; i < wanted.size(); i++) {
				Tap sized = Taps.sized(wanted.get(i), run.get(places.get(i)).getShape().getShape());
				if (sized.height() < 1 || sized.width() < 1) {
					throw archive.refuse("has the tensor '" + sized.tensor() + "' with other axes than expected: " + run.get(places.get(i)).getShape());
				}
				taps.add(sized);
			}
			float[] values = main == null ? null : run.get(0).toFloatArray();
			MainOutput told = values == null || values.length != main.classes() ? null : main.told(values); // its length may depend on the size of images
			Optional<OutputSpec> output = told == null || told.meaning() == MainOutput.Meaning.OTHER ? Optional.empty()
					: Optional.of(new OutputSpec("output", told.classes(), told.meaning() == MainOutput.Meaning.PROBABILITIES));
			return new TorchRunner(archive.path(), engine, spec, List.copyOf(places), List.copyOf(taps), output);
		}
	}

	@Override
	public InputSpec input() {
		return spec;
	}

	@Override
	public int batch() {
		return 1;
	}

	@Override
	public List<Tap> taps() {
		return taps;
	}

	@Override
	public Optional<OutputSpec> output() {
		return output;
	}

	/** Place of a tap's tensor in what a run returns. */
	int place(int tap) {
		return places.get(tap);
	}

	EngineNetwork engine() {
		return engine;
	}

	@Override
	public synchronized Worker worker() throws InputException {
		if (closed) {
			throw new IllegalStateException("the runner is closed");
		}
		try {
			TorchWorker worker = new TorchWorker(this);
			workers.add(worker);
			return worker;
		} catch (OutOfMemoryError e) {
			throw new InputException(file + " needs more memory for the activations of " + taps.size() + (taps.size() == 1 ? " tensor" : " tensors")
					+ " than there is: choose fewer layers or fewer threads", e);
		}
	}

	/** A worker is closed. */
	synchronized void forget(TorchWorker worker) {
		workers.remove(worker);
	}

	@Override
	public void close() {
		List<TorchWorker> open;
		synchronized (this) {
			if (closed) {
				return;
			}
			closed = true;
			open = List.copyOf(workers);
		}
		open.forEach(TorchWorker::close);
		engine.close();
	}
}
