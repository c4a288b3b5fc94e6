package org.channelexplorer.plot.internal.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.image.RgbImage;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.result.MapOverlay.Limits;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.plot.internal.LayerNames;

/** Images with their activation maps: a picture for every image and channel, or for every image with all channels in own colours. */
final class OverlayPlot implements Plot {
	private static final int PANEL = 220;
	private static final int MOST = 1600;
	private static final double LEGIBLE = 8; // pixels of a caption's letters
	private static final double GRID_FROM = 5; // pixels of a cell from which its grid is drawn

	private final PlotData data;
	private final MapOverlay overlay;
	private final List<Photo> photos;
	private final List<Integer> rows;
	private final OverlayOptions options;
	private final Panels panels;
	private final MapLayer[][] layers;
	private final Scales scales;

	/**
	 * @param photos of the overlay's images, null where there is none
	 * @param rows   of the overlay's images among the images of the data, -1 for none
	 */
	OverlayPlot(PlotData data, MapOverlay overlay, List<Photo> photos, List<Integer> rows, OverlayOptions options) {
		this.data = data;
		this.overlay = overlay;
		this.photos = photos;
		this.rows = rows;
		this.options = options;
		panels = new Panels(overlay.images(), options.together() ? 1 : overlay.channels().size());
		scales = new Scales(overlay, options);
		layers = new MapLayer[overlay.images().size()][overlay.channels().size()];
		for (int i = 0; i < layers.length; i++) {
			for (int c = 0; c < layers[i].length; c++) {
				layers[i][c] = layer(i, c);
			}
		}
	}

	private MapLayer layer(int image, int channel) {
		return new MapLayer(overlay.map(image, channel), overlay.height(), overlay.width(), scales.limits(image, channel), scales.colors(image, channel),
				options.opacity(), options.together() || options.proportional(), scales.aroundZero(image, channel), options.cells());
	}

	@Override
	public String title() {
		return LayerNames.of(data, overlay.origin().layer()) + (overlay.minus().isEmpty() ? "" : " minus " + LayerNames.of(data, overlay.minus()));
	}

	@Override
	public List<String> facts() {
		List<String> facts = new ArrayList<>();
		if (!overlay.minus().isEmpty()) {
			facts.add("minus " + LayerNames.of(data, overlay.minus()));
		}
		facts.add("maps of " + overlay.height() + " x " + overlay.width());
		facts.add(switch (overlay.scale()) {
		case "layer" -> "scale of the layer over all images";
		case "channel" -> "scale of each channel over all images";
		case "map" -> "scale of each map";
		default -> "scale of the maps shown";
		});
		Limits shared = scales.shared();
		if (shared != null) {
			facts.add("from " + Numbers.of(shared.low()) + " to " + Numbers.of(shared.high()));
		}
		if (scales.someAroundZero()) {
			facts.add(scales.someSequential() ? "maps of both signs coloured around 0" : "coloured around 0");
		}
		if (overlay.tokens() != null) {
			facts.add("class token beside the map");
		}
		if (photos.contains(null)) {
			facts.add("an image is not available");
		}
		return facts;
	}

	@Override
	public Viewport.Box box() {
		return panels.box();
	}

	// without the scale below
	private static Viewport inner(View view) {
		return view.viewport().resized(view.width(), view.height() - ScaleBar.room(view));
	}

	@Override
	public double[] room(View view) {
		return new double[] { 0, 0, view.width(), inner(view).height() };
	}

	@Override
	public boolean zooms() {
		return true;
	}

	@Override
	public Drag drag() {
		return Drag.NONE;
	}

	@Override
	public int width() {
		return Math.clamp(panels.columns() * PANEL, 320, MOST);
	}

	@Override
	public int height() {
		Viewport.Box box = box();
		return Math.clamp(Math.round((width() - 28) * box.height() / box.width()) + 56, 240, MOST);
	}

	@Override
	public void draw(Surface surface, View view) {
		for (int p = 0; p < panels.count(); p++) {
			Panels.Place at = panels.place(inner(view), p);
			int left = Math.max(0, at.x());
			int top = Math.max(0, at.y());
			int right = Math.min(view.width(), at.x() + at.width());
			int bottom = Math.min(view.height(), at.y() + at.height());
			if (right > left && bottom > top) {
				picture(surface, view, p, at, left, top, right - left, bottom - top);
			}
			caption(surface, view, p, at);
		}
		new ScaleBar(scales, options.shown()).draw(surface, view, channelNames());
	}

	private List<String> channelNames() {
		return options.together() ? overlay.channels().stream().map(c -> "channel " + c).toList() : List.of();
	}

	private void picture(Surface surface, View view, int panel, Panels.Place at, int left, int top, int width, int height) {
		int image = panels.imageOf(panel);
		Seen seen = overlay.images().get(image).seen();
		RgbImage photo = photos.get(image) == null ? null : photos.get(image).sized(at.width() * surface.density());
		List<MapLayer> maps = !options.shown() ? List.of() : options.together() ? List.of(layers[image]) : List.of(layers[image][panels.channelOf(panel)]);
		double fine = surface.density();
		int across = (int) Math.round(width * fine);
		int down = (int) Math.round(height * fine);
		surface.image(PanelRaster.pixels(photo, seen, at.width() * fine, at.height() * fine, (int) Math.round((left - at.x()) * fine),
				(int) Math.round((top - at.y()) * fine), across, down, maps, view.theme().band()), across, down, left, top, width, height);
		if (options.cells() && options.shown()) {
			surface.within(left, top, width, height, inner -> grid(inner, view, seen, at, left, top));
		}
		if (chosen(view, panel) && !IntStream.range(0, panels.count()).allMatch(p -> chosen(view, p))) {
			frame(surface, at, view.theme().accent());
		}
	}

	private boolean chosen(View view, int panel) {
		int row = rows.get(panels.imageOf(panel));
		return row >= 0 && view.selected().get(row) && (options.together() || view.channels().get(overlay.channels().get(panels.channelOf(panel))));
	}

	private static void frame(Surface s, Panels.Place at, int rgb) {
		int right = at.x() + at.width();
		int bottom = at.y() + at.height();
		s.path(new double[] { at.x(), right, right, at.x(), at.x() }, new double[] { at.y(), at.y(), bottom, bottom, at.y() }, rgb, 2);
	}

	private void grid(Surface s, View view, Seen seen, Panels.Place at, int left, int top) {
		double perX = (double) at.width() / seen.width();
		double perY = (double) at.height() / seen.height();
		if ((seen.right() - seen.left()) * perX / overlay.width() < GRID_FROM) {
			return;
		}
		double x0 = at.x() - left;
		double y0 = at.y() - top;
		for (int c = 0; c <= overlay.width(); c++) {
			double x = x0 + seen.x(c, overlay.width()) * perX;
			s.line(x, y0 + seen.top() * perY, x, y0 + seen.bottom() * perY, view.theme().line(), 1);
		}
		for (int r = 0; r <= overlay.height(); r++) {
			double y = y0 + seen.y(r, overlay.height()) * perY;
			s.line(x0 + seen.left() * perX, y, x0 + seen.right() * perX, y, view.theme().line(), 1);
		}
	}

	private void caption(Surface s, View view, int panel, Panels.Place at) {
		double room = Panels.CAPTION * inner(view).scale();
		double size = Math.min(12, room * 0.42);
		boolean both = size >= LEGIBLE;
		if (!both) { // one line, of what differs
			size = Math.min(LEGIBLE + 1, room * 0.8);
		}
		if (size < LEGIBLE - 1 || at.y() < -room || at.y() - room > view.height()) {
			return;
		}
		int image = panels.imageOf(panel);
		int channel = panels.channelOf(panel);
		String first = options.together() ? overlay.channels().size() + " channels" : channelName(channel);
		if (!options.together() && scales.shared() == null) {
			Limits l = scales.limits(image, channel);
			first += ": " + Numbers.of(l.low()) + " to " + Numbers.of(l.high());
		}
		if (!options.together() && overlay.tokens() != null) {
			first += ", class token " + Numbers.of(overlay.tokens().get(image, channel));
		}
		if (!both) {
			String file = overlay.images().get(image).image();
			boolean named = overlay.images().size() > 1 && panels.count() == overlay.images().size();
			s.text(fit(s, named ? file.substring(file.lastIndexOf('/') + 1) : first, size, false, at.width()), at.x(), at.y() - size * 0.3, size, Anchor.START,
					false, view.theme().text());
			return;
		}
		s.text(fit(s, first, size, true, at.width()), at.x(), at.y() - size * 1.6, size, Anchor.START, true, view.theme().text());
		s.text(s.fit(overlay.images().get(image).image(), size, false, at.width()), at.x(), at.y() - size * 0.4, size, Anchor.START, false,
				view.theme().quiet());
	}

	// the number tells which channel it is, not the word
	private static String fit(Surface s, String text, double size, boolean bold, double room) {
		return s.fit(s.width(text, size, bold) <= room ? text : text.replaceFirst("^channel ", "ch "), size, bold, room);
	}

	private String channelName(int channel) {
		int number = overlay.channels().get(channel);
		int other = overlay.others().isEmpty() ? number : overlay.others().get(channel);
		return "channel " + number + (other == number ? "" : " minus " + other);
	}

	@Override
	public List<LegendEntry> legend(View view) {
		return !options.together() ? List.of()
				: IntStream.range(0, overlay.channels().size())
						.mapToObj(c -> new LegendEntry("channel " + overlay.channels().get(c), Marker.SQUARE, Palette.color(c), overlay.images().size(), 0))
						.toList();
	}

	@Override
	public Optional<Hit> hit(View view, double x, double y, double reach) {
		int panel = panels.at(inner(view), x, y);
		return panel < 0 ? Optional.empty() : Optional.of(hit(view, panel, x, y));
	}

	private Hit hit(View view, int panel, double x, double y) {
		int image = panels.imageOf(panel);
		Panels.Place at = panels.place(inner(view), panel);
		Seen seen = overlay.images().get(image).seen();
		double column = seen.column((x - at.x()) / at.width() * seen.width(), overlay.width());
		double row = seen.row((y - at.y()) / at.height() * seen.height(), overlay.height());
		String file = overlay.images().get(image).image();
		int[] channels = options.together() ? IntStream.range(0, overlay.channels().size()).toArray() : new int[] { panels.channelOf(panel) };
		StringBuilder text = new StringBuilder();
		if (column < 0 || row < 0 || column >= overlay.width() || row >= overlay.height()) {
			text.append("not seen by the network: cut off by the preprocessing");
		} else {
			text.append("row ").append((int) row).append(", column ").append((int) column);
			for (int c : channels) {
				float value = layers[image][c].values()[(int) row * overlay.width() + (int) column];
				text.append('\n').append(channelName(c)).append(": ").append(Numbers.of(value)).append(", percentile ")
						.append(percentile(layers[image][c].values(), value)).append(" of its map");
			}
		}
		Hit hit = rows.get(image) < 0 ? Hit.of(text + "\n" + file) : Hit.image(rows.get(image), text + "\n" + file);
		return hit.withChannels(IntStream.of(channels).map(c -> overlay.channels().get(c)).sorted().toArray());
	}

	/** Share of the cells that are no larger, in percent. */
	private static int percentile(float[] values, float value) {
		int below = 0;
		for (float v : values) {
			below += v <= value ? 1 : 0;
		}
		return (int) Math.round(100.0 * below / values.length);
	}

	@Override
	public double[] place(View view, int image) {
		return null;
	}

	@Override
	public int items() {
		return panels.count();
	}

	@Override
	public Item item(View view, int index) {
		Panels.Place at = panels.place(inner(view), index);
		int image = panels.imageOf(index);
		int[] channels = options.together() ? overlay.channels().stream().mapToInt(Integer::intValue).sorted().toArray()
				: new int[] { overlay.channels().get(panels.channelOf(index)) };
		String text = sentence(image, options.together() ? -1 : panels.channelOf(index));
		Hit hit = rows.get(image) < 0 ? Hit.of(text) : Hit.image(rows.get(image), text);
		return new Item(hit.withChannels(channels), at.x(), at.y(), at.width(), at.height());
	}

	/** @param channel place of the channel, -1 for all */
	private String sentence(int image, int channel) {
		StringBuilder text = new StringBuilder(overlay.images().get(image).image());
		for (int c = 0; c < overlay.channels().size(); c++) {
			if (channel < 0 || channel == c) {
				float[] values = layers[image][c].values();
				int most = 0;
				for (int p = 1; p < values.length; p++) {
					most = values[p] > values[most] ? p : most;
				}
				Limits range = MapOverlay.range(values, 0, values.length);
				text.append(", ").append(channelName(c)).append(": from ").append(Numbers.of(range.low())).append(" to ").append(Numbers.of(range.high()))
						.append(", largest in row ").append(most / overlay.width()).append(", column ").append(most % overlay.width());
				if (overlay.tokens() != null) {
					text.append(", class token ").append(Numbers.of(overlay.tokens().get(image, c)));
				}
			}
		}
		return text.toString();
	}

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder("Activation overlay of ").append(title());
		facts().forEach(f -> text.append(", ").append(f));
		text.append(".\n");
		for (int i = 0; i < overlay.images().size(); i++) {
			text.append(sentence(i, -1)).append(".\n");
		}
		return text.toString();
	}

	@Override
	public Table table() {
		return data.result().table();
	}
}
