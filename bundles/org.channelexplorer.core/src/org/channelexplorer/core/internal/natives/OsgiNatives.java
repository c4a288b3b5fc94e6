package org.channelexplorer.core.internal.natives;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Finds native libraries in a bundle or its fragments when OSGi runs; a separate class because on a plain class path it cannot be linked. */
public final class OsgiNatives {
	private OsgiNatives() {
	}

	/**
	 * A folder on disk.
	 *
	 * @param type    a class of the bundle
	 * @param entry   the folder in the bundle or its fragments
	 * @param pattern of the libraries' names
	 * @return null outside OSGi or when there is none
	 */
	public static Path folder(Class<?> type, String entry, String pattern) throws IOException {
		Bundle bundle = FrameworkUtil.getBundle(type);
		// getEntry would not see fragments
		Enumeration<URL> found = bundle == null ? null : bundle.findEntries(entry, pattern, false);
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
