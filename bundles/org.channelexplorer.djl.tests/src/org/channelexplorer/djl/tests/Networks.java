package org.channelexplorer.djl.tests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The networks that networks/make.py makes. */
final class Networks {
	private Networks() {
	}

	/** Copies one into a folder. */
	static Path copy(String name, Path folder) throws IOException {
		Path to = folder.resolve(name);
		try (InputStream in = Networks.class.getResourceAsStream("/networks/" + name)) {
			Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
		}
		return to;
	}
}
