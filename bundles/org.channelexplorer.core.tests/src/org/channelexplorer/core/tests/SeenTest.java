package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.image.Preprocessing.Color;
import org.channelexplorer.core.image.RgbImage;
import org.channelexplorer.core.model.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the maps of an image lie over it: the inverse of resize and crop. */
class SeenTest {
	private static final int ROWS = 6;
	private static final int COLUMNS = 8;
	private static final InputSpec INPUT = new InputSpec(3, 96, 128, false);

	static Stream<Arguments> preprocessingsAndSizes() {
		List<Preprocessing> all = List.of(Preprocessing.Preset.IMAGENET.value(), Preprocessing.Preset.INCEPTION.value(), Preprocessing.Preset.CAFFE.value(),
				Preprocessing.Preset.RAW.value(), new Preprocessing("pixels", Color.RGB, 200, 1 / 255.0, 0, List.of(0.5), List.of(0.5)),
				new Preprocessing("much cut off", Color.RGB, 1.6, 1, 0, List.of(0.0), List.of(1.0)));
		int[][] sizes = { { 128, 96 }, { 640, 427 }, { 333, 500 }, { 61, 40 }, { 1200, 300 } };
		return all.stream().flatMap(p -> Stream.of(sizes).map(s -> Arguments.of(p, s[0], s[1])));
	}

	@ParameterizedTest
	@MethodSource("preprocessingsAndSizes")
	void aBrightSquareIsFoundWhereItWasPlanted(Preprocessing preprocessing, int width, int height) {
		Seen seen = preprocessing.seen(width, height, INPUT.width(), INPUT.height());
		double cell = Math.max((seen.right() - seen.left()) / COLUMNS, (seen.bottom() - seen.top()) / ROWS);
		for (double[] share : new double[][] { { 0.3, 0.4 }, { 0.72, 0.63 }, { 0.5, 0.2 } }) {
			double x = seen.left() + share[0] * (seen.right() - seen.left());
			double y = seen.top() + share[1] * (seen.bottom() - seen.top());
			int side = (int) Math.max(2, cell * 0.8);
			int left = (int) Math.round(x - side / 2.0);
			int top = (int) Math.round(y - side / 2.0);
			double[] found = centroid(preprocessing, square(width, height, left, top, side), seen);
			double away = Math.hypot(found[0] - left - side / 2.0, found[1] - top - side / 2.0);
			assertTrue(away <= 0.5 * cell, "off by " + away / cell + " cells");
		}
	}

	private static RgbImage square(int width, int height, int left, int top, int side) {
		byte[] rgb = new byte[width * height * 3];
		for (int y = Math.max(0, top); y < Math.min(height, top + side); y++) {
			for (int x = Math.max(0, left); x < Math.min(width, left + side); x++) {
				for (int c = 0; c < 3; c++) {
					rgb[(y * width + x) * 3 + c] = (byte) 255;
				}
			}
		}
		return new RgbImage(width, height, rgb);
	}

	/** The network's only layer is the mean of the first channel over blocks of pixels. */
	private static double[] centroid(Preprocessing preprocessing, RgbImage image, Seen seen) {
		FloatBuffer input = FloatBuffer.allocate(INPUT.size());
		preprocessing.apply(image, INPUT, input, 0);
		FloatBuffer dark = FloatBuffer.allocate(INPUT.size());
		preprocessing.apply(new RgbImage(image.width(), image.height(), new byte[image.rgb().length]), INPUT, dark, 0);
		double sum = 0;
		double x = 0;
		double y = 0;
		for (int p = 0; p < INPUT.width() * INPUT.height(); p++) {
			int row = p / INPUT.width() * ROWS / INPUT.height();
			int column = p % INPUT.width() * COLUMNS / INPUT.width();
			double bright = input.get(p) - dark.get(p);
			sum += bright;
			x += bright * seen.x(column + 0.5, COLUMNS);
			y += bright * seen.y(row + 0.5, ROWS);
		}
		return new double[] { x / sum, y / sum };
	}

	@Test
	void placesGoThereAndBack() {
		Seen seen = new Preprocessing("half", Color.RGB, 2, 1, 0, List.of(0.0), List.of(1.0)).seen(400, 200, 100, 50);
		assertEquals(new Seen(400, 200, 100, 50, 300, 150), seen, "resized to 200 x 100, the middle 100 x 50 is left");
		assertEquals(112.5, seen.x(0.5, 8));
		assertEquals(0.5, seen.column(112.5, 8));
		assertEquals(150, seen.y(4, 4));
		assertEquals(4, seen.row(150, 4));
	}
}
