package org.channelexplorer.plot;

import org.channelexplorer.core.util.InputException;

/** Draws the results of one type. Contributed to {@link Plots#POINT}; stateless. */
public interface PlotType {

	/**
	 * The plot of a result.
	 *
	 * @throws InputException when the result lacks what the plot draws (one of another version, a hand-written file)
	 */
	Plot plot(PlotData data) throws InputException;
}
