package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.Reasons;

/** Writes a changed model into another file, with the weights it keeps elsewhere and the names of its outputs. */
final class ModelCopy {
	private static final Set<String> NAMES = Set.of("names", "classes", "labels", "id2label", "class_names");
	private static final String BESIDE = "classes.txt";

	private final ModelFile file;

	/** @param file the model that was changed, which stays as it is */
	ModelCopy(ModelFile file) {
		this.file = file;
	}

	/**
	 * Writes.
	 *
	 * @param names     of the outputs
	 * @param overwrite whether the file may exist
	 * @throws InputException naming what is in the way
	 */
	void write(Path path, ModelProto model, List<String> names, boolean overwrite) throws InputException {
		Path target = path.toAbsolutePath().normalize();
		boolean replaced = Files.exists(target);
		try {
			if (replaced && Files.isSameFile(target, file.path())) {
				throw new InputException(path + ": is the network itself, which is never changed: choose another file");
			}
			if (replaced && !overwrite) {
				throw new InputException(path + ": exists already");
			}
			boolean named = checkNames(target, names, replaced);
			Files.createDirectories(target.getParent());
			copyWeights(target);
			AtomicFiles.write(target, named(model, names).toByteArray());
			if (named) {
				AtomicFiles.write(target.resolveSibling(BESIDE), OutputNames.lines(names));
			}
		} catch (IOException e) {
			throw new InputException(path + " cannot be written: " + Reasons.of(e), e);
		}
	}

	/** Whether a list of names is to be written; one that lies there and fits would be taken for that of the new network. */
	private static boolean checkNames(Path target, List<String> names, boolean replaced) throws InputException {
		Optional<Path> beside = OutputNames.beside(target, names.size());
		Path ours = target.resolveSibling(BESIDE);
		if (beside.isPresent() && !OutputNames.read(beside.get(), names.size()).names().equals(names) && !(replaced && beside.get().equals(ours))) {
			throw new InputException(beside.get() + ": names " + names.size() + " other outputs, and would be taken for the names of "
					+ target.getFileName() + ": choose another folder");
		}
		return !Files.exists(ours) || replaced && beside.isPresent();
	}

	private void copyWeights(Path target) throws IOException, InputException {
		for (Map.Entry<String, Path> weights : file.external().files().entrySet()) {
			Path copy = target.resolveSibling(weights.getKey());
			if (!Files.exists(copy)) {
				Files.createDirectories(copy.getParent());
				Path part = copy.resolveSibling(copy.getFileName() + ".part");
				Files.copy(weights.getValue(), part, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
				Files.move(part, copy, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
			} else if (!Files.isSameFile(copy, weights.getValue()) && Files.mismatch(copy, weights.getValue()) >= 0) {
				throw new InputException(copy + ": exists already, and the weights of " + file.name() + " need this name: choose another folder");
			}
		}
	}

	private static ModelProto named(ModelProto model, List<String> names) {
		ModelProto.Builder named = model.toBuilder().clearMetadataProps();
		model.getMetadataPropsList().stream().filter(e -> !NAMES.contains(e.getKey())).forEach(named::addMetadataProps);
		return named.addMetadataProps(StringStringEntryProto.newBuilder().setKey("classes").setValue(Json.compact(names))).build();
	}
}
