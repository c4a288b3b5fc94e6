package org.channelexplorer.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.util.InputException;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/**
 * The open analyses of the workbench. Editors and views borrow a session; all who borrow the same file share one, and the last
 * who gives it back closes it. A service of the workbench: {@link #get()}.
 */
public final class Sessions {
	private final Map<Path, Entry> entries = new HashMap<>();
	private final Catalogue catalogue;
	private final IPreferenceStore preferences = Preferences.store(); // its listener lives as long as it

	/** @param catalogue what is installed */
	public Sessions(Catalogue catalogue) {
		this.catalogue = catalogue;
		preferences.addPropertyChangeListener(e -> {
			if (e.getProperty().equals(Preferences.CLASS_COLOURS)) {
				Display.getDefault().asyncExec(this::recolour);
			}
		});
	}

	private void recolour() {
		List<AnalysisSession> open;
		synchronized (this) {
			open = entries.values().stream().map(e -> e.session).filter(Objects::nonNull).toList();
		}
		open.forEach(s -> s.labelling().again(this));
	}

	/** The one of the running workbench. */
	public static Sessions get() {
		return PlatformUI.getWorkbench().getService(Sessions.class);
	}

	private static final class Entry {
		private final Path key;
		private int borrowers;
		private AnalysisSession session;

		Entry(Path key) {
			this.key = key;
		}
	}

	/** A session that was borrowed. */
	public final class Borrowed implements AutoCloseable {
		private final Entry entry;
		private boolean open = true;

		private Borrowed(Entry entry) {
			this.entry = entry;
		}

		/** The session. */
		public AnalysisSession session() {
			return entry.session;
		}

		/** Gives the session back; calling it again does nothing. UI thread. */
		@Override
		public void close() {
			if (open) {
				open = false;
				giveBack(entry);
			}
		}
	}

	/**
	 * Borrows the session of a file, opening the analysis when nobody has it open. Reads files: not in the UI thread unless the
	 * analysis is small.
	 *
	 * @throws InputException naming the file when it cannot be opened
	 */
	public Borrowed open(Path file) throws InputException {
		Entry entry = entry(key(file));
		boolean opened = false;
		try {
			synchronized (entry) {
				if (entry.session == null) {
					entry.session = new AnalysisSession(new Analyses(catalogue).open(file), new Operations(catalogue));
				}
			}
			opened = true;
			return new Borrowed(entry);
		} finally {
			if (!opened) {
				giveBack(entry);
			}
		}
	}

	private synchronized Entry entry(Path key) {
		Entry entry = entries.computeIfAbsent(key, Entry::new);
		entry.borrowers++;
		return entry;
	}

	private void giveBack(Entry entry) {
		synchronized (this) {
			if (--entry.borrowers > 0) {
				return;
			}
			entries.remove(entry.key, entry);
		}
		if (entry.session != null) {
			entry.session.close();
		}
	}

	/** Whether somebody has a file open. */
	public synchronized boolean isOpen(Path file) {
		return entries.containsKey(key(file));
	}

	/** The data of a file have changed on the disk: the next who opens it gets a new session, while present borrowers keep theirs. */
	public synchronized void outdated(Path file) {
		entries.remove(key(file));
	}

	// two names of one file are one analysis
	private static Path key(Path file) {
		try {
			return file.toRealPath();
		} catch (IOException e) {
			return file.toAbsolutePath().normalize(); // opening it says what is wrong
		}
	}
}
