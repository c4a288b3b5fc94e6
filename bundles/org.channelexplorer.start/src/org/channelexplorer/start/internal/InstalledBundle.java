package org.channelexplorer.start.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * What a bundle's manifest says of others.
 *
 * @param name     its symbolic name
 * @param version  its version
 * @param file     its jar or folder
 * @param required names of bundles
 * @param imported packages
 * @param exported packages
 * @param host     of a fragment, empty for another bundle
 */
record InstalledBundle(String name, String version, Path file, List<String> required, List<String> imported, List<String> exported, String host) {

	/** Reads the manifest of the jar or folder {@code file}. */
	static InstalledBundle read(String name, String version, Path file) throws IOException {
		Map<String, String> headers = new HashMap<>();
		manifest(file).getMainAttributes().forEach((key, value) -> headers.put(key.toString(), value.toString()));
		List<String> hosts = names(headers, Constants.FRAGMENT_HOST, file);
		return new InstalledBundle(name, version, file, names(headers, Constants.REQUIRE_BUNDLE, file), names(headers, Constants.IMPORT_PACKAGE, file),
				names(headers, Constants.EXPORT_PACKAGE, file), hosts.isEmpty() ? "" : hosts.getFirst()); //$NON-NLS-1$
	}

	private static Manifest manifest(Path file) throws IOException {
		if (Files.isDirectory(file)) {
			try (InputStream in = Files.newInputStream(file.resolve(JarFile.MANIFEST_NAME))) {
				return new Manifest(in);
			}
		}
		try (JarFile jar = new JarFile(file.toFile(), false)) {
			return jar.getManifest();
		}
	}

	private static List<String> names(Map<String, String> headers, String header, Path file) throws IOException {
		try {
			ManifestElement[] elements = ManifestElement.parseHeader(header, headers.get(header));
			List<String> names = new ArrayList<>();
			for (ManifestElement element : elements == null ? new ManifestElement[0] : elements) {
				names.addAll(List.of(element.getValueComponents()));
			}
			return names;
		} catch (BundleException e) {
			throw new IOException(file + ": " + e.getMessage(), e); //$NON-NLS-1$
		}
	}
}
