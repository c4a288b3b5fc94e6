package org.channelexplorer.plot.internal.scatter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.plot.Marks;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;

/** The markers of a scatterplot. What is selected is larger, ringed and above the rest, which keeps a pale tint of its colour. */
final class Points {
	/** How much larger selected markers are. */
	static final double LARGER = 1.35;
	private static final double RINGED = 2.5; // pixels from which on there is room for a ring: a smaller marker would lose its colour to it
	private static final double TINT = 0.35; // what is left of the colour of markers that are not selected
	private static final int LOOKS = 6; // usual, pale, selected, and these with a mark

	private final double[] x;
	private final double[] y;
	private final Coloring coloring;
	private final BitSet hidden;
	private final Untrue untrue;
	private final int images;

	/**
	 * @param x      horizontal places: of every image, or of every image several times one after the other
	 * @param hidden groups that are not drawn
	 * @param untrue images that are marked, null for none
	 * @param images number of images
	 */
	Points(double[] x, double[] y, Coloring coloring, BitSet hidden, Untrue untrue, int images) {
		this.x = x;
		this.y = y;
		this.coloring = coloring;
		this.hidden = hidden;
		this.untrue = untrue;
		this.images = images;
	}

	/** The images that are marked, null for none. */
	Untrue untrue() {
		return untrue;
	}

	private boolean shown(int image) {
		return coloring.of()[image] < 0 || !hidden.get(coloring.of()[image]);
	}

	private List<Marks.Style> styles(Theme theme, boolean ringed) {
		List<Marks.Style> styles = new ArrayList<>();
		for (int g = 0; g <= coloring.groups().size(); g++) {
			boolean none = g == coloring.groups().size(); // of no group
			Marker marker = none ? Marker.CIRCLE : coloring.groups().get(g).marker();
			int rgb = none ? theme.greyed() : coloring.groups().get(g).rgb();
			int pale = mixed(rgb, theme.canvas());
			styles.add(new Marks.Style(marker, rgb));
			styles.add(new Marks.Style(marker, pale));
			styles.add(ringed ? new Marks.Style(marker, rgb, theme.text()) : new Marks.Style(marker, rgb));
			styles.add(new Marks.Style(marker, rgb, theme.error()));
			styles.add(new Marks.Style(marker, pale, theme.error()));
			styles.add(new Marks.Style(marker, rgb, theme.error()));
		}
		return styles;
	}

	/** What a colour is that is not selected. */
	static int mixed(int rgb, int canvas) {
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			mixed |= (int) Math.round((rgb >> shift & 0xff) * TINT + (canvas >> shift & 0xff) * (1 - TINT)) << shift;
		}
		return mixed;
	}

	void draw(Surface surface, View view, double radius) {
		List<Marks.Style> styles = styles(view.theme(), radius >= RINGED);
		BitSet selected = view.selected();
		boolean some = !selected.isEmpty();
		surface.markers(marks(view.viewport(), styles, selected, false, some, radius));
		if (some) {
			surface.markers(marks(view.viewport(), styles, selected, true, true, radius * LARGER));
		}
	}

	// the selected images or the others; what is marked lies above
	private Marks marks(Viewport v, List<Marks.Style> styles, BitSet selected, boolean chosen, boolean some, double radius) {
		double[] atX = new double[x.length];
		double[] atY = new double[x.length];
		int[] style = new int[x.length];
		int n = 0;
		int look = !some ? 0 : chosen ? 2 : 1;
		for (int pass = 0; pass < (untrue == null ? 1 : 2); pass++) {
			for (int p = 0, i = 0; p < x.length; p++, i = i + 1 == images ? 0 : i + 1) {
				boolean marked = untrue != null && untrue.marked(i);
				if (selected.get(i) != chosen || marked != (pass == 1) || !shown(i)) {
					continue;
				}
				double px = v.toX(x[p]);
				double py = v.toY(y[p]);
				if (seen(v, px, py, radius)) {
					int g = coloring.of()[i] < 0 ? coloring.groups().size() : coloring.of()[i];
					atX[n] = px;
					atY[n] = py;
					style[n++] = g * LOOKS + look + (marked ? LOOKS / 2 : 0);
				}
			}
		}
		return new Marks(Arrays.copyOf(atX, n), Arrays.copyOf(atY, n), style, styles, radius);
	}

	private static boolean seen(Viewport v, double px, double py, double radius) {
		return px > -radius && py > -radius && px < v.width() + radius && py < v.height() + radius; // false for NaN
	}

	/** The image nearest to a position within reach, -1 for none; among those equally near, the one drawn last. */
	int nearest(View view, double atX, double atY, double reach) {
		Viewport v = view.viewport();
		BitSet selected = view.selected();
		boolean some = !selected.isEmpty();
		int best = -1;
		double least = reach * reach;
		for (int p = 0; p < x.length; p++) {
			int i = p % images;
			double dx = v.toX(x[p]) - atX;
			double dy = v.toY(y[p]) - atY;
			double d = dx * dx + dy * dy;
			if ((d < least || d == least && (best < 0 || !some || selected.get(i) || !selected.get(best))) && shown(i)) { // as they are drawn
				least = d;
				best = i;
			}
		}
		return best;
	}

	/** The images in a polygon, ascending. */
	int[] inside(View view, double[] xs, double[] ys) {
		Viewport v = view.viewport();
		return IntStream.range(0, x.length).filter(p -> shown(p % images) && Hull.inside(xs, ys, v.toX(x[p]), v.toY(y[p]))).map(p -> p % images).distinct()
				.sorted().toArray();
	}

	/** The groups with their counts. */
	List<LegendEntry> legend(View view) {
		int k = coloring.groups().size();
		int[] totals = new int[k];
		int[] chosen = new int[k];
		BitSet selected = view.selected();
		for (int i = 0; i < images; i++) {
			int g = coloring.of()[i];
			if (g >= 0) {
				totals[g]++;
				chosen[g] += selected.get(i) ? 1 : 0;
			}
		}
		List<LegendEntry> entries = new ArrayList<>();
		for (int g = 0; g < k; g++) {
			Coloring.Group group = coloring.groups().get(g);
			int number = g;
			Hit hit = group.isClass() ? Hit.of(group.name())
					: Hit.images(IntStream.range(0, images).filter(i -> coloring.of()[i] == number).toArray(), group.name());
			entries.add(new LegendEntry(group.name(), group.marker(), group.rgb(), totals[g], chosen[g], hit, hidden.get(g)));
		}
		return entries;
	}
}
