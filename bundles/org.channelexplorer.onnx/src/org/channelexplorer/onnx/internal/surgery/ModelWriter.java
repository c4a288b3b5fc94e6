package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.onnx.internal.ExternalData;
import org.channelexplorer.onnx.internal.ModelFile;
import org.channelexplorer.onnx.internal.Tensors;

/** Writes a model, its large constants beside it where the original keeps them so; whole, or not at all. */
final class ModelWriter implements AutoCloseable {
	/** Constants below this size stay in the model. */
	private static final int SMALL = 1024;
	/** Constants of this size do not fit one message of 2 GB with all that is around them. */
	private static final long MOST = (1L << 31) - (64L << 20);
	private static final int PAGE = 4096;

	private final ModelFile source;
	private final Path file;
	private final Path data;
	private final Path folder;
	private final boolean overwrite;

	/** @throws InputException when the file exists and may not, or its folder cannot be written to */
	ModelWriter(ModelFile source, Path file, boolean overwrite) throws InputException {
		this.source = source;
		this.overwrite = overwrite;
		this.file = file.toAbsolutePath().normalize();
		Path name = this.file.getFileName();
		if (name == null || Files.isDirectory(this.file)) {
			throw new InputException(file + " is a folder: give the name of a file");
		}
		data = this.file.resolveSibling(name + ".data");
		if (!overwrite && Files.exists(this.file)) {
			throw new InputException(file + " exists already: give another name, or allow replacing it");
		}
		try {
			if (Files.exists(this.file) && Files.isSameFile(this.file, source.path())) {
				throw new InputException(file + " is the network itself, which is not replaced: give another name");
			}
			for (Path kept : source.external().files().values()) {
				if (Files.exists(data) && Files.isSameFile(data, kept)) {
					throw new InputException(data + " holds weights of the network itself and is not replaced: give another name");
				}
			}
			if (!Files.isDirectory(this.file.getParent())) {
				throw new InputException(file + " cannot be written: the folder " + this.file.getParent() + " does not exist");
			}
			folder = Files.createTempDirectory(this.file.getParent(), "." + name);
		} catch (IOException e) {
			throw new InputException(file + " cannot be written: " + Reasons.of(e), e);
		}
	}

	/** Where the model is until {@link #finish}. */
	Path written() {
		return folder.resolve(file.getFileName());
	}

	/** The original, byte by byte. */
	void copy() throws InputException {
		try (FileChannel out = FileChannel.open(written(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = source.bytes();
			while (bytes.hasRemaining()) {
				out.write(bytes);
			}
			for (Map.Entry<String, Path> e : source.external().files().entrySet()) {
				Path to = file.resolveSibling(e.getKey()).normalize();
				if (!Files.exists(to)) {
					Files.createDirectories(to.getParent());
					Files.copy(e.getValue(), to);
				} else if (!Files.isSameFile(to, e.getValue())) {
					throw new InputException(to + " exists already, and the weights of the network have to be written there: give another folder");
				}
			}
		} catch (IOException e) {
			throw failed(e);
		}
	}

	private InputException failed(IOException e) {
		return new InputException(file + " cannot be written: " + Reasons.of(e), e);
	}

	/** @param makers by name of a constant what gives it its numbers */
	void write(ModelProto model, Map<String, ConstantCuts.Maker> makers) throws InputException {
		boolean beside = !source.external().files().isEmpty() || size(model) > MOST;
		if (beside && !overwrite && Files.exists(data)) {
			throw new InputException(
					data + " exists already, and the weights of the network have to be written there: give another name, or allow replacing it");
		}
		ModelProto.Builder whole = model.toBuilder();
		try (FileChannel weights = beside
				? FileChannel.open(folder.resolve(data.getFileName()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE) : null) {
			long at = 0;
			for (int i = 0; i < model.getGraph().getInitializerCount(); i++) {
				TensorProto shell = model.getGraph().getInitializer(i);
				ConstantCuts.Maker maker = makers.get(shell.getName());
				TensorProto t = maker == null ? shell : maker.make();
				if (beside && (ExternalData.isExternal(t) || size(t) >= SMALL)) {
					at = append(weights, at, t, whole.getGraphBuilder().getInitializerBuilder(i));
				} else {
					whole.getGraphBuilder().setInitializer(i, t);
				}
			}
			try (OutputStream out = Files.newOutputStream(written(), StandardOpenOption.CREATE_NEW)) {
				CodedOutputStream coded = CodedOutputStream.newInstance(out, 1 << 16);
				whole.build().writeTo(coded);
				coded.flush();
			}
		} catch (IOException e) {
			throw failed(e);
		}
	}

	private long append(FileChannel weights, long at, TensorProto t, TensorProto.Builder entry) throws InputException, IOException {
		try (Arena arena = Arena.ofConfined()) {
			ByteBuffer bytes = new TensorBytes(source).of(t, arena);
			long start = (at + PAGE - 1) / PAGE * PAGE;
			long length = bytes.remaining();
			weights.position(start);
			while (bytes.hasRemaining()) {
				weights.write(bytes);
			}
			entry.clear().setName(t.getName()).setDataType(t.getDataType()).addAllDims(t.getDimsList()).setDataLocation(TensorProto.DataLocation.EXTERNAL)
					.addExternalData(pair("location", String.valueOf(data.getFileName()))).addExternalData(pair("offset", Long.toString(start)))
					.addExternalData(pair("length", Long.toString(length)));
			return start + length;
		}
	}

	private static StringStringEntryProto pair(String key, String value) {
		return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
	}

	private static long size(TensorProto t) {
		return Tensors.elements(t.getDimsList()) * Tensors.bits(t.getDataType()) / 8;
	}

	private static long size(ModelProto model) {
		return model.getGraph().getInitializerList().stream().mapToLong(ModelWriter::size).sum();
	}

	/** Puts the files in their places. */
	void finish() throws InputException {
		try {
			Path weights = folder.resolve(data.getFileName());
			if (Files.exists(weights)) {
				move(weights, data);
			}
			move(written(), file);
		} catch (IOException e) {
			throw failed(e);
		}
	}

	private static void move(Path from, Path to) throws IOException {
		Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	/** Removes what is not finished. */
	@Override
	public void close() throws InputException {
		try (var files = Files.list(folder)) {
			for (Path left : files.toList()) {
				Files.delete(left);
			}
			Files.delete(folder);
		} catch (IOException e) {
			throw new InputException(folder + " is left behind: " + Reasons.of(e), e);
		}
	}
}
