package org.channelexplorer.plot;

import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.util.InputException;

/** Draws the results of one type. Stateless. */
public interface PlotType {

	/** The extension point: a contribution's id is the type of the results it draws. */
	ExtensionPoint<PlotType> POINT = new ExtensionPoint<>("org.channelexplorer.plot.plots", "plot", PlotType.class);

	/** A plot without options. */
	record NoOptions() {
	}

	/** How the plot can be drawn: a record with {@code @Parameter} components. */
	default Class<? extends Record> options() {
		return NoOptions.class;
	}

	/**
	 * The plot of a result, drawn as {@link PlotData#options(Class)} says.
	 *
	 * @throws InputException when the result lacks what the plot draws (one of another version, a hand-written file)
	 */
	Plot plot(PlotData data) throws InputException;
}
