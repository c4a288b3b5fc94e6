package org.channelexplorer.ui.internal.commands;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.eclipse.swt.widgets.Shell;

/**
 * Something users do with the analysis that is shown: a command of the workbench.
 *
 * @param why  why it cannot be done now, one sentence without a full stop; null when it can
 * @param body does it
 */
public record SessionCommand(Function<AnalysisSession, String> why, Body body) {
	/** What every command's id begins with. */
	public static final String PREFIX = "org.channelexplorer.ui."; //$NON-NLS-1$
	private static final Map<String, SessionCommand> ALL = all();

	private static Map<String, SessionCommand> all() {
		Map<String, SessionCommand> all = new LinkedHashMap<>();
		SelectCommands.addTo(all);
		FocusCommands.addTo(all);
		ClassCommands.addTo(all);
		LabellingCommands.addTo(all);
		NoteCommands.addTo(all);
		return Collections.unmodifiableMap(all);
	}

	/** Ids of all commands, without {@link #PREFIX}. */
	public static Set<String> ids() {
		return ALL.keySet();
	}

	/** What a command does. */
	@FunctionalInterface
	public interface Body {
		/**
		 * @param shell parent of dialogs
		 * @throws InputException when it cannot be done: one sentence
		 */
		void run(AnalysisSession session, Shell shell) throws InputException;
	}

	/** A command by its id behind {@link #PREFIX}. */
	public static SessionCommand of(String id) {
		SessionCommand command = ALL.get(id);
		if (command == null) {
			throw new IllegalArgumentException("there is no command " + PREFIX + id);
		}
		return command;
	}

	/** Why it cannot be done now, null when it can. */
	public String whyNot(AnalysisSession session) {
		return session == null ? "no analysis is open" : why.apply(session);
	}
}
