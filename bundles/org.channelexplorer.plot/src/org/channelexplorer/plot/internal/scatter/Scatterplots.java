package org.channelexplorer.plot.internal.scatter;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.channelexplorer.core.result.LocatedSamples;
import org.channelexplorer.core.result.PlacedImages;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Scatterplots of {@code scatterplot}, {@code projection} and {@code locate} results. */
public final class Scatterplots implements PlotType {

	@Override
	public Class<? extends Record> options() {
		return ScatterOptions.class;
	}

	@Override
	public Plot plot(PlotData data) throws InputException {
		return switch (data.result().type()) {
		case PlacedImages.TYPE -> new Scatterplot(data, PlacedImages.of(data.result()), null);
		case LocatedSamples.TYPE -> {
			LocatedSamples located = LocatedSamples.of(data.result());
			yield new Scatterplot(data, PlacedImages.of(placement(located)), new Samples(located));
		}
		default -> new Scatterplot(data, PlacedImages.of(Placement.of(data.result())), null);
		};
	}

	private static Placement placement(LocatedSamples located) {
		List<String> images = located.picture().images();
		return new Placement(located.origin(), "summary", located.method(), located.distance(), images, located.picture().positions(),
				new Placement.Trust(Double.NaN, Double.NaN, 0, images.size()), OptionalDouble.empty(), Map.of(), "");
	}
}
