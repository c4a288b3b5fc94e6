package org.channelexplorer.analysis.internal.duplicates;

/**
 * How alike two small pictures are in their detail: the correlation of what is left of both when their blurred selves are taken away, which
 * neither brightness nor contrast changes. The best of the
 * pictures as they are and of one cut by 5 % at any side is taken, one mirrored when that is what their frequencies show.
 * Two photographs of the same kind share their large shapes, not their detail; a copy shares both.
 */
final class Likeness {
	private static final int SIDE = Fingerprint.SIDE;
	private static final int GRID = 16;
	private static final double[] SHIFTS = { 0, 0.025, 0.05 };
	private static final double CUT = 0.95;
	/** Below it, the picture as it is says that cutting it does not help. */
	private static final double HOPELESS = 0.25;

	private Likeness() {
	}

	/** From -1 to 1; symmetric. */
	static double of(Fingerprint a, Fingerprint b) {
		return best(a.turned(b) ? mirrored(a.small()) : a.small(), b.small());
	}

	private static byte[] mirrored(byte[] small) {
		byte[] turned = new byte[small.length];
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				System.arraycopy(small, (y * SIDE + x) * 3, turned, (y * SIDE + SIDE - 1 - x) * 3, 3);
			}
		}
		return turned;
	}

	private static double best(byte[] a, byte[] b) {
		double[] wholeA = detail(a, 0, 0, 1);
		double[] wholeB = detail(b, 0, 0, 1);
		double best = correlation(wholeA, wholeB);
		if (best < HOPELESS) {
			return best;
		}
		for (double x : SHIFTS) {
			for (double y : SHIFTS) {
				best = Math.max(best, Math.max(correlation(detail(a, x, y, CUT), wholeB), correlation(wholeA, detail(b, x, y, CUT))));
			}
		}
		return best;
	}

	// a window of the picture on a grid, less its blurred self; per channel
	private static double[] detail(byte[] small, double left, double top, double size) {
		double[] at = new double[GRID * GRID * 3];
		for (int y = 0; y < GRID; y++) {
			double py = (top + size * (y + 0.5) / GRID) * SIDE - 0.5;
			for (int x = 0; x < GRID; x++) {
				double px = (left + size * (x + 0.5) / GRID) * SIDE - 0.5;
				for (int c = 0; c < 3; c++) {
					at[(y * GRID + x) * 3 + c] = sample(small, px, py, c);
				}
			}
		}
		double[] rows = sums(at, 3, GRID * 3);
		double[] boxes = sums(rows, GRID * 3, 3);
		for (int y = 0; y < GRID; y++) {
			for (int x = 0; x < GRID; x++) {
				for (int c = 0; c < 3; c++) {
					int i = (y * GRID + x) * 3 + c;
					at[i] -= boxes[i] / (width(x) * width(y));
				}
			}
		}
		return at;
	}

	// how many of the five about a place are on the grid
	private static int width(int at) {
		return Math.min(GRID - 1, at + 2) - Math.max(0, at - 2) + 1;
	}

	// of the five about every place along one axis
	private static double[] sums(double[] v, int along, int across) {
		double[] out = new double[v.length];
		for (int line = 0; line < GRID; line++) {
			for (int c = 0; c < 3; c++) {
				for (int k = 0; k < GRID; k++) {
					double sum = 0;
					for (int j = Math.max(0, k - 2); j <= Math.min(GRID - 1, k + 2); j++) {
						sum += v[line * across + j * along + c];
					}
					out[line * across + k * along + c] = sum;
				}
			}
		}
		return out;
	}

	private static double sample(byte[] small, double px, double py, int c) {
		double x = Math.clamp(px, 0, SIDE - 1);
		double y = Math.clamp(py, 0, SIDE - 1);
		int x0 = Math.min((int) x, SIDE - 2);
		int y0 = Math.min((int) y, SIDE - 2);
		double fx = x - x0;
		double fy = y - y0;
		int at = (y0 * SIDE + x0) * 3 + c;
		int below = at + SIDE * 3;
		return (1 - fy) * ((1 - fx) * (small[at] & 0xff) + fx * (small[at + 3] & 0xff))
				+ fy * ((1 - fx) * (small[below] & 0xff) + fx * (small[below + 3] & 0xff));
	}

	// 0 when a picture is plain
	private static double correlation(double[] a, double[] b) {
		double aa = 0;
		double bb = 0;
		double ab = 0;
		for (int i = 0; i < a.length; i++) {
			aa += a[i] * a[i];
			bb += b[i] * b[i];
			ab += a[i] * b[i];
		}
		return aa < 1e-9 || bb < 1e-9 ? 0 : ab / Math.sqrt(aa * bb);
	}
}
