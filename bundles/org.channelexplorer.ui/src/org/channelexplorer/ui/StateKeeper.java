package org.channelexplorer.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.channelexplorer.core.document.AnalysisState;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Where the user looks, and what is arranged but not saved yet: in memory at once, on the disk within a second of every change, so that
 * no more than that is lost when the program is killed. Safe for several threads.
 */
final class StateKeeper {
	/** Milliseconds from a change to the writing of everything that has changed meanwhile. */
	private static final long DELAY = 400;

	private final Path folder;
	private final Map<String, JsonElement> values = new ConcurrentSkipListMap<>();
	private final Map<String, Supplier<JsonElement>> late = new ConcurrentSkipListMap<>();
	private final Job writing;
	private final String damage;
	private volatile boolean changed;
	private boolean failed;

	/** @param folder the data folder of the analysis */
	StateKeeper(Path folder) {
		this.folder = folder;
		damage = read();
		writing = Job.createSystem("Keep the state of the views", monitor -> {
			autosave();
		});
	}

	private String read() {
		try {
			values.putAll(AnalysisState.read(folder).values());
			return ""; //$NON-NLS-1$
		} catch (InputException e) {
			ILog.of(StateKeeper.class).warn("The views start as they do in a new analysis, since " + e.getMessage());
			return e.getMessage();
		}
	}

	/** Why the views start as they do in a new analysis; empty when the state was read. */
	String damage() {
		return damage;
	}

	/** What is kept under a key. */
	Optional<JsonElement> get(String key) {
		return Optional.ofNullable(values.get(key));
	}

	/** Whether something, be it that there is nothing, is kept under a key. */
	boolean has(String key) {
		return values.containsKey(key);
	}

	/** The keys. */
	Set<String> keys() {
		return values.keySet();
	}

	/** Keeps a value; null removes it. */
	void put(String key, JsonElement value) {
		JsonElement kept = value == null ? JsonNull.INSTANCE : value;
		if (!kept.equals(values.put(key, kept))) {
			changed();
		}
	}

	/** A value that is asked for, in any thread, when something is written; null for none. */
	void putLate(String key, Supplier<JsonElement> value) {
		late.put(key, value);
	}

	/** A {@linkplain #putLate late} value may have changed. */
	void changed() {
		changed = true;
		writing.schedule(DELAY);
	}

	private void autosave() {
		try {
			write();
			failed = false;
		} catch (IOException e) {
			if (!failed) { // once, not at every scroll
				ILog.of(StateKeeper.class).info(folder + ": the state of the views is not kept: " + Reasons.of(e));
			}
			failed = true;
		}
	}

	/** Writes what has changed, now. */
	synchronized void write() throws IOException {
		if (!changed || !Files.isDirectory(folder)) { // an analysis that was deleted does not come back
			return;
		}
		changed = false;
		late.forEach((key, value) -> {
			JsonElement now = value.get();
			if (now == null) {
				values.remove(key);
			} else {
				values.put(key, now);
			}
		});
		try {
			new AnalysisState(new HashMap<>(values)).write(folder); // a sorted copy fails when a key comes meanwhile
		} catch (IOException e) {
			changed = true;
			throw e;
		}
	}

	/** Writes what has changed and ends; nothing is kept any more under the keys named. */
	void close(String... without) throws IOException {
		for (String key : without) {
			late.remove(key);
			if (values.remove(key) != null) {
				changed = true;
			}
		}
		write();
		writing.cancel();
	}
}
