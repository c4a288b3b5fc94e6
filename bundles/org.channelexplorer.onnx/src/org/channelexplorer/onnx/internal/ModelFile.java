package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.channelexplorer.core.util.InputException;

/**
 * A model file, parsed and found sound: what may be handed to the runtime. The weights stay outside the heap; the parsed
 * messages point into the file's bytes.
 */
public final class ModelFile {
	/** Files above this size are mapped; smaller ones are copied, so that they can be overwritten. */
	private static final long COPY_LIMIT = 512L << 20;
	/** ONNX Runtime's documentation on compatibility: "opset 7 and above". */
	private static final int OLDEST_OPSET = 7;
	/** How the runtime says that it has no code for an operator and its element types. */
	private static final String NO_KERNEL = "Could not find an implementation";
	private static final String LFS_POINTER = "version https://git-lfs";

	private final Path path;
	private final ModelProto model;
	private final ByteBuffer bytes;
	private final ExternalData external;

	private ModelFile(Path path, ModelProto model, ByteBuffer bytes) throws InputException {
		this.path = path;
		this.model = model;
		this.bytes = bytes;
		external = new ExternalData(this);
		new SoundnessCheck(this).run();
	}

	/**
	 * Reads and checks a model.
	 *
	 * @throws InputException when it is not a sound ONNX model
	 */
	public static ModelFile read(Path path) throws InputException {
		ByteBuffer bytes = bytes(path);
		if (!bytes.hasRemaining()) {
			throw new InputException(path + " is empty");
		}
		ModelProto model = parse(path, bytes);
		if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
			throw new InputException(path + (looksLikeOnnx(bytes) ? " holds no graph: it is truncated or not a network"
					: " is not an ONNX file"));
		}
		return new ModelFile(path, FreeAxes.in(model), bytes);
	}

	/** Whether name or first bytes are those of an ONNX file. */
	static boolean accepts(Path path) {
		Path name = path.getFileName();
		if (name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
			return true;
		}
		if (!Files.isRegularFile(path)) {
			return false;
		}
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			ByteBuffer first = ByteBuffer.allocate(3);
			int read;
			do {
				read = channel.read(first);
			} while (read > 0 && first.hasRemaining());
			return looksLikeOnnx(first.flip());
		} catch (IOException e) {
			// a file that cannot even be opened is not ours to claim; the caller reports that nobody accepts it
			return false;
		}
	}

	private static ByteBuffer bytes(Path path) throws InputException {
		if (Files.isDirectory(path)) {
			throw new InputException(path + " is a directory, not an ONNX file");
		}
		if (Files.exists(path) && !Files.isRegularFile(path)) {
			throw new InputException(path + " is not a regular file");
		}
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			long size = channel.size();
			if (size > Integer.MAX_VALUE) {
				throw new InputException(path + " is larger than 2 GB, which an ONNX file cannot be: weights of that size are external data");
			}
			if (size > COPY_LIMIT) {
				return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
			}
			ByteBuffer copy = Arena.ofAuto().allocate(size).asByteBuffer();
			while (copy.hasRemaining() && channel.read(copy) >= 0) {
				// read() may return less than asked for
			}
			return copy.flip();
		} catch (NoSuchFileException e) {
			throw new InputException(path + " does not exist", e);
		} catch (AccessDeniedException e) {
			throw new InputException(path + " cannot be read: access denied", e);
		} catch (IOException e) {
			throw new InputException(path + " cannot be read: " + e.getMessage(), e);
		}
	}

	private static ModelProto parse(Path path, ByteBuffer bytes) throws InputException {
		try {
			CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes.duplicate()).newCodedInput();
			// weights are not copied to the heap but refer to the buffer
			in.enableAliasing(true);
			return ModelProto.parseFrom(in);
		} catch (InvalidProtocolBufferException e) {
			throw new InputException(path + reason(bytes), e);
		} catch (IOException e) {
			throw new InputException(path + " cannot be read: " + e.getMessage(), e);
		}
	}

	private static String reason(ByteBuffer bytes) {
		byte[] first = new byte[Math.min(LFS_POINTER.length(), bytes.remaining())];
		bytes.duplicate().get(first);
		if (new String(first, StandardCharsets.ISO_8859_1).equals(LFS_POINTER)) {
			return " is a Git LFS pointer, not the model itself: fetch it with 'git lfs pull'";
		}
		return looksLikeOnnx(bytes) ? " is truncated or damaged: it begins like an ONNX file but does not parse to its end"
				: " is not an ONNX file";
	}

	/** ONNX files begin with ir_version (field 1, a small number), then another field of ModelProto. */
	private static boolean looksLikeOnnx(ByteBuffer bytes) {
		if (bytes.remaining() < 3) {
			return false;
		}
		int at = bytes.position();
		int next = bytes.get(at + 2) & 0xff;
		return bytes.get(at) == 0x08 && bytes.get(at + 1) > 0 && bytes.get(at + 1) < 64
				&& (next == 0x12 || next == 0x1a || next == 0x22 || next == 0x28 || next == 0x32 || next == 0x3a || next == 0x42);
	}

	public Path path() {
		return path;
	}

	/** File name without its folder. */
	public String name() {
		return String.valueOf(path.getFileName());
	}

	public ModelProto model() {
		return model;
	}

	public GraphProto graph() {
		return model.getGraph();
	}

	/** The weights kept in other files. */
	public ExternalData external() {
		return external;
	}

	/** The file as it was read. */
	public ByteBuffer bytes() {
		return bytes.asReadOnlyBuffer();
	}

	/** Version of the standard operator set; 0 when the model does not say. */
	public long opset() {
		return model.getOpsetImportList().stream().filter(o -> o.getDomain().isEmpty() || o.getDomain().equals("ai.onnx"))
				.mapToLong(o -> o.getVersion()).findFirst().orElse(0);
	}

	/** The exception for a model that the runtime refuses; names an operator set or an element type that is the reason. */
	public InputException refuse(String what, String reason, Throwable cause) {
		String advice = "";
		if (opset() > 0 && opset() < OLDEST_OPSET) {
			advice = "; its opset " + opset() + " is older than " + OLDEST_OPSET
					+ ", the oldest that ONNX Runtime supports: export it with a newer one, or convert it with onnx.version_converter";
		} else if (reason.startsWith(NO_KERNEL)) {
			advice = advice();
		}
		return refuse(what + ": " + reason + advice, cause);
	}

	/** What to do about a number type that the runtime computes few operators in; empty when the model has none. */
	private String advice() {
		for (ValueInfoProto input : graph().getInputList()) {
			TensorProto.DataType type = TensorProto.DataType.forNumber(input.getType().getTensorType().getElemType());
			if (type == TensorProto.DataType.DOUBLE || type == TensorProto.DataType.BFLOAT16) {
				return " in " + Tensors.typeName(type.getNumber()) + ", in which ONNX Runtime computes few operators: export the network in float32 "
						+ "(PyTorch: model.float())";
			}
		}
		return "";
	}

	/** An exception that says of this file what the predicate says, e.g. {@code "has no image input"}. */
	public InputException refuse(String predicate) {
		return new InputException(path + " " + predicate);
	}

	/** As {@link #refuse(String)}, with a cause. */
	public InputException refuse(String predicate, Throwable cause) {
		return new InputException(path + " " + predicate, cause);
	}
}
