package org.channelexplorer.core.image;

/** Makes colours of a VP8 frame as libwebp does: the differences are interpolated (weights 9, 3, 3, 1), and the sums are in fixed point. */
final class Vp8Colours {
	private final Vp8Plane[] planes;
	private final int width;
	private final byte[] rgb;

	private Vp8Colours(Vp8Plane[] planes, int width, int height) {
		this.planes = planes;
		this.width = width;
		rgb = new byte[width * height * 3];
	}

	/** @param planes luma and the two differences, at least as large as the image */
	static RgbImage of(Vp8Plane[] planes, int width, int height) {
		Vp8Colours colours = new Vp8Colours(planes, width, height);
		colours.rows(0, 0, 0, -1);
		for (int y = 1; y + 1 < height; y += 2) {
			colours.rows(y / 2, y / 2 + 1, y, y + 1);
		}
		if (height % 2 == 0) {
			colours.rows((height - 1) / 2, (height - 1) / 2, height - 1, -1);
		}
		return new RgbImage(width, height, colours.rgb);
	}

	/** Two rows between two rows of differences. @param lower -1 for none */
	private void rows(int above, int below, int upper, int lower) {
		int[][] differences = new int[4][width];
		for (int p = 0; p < 2; p++) {
			between(planes[p + 1], above, below, differences[p], differences[p + 2]);
		}
		row(upper, differences[0], differences[1]);
		if (lower >= 0) {
			row(lower, differences[2], differences[3]);
		}
	}

	private void between(Vp8Plane plane, int above, int below, int[] upper, int[] lower) {
		int topLeft = plane.get(0, above);
		int left = plane.get(0, below);
		upper[0] = 3 * topLeft + left + 2 >> 2;
		lower[0] = 3 * left + topLeft + 2 >> 2;
		for (int x = 1; x <= width - 1 >> 1; x++) {
			int top = plane.get(x, above);
			int here = plane.get(x, below);
			int all = topLeft + top + left + here + 8;
			int rising = all + 2 * (top + left) >> 3;
			int falling = all + 2 * (topLeft + here) >> 3;
			upper[2 * x - 1] = rising + topLeft >> 1;
			upper[2 * x] = falling + top >> 1;
			lower[2 * x - 1] = falling + left >> 1;
			lower[2 * x] = rising + here >> 1;
			topLeft = top;
			left = here;
		}
		if (width % 2 == 0) {
			upper[width - 1] = 3 * topLeft + left + 2 >> 2;
			lower[width - 1] = 3 * left + topLeft + 2 >> 2;
		}
	}

	private void row(int y, int[] u, int[] v) {
		for (int x = 0, o = y * width * 3; x < width; x++) {
			int luma = planes[0].get(x, y) * 19077 >> 8;
			rgb[o++] = cut(luma + (v[x] * 26149 >> 8) - 14234);
			rgb[o++] = cut(luma - (u[x] * 6419 >> 8) - (v[x] * 13320 >> 8) + 8708);
			rgb[o++] = cut(luma + (u[x] * 33050 >> 8) - 17685);
		}
	}

	private static byte cut(int v) {
		return (byte) Math.clamp(v >> 6, 0, 255);
	}
}
