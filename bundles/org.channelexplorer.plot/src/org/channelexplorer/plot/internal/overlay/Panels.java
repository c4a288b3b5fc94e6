package org.channelexplorer.plot.internal.overlay;

import java.util.List;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.plot.Viewport;

/**
 * Where the pictures of an overlay stand: a row for every image and a column for every channel, or the other way round where there are more
 * images, as views are wider than high; of one image or one channel, rows as long as wide pictures make them. In units of which a picture's place is one wide; y grows upwards, as in every plot.
 */
final class Panels {
	/** Height of the text above a picture. */
	static final double CAPTION = 0.2;
	private static final double GAP = 0.06;
	private static final int ONE_ROW = 4;

	private final List<MapOverlay.Placed> images;
	private final int perImage;
	private final int columns;
	private final int rows;
	private final boolean across; // images
	private final double cell; // height of a picture's place

	/** A picture in a view, in whole pixels, so that its own pixels are drawn as they are. */
	record Place(int x, int y, int width, int height) {
		boolean holds(double px, double py) {
			return px >= x && px < x + width && py >= y && py < y + height;
		}
	}

	/** @param perImage pictures of every image */
	Panels(List<MapOverlay.Placed> images, int perImage) {
		this.images = images;
		this.perImage = perImage;
		int n = count();
		boolean both = images.size() > 1 && perImage > 1;
		across = both && images.size() > perImage;
		columns = across ? images.size() : both ? perImage : n <= ONE_ROW ? n : (int) Math.round(Math.sqrt(n * 1.6));
		rows = (n + columns - 1) / columns;
		double most = 0.3;
		for (MapOverlay.Placed p : images) {
			most = Math.max(most, Math.min(1.6, aspect(p.seen())));
		}
		cell = most;
	}

	private static double aspect(Seen seen) {
		return (double) seen.height() / seen.width();
	}

	int count() {
		return images.size() * perImage;
	}

	int imageOf(int panel) {
		return panel / perImage;
	}

	int channelOf(int panel) {
		return panel % perImage;
	}

	int columns() {
		return columns;
	}

	Viewport.Box box() {
		return new Viewport.Box(0, 0, columns * (1 + GAP) - GAP, rows * (CAPTION + cell + GAP) - GAP);
	}

	/** The picture of a panel in a view: as large as its place allows, with the proportions of the image. */
	Place place(Viewport v, int panel) {
		int column = across ? imageOf(panel) : panel % columns;
		int row = across ? channelOf(panel) : panel / columns;
		double left = column * (1 + GAP);
		double top = box().height() - row * (CAPTION + cell + GAP) - CAPTION;
		double aspect = aspect(images.get(imageOf(panel)).seen());
		double width = Math.min(1, cell / aspect);
		double x = v.toX(left + (1 - width) / 2);
		double y = v.toY(top);
		return new Place((int) Math.round(x), (int) Math.round(y), (int) Math.max(1, Math.round(width * v.scale())),
				(int) Math.max(1, Math.round(width * aspect * v.scale())));
	}

	/** The panel whose picture is under a position, -1 for none. */
	int at(Viewport v, double x, double y) {
		for (int p = 0; p < count(); p++) {
			if (place(v, p).holds(x, y)) {
				return p;
			}
		}
		return -1;
	}
}
