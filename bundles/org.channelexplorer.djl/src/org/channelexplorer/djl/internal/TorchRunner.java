package org.channelexplorer.djl.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.archive.TorchArchive;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Node;
import org.channelexplorer.djl.internal.run.EngineRun;
import org.channelexplorer.djl.internal.run.EngineRunner;

/** Runs a network whose {@code forward} returns the tensors of its taps, too, behind its main output where it has one. */
final class TorchRunner extends EngineRunner {
	private final EngineNetwork engine;

	private TorchRunner(TorchArchive archive, EngineNetwork engine, InputSpec input, List<Read> reads, Optional<OutputSpec> output) {
		super(archive.path().toString(), input, reads, output);
		this.engine = engine;
	}

	/** @throws InputException when the network cannot be run so */
	static TorchRunner open(TorchArchive archive, FlatNetwork flat, Look look, Taps known, RunnerOptions options) throws InputException {
		ImageInput image = look.image();
		InputSpec input = new InputSpec(image.channels(), image.heightOr(options.height()), image.heightOr(options.width()), false);
		check(archive.path().toString(), image.name(), input, options);
		Map<Integer, Integer> wanted = new LinkedHashMap<>();
		TorchOutput main = TorchOutput.find(flat, look.sizes());
		List<FlatNetwork.Output> returned = main == null ? List.of() : List.of(flat.outputs().get(main.index()));
		List<Read> reads = new ArrayList<>();
		for (Tap tap : options.taps()) {
			Node node = known.node(tap);
			if (node == null || known.unreadable(node.id()) != null) {
				throw archive.refuse("has no tensor '" + tap.tensor() + "' that can be read");
			}
			wanted.putIfAbsent(node.id(), returned.size() + wanted.size());
			reads.add(new Read(tap, wanted.get(node.id())));
		}
		EngineNetwork engine = new EngineNetwork(archive, flat.file(), flat.returning(returned, wanted.keySet()));
		boolean complete = false;
		try {
			TorchRunner runner = tried(archive, engine, input, reads, main);
			complete = true;
			return runner;
		} finally {
			if (!complete) {
				engine.close();
			}
		}
	}

	/** Learns the sizes for certain. */
	private static TorchRunner tried(TorchArchive archive, EngineNetwork engine, InputSpec input, List<Read> wanted, TorchOutput main)
			throws InputException {
		ByteBuffer blank = ByteBuffer.allocateDirect(Math.multiplyExact(input.size(), Float.BYTES));
		try (EngineRun run = engine.run(blank, input)) {
			List<Read> reads = new ArrayList<>();
			for (Read read : wanted) {
				Tap sized = Taps.sized(read.tap(), run.get(read.place()).getShape().getShape());
				if (sized.height() < 1 || sized.width() < 1) {
					throw archive.refuse("has the tensor '" + sized.tensor() + "' with other axes than expected: " + run.get(read.place()).getShape());
				}
				reads.add(new Read(sized, read.place()));
			}
			Optional<OutputSpec> output = main == null ? Optional.empty() : main.main().spec(run.get(EngineRun.OUTPUT).toFloatArray());
			return new TorchRunner(archive, engine, input, reads, output);
		}
	}

	@Override
	protected EngineRun run(ByteBuffer image) throws InputException {
		return engine.run(image, input());
	}

	@Override
	protected void free() {
		engine.close();
	}
}
