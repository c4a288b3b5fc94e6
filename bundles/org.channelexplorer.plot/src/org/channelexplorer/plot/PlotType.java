package org.channelexplorer.plot;

import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.util.InputException;

/** Draws the results of one type. Stateless. */
public interface PlotType {

	/** The extension point: a contribution's id is the type of the results it draws. */
	ExtensionPoint<PlotType> POINT = new ExtensionPoint<>("org.channelexplorer.plot.plots", "plot", PlotType.class);

	/**
	 * The plot of a result.
	 *
	 * @throws InputException when the result lacks what the plot draws (one of another version, a hand-written file)
	 */
	Plot plot(PlotData data) throws InputException;
}
