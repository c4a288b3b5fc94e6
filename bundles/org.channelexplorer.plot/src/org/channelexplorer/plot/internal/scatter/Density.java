package org.channelexplorer.plot.internal.scatter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;

/**
 * Lines of equal density: counts on a grid, smoothed by a Gaussian, and the lines within which 25, 50, 75 and 95 % of the points lie (marching
 * squares; W. Lorensen and H. Cline, 1987).
 */
final class Density {
	private static final int SIDE = 96;
	private static final int RIM = 8; // cells beyond the outermost points
	private static final double SIGMA = 2.2; // cells
	private static final double[] MASS = { 0.25, 0.5, 0.75, 0.95 };

	private final List<double[][]> lines = new ArrayList<>();

	Density(double[] x, double[] y, Viewport.Box box) {
		double cell = Math.max(box.width(), box.height()) / (SIDE - 2 * RIM);
		double left = box.left() + box.width() / 2 - cell * SIDE / 2;
		double bottom = box.bottom() + box.height() / 2 - cell * SIDE / 2;
		double[] grid = new double[SIDE * SIDE];
		for (int i = 0; i < x.length; i++) {
			if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
				int c = Math.clamp((int) ((x[i] - left) / cell), 0, SIDE - 1);
				int r = Math.clamp((int) ((y[i] - bottom) / cell), 0, SIDE - 1);
				grid[r * SIDE + c]++;
			}
		}
		double[] smooth = blurred(blurred(grid, 1, SIDE), SIDE, 1);
		for (double level : levels(smooth)) {
			for (double[][] line : lines(smooth, level)) {
				for (int p = 0; p < line[0].length; p++) { // values are those in the middles of cells
					line[0][p] = left + (line[0][p] + 0.5) * cell;
					line[1][p] = bottom + (line[1][p] + 0.5) * cell;
				}
				lines.add(line);
			}
		}
	}

	private static double[] blurred(double[] grid, int along, int across) {
		int reach = (int) Math.ceil(3 * SIGMA);
		double[] kernel = IntStream.rangeClosed(-reach, reach).mapToDouble(d -> Math.exp(-d * d / (2 * SIGMA * SIGMA))).toArray();
		double sum = Arrays.stream(kernel).sum();
		double[] out = new double[grid.length];
		for (int line = 0; line < SIDE; line++) {
			for (int p = 0; p < SIDE; p++) {
				double v = 0;
				for (int d = Math.max(-reach, -p); d <= Math.min(reach, SIDE - 1 - p); d++) {
					v += kernel[d + reach] * grid[line * across + (p + d) * along];
				}
				out[line * across + p * along] = v / sum;
			}
		}
		return out;
	}

	/** The densities above which lie the shares of all points. */
	private static double[] levels(double[] density) {
		double[] sorted = density.clone();
		Arrays.sort(sorted);
		double all = Arrays.stream(sorted).sum();
		double[] levels = new double[MASS.length];
		double mass = 0;
		int m = 0;
		for (int i = sorted.length - 1; i >= 0 && m < MASS.length; i--) {
			mass += sorted[i];
			while (m < MASS.length && mass >= MASS[m] * all) {
				levels[m++] = sorted[i];
			}
		}
		return Arrays.stream(levels).filter(l -> l > 0).toArray();
	}

	/** The lines of a level: x and y in cells. An edge is named by its lower left corner and direction. */
	static List<double[][]> lines(double[] grid, double level) {
		Map<Integer, int[]> ends = new HashMap<>(); // edge -> the edges that segments lead to
		for (int r = 0; r + 1 < SIDE; r++) {
			for (int c = 0; c + 1 < SIDE; c++) {
				int at = r * SIDE + c;
				int corners = (grid[at] >= level ? 1 : 0) + (grid[at + 1] >= level ? 2 : 0) + (grid[at + SIDE + 1] >= level ? 4 : 0)
						+ (grid[at + SIDE] >= level ? 8 : 0);
				int south = 2 * at;
				int north = 2 * (at + SIDE);
				int west = 2 * at + 1;
				int east = 2 * (at + 1) + 1;
				switch (corners) {
				case 1, 14 -> join(ends, south, west);
				case 2, 13 -> join(ends, south, east);
				case 4, 11 -> join(ends, north, east);
				case 8, 7 -> join(ends, north, west);
				case 3, 12 -> join(ends, west, east);
				case 6, 9 -> join(ends, south, north);
				case 5, 10 -> {
					boolean high = (grid[at] + grid[at + 1] + grid[at + SIDE] + grid[at + SIDE + 1]) / 4 >= level == (corners == 5);
					join(ends, south, high ? east : west);
					join(ends, north, high ? west : east);
				}
				default -> {
					// all corners on one side
				}
				}
			}
		}
		List<double[][]> lines = new ArrayList<>();
		for (int start : ends.keySet().stream().sorted((a, b) -> ends.get(a)[0] != ends.get(b)[0] ? ends.get(a)[0] - ends.get(b)[0] : a - b).toList()) {
			List<Integer> path = follow(ends, start); // from the ends of open lines first
			if (path.size() > 1) {
				lines.add(places(grid, level, path));
			}
		}
		return lines;
	}

	// count, then up to two neighbours
	private static void join(Map<Integer, int[]> ends, int a, int b) {
		int[] ofA = ends.computeIfAbsent(a, _ -> new int[3]);
		ofA[++ofA[0]] = b;
		int[] ofB = ends.computeIfAbsent(b, _ -> new int[3]);
		ofB[++ofB[0]] = a;
	}

	private static List<Integer> follow(Map<Integer, int[]> ends, int start) {
		List<Integer> path = new ArrayList<>(List.of(start));
		int at = start;
		while (ends.get(at)[0] > 0) {
			int[] of = ends.get(at);
			int next = of[of[0]--];
			int[] back = ends.get(next);
			int from = at;
			int place = IntStream.rangeClosed(1, back[0]).filter(i -> back[i] == from).findFirst().orElseThrow();
			back[place] = back[back[0]--];
			path.add(next);
			at = next;
		}
		return path;
	}

	private static double[][] places(double[] grid, double level, List<Integer> path) {
		double[][] places = new double[2][path.size()];
		for (int p = 0; p < path.size(); p++) {
			int edge = path.get(p);
			int a = edge / 2;
			boolean up = edge % 2 == 1;
			int b = up ? a + SIDE : a + 1;
			double share = (level - grid[a]) / (grid[b] - grid[a]);
			places[0][p] = a % SIDE + (up ? 0 : share);
			places[1][p] = a / SIDE + (up ? share : 0);
		}
		return places;
	}

	/** The lines in the plane, x and y each. */
	List<double[][]> lines() {
		return lines;
	}

	void draw(Surface surface, View view) {
		Viewport v = view.viewport();
		for (double[][] line : lines) {
			surface.path(Arrays.stream(line[0]).map(v::toX).toArray(), Arrays.stream(line[1]).map(v::toY).toArray(), view.theme().quiet(), 1);
		}
	}
}
