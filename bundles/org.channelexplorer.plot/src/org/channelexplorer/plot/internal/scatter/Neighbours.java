package org.channelexplorer.plot.internal.scatter;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.plot.Viewport;

/** Which classes lie beside which in the plane: what an eye sees in a scatterplot, as numbers. */
final class Neighbours {
	private final double[] x;
	private final double[] y;
	private final Viewport.Box box;
	private final int side;
	private final int[] first; // of every cell; images of a cell follow each other in order
	private final int[] order;

	private Neighbours(double[] x, double[] y, int[] images) {
		this.x = x;
		this.y = y;
		box = Viewport.Box.of(x, y);
		side = Math.max(1, (int) Math.sqrt(images.length / 2.0));
		first = new int[side * side + 1];
		for (int i : images) {
			first[cell(i) + 1]++;
		}
		for (int c = 0; c < side * side; c++) {
			first[c + 1] += first[c];
		}
		order = new int[images.length];
		int[] at = first.clone();
		for (int i : images) {
			order[at[cell(i)]++] = i;
		}
	}

	/** For every class the number of its images whose nearest neighbour in the plane is of each class. */
	static int[][] classes(double[] x, double[] y, Labels labels, int size) {
		int k = labels.classes().size();
		int[][] counts = new int[k][k];
		int[] images = IntStream.range(0, size).filter(i -> labels.classOf(i) >= 0 && Double.isFinite(x[i]) && Double.isFinite(y[i])).toArray();
		Neighbours grid = new Neighbours(x, y, images);
		for (int i : images) {
			int nearest = grid.nearest(i);
			if (nearest >= 0) {
				counts[labels.classOf(i)][labels.classOf(nearest)]++;
			}
		}
		return counts;
	}

	private int column(int i) {
		return Math.clamp((int) ((x[i] - box.left()) / box.width() * side), 0, side - 1);
	}

	private int row(int i) {
		return Math.clamp((int) ((y[i] - box.bottom()) / box.height() * side), 0, side - 1);
	}

	private int cell(int i) {
		return row(i) * side + column(i);
	}

	private int nearest(int i) {
		int best = -1;
		double least = Double.POSITIVE_INFINITY;
		double cellSide = Math.min(box.width(), box.height()) / side;
		for (int ring = 0; ring <= side && (ring < 2 || least > Math.pow((ring - 1) * cellSide, 2)); ring++) {
			for (int r = Math.max(0, row(i) - ring); r <= Math.min(side - 1, row(i) + ring); r++) {
				int step = Math.abs(r - row(i)) == ring ? 1 : 2 * ring; // a ring: its upper and lower line whole, else its two ends
				for (int c = column(i) - ring; c <= column(i) + ring; c += step) {
					if (c >= 0 && c < side) {
						int found = nearest(i, r * side + c);
						double d = found < 0 ? Double.POSITIVE_INFINITY : distance(i, found);
						if (d < least) {
							least = d;
							best = found;
						}
					}
				}
			}
		}
		return best;
	}

	private int nearest(int i, int cell) {
		int best = -1;
		for (int at = first[cell]; at < first[cell + 1]; at++) {
			if (order[at] != i && (best < 0 || distance(i, order[at]) < distance(i, best))) {
				best = order[at];
			}
		}
		return best;
	}

	private double distance(int i, int j) {
		return (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]);
	}

	/** What is beside a class, as the end of a sentence. */
	static String sentence(int[] counts, int own, List<String> classes) {
		int all = IntStream.of(counts).sum();
		if (all == 0) {
			return "";
		}
		StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "; %.0f %% lie next to an image of their class", 100.0 * counts[own] / all));
		IntStream.range(0, counts.length).filter(c -> c != own && counts[c] > 0).boxed().max((a, b) -> counts[a] != counts[b] ? counts[a] - counts[b] : b - a)
				.ifPresent(c -> text.append(String.format(Locale.ROOT, ", %.0f %% next to %s", 100.0 * counts[c] / all, classes.get(c))));
		return text.toString();
	}
}
