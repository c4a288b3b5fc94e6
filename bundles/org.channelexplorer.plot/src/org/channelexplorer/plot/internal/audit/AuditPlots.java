package org.channelexplorer.plot.internal.audit;

import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Pictures of {@code audit} results. */
public final class AuditPlots implements PlotType {

	@Override
	public Plot plot(PlotData data) throws InputException {
		return new AuditPlot(data, LabelIssues.of(data.result()));
	}
}
