package org.channelexplorer.core.util;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.jar.Manifest;

/** The version of a bundle, inside Equinox and on a plain class path. */
public final class BundleVersion {
	private static final String UNKNOWN = "(development)"; // classes outside a bundle have no manifest beside them

	private BundleVersion() {
	}

	/** Version without build qualifier, e.g. {@code 0.1.0}: it is part of reports, which must not differ from build to build. */
	public static String of(Class<?> type) {
		URL url = type.getResource(type.getSimpleName() + ".class");
		String path = url.toString();
		String root = path.substring(0, path.length() - type.getName().length() - ".class".length());
		try (InputStream in = URI.create(root + "META-INF/MANIFEST.MF").toURL().openStream()) {
			String version = new Manifest(in).getMainAttributes().getValue("Bundle-Version");
			return version == null ? UNKNOWN : version.replaceFirst("^(\\d+\\.\\d+\\.\\d+).*", "$1");
		} catch (IOException | IllegalArgumentException e) {
			return UNKNOWN;
		}
	}
}
