package org.channelexplorer.start.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Which bundles' classes are in the window's jar: a file in it, with a line for each bundle, package and, where bundles share a package, class. */
final class WindowIndex {
	/** The file's place in the jar. */
	static final String FILE = "org/channelexplorer/start/internal/window.index"; //$NON-NLS-1$
	/** Begins the line of a bundle: its name and version follow. */
	static final String BUNDLE = "bundle"; //$NON-NLS-1$
	/** Begins the line of a package or a class: its name and that of its bundle follow. */
	static final String CLASSES = "classes"; //$NON-NLS-1$

	private final Map<String, String> versions = new HashMap<>();
	private final Map<String, String> bundles = new HashMap<>();

	/** Reads the index of the jar that {@code loader} loads from; empty when there is none. */
	WindowIndex(ClassLoader loader) {
		try (InputStream file = loader.getResourceAsStream(FILE)) {
			if (file == null) {
				return;
			}
			BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				int first = line.indexOf(' ');
				int second = line.indexOf(' ', first + 1);
				(line.startsWith(BUNDLE) ? versions : bundles).put(line.substring(first + 1, second), line.substring(second + 1));
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Whether the classes of this very bundle are in the jar. */
	boolean contains(String name, String version) {
		return version.equals(versions.get(name));
	}

	/** The name of the bundle that a class of the jar belongs to, null for one of none. */
	String bundle(Class<?> type) {
		String shared = bundles.get(type.getName());
		return shared == null ? bundles.get(type.getPackageName()) : shared;
	}
}
