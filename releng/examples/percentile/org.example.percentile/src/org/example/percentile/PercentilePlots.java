package org.example.percentile;

import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Draws {@code percentiles} results: in the view, in a node of the network, in the report and in every export. */
public final class PercentilePlots implements PlotType {

	@Override
	public Plot plot(PlotData data) throws InputException {
		try {
			return PercentilePlot.of(data);
		} catch (IllegalArgumentException e) { // a column that is not there
			throw new InputException("the percentiles result cannot be drawn: " + e.getMessage(), e);
		}
	}
}
