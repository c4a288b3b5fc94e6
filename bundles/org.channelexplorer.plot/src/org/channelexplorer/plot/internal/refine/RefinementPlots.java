package org.channelexplorer.plot.internal.refine;

import org.channelexplorer.core.result.HeadRefinement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Plots of {@code refinement} results. */
public final class RefinementPlots implements PlotType {

	@Override
	public Class<? extends Record> options() {
		return RefinementOptions.class;
	}

	@Override
	public Plot plot(PlotData data) throws InputException {
		return new RefinementPlot(data, HeadRefinement.of(data.result()), data.options(RefinementOptions.class));
	}
}
