package org.channelexplorer.plot.internal.profile;

import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Layer profiles of {@code separability} results. */
public final class LayerProfiles implements PlotType {

	@Override
	public Class<? extends Record> options() {
		return ProfileOptions.class;
	}

	@Override
	public Plot plot(PlotData data) throws InputException {
		return new LayerProfile(data, LayerScores.of(data.result()), data.options(ProfileOptions.class));
	}
}
