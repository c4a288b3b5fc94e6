package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.util.UserCache;

/**
 * Tells ONNX Runtime where its native libraries are. Left alone it unpacks them into a new temporary folder at every start
 * and leaves the folder behind.
 */
final class NativeLibraries {
	private static final String PATH = "onnxruntime.native.path";

	private NativeLibraries() {
	}

	/** Sets the path unless the user has. Must come before the first use of the runtime. */
	static void locate() {
		if (System.getProperty(PATH) != null) {
			return;
		}
		String platform = platform();
		Path folder = inEquinox(platform);
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

	private static Path inEquinox(String platform) {
		try {
			return OsgiNatives.folder(OrtEnvironment.class, "ai/onnxruntime/native/" + platform);
		} catch (NoClassDefFoundError e) {
			// a plain class path without the OSGi jars: the libraries are in the runtime's own jar
			return null;
		}
	}

	/** Unpacks the libraries once per user; null when that is not possible, so that the runtime does it its own way. */
	private static Path unpacked(String platform) {
		List<String> names = switch (platform.substring(0, 3)) {
		case "win" -> List.of("onnxruntime.dll", "onnxruntime4j_jni.dll");
		case "osx" -> List.of("libonnxruntime.dylib", "libonnxruntime4j_jni.dylib");
		default -> List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");
		};
		try {
			URL main = resource(platform, names.getFirst());
			if (main == null) {
				return null;
			}
			// the length stands for the version: another release never has the same one
			Path folder = UserCache.folder().resolve("onnxruntime-" + platform + "-" + length(main));
			Files.createDirectories(folder);
			for (String name : names) {
				URL from = resource(platform, name);
				Path to = folder.resolve(name);
				if (from == null) {
					return null;
				}
				if (!Files.isRegularFile(to) || Files.size(to) != length(from)) {
					unpack(from, to);
				}
			}
			return folder;
		} catch (IOException e) {
			System.getLogger(NativeLibraries.class.getName()).log(System.Logger.Level.DEBUG, "no cache for native libraries", e);
			return null;
		}
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

	private static URL resource(String platform, String name) {
		return OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + platform + "/" + name);
	}

	private static long length(URL url) throws IOException {
		URLConnection connection = url.openConnection();
		connection.setUseCaches(false);
		try (InputStream in = connection.getInputStream()) {
			return connection.getContentLengthLong();
		}
	}
}
