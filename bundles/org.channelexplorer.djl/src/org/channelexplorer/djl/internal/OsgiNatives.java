package org.channelexplorer.djl.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Finds the native libraries in a fragment when OSGi runs; a separate class because on a plain class path it cannot be linked. */
final class OsgiNatives {
	private OsgiNatives() {
	}

	/** The folder of a bundle or its fragments on disk; null outside OSGi or when there is none. */
	static Path folder(Class<?> type, String entry) throws IOException {
		Bundle bundle = FrameworkUtil.getBundle(type);
		// getEntry would not see fragments
		Enumeration<URL> found = bundle == null ? null : bundle.findEntries(entry, "*", false);
		Path folder = null;
		while (found != null && found.hasMoreElements()) {
			// all of them: toFileURL unpacks one entry at a time when the bundle is a jar
			URL url = FileLocator.toFileURL(found.nextElement());
			if (!url.getPath().endsWith("/")) {
				folder = Path.of(URI.create(url.toString().replace(" ", "%20"))).getParent();
			}
		}
		return folder;
	}
}
