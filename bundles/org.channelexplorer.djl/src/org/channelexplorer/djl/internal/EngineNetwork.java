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
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.archive.ChangedArchive;
import org.channelexplorer.djl.internal.archive.TorchArchive;
import org.channelexplorer.djl.internal.run.EngineRun;

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

	/**
	 * Runs it on one image.
	 *
	 * @param image float32, direct, [channels][height][width]
	 * @throws InputException when the engine refuses it
	 */
	EngineRun run(ByteBuffer image, InputSpec size) throws InputException {
		NDManager scratch = manager.newSubManager();
		boolean complete = false;
		try {
			NDArray input = scratch.create(image, new Shape(1, size.channels(), size.height(), size.width()), DataType.FLOAT32);
			NDList output = block.forward(new ParameterStore(scratch, false), new NDList(input), false);
			output.attach(scratch);
			complete = true;
			return new EngineRun(scratch, output);
		} catch (EngineException e) {
			throw new InputException(
					file + " cannot be run on 1 image of " + size.height() + " x " + size.width() + ": " + EngineReasons.sentence(e), e);
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
