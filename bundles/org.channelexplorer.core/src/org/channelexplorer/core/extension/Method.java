package org.channelexplorer.core.extension;

/**
 * Base of the contributed methods that take parameters. Implementations are stateless, have a public constructor without
 * arguments, carry a {@link org.channelexplorer.core.parameter.Documentation} annotation, and take everything that may change
 * their result from the parameter record, the seed and the data.
 *
 * @param <P> parameter record with {@link org.channelexplorer.core.parameter.Parameter} components,
 *            {@link org.channelexplorer.core.parameter.NoParameters} when there is nothing to choose
 */
public interface Method<P extends Record> {

	/** The parameter record's class. */
	Class<P> parameterType();
}
