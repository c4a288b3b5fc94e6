package org.channelexplorer.core.operation;

/**
 * An operation that chooses images which stand for their classes: its result is of the type {@code representatives}. An analysis of
 * representatives only is made with the installed one whose id sorts first.
 *
 * @param <P> as of the operation
 */
public interface ImageSampler<P extends Record> extends Operation<P> {

	/** Name of the parameter that says how many images of a class are chosen. */
	String perClassParameter();
}
