package org.channelexplorer.onnx.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Finds a bundle's native libraries when OSGi runs; a separate class because on a plain class path it cannot be linked. */
final class OsgiNatives {
	private OsgiNatives() {
	}

	/** The folder of a bundle or its fragments on disk; null outside OSGi or when there is none. */
	static Path folder(Class<?> type, String entry) {
		Bundle bundle = FrameworkUtil.getBundle(type);
		// getEntry would not see fragments
		Enumeration<URL> found = bundle == null ? null : bundle.findEntries(entry, "*onnxruntime*", false);
		Path folder = null;
		try {
			while (found != null && found.hasMoreElements()) {
				// all of them: toFileURL unpacks one entry at a time when the bundle is a jar
				URL url = FileLocator.toFileURL(found.nextElement());
				if (!url.getPath().endsWith("/")) {
					folder = Path.of(URI.create(url.toString().replace(" ", "%20"))).getParent();
				}
			}
		} catch (IOException e) {
			throw new IllegalStateException("the native libraries of ONNX Runtime cannot be unpacked: " + e.getMessage(), e);
		}
		return folder;
	}
}
