package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/**
 * ONNX Runtime's build for NVIDIA's GPUs. It is not shipped (0.7 GB, and it wants CUDA and cuDNN on the machine): users name its jar
 * by the system property or the environment variable, and then it takes the place of the shipped build, for the processor, too.
 */
final class GpuRuntime {
	/** The device's name. */
	static final String DEVICE = "cuda";
	static final String PROPERTY = "channelexplorer.gpuRuntime";
	static final String VARIABLE = "CHANNELEXPLORER_GPU_RUNTIME";
	private static final String JAR = "onnxruntime_gpu-" + NativeLibraries.VERSION + ".jar";

	private GpuRuntime() {
	}

	/**
	 * The jar that the user has named; null for none.
	 *
	 * @throws IOException naming the file when it is not the GPU build of our version
	 */
	static Path jar() throws IOException {
		String named = System.getProperty(PROPERTY, System.getenv(VARIABLE));
		if (named == null || named.isBlank()) {
			return null;
		}
		Path file = Path.of(named.strip()).toAbsolutePath().normalize();
		try (JarFile jar = new JarFile(file.toFile())) {
			Manifest manifest = jar.getManifest();
			String version = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
			if (!NativeLibraries.VERSION.equals(version) || jar.stream().noneMatch(e -> e.getName().contains("providers_cuda"))) {
				throw new IOException(file + " is not " + JAR + ", the GPU runtime of this version");
			}
		} catch (java.util.zip.ZipException e) {
			throw new IOException(file + ": the GPU runtime cannot be read: " + Reasons.of(e), e);
		} catch (java.nio.file.NoSuchFileException e) {
			throw new IOException(file + ": no such file; it is named as the GPU runtime", e);
		}
		return file;
	}

	/**
	 * Has a session computed on the first GPU; what it has no kernels for stays on the processor. Without what makes the same
	 * values differ between two runs: kernels chosen by stopwatch, and factors rounded to TF32.
	 *
	 * @throws InputException saying what is missing
	 */
	static void use(ModelFile file, SessionOptions options) throws InputException {
		if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
			throw file.refuse("cannot be run on " + DEVICE + ": the GPU runtime is not installed. Get " + JAR
					+ " (Maven Central, com.microsoft.onnxruntime:onnxruntime_gpu) and name it by " + VARIABLE + "=FILE or -D" + PROPERTY + "=FILE");
		}
		try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
			cuda.add("cudnn_conv_algo_search", "HEURISTIC");
			cuda.add("use_tf32", "0");
			options.addCUDA(cuda);
		} catch (OrtException e) {
			throw OrtReasons.refuse(file, "cannot be run on " + DEVICE + ", which wants an NVIDIA GPU with its driver, CUDA 12 and cuDNN 9", e);
		}
	}
}
