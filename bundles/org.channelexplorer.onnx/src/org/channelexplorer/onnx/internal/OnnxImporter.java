package org.channelexplorer.onnx.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** Reads and runs ONNX models. */
@Documentation(summary = "Reads ONNX networks and runs them on ONNX Runtime with the chosen tensors exposed.",
		source = "ONNX (onnx.ai), ONNX Runtime " + NativeLibraries.VERSION, caution = "In files whose exporter folded batch normalisation into the "
				+ "convolutions, 'before the non-linearity' is the convolution's output.")
public final class OnnxImporter implements ModelImporter {

	@Override
	public boolean accepts(Path model) {
		return ModelFile.accepts(model);
	}

	@Override
	public Network read(Path model) throws InputException {
		return new NetworkReader(ModelFile.read(model)).network();
	}

	@Override
	public List<String> devices() {
		return List.of(CPU, GpuRuntime.DEVICE);
	}

	@Override
	public NetworkRunner open(Path model, RunnerOptions options) throws InputException {
		return new RunnerFactory(ModelFile.read(model), options).open();
	}

	@Override
	public Optional<float[]> filterNorms(Path model, String layerId) throws InputException {
		ModelFile file = ModelFile.read(model);
		Graph graph = new Graph(file);
		LayerIds ids = new LayerIds(graph);
		int n = ids.indexOf(layerId);
		if (n >= 0) {
			return FilterNorms.of(file, graph, graph.node(n));
		}
		boolean pseudo = graph.inputs().stream().anyMatch(i -> layerId.equals(ids.input(i.getName())))
				|| graph.proto().getOutputList().stream().anyMatch(o -> layerId.equals(ids.output(o.getName())));
		if (pseudo) {
			return Optional.empty();
		}
		throw file.refuse("has no layer '" + Text.printable(layerId) + "'");
	}
}
