package org.channelexplorer.ui.internal.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/** The analyses opened last, the latest first; kept with the workspace. */
public final class RecentAnalyses {
	/** Name of the preference; its listeners hear of changes. */
	static final String KEY = "recent"; //$NON-NLS-1$
	private static final int MOST = 12;

	private final IEclipsePreferences preferences;

	/** Those of the workspace. */
	public RecentAnalyses() {
		this(node());
	}

	RecentAnalyses(IEclipsePreferences preferences) {
		this.preferences = preferences;
	}

	static IEclipsePreferences node() {
		return InstanceScope.INSTANCE.getNode("org.channelexplorer.ui"); //$NON-NLS-1$
	}

	/** The files, absolute; some may be gone. */
	public List<Path> files() {
		List<Path> files = new ArrayList<>();
		for (String line : preferences.get(KEY, "").split("\n")) { //$NON-NLS-1$ //$NON-NLS-2$
			if (!line.isBlank()) {
				try {
					files.add(Path.of(line));
				} catch (InvalidPathException e) {
					ILog.of(RecentAnalyses.class).info("The list of recent analyses has a line that is not a path: " + line, e);
				}
			}
		}
		return files;
	}

	/** Puts a file on top. */
	public void add(Path file) {
		Path absolute = file.toAbsolutePath().normalize();
		List<Path> files = new ArrayList<>(files());
		files.remove(absolute);
		files.addFirst(absolute);
		keep(files);
	}

	/** Takes files off the list; the files themselves stay. */
	public void remove(Path... gone) {
		List<Path> files = new ArrayList<>(files());
		if (files.removeAll(Arrays.asList(gone))) {
			keep(files);
		}
	}

	private void keep(List<Path> files) {
		preferences.put(KEY, files.stream().limit(MOST).map(Path::toString).collect(Collectors.joining("\n"))); //$NON-NLS-1$
		try {
			preferences.flush();
		} catch (BackingStoreException e) {
			ILog.of(RecentAnalyses.class).info("The list of recent analyses cannot be written", e);
		}
	}
}
