package org.channelexplorer.ui.internal.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.core.runtime.ILog;

/** The text of the start page on what this version brings. */
final class WhatsNew {
	private WhatsNew() {
	}

	/** One line for each novelty. */
	static List<String> read() {
		try (InputStream in = WhatsNew.class.getResourceAsStream("whatsnew.txt"); //$NON-NLS-1$
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			return lines.lines().filter(line -> !line.isBlank()).toList();
		} catch (IOException e) {
			ILog.of(WhatsNew.class).info("The text on what is new cannot be read", e);
			return List.of();
		}
	}
}
