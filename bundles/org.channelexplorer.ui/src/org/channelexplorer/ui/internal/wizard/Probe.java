package org.channelexplorer.ui.internal.wizard;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.Asker;
import org.eclipse.swt.widgets.Control;

/**
 * Reads something in the background whenever what is typed changes; only the last answer counts. UI thread.
 *
 * @param <T> what is read
 */
final class Probe<T> {
	private static final int AFTER_TYPING = 250;

	/** Reads. */
	@FunctionalInterface
	interface Reader<T> {
		T read() throws InputException;
	}

	private final String name;
	private final Asker asker;
	private final Consumer<T> found;
	private final Consumer<String> problem;

	Probe(String name, Control control, Consumer<T> found, Consumer<String> problem) {
		this.name = name;
		this.found = found;
		this.problem = problem;
		asker = Asker.hidden(control, AFTER_TYPING);
	}

	void read(Reader<T> reader) {
		asker.ask(name, monitor -> reader.read(), found, problem);
	}

	void cancel() {
		asker.cancel();
	}

	/** A path that is given, or none. */
	static Path optional(String text) throws InputException {
		return text.isBlank() ? null : AnalysisDraft.path(text);
	}
}
