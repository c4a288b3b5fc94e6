package org.channelexplorer.ui.views.internal.scatter;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the Scatterplot view keeps with the analysis.
 *
 * @param method     projection method
 * @param parameters parameters that are not the defaults, layer and method left out
 * @param seed       seed of the projection
 * @param zoom       see {@link Viewport}
 * @param x          centre
 * @param y          centre
 * @param pictures   whether images are drawn at their places
 */
public record ScatterState(String method, Map<String, String> parameters, long seed, double zoom, double x, double y, boolean pictures) {

	/** Repairs what a hand-written document may lack. */
	public ScatterState {
		parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
		zoom = zoom > 0 ? zoom : 1;
	}

	static ScatterState initial(String method, long seed) {
		return new ScatterState(method, Map.of(), seed, 1, 0.5, 0.5, false);
	}

	public ScatterState withMethod(String other) {
		return new ScatterState(other, Map.of(), seed, 1, 0.5, 0.5, pictures);
	}

	public ScatterState with(Map<String, String> changed, long newSeed) {
		return new ScatterState(method, changed, newSeed, zoom, x, y, pictures);
	}

	ScatterState withView(Viewport v) {
		return new ScatterState(method, parameters, seed, v.zoom(), v.x(), v.y(), pictures);
	}

	ScatterState withPictures(boolean on) {
		return new ScatterState(method, parameters, seed, zoom, x, y, on);
	}

	/** The parameters of the operation for a layer, empty for the last one. */
	Map<String, String> given(String layer) {
		Map<String, String> given = new TreeMap<>(parameters);
		given.put("method", method); //$NON-NLS-1$
		given.put("layer", layer); //$NON-NLS-1$
		return given;
	}
}
