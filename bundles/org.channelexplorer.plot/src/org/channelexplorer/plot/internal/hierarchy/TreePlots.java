package org.channelexplorer.plot.internal.hierarchy;

import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Dendrograms of {@code hierarchy} results; when another layer was compared, both trees face to face. */
public final class TreePlots implements PlotType {

	@Override
	public Class<? extends Record> options() {
		return TreeOptions.class;
	}

	@Override
	public Plot plot(PlotData data) throws InputException {
		ClassTree result = ClassTree.of(data.result());
		try {
			return new TreePlot(data, result, data.options(TreeOptions.class));
		} catch (IllegalArgumentException damaged) {
			throw new InputException("this hierarchy cannot be drawn: " + damaged.getMessage(), damaged);
		}
	}
}
