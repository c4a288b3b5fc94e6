package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/** The jar with ChannelExplorer's part for Spark: that of the optional feature, or one that the environment names. */
final class SparkJar {
	private static final String NAMED = "CHANNELEXPLORER_SPARK_JAR";
	private static final String BUNDLE = "org.channelexplorer.spark.library";
	private static final String ENTRY = "channelexplorer-spark.jar";

	private SparkJar() {
	}

	/** @param master for the message @throws InputException saying what to install or to set */
	static Path find(String master) throws InputException {
		String named = System.getenv(NAMED);
		if (named != null && !named.isBlank()) {
			Path jar = Path.of(named).toAbsolutePath();
			if (!Files.isRegularFile(jar)) {
				throw new InputException(NAMED + "=" + named + ": no such file");
			}
			return jar;
		}
		Bundle bundle = Platform.isRunning() ? Platform.getBundle(BUNDLE) : null;
		URL entry = bundle == null ? null : bundle.getEntry("lib/" + ENTRY);
		if (entry == null) {
			throw new InputException(
					"--on " + master + ": the feature ChannelExplorer on Spark (org.channelexplorer.spark.feature) is not installed: install it from "
							+ "the update site, or set " + NAMED + " to " + ENTRY);
		}
		try {
			return Path.of(URI.create(FileLocator.toFileURL(entry).toString().replace(" ", "%20")));
		} catch (IOException e) {
			throw Reasons.unreadable(entry, e);
		}
	}
}
