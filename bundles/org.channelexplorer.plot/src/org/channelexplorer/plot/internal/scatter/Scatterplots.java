package org.channelexplorer.plot.internal.scatter;

import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Scatterplots of {@code projection} results. */
public final class Scatterplots implements PlotType {

	@Override
	public Plot plot(PlotData data) throws InputException {
		return new Scatterplot(data, Placement.of(data.result()));
	}
}
