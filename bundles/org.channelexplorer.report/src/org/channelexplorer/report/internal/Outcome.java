package org.channelexplorer.report.internal;

import java.util.Optional;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;

/**
 * What came of an operation: a result, or the reason why there is none.
 *
 * @param operation id
 * @param key       the result's key, null when there is no result
 * @param result    the result, null when there is none
 * @param problem   why there is none, null when there is one
 */
record Outcome(String operation, ResultKey key, Result result, String problem) {

	static Outcome of(ResultKey key, Result result) {
		return new Outcome(key.operation(), key, result, null);
	}

	static Outcome none(String operation, String problem) {
		return new Outcome(operation, null, null, problem);
	}

	Optional<Result> found() {
		return Optional.ofNullable(result);
	}

	/** The remark that stands where the result would. */
	String missing() {
		return "<p class=\"missing\">" + Html.escape(operation + ": " + problem) + "</p>\n";
	}
}
