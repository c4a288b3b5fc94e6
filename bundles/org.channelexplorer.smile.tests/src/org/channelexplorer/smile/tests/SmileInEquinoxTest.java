package org.channelexplorer.smile.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.UserCache;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import smile.clustering.HierarchicalClustering;

class SmileInEquinoxTest {
	private static final Path CACHE = UserCache.folder().resolve("smile-2.6.0");

	@Test
	void contributesItsMethods() {
		for (String id : List.of("dbscan", "agglomerative")) {
			Contribution<?> c = Catalogue.ofEquinox().find(ExtensionPoint.CLUSTERINGS, id).orElseThrow();
			assertEquals("org.channelexplorer.smile", c.bundle());
			Documentation d = c.documentation();
			for (String text : List.of(d.summary(), d.formula(), d.source(), d.caution())) {
				assertTrue(text.endsWith("."), text);
			}
			assertFalse(ParameterSpec.of(((Clustering<?>) c.create()).parameterType()).isEmpty());
		}
	}

	/** The libraries of the fragment do the work, from the cache, and nothing is left in the home or the temporary folder. */
	@Test
	void nativeLibrariesComeFromTheCache() throws Exception {
		assumeTrue(Platform.OS_LINUX.equals(Platform.getOS()), "looks into /proc");
		Path home = Path.of(System.getProperty("user.home"), ".javacpp");
		Set<String> before = traces(home);
		assertArrayEquals(new double[] { 3, 4, 5 }, LinearAlgebra.rectangle(), 1e-9);
		assertEquals(100 / 101.0, LinearAlgebra.mainAxis(), 1e-9);
		Set<String> loaded = Files.readAllLines(Path.of("/proc/self/maps")).stream().filter(l -> l.contains("openblas") && l.contains("/"))
				.map(l -> l.substring(l.indexOf('/'))).collect(Collectors.toCollection(TreeSet::new));
		assertTrue(loaded.stream().anyMatch(l -> l.contains("libopenblas.so")), "loaded: " + loaded);
		for (String library : loaded) {
			assertTrue(Path.of(library).startsWith(CACHE.toRealPath()), library + " is not in " + CACHE);
		}
		assertEquals(before, traces(home));
	}

	/** Smile is this bundle's own and unchanged, so that another build of it can be put in its place. */
	@Test
	void librariesAreSeparateFiles() {
		var bundle = Platform.getBundle("org.channelexplorer.smile.library");
		for (String name : List.of("lib/smile-core.jar", "lib/smile-math.jar", "licenses/LGPL-3.0.txt", "licenses/GPL-3.0.txt", "about.html")) {
			assertTrue(bundle.getEntry(name) != null, name);
		}
		assertEquals(bundle, org.osgi.framework.FrameworkUtil.getBundle(HierarchicalClustering.class));
	}

	private static Set<String> traces(Path home) throws IOException {
		Set<String> traces = new TreeSet<>();
		for (Path folder : List.of(home, Path.of(System.getProperty("java.io.tmpdir")))) {
			if (Files.isDirectory(folder)) {
				try (Stream<Path> files = Files.list(folder)) {
					files.map(Path::toString).filter(f -> f.matches(".*(javacpp|openblas|arpack|jni).*")).forEach(traces::add);
				}
			}
		}
		return traces;
	}
}
