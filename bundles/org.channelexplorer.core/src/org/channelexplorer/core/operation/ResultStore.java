package org.channelexplorer.core.operation;

import java.util.Optional;

/** Where computed results are kept. Implementations are safe for concurrent use. */
public interface ResultStore {

	/** The stored result, empty when there is none (or it cannot be read back: it is then computed again). */
	Optional<Result> find(ResultKey key);

	/** Keeps a result. @throws java.io.UncheckedIOException when it cannot be written */
	void put(ResultKey key, Result result);
}
