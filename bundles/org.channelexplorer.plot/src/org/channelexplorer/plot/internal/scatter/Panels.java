package org.channelexplorer.plot.internal.scatter;

import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.result.LayerPlacements;
import org.channelexplorer.plot.Viewport;

/** Where the pictures of several layers lie beside each other in one plane: each in a square of side 1, all of the same scale. */
final class Panels {
	private static final double ACROSS = 1.08;
	private static final double DOWN = 1.2;
	private static final double WHOLE = 0.47; // half of what a picture takes of its square

	private final LayerPlacements placements;
	private final int images;
	private final int columns;
	private final double[] centre;
	private final double scale;

	Panels(LayerPlacements placements, int columns) {
		this.placements = placements;
		images = placements.images().size();
		int n = placements.layers().size();
		this.columns = Math.min(n, columns > 0 ? columns : n <= 4 ? n : (int) Math.ceil(Math.sqrt(1.4 * n)));
		// aligned pictures have their centre in common
		FloatMatrix last = placements.layers().getLast().positions();
		centre = new double[2];
		for (int i = 0; i < images; i++) {
			centre[0] += last.get(i, 0) / (double) images;
			centre[1] += last.get(i, 1) / (double) images;
		}
		double reach = 1e-9;
		for (LayerPlacements.Picture p : placements.layers()) {
			for (int i = 0; i < images; i++) {
				reach = Math.max(reach, Math.max(Math.abs(p.positions().get(i, 0) - centre[0]), Math.abs(p.positions().get(i, 1) - centre[1])));
			}
		}
		scale = WHOLE / reach;
	}

	int count() {
		return placements.layers().size();
	}

	int columns() {
		return columns;
	}

	int rows() {
		return (count() + columns - 1) / columns;
	}

	/** Middle of a panel. */
	double x(int panel) {
		return panel % columns * ACROSS;
	}

	/** Middle of a panel; upwards. */
	double y(int panel) {
		return -(panel / columns) * DOWN;
	}

	/** Place of an image within its square: the middle is 0. @param axis 0 for x, 1 for y */
	double within(int panel, int image, int axis) {
		return (placements.layers().get(panel).positions().get(image, axis) - centre[axis]) * scale;
	}

	/** Places of all images in all panels, panel after panel. */
	double[] places(int axis) {
		double[] places = new double[count() * images];
		for (int l = 0; l < count(); l++) {
			for (int i = 0; i < images; i++) {
				places[l * images + i] = (axis == 0 ? x(l) : y(l)) + within(l, i, axis);
			}
		}
		return places;
	}

	/** Places of all images between the layers. @param at 0 for the first layer, 1 for the last */
	double[] between(double at, int axis) {
		double place = at * (count() - 1);
		int from = Math.min(count() - 2, (int) place);
		double share = place - from;
		double[] places = new double[images];
		for (int i = 0; i < images; i++) {
			places[i] = (1 - share) * within(from, i, axis) + share * within(from + 1, i, axis);
		}
		return places;
	}

	/** Bounds of all panels with their titles. */
	Viewport.Box all() {
		return new Viewport.Box(-0.5, -(rows() - 1) * DOWN - 0.5, (columns - 1) * ACROSS + 1, (rows() - 1) * DOWN + 1.12);
	}
}
