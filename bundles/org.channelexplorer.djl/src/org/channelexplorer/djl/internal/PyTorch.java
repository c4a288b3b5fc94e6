package org.channelexplorer.djl.internal;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtEngineProvider;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;
import org.channelexplorer.core.internal.natives.OsgiNatives;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.UserCache;

/** Starts PyTorch's engine once, from the libraries that are installed with this bundle: nothing is fetched and nothing reported home. */
final class PyTorch {
	static final String VERSION = "2.7.1";
	private static final String PATH = "PYTORCH_LIBRARY_PATH";

	private PyTorch() {
	}

	/** Starts once; the failure is kept, too, since a native library is loaded once at most. */
	private static final class Started {
		private static final InputException FAILURE = start();

		private Started() {
		}

		private static InputException start() {
			Thread thread = Thread.currentThread();
			ClassLoader before = thread.getContextClassLoader();
			try {
				configure();
				// the engine is looked for with the thread's class loader, and its properties, too
				thread.setContextClassLoader(PtEngineProvider.class.getClassLoader());
				Engine.getEngine("PyTorch");
				return null;
			} catch (InputException e) {
				return e;
			} catch (EngineException | LinkageError | AssertionError | IllegalStateException | IOException e) {
				Throwable reason = e.getCause() == null ? e : e.getCause();
				return new InputException("PyTorch " + VERSION + " cannot be started: " + reason.getMessage(), e);
			} finally {
				thread.setContextClassLoader(before);
			}
		}
	}

	/** Starts the engine unless it runs. @throws InputException when its libraries are not installed or cannot be loaded */
	static void start() throws InputException {
		if (Started.FAILURE != null) {
			throw new InputException(Started.FAILURE.getMessage(), Started.FAILURE);
		}
	}

	private static void configure() throws InputException, IOException {
		set("ai.djl.offline", "true");
		set("OPT_OUT_TRACKING", "true");
		String cache = UserCache.folder().resolve("djl").toString();
		set("DJL_CACHE_DIR", cache);
		set("ENGINE_CACHE_DIR", cache);
		set("PYTORCH_FLAVOR", "cpu");
		set("org.slf4j.simpleLogger.log.ai.djl", "error"); // its greetings are no news to users
		set("slf4j.internal.verbosity", "ERROR"); // nor that nobody listens
		// an image is run on one thread, and several threads run several images: so values do not depend on the number of threads
		set("ai.djl.pytorch.num_threads", "1");
		set("ai.djl.pytorch.num_interop_threads", "1");
		if (System.getenv(PATH) == null && System.getProperty(PATH) == null) {
			System.setProperty(PATH, installed().toString());
		}
	}

	private static void set(String property, String value) {
		if (System.getProperty(property) == null) {
			System.setProperty(property, value);
		}
	}

	private static Path installed() throws InputException, IOException {
		String folder = "pytorch/cpu/" + platform();
		Path found = inEquinox(folder);
		if (found == null) {
			found = onClassPath(folder);
		}
		if (found == null) {
			throw new InputException("PyTorch's libraries for " + platform() + " are not installed: install the feature"
					+ " org.channelexplorer.djl.feature for this platform, or set " + PATH + " to the folder of libtorch " + VERSION);
		}
		return found;
	}

	private static Path inEquinox(String folder) throws IOException {
		try {
			return OsgiNatives.folder(PtEngineProvider.class, folder, "*"); // whose fragments they are
		} catch (NoClassDefFoundError e) {
			return null; // a plain class path without the OSGi jars
		}
	}

	private static Path onClassPath(String folder) {
		URL library = PyTorch.class.getResource("/" + folder + "/" + System.mapLibraryName("torch"));
		try {
			return library == null || !library.getProtocol().equals("file") ? null : Path.of(library.toURI()).getParent();
		} catch (URISyntaxException e) {
			throw new IllegalStateException(library + " is no place of a file", e);
		}
	}

	/** The folder's name in PyTorch's jar, e.g. {@code linux-x86_64}. */
	static String platform() {
		String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		return (os.contains("win") ? "win" : os.contains("mac") ? "osx" : "linux") + "-" + (arch.equals("amd64") ? "x86_64" : arch);
	}
}
