package org.channelexplorer.ui;

import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.plot.Viewport;

/**
 * What a view of a plot keeps with the analysis: a value.
 *
 * @param parameters parameters of the operation that are not the defaults, the layer left out
 * @param seed       seed of the result
 * @param options    options of the plot that are not the defaults
 * @param zoom       see {@link Viewport}
 * @param vertical   see {@link Viewport}
 * @param x          centre
 * @param y          centre
 */
public record PlotState(Map<String, String> parameters, long seed, Map<String, String> options, double zoom, double vertical, double x, double y) {

	/** Repairs what older and hand-written files may lack. */
	public PlotState {
		parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
		options = options == null ? Map.of() : Map.copyOf(options);
		zoom = zoom > 0 ? zoom : 1;
		vertical = vertical > 0 ? vertical : 0;
	}

	/** Defaults, the whole plot. */
	public static PlotState initial(long seed) {
		return new PlotState(Map.of(), seed, Map.of(), 1, 0, 0.5, 0.5);
	}

	/** Other parameters. */
	public PlotState with(Map<String, String> changed, long newSeed) {
		return new PlotState(changed, newSeed, options, zoom, vertical, x, y);
	}

	/** One parameter changed. */
	public PlotState withParameter(String name, String value) {
		return with(put(parameters, name, value), seed);
	}

	/** Other options. */
	public PlotState withOptions(Map<String, String> changed) {
		return new PlotState(parameters, seed, changed, zoom, vertical, x, y);
	}

	/** One option changed. */
	public PlotState withOption(String name, String value) {
		return withOptions(put(options, name, value));
	}

	/** Another part of the plot. */
	public PlotState withView(Viewport v) {
		return new PlotState(parameters, seed, options, v.zoom(), v.vertical(), v.x(), v.y());
	}

	/** The part in a plot's box and a size. */
	public Viewport viewport(Viewport.Box box, int width, int height) {
		return new Viewport(box, width, height, zoom, vertical, x, y);
	}

	private static Map<String, String> put(Map<String, String> map, String name, String value) {
		Map<String, String> changed = new TreeMap<>(map);
		changed.put(name, value);
		return changed;
	}
}
