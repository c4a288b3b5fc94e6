package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.internal.natives.OsgiNatives;
import org.channelexplorer.core.util.UserCache;

/**
 * Tells ONNX Runtime where its native libraries are. Left alone it unpacks them into a new temporary folder at every start
 * and leaves the folder behind.
 */
final class NativeLibraries {
	/** The runtime's release: classes and libraries must be of the same. 1.29.0 reports home. */
	static final String VERSION = "1.28.0";
	private static final String PATH = "onnxruntime.native.path";
	/** Set by the launcher where it starts commands from a class path: the folder of the libraries that are installed. */
	private static final String INSTALLED = "channelexplorer.natives";

	private NativeLibraries() {
	}

	/**
	 * Sets the path unless the user has. Must come before the first use of the runtime.
	 *
	 * @throws IOException when the GPU runtime that the user has named cannot be used
	 */
	static void locate() throws IOException {
		if (System.getProperty(PATH) != null) {
			return;
		}
		String platform = platform();
		Path gpu = GpuRuntime.jar();
		Path folder = gpu == null ? installed(platform) : unpackedGpu(gpu, platform);
		if (folder == null) {
			folder = unpacked(platform);
		}
		if (folder != null) {
			System.setProperty(PATH, folder.toString());
		}
	}

	/** The folder's name in the runtime's jar, e.g. {@code linux-x64}. */
	static String platform() {
		String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		return (os.contains("win") ? "win" : os.contains("mac") ? "osx" : "linux") + "-"
				+ (arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
	}

	private static Path installed(String platform) {
		String named = System.getProperty(INSTALLED);
		return named != null && Files.isRegularFile(Path.of(named, System.mapLibraryName("onnxruntime"))) ? Path.of(named) : inEquinox(platform);
	}

	private static Path inEquinox(String platform) {
		try {
			return OsgiNatives.folder(OrtEnvironment.class, "ai/onnxruntime/native/" + platform, "*onnxruntime*");
		} catch (IOException e) {
			throw new IllegalStateException("the native libraries of ONNX Runtime cannot be unpacked: " + e.getMessage(), e);
		} catch (NoClassDefFoundError e) {
			// a plain class path without the OSGi jars: the libraries are in the runtime's own jar
			return null;
		}
	}

	/** Unpacks the libraries once per user; null when that is not possible, so that the runtime does it its own way. */
	private static Path unpacked(String platform) {
		try {
			return unpacked("onnxruntime-" + platform, List.of("onnxruntime", "onnxruntime4j_jni"),
					name -> OrtEnvironment.class.getResource("/" + entry(platform, name)));
		} catch (IOException e) {
			System.getLogger(NativeLibraries.class.getName()).log(System.Logger.Level.DEBUG, "no cache for native libraries", e);
			return null;
		}
	}

	/** The runtime looks for the libraries of a GPU beside its own, so all are unpacked from the user's jar. */
	private static Path unpackedGpu(Path jar, String platform) throws IOException {
		try (FileSystem inside = FileSystems.newFileSystem(jar)) {
			Path folder = unpacked("onnxruntime-gpu-" + platform,
					List.of("onnxruntime", "onnxruntime4j_jni", "onnxruntime_providers_shared", "onnxruntime_providers_cuda"), name -> {
						Path library = inside.getPath(entry(platform, name));
						return Files.exists(library) ? library.toUri().toURL() : null;
					});
			if (folder == null) {
				throw new IOException(jar + ": there is no GPU runtime for " + platform + " in it");
			}
			return folder;
		}
	}

	private interface Source {

		/** Null when there is no library of this file name. */
		URL find(String file) throws IOException;
	}

	/** Unpacks what is not there yet; null when a library is missing. */
	private static Path unpacked(String cache, List<String> libraries, Source source) throws IOException {
		List<String> names = libraries.stream().map(System::mapLibraryName).toList();
		URL main = source.find(names.getFirst());
		if (main == null) {
			return null;
		}
		// the length stands for the version: another release never has the same one
		Path folder = UserCache.folder().resolve(cache + "-" + length(main));
		Files.createDirectories(folder);
		for (String name : names) {
			URL from = source.find(name);
			Path to = folder.resolve(name);
			if (from == null) {
				return null;
			}
			if (!Files.isRegularFile(to) || Files.size(to) != length(from)) {
				unpack(from, to);
			}
		}
		return folder;
	}

	private static String entry(String platform, String name) {
		return "ai/onnxruntime/native/" + platform + "/" + name;
	}

	private static void unpack(URL from, Path to) throws IOException {
		Path part = Files.createTempFile(to.getParent(), "part", null);
		try (InputStream in = from.openStream()) {
			Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
			// another process may have been faster, and may already run what it has put there: the same bytes
			Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(part);
		}
	}

	private static long length(URL url) throws IOException {
		URLConnection connection = url.openConnection();
		connection.setUseCaches(false);
		try (InputStream _ = connection.getInputStream()) {
			return connection.getContentLengthLong();
		}
	}
}
