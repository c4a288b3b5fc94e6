package org.channelexplorer.ui.internal.commands;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Named;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Focusing;
import org.channelexplorer.ui.selection.Selecting;
import org.eclipse.swt.widgets.Shell;

/** The commands that choose the images that views and operations work on, and keep selections by name. */
final class FocusCommands {
	private FocusCommands() {
	}

	static void addTo(Map<String, SessionCommand> all) {
		all.put("focus.onlyThese", new SessionCommand(FocusCommands::notFewer, (s, _) -> Focusing.onlyThese(s)));
		all.put("focus.allBut", new SessionCommand(FocusCommands::notFewer, (s, _) -> Focusing.allBut(s)));
		all.put("focus.back", new SessionCommand(FocusCommands::noFocus, (s, _) -> Focusing.back(s)));
		all.put("focus.all", new SessionCommand(FocusCommands::noFocus, (s, _) -> Focusing.use(s, "")));
		all.put("focus.name", new SessionCommand(FocusCommands::noFocus, FocusCommands::rename));
		all.put("select.save", new SessionCommand(SelectCommands::noImage, FocusCommands::save));
	}

	private static String notFewer(AnalysisSession session) {
		BitSet focus = session.shown().inFocus();
		BitSet images = Selecting.images(session.selection().get());
		images.and(focus);
		return images.isEmpty() ? "no image is selected" : images.cardinality() == focus.cardinality() ? "all images that are there are selected" : null;
	}

	private static String noFocus(AnalysisSession session) {
		return session.focus().get().inUse().isEmpty() ? "all images are shown" : null;
	}

	private static List<String> names(AnalysisSession session) {
		List<String> names = new java.util.ArrayList<>(session.focus().get().all().stream().map(Named::name).toList());
		names.add(Focus.ALL);
		return names;
	}

	private static void rename(AnalysisSession session, Shell shell) {
		String now = session.focus().get().inUse();
		List<String> others = names(session).stream().filter(n -> !n.equals(now)).toList();
		NameDialog.name(shell, "Name Focus", "Name of the focus, under which it is kept", now, others, "saved selection")
				.ifPresent(name -> Focusing.rename(session, now, name));
	}

	private static void save(AnalysisSession session, Shell shell) {
		String proposed = Focusing.unused(session, Focusing.name(session, Selecting.images(session.selection().get())));
		NameDialog.name(shell, "Save Selection", "Name of the selection", proposed, names(session), "saved selection")
				.ifPresent(name -> Focusing.save(session, name));
	}
}
