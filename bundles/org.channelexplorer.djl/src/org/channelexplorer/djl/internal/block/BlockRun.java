package org.channelexplorer.djl.internal.block;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.block.BlockSteps.Step;

/** What one image gave; freed when it is closed. */
final class BlockRun implements AutoCloseable {
	private final NDManager manager;
	/** By step; null where nobody wants it. A block may change its input in place, so what is wanted is a copy. */
	private final NDArray[] kept;
	private final NDList output;

	private BlockRun(NDManager manager, NDArray[] kept, NDList output) {
		this.manager = manager;
		this.kept = kept;
		this.output = output;
	}

	/**
	 * Runs an image.
	 *
	 * @param image  float32, direct
	 * @param wanted steps whose values are kept
	 * @throws InputException naming the step that refuses it
	 */
	static BlockRun of(String file, NDManager base, List<Step> steps, ByteBuffer image, Shape shape, Set<Integer> wanted) throws InputException {
		return of(file, base, steps, image, shape, wanted::contains);
	}

	static BlockRun of(String file, NDManager base, List<Step> steps, ByteBuffer image, Shape shape, IntPredicate wanted) throws InputException {
		NDManager manager = base.newSubManager();
		boolean complete = false;
		NDArray[] kept = new NDArray[steps.size()];
		NDList[] values = new NDList[steps.size()];
		int at = 0;
		try {
			NDList input = new NDList(manager.create(image, shape, DataType.FLOAT32));
			ParameterStore parameters = new ParameterStore(manager, false);
			for (; at < values.length; at++) {
				List<NDList> inputs = steps.get(at).inputs().stream().map(i -> i == BlockSteps.IMAGE ? input : values[i]).toList();
				values[at] = steps.get(at).run(inputs, parameters);
				values[at].attach(manager);
				if (wanted.test(at) && values[at].size() == 1) {
					kept[at] = values[at].getFirst().duplicate();
					kept[at].attach(manager);
				}
			}
			complete = true;
			return new BlockRun(manager, kept, values[values.length - 1]);
		} catch (EngineException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException | UnsupportedOperationException
				| ClassCastException | NullPointerException e) { // blocks are others' code
			String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().lines().findFirst().orElse("");
			throw new InputException(file + " cannot be run on an image of " + shape + ": the block " + steps.get(Math.min(at, steps.size() - 1)).id()
					+ " refuses it: " + reason, e);
		} finally {
			if (!complete) {
				manager.close();
			}
		}
	}

	/** A step's values; null when it gave none, or several. */
	NDArray of(int step) {
		return kept[step];
	}

	/** What the network gave. */
	NDList output() {
		return output;
	}

	@Override
	public void close() {
		manager.close();
	}
}
