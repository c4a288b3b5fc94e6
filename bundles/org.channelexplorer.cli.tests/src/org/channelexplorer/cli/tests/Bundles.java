package org.channelexplorer.cli.tests;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.channelexplorer.core.util.Hashes;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Where the bundles under test are. */
final class Bundles {
	private Bundles() {
	}

	/** Everything installed as a plain classpath. */
	static String classpath() throws IOException {
		if (!Platform.isRunning()) {
			return Bundles.class.getClassLoader() instanceof java.net.URLClassLoader urls
					? java.util.Arrays.stream(urls.getURLs()).map(URL::getPath).collect(java.util.stream.Collectors.joining(File.pathSeparator))
					: System.getProperty("java.class.path");
		}
		Set<String> entries = new LinkedHashSet<>();
		for (Bundle b : FrameworkUtil.getBundle(Bundles.class).getBundleContext().getBundles()) {
			if (b.getBundleId() == 0) {
				continue;
			}
			File file = FileLocator.getBundleFileLocation(b).orElseThrow().getCanonicalFile();
			entries.add(file.getPath());
			for (String classes : new String[] { "target/classes", "bin" }) { // a bundle that is a project's folder
				if (new File(file, classes).isDirectory()) {
					entries.add(new File(file, classes).getPath());
				}
			}
		}
		entries.add(FileLocator.getBundleFileLocation(Platform.getBundle("org.eclipse.osgi")).orElseThrow().getCanonicalPath());
		return String.join(File.pathSeparator, entries);
	}

	/** Hashes of the files below a folder of the type's bundle, by path without the folder. */
	static Map<String, String> resources(Class<?> type, String folder) throws IOException {
		Path root;
		if (Platform.isRunning()) {
			root = FileLocator.getBundleFileLocation(FrameworkUtil.getBundle(type)).orElseThrow().toPath();
		} else {
			URL index = type.getResource("/" + folder + "index.txt");
			root = Path.of(index.getPath()).getParent().getParent();
		}
		if (Files.isDirectory(root)) {
			return Samples.contents(root.resolve(folder));
		}
		Map<String, String> hashes = new TreeMap<>();
		try (JarFile jar = new JarFile(root.toFile())) {
			for (JarEntry e : java.util.Collections.list(jar.entries())) {
				if (e.getName().startsWith(folder) && !e.isDirectory()) {
					try (InputStream in = jar.getInputStream(e)) {
						hashes.put(e.getName().substring(folder.length()), Hashes.of(in.readAllBytes()));
					}
				}
			}
		}
		return hashes;
	}
}
