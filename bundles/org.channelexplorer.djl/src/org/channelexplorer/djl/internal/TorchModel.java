package org.channelexplorer.djl.internal;

import java.nio.file.Path;
import java.util.Map;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.archive.TorchArchive;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Inliner;
import org.channelexplorer.djl.internal.flat.Node;
import org.channelexplorer.djl.internal.script.Program;
import org.channelexplorer.djl.internal.script.ScriptException;

/** A TorchScript file: read, followed, and looked at once on a blank image. */
final class TorchModel implements ImportedModel {
	private final TorchArchive archive;
	private final FlatNetwork flat;
	private final Look look;
	private final Taps taps;
	private final Network network;
	private final Map<String, Node> nodes;
	private boolean closed;

	/** @throws InputException when the network cannot be analysed */
	private TorchModel(TorchArchive archive) throws InputException {
		this.archive = archive;
		try {
			flat = Inliner.flatten(new Program(archive.texts()), archive.top());
		} catch (ScriptException e) {
			throw new InputException(archive.path() + " cannot be followed: " + e.getMessage(), e);
		}
		look = Look.at(archive, flat);
		taps = new Taps(flat, look);
		NetworkReader reader = new NetworkReader(archive, flat, look, taps);
		network = reader.network();
		nodes = reader.byLayer();
	}

	/** Opens a file. @throws InputException naming it and what is wrong with it */
	static TorchModel open(Path path) throws InputException {
		TorchArchive archive = TorchArchive.open(path);
		boolean complete = false;
		try {
			TorchModel model = new TorchModel(archive);
			complete = true;
			return model;
		} finally {
			if (!complete) {
				archive.close();
			}
		}
	}

	@Override
	public Network network() {
		return network;
	}

	@Override
	public synchronized NetworkRunner run(RunnerOptions options) throws InputException {
		checkOpen();
		return TorchRunner.open(archive, flat, look, taps, options);
	}

	@Override
	public synchronized float[] filterNorms(String layer) throws InputException {
		checkOpen();
		return new FilterNorms(archive, flat).of(layer, nodes.get(layer));
	}

	private void checkOpen() {
		if (closed) {
			throw new IllegalStateException("the model " + network.name() + " is closed");
		}
	}

	@Override
	public synchronized void close() {
		if (!closed) {
			closed = true;
			try {
				archive.close();
			} catch (InputException e) {
				throw new IllegalStateException(e.getMessage(), e);
			}
		}
	}
}
