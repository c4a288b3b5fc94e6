package org.example.percentile.ui;

import org.channelexplorer.ui.PlotView;

/** The Percentiles view: gestures, keys, accessibility, settings, export and what is kept come with {@link PlotView}. */
public final class PercentilesView extends PlotView {

	@Override
	protected String operation() {
		return "percentiles";
	}
}
