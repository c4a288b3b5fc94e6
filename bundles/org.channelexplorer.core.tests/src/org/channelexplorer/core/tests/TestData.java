package org.channelexplorer.core.tests;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the test bundle's {@code data} folder: Tycho runs tests in the bundle's folder, other runners in the root. */
final class TestData {
	private TestData() {
	}

	static Path file(String name) {
		for (Path base : new Path[] { Path.of("data"), Path.of("bundles/org.channelexplorer.core.tests/data") }) {
			if (Files.exists(base.resolve(name))) {
				return base.resolve(name).toAbsolutePath();
			}
		}
		throw new IllegalStateException("no test data " + name + " seen from " + Path.of("").toAbsolutePath());
	}
}
