package org.channelexplorer.ui.internal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** Why the workbench does not start, when it cannot open a window to say it: a line on standard error, and a dialog of the desktop when there is one. */
final class CannotStart {
	private static final List<List<String>> DIALOGS = List.of(List.of("kdialog", "--error"), List.of("zenity", "--error", "--text"), List.of("xmessage")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$

	private CannotStart() {
	}

	/** Says it and does not wait. */
	static void say(String sentence) {
		System.err.println("ChannelExplorer: " + sentence); //$NON-NLS-1$
		if (System.console() != null || System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) { //$NON-NLS-1$ //$NON-NLS-2$
			return; // it is read in the terminal, or there is no desktop
		}
		for (List<String> dialog : DIALOGS) {
			List<String> command = new ArrayList<>(dialog);
			command.add("ChannelExplorer: " + sentence); //$NON-NLS-1$
			try {
				new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
				return;
			} catch (IOException e) {
				continue; // that program is not installed
			}
		}
	}
}
