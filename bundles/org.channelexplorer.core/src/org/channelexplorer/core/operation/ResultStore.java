package org.channelexplorer.core.operation;

import java.util.Optional;

/** Where computed results are kept. Implementations are safe for concurrent use. */
public interface ResultStore {

	/** Keeps nothing. */
	ResultStore NONE = new ResultStore() {
		@Override
		public Optional<Result> find(ResultKey key) {
			return Optional.empty();
		}

		@Override
		public void put(ResultKey key, Result result) {
			// nothing is kept
		}
	};

	/** The stored result, empty when there is none (or it cannot be read back: it is then computed again). */
	Optional<Result> find(ResultKey key);

	/** Keeps a result. @throws java.io.UncheckedIOException when it cannot be written */
	void put(ResultKey key, Result result);
}
