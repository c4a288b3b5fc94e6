package org.channelexplorer.djl.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.channelexplorer.core.util.InputException;

/**
 * A folder as the Deep Java Library keeps a model of its PyTorch engine: the network is a TorchScript file named as the folder, or the only one in
 * it. What else lies there (classes, arguments of a translator) is not needed.
 */
final class ModelFolder {
	private static final String TORCHSCRIPT = ".pt";
	private static final String PARAMETERS = ".params";

	private ModelFolder() {
	}

	/** Whether a folder looks like such a model, complete or not. */
	static boolean accepts(Path folder) {
		try {
			return !with(folder, TORCHSCRIPT).isEmpty() || !with(folder, PARAMETERS).isEmpty();
		} catch (InputException e) {
			return false; // the caller reports that nobody accepts it
		}
	}

	/** The network's file. @throws InputException when there is none, or it is not clear which one it is */
	static Path file(Path folder) throws InputException {
		Path named = folder.resolve(folder.toAbsolutePath().normalize().getFileName() + TORCHSCRIPT);
		if (Files.isRegularFile(named)) {
			return named;
		}
		List<Path> networks = with(folder, TORCHSCRIPT);
		if (networks.size() > 1) {
			throw new InputException(folder + " holds several TorchScript files (" + networks.getFirst().getFileName() + ", "
					+ networks.get(1).getFileName() + " ...): choose one of them");
		} else if (networks.isEmpty()) {
			throw new InputException(folder + " holds parameters of the Deep Java Library only: the blocks they belong to are Java code, which is not in the"
					+ " folder, so that the network cannot be opened; add serving.properties with option.blockFactory=CLASS and the class in classes/ or a jar,"
					+ " or export it as TorchScript or ONNX from where it was made");
		}
		return networks.getFirst();
	}

	private static List<Path> with(Path folder, String ending) throws InputException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.toString().endsWith(ending) && Files.isRegularFile(f)).sorted().toList();
		} catch (IOException e) {
			throw new InputException(folder + " cannot be read: " + e.getMessage(), e);
		}
	}
}
