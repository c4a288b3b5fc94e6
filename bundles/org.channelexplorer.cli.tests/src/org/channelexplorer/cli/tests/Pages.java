package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The pages of the help in the repository. */
final class Pages {
	private Pages() {
	}

	/** The repository: tests run in their bundle's folder. */
	static Path repository() {
		Path here = Path.of("").toAbsolutePath();
		while (here != null && !Files.exists(here.resolve("bundles/org.channelexplorer.help/doc/contents.md"))) {
			here = here.getParent();
		}
		assertTrue(here != null, "the repository is not above " + Path.of("").toAbsolutePath());
		return here;
	}

	/** A page. @param name below {@code doc/} */
	static Path page(String name) {
		return repository().resolve("bundles/org.channelexplorer.help/doc").resolve(name);
	}
}
