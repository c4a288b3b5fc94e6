package org.channelexplorer.onnx.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.extension.CutRunner;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.surgery.OnnxSurgeon;

/** An ONNX file, parsed, checked and looked at once. */
final class OnnxModel implements ImportedModel {
	private final Network network;
	/** Null when closed. The bytes are freed when nothing refers to them any more: messages parsed from them may be in use. */
	private volatile Parsed parsed;

	private record Parsed(ModelFile file, Graph graph, FilterNorms norms, NetworkReader reader, ModelSurgeon surgeon) {
	}

	/** @throws InputException when the network cannot be analysed */
	OnnxModel(ModelFile file) throws InputException {
		Graph graph = new Graph(file);
		NetworkReader reader = new NetworkReader(file, graph);
		network = reader.network();
		parsed = new Parsed(file, graph, new FilterNorms(file, graph, network), reader,
				new OnnxSurgeon(file, graph, network, reader::axes, reader::type, reader.images(), reader.trial()));
	}

	@Override
	public Network network() {
		return network;
	}

	@Override
	public SortedMap<String, Path> files() {
		return parsed().file.external().files();
	}

	@Override
	public NetworkRunner run(RunnerOptions options) throws InputException {
		Parsed p = parsed();
		return new RunnerFactory(p.file, p.graph, options).open();
	}

	@Override
	public CutRunner cut(RunnerOptions options, List<String> layers) throws InputException {
		Parsed p = parsed();
		return new OnnxCut(p.file, p.graph, network, options, layers);
	}

	@Override
	public OutgoingWeights outgoingWeights(String layer) throws InputException {
		Parsed p = parsed();
		return new Outgoing(p.file, p.graph, network).of(layer);
	}

	@Override
	public float[][] outgoingProducts(String layer) throws InputException {
		Parsed p = parsed();
		return new Outgoing(p.file, p.graph, network).products(layer);
	}

	@Override
	public float[] filterNorms(String layer) throws InputException {
		FilterNorms norms = parsed().norms;
		synchronized (norms) {
			return norms.of(layer);
		}
	}

	@Override
	public ClassifierHead head() throws InputException {
		Parsed p = parsed();
		return new HeadFinder(p.file, p.graph, network, p.reader.mainOutput(), p.reader::shape).find();
	}

	@Override
	public ModelSurgeon surgeon() {
		return parsed().surgeon;
	}

	private Parsed parsed() {
		Parsed p = parsed;
		if (p == null) {
			throw new IllegalStateException("the model " + network.name() + " is closed");
		}
		return p;
	}

	@Override
	public void close() {
		parsed = null;
	}
}
