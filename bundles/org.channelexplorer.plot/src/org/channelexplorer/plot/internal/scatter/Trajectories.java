package org.channelexplorer.plot.internal.scatter;

import org.channelexplorer.core.result.LayerPlacements;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Images through the layers: {@code trajectory} results. */
public final class Trajectories implements PlotType {

	@Override
	public Class<? extends Record> options() {
		return TrajectoryOptions.class;
	}

	@Override
	public Plot plot(PlotData data) throws InputException {
		return new Trajectory(data, LayerPlacements.of(data.result()));
	}
}
