package org.channelexplorer.plot.internal.overlay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;

/** Images with activation maps over them, of {@code overlay} results. */
public final class OverlayPlots implements PlotType {

	@Override
	public Class<? extends Record> options() {
		return OverlayOptions.class;
	}

	@Override
	public Plot plot(PlotData data) throws InputException {
		MapOverlay overlay = MapOverlay.of(data.result());
		Map<String, Integer> rows = new HashMap<>();
		for (int i = 0; i < data.images().size(); i++) {
			rows.put(data.images().get(i).file(), i);
		}
		List<Photo> photos = new ArrayList<>();
		for (MapOverlay.Placed placed : overlay.images()) {
			Integer row = rows.get(placed.image());
			photos.add(row == null ? null : photo(data, row));
		}
		return new OverlayPlot(data, overlay, photos, overlay.images().stream().map(p -> rows.getOrDefault(p.image(), -1)).toList(),
				data.options(OverlayOptions.class));
	}

	// an image that is gone leaves its place empty: the maps are there all the same
	private static Photo photo(PlotData data, int row) {
		if (data.analysis() == null) {
			return null;
		}
		try {
			return Photo.of(Latents.picture(data.analysis().imageFile(row)));
		} catch (IOException e) {
			return null;
		}
	}
}
