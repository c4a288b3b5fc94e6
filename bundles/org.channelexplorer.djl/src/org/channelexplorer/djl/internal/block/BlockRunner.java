package org.channelexplorer.djl.internal.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.block.BlockSteps.Step;
import org.channelexplorer.djl.internal.run.EngineRun;
import org.channelexplorer.djl.internal.run.EngineRunner;
import org.channelexplorer.djl.internal.run.MainOutput;

/** Runs the blocks one after the other, and keeps the values of those that are read. */
final class BlockRunner extends EngineRunner {
	private final BlockNetwork network;
	private final Set<Integer> places;

	private BlockRunner(BlockNetwork network, InputSpec input, List<Read> reads, Optional<OutputSpec> output) {
		super(network.file(), input, reads, output);
		this.network = network;
		places = reads.stream().map(Read::place).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * @param network taken for this runner; given back when it cannot be made
	 * @param input   name of the network's input
	 * @param known   by step; null where a step cannot be read
	 */
	static BlockRunner open(BlockNetwork network, String input, List<Tap> known, RunnerOptions options) throws InputException {
		boolean complete = false;
		try {
			Shape image = network.image();
			InputSpec taken = new InputSpec((int) image.get(1), (int) image.get(2), (int) image.get(3), false);
			check(network.file(), input, taken, options);
			List<String> ids = network.steps().stream().map(Step::id).toList();
			List<Read> reads = new ArrayList<>();
			for (Tap tap : options.taps()) {
				int step = ids.indexOf(tap.tensor());
				if (step < 0 || known.get(step) == null) {
					throw new InputException(network.file() + " has no tensor '" + tap.tensor() + "' that can be read");
				}
				reads.add(new Read(known.get(step), BlockNetwork.place(step)));
			}
			BlockRunner runner = new BlockRunner(network, taken, reads, output(network));
			complete = true;
			return runner;
		} finally {
			if (!complete) {
				network.giveBack();
			}
		}
	}

	private static Optional<OutputSpec> output(BlockNetwork network) throws InputException {
		try (EngineRun run = network.blank(_ -> false)) {
			NDArray values = run.get(EngineRun.OUTPUT);
			if (values == null || values.getShape().dimension() != 2 || values.getShape().get(0) != 1 || values.size() < 2) {
				return Optional.empty();
			}
			MainOutput.Meaning meaning = switch (network.steps().getLast().operation().toLowerCase(Locale.ROOT)) {
			case "softmax" -> MainOutput.Meaning.PROBABILITIES;
			case "linear" -> MainOutput.Meaning.LOGITS;
			default -> MainOutput.Meaning.UNKNOWN;
			};
			return new MainOutput((int) values.size(), meaning).spec(values.toFloatArray());
		}
	}

	@Override
	protected EngineRun run(ByteBuffer image) throws InputException {
		return network.run(image, step -> places.contains(BlockNetwork.place(step)));
	}

	@Override
	protected void free() {
		network.giveBack();
	}
}
