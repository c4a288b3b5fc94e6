package org.channelexplorer.djl.internal;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.archive.ChangedArchive;
import org.channelexplorer.djl.internal.archive.TorchArchive;

/** A network in PyTorch's engine, with another text. Several threads may run it. */
final class EngineNetwork implements AutoCloseable {
	private final String file;
	private final NDManager manager;
	private final PtSymbolBlock block;

	/**
	 * Loads it.
	 *
	 * @param name file of the archive whose text is another
	 * @throws InputException when the engine refuses it
	 */
	EngineNetwork(TorchArchive archive, String name, String text) throws InputException {
		PyTorch.start();
		file = archive.path().toString();
		manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
		PtSymbolBlock loaded = null;
		try (ChangedArchive in = archive.with(name, text)) {
			loaded = load(manager, in);
		} catch (IOException e) {
			throw new InputException(file + " is damaged: " + e.getMessage(), e);
		} catch (EngineException e) {
			throw new InputException(file + " cannot be loaded by PyTorch " + PyTorch.VERSION + ": " + EngineReasons.sentence(e), e);
		} finally {
			if (loaded == null) {
				manager.close();
			}
		}
		block = loaded;
	}

	private static PtSymbolBlock load(NDManager manager, ChangedArchive in) throws IOException {
		try {
			return JniUtils.loadModule((PtNDManager) manager, in, false, false);
		} catch (EngineException e) {
			if (in.failure() != null) {
				throw in.failure();
			}
			throw e;
		}
	}

	/** What a run gave; freed when it is closed. */
	static final class Run implements AutoCloseable {
		private final NDManager manager;
		private final NDList values;

		private Run(NDManager manager, NDList values) {
			this.manager = manager;
			this.values = values;
		}

		/** A tensor that was returned. */
		NDArray get(int index) {
			return values.get(index);
		}

		int size() {
			return values.size();
		}

		@Override
		public void close() {
			manager.close();
		}
	}

	/**
	 * Runs it.
	 *
	 * @param images float32, direct, [images][channels][height][width]
	 * @throws InputException when the engine refuses them
	 */
	Run run(ByteBuffer images, long... shape) throws InputException {
		NDManager scratch = manager.newSubManager();
		boolean complete = false;
		try {
			NDArray input = scratch.create(images, new Shape(shape), DataType.FLOAT32);
			NDList output = block.forward(new ParameterStore(scratch, false), new NDList(input), false);
			output.attach(scratch);
			complete = true;
			return new Run(scratch, output);
		} catch (EngineException e) {
			throw new InputException(file + " cannot be run on " + shape[0] + (shape[0] == 1 ? " image" : " images") + " of " + shape[2] + " x " + shape[3]
					+ ": " + EngineReasons.sentence(e), e);
		} finally {
			if (!complete) {
				scratch.close();
			}
		}
	}

	@Override
	public void close() {
		block.close();
		manager.close();
	}
}
