package org.channelexplorer.djl.internal.run;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** Runs a network in PyTorch's engine. Several workers share it; each image runs alone, on one thread. */
public abstract class EngineRunner implements NetworkRunner {
	private final String file;
	private final InputSpec input;
	private final List<Read> reads;
	private final List<Tap> taps;
	private final Optional<OutputSpec> output;
	private final Set<EngineWorker> workers = new LinkedHashSet<>();
	private boolean closed;

	/**
	 * A tap that is read.
	 *
	 * @param tap   with its sizes known
	 * @param place of its tensor in what a run returns
	 */
	public record Read(Tap tap, int place) {
	}

	/**
	 * @param file   for messages
	 * @param reads  what is exposed
	 * @param output meaning of {@link EngineRun#OUTPUT}; empty when it is not one vector per image
	 */
	protected EngineRunner(String file, InputSpec input, List<Read> reads, Optional<OutputSpec> output) {
		this.file = file;
		this.input = input;
		this.reads = List.copyOf(reads);
		taps = this.reads.stream().map(Read::tap).toList();
		this.output = output;
	}

	/**
	 * Refuses what no network can be given here.
	 *
	 * @param file  for messages
	 * @param name  of the only input
	 * @param input what it takes
	 * @throws InputException when the options ask for something else
	 */
	public static void check(String file, String name, InputSpec input, RunnerOptions options) throws InputException {
		if (!options.device().equals(ModelImporter.CPU)) {
			throw new InputException(file + " can be run on the processor only, not on " + options.device());
		} else if (!options.further().isEmpty() || !options.image().isEmpty() && !options.image().equals(name)) {
			throw new InputException(file + " has one input, " + name + ": nothing else can be given to it");
		} else if (options.height() > 0 && options.height() != input.height() || options.width() > 0 && options.width() != input.width()) {
			throw new InputException(file + " takes images of " + input.height() + " x " + input.width() + " only, not of " + options.height() + " x "
					+ options.width());
		}
	}

	/**
	 * Runs one image.
	 *
	 * @param image float32, direct, [channels][height][width]
	 * @throws InputException when the network refuses it
	 */
	protected abstract EngineRun run(ByteBuffer image) throws InputException;

	/** Frees what runs the network, after its workers. */
	protected abstract void free();

	@Override
	public final InputSpec input() {
		return input;
	}

	@Override
	public final int batch() {
		return 1;
	}

	@Override
	public final List<Tap> taps() {
		return taps;
	}

	@Override
	public final Optional<OutputSpec> output() {
		return output;
	}

	/** A tap and where it is read. */
	Read read(int tap) {
		return reads.get(tap);
	}

	@Override
	public final synchronized Worker worker() throws InputException {
		if (closed) {
			throw new IllegalStateException("the runner is closed");
		}
		try {
			EngineWorker worker = new EngineWorker(this);
			workers.add(worker);
			return worker;
		} catch (OutOfMemoryError e) {
			throw new InputException(file + " needs more memory for the activations of " + taps.size() + (taps.size() == 1 ? " tensor" : " tensors")
					+ " than there is: choose fewer layers or fewer threads", e);
		}
	}

	/** A worker is closed. */
	synchronized void forget(EngineWorker worker) {
		workers.remove(worker);
	}

	@Override
	public final void close() {
		List<EngineWorker> open;
		synchronized (this) {
			if (closed) {
				return;
			}
			closed = true;
			open = List.copyOf(workers);
		}
		open.forEach(EngineWorker::close);
		free();
	}
}
