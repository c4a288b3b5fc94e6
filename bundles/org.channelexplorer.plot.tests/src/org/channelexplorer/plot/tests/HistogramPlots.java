package org.channelexplorer.plot.tests;

import java.util.Arrays;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;

/** What the schema of the extension point gives as its example. */
public final class HistogramPlots implements PlotType {

	@Override
	public Plot plot(PlotData data) {
		return new Histogram(data.result().table());
	}

	private record Histogram(Table table) implements Plot {

		@Override
		public String title() {
			return "Histogram";
		}

		@Override
		public void draw(Surface surface, View view) {
			double[] counts = table.doubles("count");
			double most = Arrays.stream(counts).max().orElse(1);
			double width = view.width() / (double) counts.length;
			for (int i = 0; i < counts.length; i++) {
				double height = counts[i] / most * view.height();
				surface.fill(i * width, view.height() - height, width - 1, height, view.theme().accent());
			}
		}

		@Override
		public String text(View view) {
			return table.rows() + " bins";
		}
	}
}
