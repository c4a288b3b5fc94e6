package org.channelexplorer.onnx.internal;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
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
	public ImportedModel open(Path model) throws InputException {
		return new OnnxModel(ModelFile.read(model));
	}

	@Override
	public List<String> devices() {
		return List.of(CPU, GpuRuntime.DEVICE);
	}
}
