package org.channelexplorer.plot.internal.jaccard;

import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Similarity matrices of {@code jaccard} results. */
public final class JaccardPlots implements PlotType {

	@Override
	public Class<? extends Record> options() {
		return Options.class;
	}

	@Override
	public Plot plot(PlotData data) throws InputException {
		return new JaccardPlot(data, new Similarities(data));
	}
}
