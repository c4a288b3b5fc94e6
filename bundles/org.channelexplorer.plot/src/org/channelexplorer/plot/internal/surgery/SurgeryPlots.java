package org.channelexplorer.plot.internal.surgery;

import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Curves of {@code surgery} results. */
public final class SurgeryPlots implements PlotType {

	@Override
	public Class<? extends Record> options() {
		return SurgeryOptions.class;
	}

	@Override
	public Plot plot(PlotData data) throws InputException {
		return new SurgeryPlot(data, PlannedSurgery.of(data.result()), data.options(SurgeryOptions.class));
	}
}
