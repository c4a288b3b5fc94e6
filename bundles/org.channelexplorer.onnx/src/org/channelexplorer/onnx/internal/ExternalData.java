package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import org.channelexplorer.core.util.InputException;

/** The weights a model keeps in files beside it. No path in a model may leave the model's folder. */
public final class ExternalData {
	private final ModelFile file;
	private final Path folder;
	private final SortedMap<String, Path> files = new TreeMap<>();

	/** Finds and checks every file the model's tensors refer to. */
	ExternalData(ModelFile file) throws InputException {
		this.file = file;
		Path parent = file.path().toAbsolutePath().getParent();
		folder = parent == null ? file.path().toAbsolutePath() : parent;
		for (TensorProto tensor : Tensors.of(file.model())) {
			if (isExternal(tensor)) {
				check(tensor);
			}
		}
	}

	public static boolean isExternal(TensorProto tensor) {
		return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0;
	}

	/** The folder that locations are relative to. */
	public Path folder() {
		return folder;
	}

	/** The files by their location as the model writes it. */
	public SortedMap<String, Path> files() {
		return files;
	}

	/** A tensor's bytes, mapped. */
	public MemorySegment bytes(TensorProto tensor, Arena arena) throws InputException {
		Path data = files.get(entry(tensor, "location"));
		try (FileChannel channel = FileChannel.open(data, StandardOpenOption.READ)) {
			return channel.map(FileChannel.MapMode.READ_ONLY, number(tensor, "offset", 0), length(tensor, channel.size()), arena);
		} catch (IOException e) {
			throw file.refuse("needs the weights in " + data + ", which cannot be read: " + e.getMessage(), e);
		}
	}

	private void check(TensorProto tensor) throws InputException {
		String location = entry(tensor, "location");
		Path data = files.get(location);
		if (data == null) {
			data = resolve(location);
			files.put(location, data);
		}
		try {
			long size = Files.size(data);
			long offset = number(tensor, "offset", 0);
			long length = length(tensor, size);
			if (offset > size || length > size - offset) {
				throw file.refuse("needs the weights in " + data + " up to byte " + Math.addExact(offset, length) + ", but that file has only "
						+ size + " bytes");
			}
		} catch (IOException | ArithmeticException e) {
			throw file.refuse("needs the weights in " + data + ", which cannot be read: " + e.getMessage(), e);
		}
	}

	private Path resolve(String location) throws InputException {
		Path data;
		try {
			Path relative = Path.of(location);
			data = folder.resolve(relative).normalize();
			if (location.isEmpty() || relative.isAbsolute() || location.indexOf('\\') >= 0 || !data.startsWith(folder.normalize())) {
				throw outside(location);
			}
		} catch (InvalidPathException e) {
			throw file.refuse("names the external weights '" + Text.printable(location) + "', which is not a file name", e);
		}
		if (!Files.exists(data)) {
			throw file.refuse("needs the external weights " + data + ", which do not exist");
		}
		if (!Files.isRegularFile(data)) {
			throw file.refuse("needs the external weights " + data + ", which is not a regular file");
		}
		try {
			// the runtime refuses links out of the folder, too
			if (!data.toRealPath().startsWith(folder.toRealPath())) {
				throw outside(location);
			}
		} catch (IOException e) {
			throw file.refuse("needs the external weights " + data + ", which cannot be read: " + e.getMessage(), e);
		}
		return data;
	}

	private InputException outside(String location) {
		return file.refuse("refers to external weights outside its folder ('" + Text.printable(location) + "'), which is refused");
	}

	private long length(TensorProto tensor, long size) throws InputException {
		return number(tensor, "length", Math.max(0, size - number(tensor, "offset", 0)));
	}

	private long number(TensorProto tensor, String key, long otherwise) throws InputException {
		String text = entry(tensor, key);
		if (text.isEmpty()) {
			return otherwise;
		}
		try {
			long value = Long.parseLong(text);
			if (value >= 0) {
				return value;
			}
		} catch (NumberFormatException e) {
			throw badNumber(tensor, key, text, e);
		}
		throw badNumber(tensor, key, text, null);
	}

	private InputException badNumber(TensorProto tensor, String key, String text, NumberFormatException cause) {
		return file.refuse("gives the external weights of '" + Text.printable(tensor.getName()) + "' the " + key + " '"
				+ Text.printable(text) + "', which is not a byte count", cause);
	}

	private static String entry(TensorProto tensor, String key) {
		return tensor.getExternalDataList().stream().filter(e -> e.getKey().equals(key)).map(StringStringEntryProto::getValue).findFirst()
				.orElse("");
	}
}
