package org.channelexplorer.core.store;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.operation.ResultStore;

/**
 * Keeps results where that is possible: an analysis on a read-only place is computed and shown like any other. The first result
 * that cannot be kept is reported, the later ones are not.
 */
public final class KeepingStore implements ResultStore {
	private final ResultStore store;
	private final Consumer<String> refused;
	private final AtomicBoolean reported = new AtomicBoolean();

	/** @param refused takes one sentence, once, in the thread that computed the result */
	public KeepingStore(ResultStore store, Consumer<String> refused) {
		this.store = store;
		this.refused = refused;
	}

	@Override
	public Optional<Result> find(ResultKey key) {
		return store.find(key);
	}

	@Override
	public void put(ResultKey key, Result result) {
		try {
			store.put(key, result);
		} catch (UncheckedIOException e) {
			if (reported.compareAndSet(false, true)) {
				refused.accept(e.getMessage());
			}
		}
	}
}
