package org.channelexplorer.djl.internal;

import java.nio.file.Path;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.util.InputException;

public final class TorchScriptImporter implements ModelImporter {
	@Override
	public boolean accepts(Path model) {
		return false;
	}

	@Override
	public ImportedModel open(Path model) throws InputException {
		throw new InputException("");
	}
}
