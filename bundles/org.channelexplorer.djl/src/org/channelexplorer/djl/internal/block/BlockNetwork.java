package org.channelexplorer.djl.internal.block;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.block.BlockSteps.Step;
import org.channelexplorer.djl.internal.run.EngineRun;

/**
 * The loaded model as steps that run one after the other. Several threads may run it. Runners need it when its file is closed: the model is closed by
 * the last of its users, of whom the caller is the first.
 */
final class BlockNetwork {
	private final String file;
	private final Model model;
	private final List<Step> steps;
	private final Shape image;
	private int users = 1;

	/**
	 * @param file  for messages
	 * @param image of one image, [1, channels, height, width]
	 */
	BlockNetwork(String file, Model model, List<Step> steps, Shape image) {
		this.file = file;
		this.model = model;
		this.steps = steps;
		this.image = image;
	}

	String file() {
		return file;
	}

	List<Step> steps() {
		return steps;
	}

	Shape image() {
		return image;
	}

	synchronized BlockNetwork taken() {
		if (users == 0) {
			throw new IllegalStateException("the model " + model.getName() + " is closed");
		}
		users++;
		return this;
	}

	synchronized void giveBack() {
		if (--users == 0) {
			model.close();
		}
	}

	/** Place of a step's values in what a run gives. */
	static int place(int step) {
		return EngineRun.OUTPUT + 1 + step;
	}

	/** Runs a blank image. */
	EngineRun blank(IntPredicate wanted) throws InputException {
		return run(ByteBuffer.allocateDirect(Math.toIntExact(image.size() * Float.BYTES)), wanted);
	}

	/**
	 * Runs an image. A step of several tensors has none at its place.
	 *
	 * @param values float32, direct
	 * @param wanted steps whose values are kept. A block may change its input in place, so they are copied
	 * @throws InputException naming the step that refuses it
	 */
	EngineRun run(ByteBuffer values, IntPredicate wanted) throws InputException {
		NDManager manager = model.getNDManager().newSubManager();
		boolean complete = false;
		NDArray[] kept = new NDArray[place(steps.size())];
		NDList[] given = new NDList[steps.size()];
		int at = 0;
		try {
			NDList input = new NDList(manager.create(values, image, DataType.FLOAT32));
			ParameterStore parameters = new ParameterStore(manager, false);
			for (; at < given.length; at++) {
				List<NDList> inputs = steps.get(at).inputs().stream().map(i -> i == BlockSteps.IMAGE ? input : given[i]).toList();
				given[at] = steps.get(at).run(inputs, parameters);
				given[at].attach(manager);
				if (wanted.test(at) && given[at].size() == 1) {
					kept[place(at)] = given[at].getFirst().duplicate();
					kept[place(at)].attach(manager);
				}
			}
			NDList last = given[given.length - 1];
			kept[EngineRun.OUTPUT] = last.size() == 1 ? last.getFirst() : null;
			complete = true;
			return new EngineRun(manager, Arrays.asList(kept));
		} catch (EngineException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException | UnsupportedOperationException
				| ClassCastException | NullPointerException e) { // blocks are others' code
			String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().lines().findFirst().orElse("");
			throw new InputException(file + " cannot be run on an image of " + image + ": the block " + steps.get(Math.min(at, steps.size() - 1)).id()
					+ " refuses it: " + reason, e);
		} finally {
			if (!complete) {
				manager.close();
			}
		}
	}
}
