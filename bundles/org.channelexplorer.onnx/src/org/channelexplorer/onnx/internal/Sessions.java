package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Opens sessions of ONNX Runtime. */
public final class Sessions {
	/** Enough for shapes; a damaged file may ask for constants of any size. */
	private static final String FOLDING_LIMIT = Integer.toString(1 << 20);
	private static final String EXTERNAL_FOLDER = "session.model_external_initializers_file_folder_path";

	private Sessions() {
	}

	/**
	 * The environment, one per process; made at first use, after the native libraries have been found.
	 *
	 * @param environment null when refused
	 * @param refused why the GPU runtime that the user has named cannot be used; null when it can, or none is named
	 */
	private record Loaded(OrtEnvironment environment, IOException refused) {
	}

	private static final class Holder {
		static final Loaded LOADED = load();

		private static Loaded load() {
			try {
				NativeLibraries.locate();
			} catch (IOException e) {
				return new Loaded(null, e);
			}
			OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "channelexplorer");
			try {
				environment.setTelemetry(false);
			} catch (OrtException e) {
				throw new IllegalStateException("telemetry of ONNX Runtime cannot be switched off", e);
			}
			return new Loaded(environment, null);
		}
	}

	/** @throws InputException when the native libraries cannot be loaded on this machine, or those that the user has named */
	public static OrtEnvironment environment(ModelFile file) throws InputException {
		try {
			Loaded loaded = Holder.LOADED;
			if (loaded.refused() != null) {
				throw file.refuse("cannot be opened: " + Reasons.of(loaded.refused()), loaded.refused());
			}
			return loaded.environment();
		} catch (LinkageError | IllegalStateException e) {
			throw file.refuse("cannot be opened because ONNX Runtime does not load on this machine (" + System.getProperty("os.name") + ", "
					+ System.getProperty("os.arch") + "): " + OrtReasons.firstLine(root(e)), e);
		}
	}

	/** What the innermost exception says: those around it only say that a class could not be initialised. */
	private static String root(Throwable e) {
		Throwable root = e;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
	}

	/**
	 * A session for running: optimised. What is fused depends on what is exposed, so the same tensor may differ in its last
	 * bits between two choices of taps (measured: 1e-6 of the largest value in residual networks, nothing in InceptionV3);
	 * without optimisation it would not, at x1.2 the CPU time of ResNet50.
	 *
	 * @param device one of {@link OnnxImporter#devices()}
	 */
	public static OrtSession forRunning(ModelFile file, ModelProto model, String device) throws InputException {
		return open(file, model, OptLevel.ALL_OPT, true, device);
	}

	/**
	 * A session for looking at types and shapes: nothing is packed.
	 *
	 * @param fold whether to compute sizes from sizes; takes four times as long
	 */
	public static OrtSession forLooking(ModelFile file, ModelProto model, boolean fold) throws InputException {
		return open(file, model, fold ? OptLevel.BASIC_OPT : OptLevel.NO_OPT, false, ModelImporter.CPU);
	}

	private static OrtSession open(ModelFile file, ModelProto model, OptLevel level, boolean prepack, String device) throws InputException {
		OrtEnvironment environment = environment(file);
		int size = model.getSerializedSize();
		if (size < 0) {
			throw file.refuse("is larger than 2 GB, which an ONNX file cannot be: weights of that size are external data");
		}
		try (SessionOptions options = new SessionOptions(); Arena arena = Arena.ofConfined()) {
			options.setOptimizationLevel(level);
			options.setExecutionMode(ExecutionMode.SEQUENTIAL);
			options.setInterOpNumThreads(1);
			// the caller's thread only: work shared among threads is rounded differently for another number of them
			options.setIntraOpNumThreads(1);
			options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
			options.setDeterministicCompute(true);
			options.addConfigEntry("session.intra_op.allow_spinning", "0");
			options.addConfigEntry("session.inter_op.allow_spinning", "0");
			if (!prepack) {
				options.addConfigEntry("session.disable_prepacking", "1");
				options.addConfigEntry("optimization.constant_folding_max_output_size_in_bytes", FOLDING_LIMIT);
			}
			if (device.equals(GpuRuntime.DEVICE)) {
				GpuRuntime.use(file, options);
			}
			if (!file.external().files().isEmpty()) {
				options.addConfigEntry(EXTERNAL_FOLDER, file.external().folder().toString());
			}
			return environment.createSession(serialise(model, size, arena), options);
		} catch (OrtException e) {
			throw OrtReasons.refuse(file, "cannot be opened by ONNX Runtime", e);
		} catch (OutOfMemoryError e) {
			throw file.refuse("does not fit into memory: " + (size >> 20) + " MB are needed to open it", e);
		}
	}

	/** The model in direct memory, which the runtime copies; the heap would have to hold all weights otherwise. */
	private static ByteBuffer serialise(ModelProto model, int size, Arena arena) {
		ByteBuffer bytes = arena.allocate(size).asByteBuffer();
		try {
			CodedOutputStream out = CodedOutputStream.newInstance(bytes);
			model.writeTo(out);
			out.flush();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.rewind();
	}
}
