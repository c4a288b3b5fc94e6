package org.channelexplorer.djl.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.channelexplorer.core.catalogue.KnownModels;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.block.BlockFolder;
import org.channelexplorer.djl.internal.block.BlockModel;

/** Reads and runs TorchScript files, and folders of the Deep Java Library's blocks. */
@Documentation(summary = "Reads TorchScript networks and runs them on PyTorch: their code is rewritten so that it returns the chosen tensors, too. Folders of "
		+ "the Deep Java Library whose serving.properties names a blockFactory are run block by block.",
		source = "TorchScript (pytorch.org), PyTorch " + PyTorch.VERSION + " through the Deep Java Library (djl.ai)",
		caution = "Which size of images a network takes is found by trying.")
public final class TorchScriptImporter implements ModelImporter {
	private static final String FEATURE = "org.channelexplorer.djl.feature";
	private static final List<String> ENDINGS = List.of(".pt", ".ts", ".torchscript", ".jit", ".pth");

	@Override
	public boolean accepts(Path model) {
		Optional<KnownModels.Kind> known = KnownModels.of(model);
		if (known.isPresent()) {
			return FEATURE.equals(known.get().feature());
		}
		String name = String.valueOf(model.getFileName()).toLowerCase(Locale.ROOT);
		return Files.isDirectory(model) ? ModelFolder.accepts(model) || BlockFolder.isOne(model) : ENDINGS.stream().anyMatch(name::endsWith);
	}

	@Override
	public ImportedModel open(Path model) throws InputException {
		if (BlockFolder.isOne(model)) {
			PyTorch.start();
			return BlockModel.open(model);
		}
		return TorchModel.open(Files.isDirectory(model) ? ModelFolder.file(model) : model);
	}
}
