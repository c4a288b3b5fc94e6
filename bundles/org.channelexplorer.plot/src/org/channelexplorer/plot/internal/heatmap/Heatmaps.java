package org.channelexplorer.plot.internal.heatmap;

import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Heatmaps of {@code heatmap} results; the cells are read from the analysis. */
public final class Heatmaps implements PlotType {

	@Override
	public Class<? extends Record> options() {
		return HeatmapOptions.class;
	}

	@Override
	public Plot plot(PlotData data) throws InputException {
		ActivationHeatmap heatmap = ActivationHeatmap.of(data.result());
		HeatmapOptions options = data.options(HeatmapOptions.class);
		if (data.analysis() == null) {
			throw new InputException("a heatmap is drawn from the analysis: its result alone does not hold the values");
		}
		FloatMatrix x = data.analysis().summary(heatmap.origin().layer(), heatmap.origin().summary()).values();
		if (x.columns() != heatmap.channels().size() || x.rows() != heatmap.images().size()) {
			throw new InputException("the heatmap of layer " + heatmap.origin().layer() + " has " + heatmap.channels().size() + " channels and "
					+ heatmap.images().size() + " images, the analysis has " + x.columns() + " and " + x.rows());
		}
		ColumnFacts facts = new ColumnFacts(data, heatmap);
		Orders orders = new Orders(data, heatmap, x, facts);
		return new Heatmap(data, heatmap, options, x, facts, orders.rows(options), orders.columns(options));
	}
}
