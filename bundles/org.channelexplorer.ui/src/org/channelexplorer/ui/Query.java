package org.channelexplorer.ui;

import java.util.Map;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.util.InputException;

/**
 * A question to an operation.
 *
 * @param operation id of the operation
 * @param given     parameters as texts, those equal to their defaults may be left out
 * @param seed      seed of everything random
 * @param reader    makes of the result what the asker shows
 * @param <R>       what the asker shows
 */
public record Query<R>(String operation, Map<String, String> given, long seed, Reader<R> reader) {

	/** Reads a result; in a thread of the job. */
	@FunctionalInterface
	public interface Reader<R> {
		/**
		 * @param data what the operation ran on: image i is row i of the result
		 * @throws InputException when the result holds nothing to show: one sentence
		 */
		R read(Result result, AnalysisData data) throws InputException;
	}

	/**
	 * What comes back.
	 *
	 * @param key    the recipe of the result
	 * @param result the result
	 * @param data   what the operation ran on: image i is row i of the result
	 * @param value  what the reader made of it
	 */
	public record Reply<R>(ResultKey key, Result result, AnalysisData data, R value) {
	}

	public Query {
		given = Map.copyOf(given);
	}

	/** Name of the operation, for people. */
	public String name() {
		return Catalogue.ofEquinox().find(Operation.POINT, operation).map(Contribution::name).orElse(operation);
	}

	/** A question whose asker reads the result itself. */
	public static Query<Result> of(String operation, Map<String, String> given, long seed) {
		return new Query<>(operation, given, seed, (result, _) -> result);
	}
}
