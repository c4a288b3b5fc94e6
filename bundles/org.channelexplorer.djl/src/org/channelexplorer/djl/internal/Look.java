package org.channelexplorer.djl.internal;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.List;
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.archive.TorchArchive;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.run.EngineRun;

/**
 * Runs a network on a blank image to see the shapes of its tensors. A TorchScript file does not say which size its images have: the usual one is
 * tried, then others until one fits.
 *
 * @param image the input
 * @param sizes for that size
 * @param other for another size; the same when no other fits
 */
record Look(ImageInput image, Sizes sizes, Sizes other) {
	/** What networks are trained with, the most usual first. */
	private static final List<Integer> SIDES = List.of(224, 32, 28, 64, 96, 128, 256, 299, 16, 48, 112, 160, 192, 240, 288, 320, 384, 448, 512, 8, 24, 40, 56,
			80);
	private static final int STEP = 32;
	/** Values of one image in all tensors. */
	private static final double MOST_VALUES = 8e9;

	/** @throws InputException when no size fits, with what the engine has against the usual one */
	static Look at(TorchArchive archive, FlatNetwork network) throws InputException {
		int channels = ImageInput.channels(network);
		try (EngineNetwork engine = new EngineNetwork(archive, network.file(), network.shapes())) {
			InputException problem = null;
			InputException second = null;
			for (int side : SIDES) {
				try {
					Sizes sizes = run(engine, network, channels, side);
					checkMemory(archive, sizes);
					Sizes other = another(engine, network, channels, side);
					return new Look(new ImageInput(network.image(), channels, side, other != null), sizes, other == null ? sizes : other);
				} catch (InputException e) {
					if (problem != null && second == null && reason(problem).equals(reason(e))) {
						throw problem; // it is not the size
					}
					second = problem == null ? null : e;
					problem = problem == null ? e : problem;
				}
			}
			throw new InputException(problem.getMessage() + "; no other usual size of images fits, either", problem);
		}
	}

	/** What the engine writes, without the size of the images that is written before it. */
	private static String reason(InputException e) {
		return String.valueOf(e.getCause() == null ? e.getMessage() : EngineReasons.sentence(e.getCause()));
	}

	private static Sizes another(EngineNetwork engine, FlatNetwork network, int channels, int side) {
		try {
			return run(engine, network, channels, side + STEP);
		} catch (InputException e) {
			return null; // the network takes one size only
		}
	}

	private static void checkMemory(TorchArchive archive, Sizes sizes) throws InputException {
		if (sizes.nodes().stream().mapToDouble(Sizes.Tensor::values).sum() > MOST_VALUES) {
			throw archive.refuse("makes more values of one image than can be kept in memory");
		}
	}

	private static Sizes run(EngineNetwork engine, FlatNetwork network, int channels, int side) throws InputException {
		ByteBuffer blank = ByteBuffer.allocateDirect(Math.multiplyExact(channels * side, side * Float.BYTES));
		try (EngineRun run = engine.run(blank, new InputSpec(channels, side, side, false))) {
			return Sizes.of(network, 1, run.get(0).toType(DataType.INT64, false).toLongArray());
		}
	}

	/** Whether an axis of a node's tensor depends on the size of the image. */
	boolean open(int node, int axis) {
		long[] a = sizes.nodes().get(node).axes();
		long[] b = other.nodes().get(node).axes();
		return a.length != b.length || a[axis] != b[axis];
	}
}
