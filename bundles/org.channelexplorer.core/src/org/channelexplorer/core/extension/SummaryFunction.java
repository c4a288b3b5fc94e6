package org.channelexplorer.core.extension;

/**
 * Reduces one activation map to one number. Stateless; called for every channel of every image, so it must not allocate
 * more than a little. Carries a {@link org.channelexplorer.core.parameter.Documentation} annotation (its version is part of
 * the matrix' recipe).
 */
public interface SummaryFunction {

	/**
	 * The summary of a map.
	 *
	 * @param map valid during the call only
	 * @return a finite number for a finite map
	 */
	float summarise(ActivationMap map);
}
