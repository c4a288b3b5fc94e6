package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;
import org.channelexplorer.core.util.Reasons;

/** Opens the workbench from the command line: the launcher that started this process, once more. */
final class Workbench {
	/** Path of the launcher, set by the launcher itself. */
	private static final String LAUNCHER = "channelexplorer.launcher";

	private Workbench() {
	}

	/** Opens the workbench on an analysis and does not wait for it; without a display or a launcher nothing happens. */
	static void open(Path document, Console console) {
		String launcher = System.getProperty(LAUNCHER);
		if (launcher == null || !display(System.getProperty("os.name"), System.getenv())) {
			return;
		}
		console.message("Opening the workbench ...");
		try {
			new ProcessBuilder(launcher, document.toString()).redirectInput(Redirect.PIPE).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD)
					.start();
		} catch (IOException e) {
			console.message("The workbench cannot be opened: " + Reasons.of(e));
		}
	}

	/** Whether windows can be shown. */
	static boolean display(String system, Map<String, String> environment) {
		if (system.startsWith("Windows") || system.startsWith("Mac")) {
			return true;
		}
		return !environment.getOrDefault("DISPLAY", "").isEmpty() || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
	}
}
