package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.MarkRaster;
import org.channelexplorer.plot.Marks;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.testkit.internal.FrameTime;
import org.junit.jupiter.api.Test;

class ScatterplotTest {
	private final Plot corners;
	private final View view;

	ScatterplotTest() throws InputException {
		corners = Samples.corners("a");
		view = View.of(corners, 400, 300, Theme.LIGHT);
	}

	private double x(int image) {
		return corners.place(view, image)[0];
	}

	private double y(int image) {
		return corners.place(view, image)[1];
	}

	@Test
	void hitsTheNearestPointWithinReach() {
		assertEquals(3, corners.hit(view, x(3) + 3, y(3) - 3, 6).map(Hit::image).orElse(-1));
		assertEquals("image3.png", corners.hit(view, x(3), y(3), 6).orElseThrow().text());
		assertTrue(corners.hit(view, x(3) + 6, y(3) + 6, 6).isEmpty());
		assertTrue(y(2) < y(0), "y points upwards");
	}

	@Test
	void lassoMayBeConcave() {
		double l = x(0) - 9;
		double r = x(1) + 9;
		double t = y(2) - 9;
		double b = y(0) + 9;
		// a U around the left, lower and right edge that leaves out nothing but the inside
		double[] us = { l, l + 20, l + 20, r - 20, r - 20, r, r, l };
		double[] ut = { t, t, b - 40, b - 40, t + 60, t + 60, b, b };
		assertArrayEquals(new int[] { 0, 1, 2 }, corners.area(view, us, ut).images());
		assertTrue(corners.area(view, new double[] { (l + r) / 2 }, new double[] { t }).nothing());
	}

	@Test
	void ofPointsInTheSamePlaceTheOneDrawnLastIsHit() throws InputException {
		Labels labels = new Labels(List.of("a", "b"), new int[] { 0, 1, 0, 1 });
		Plot same = Plots.plot(Samples.data(Samples.projection(new double[] { 1, 1, 1, 2 }, new double[] { 1, 1, 1, 2 }), labels));
		View all = View.of(same, 300, 300, Theme.LIGHT);
		double[] place = same.place(all, 0);
		assertEquals(2, same.hit(all, place[0], place[1], 6).map(Hit::image).orElse(-1));
		assertEquals(2, same.hit(all, place[0] + 2, place[1], 6).map(Hit::image).orElse(-1));
		View some = new View(all.viewport(), bits(0, 3), Theme.LIGHT);
		assertEquals(0, same.hit(some, place[0], place[1], 6).map(Hit::image).orElse(-1), "what is selected lies above the rest");
	}

	private static BitSet bits(int... set) {
		BitSet bits = new BitSet();
		IntStream.of(set).forEach(bits::set);
		return bits;
	}

	@Test
	void zoomKeepsWhatIsUnderTheMouse() {
		Viewport v = view.viewport();
		Viewport closer = v.zoomed(3, v.toX(1), v.toY(0));
		assertEquals(v.toX(1), closer.toX(1), 1e-6);
		assertEquals(v.toY(0), closer.toY(0), 1e-6);
		assertEquals(v.toX(0) + 15, v.panned(15, -7).toX(0), 1e-6);
		assertEquals(v.toY(0) - 7, v.panned(15, -7).toY(0), 1e-6);
	}

	private int pixel(Plot plot, View v, int image) {
		MarkRaster raster = new MarkRaster(v.width(), v.height(), 1, 0xffffff);
		plot.draw(new Recording() {
			@Override
			public void markers(Marks marks) {
				raster.draw(marks, 0, 0);
			}
		}, v);
		double[] place = plot.place(v, image);
		return raster.pixels()[(int) place[1] * raster.width() + (int) place[0]];
	}

	@Test
	void palesWhatIsNotSelected() {
		View some = new View(view.viewport(), bits(3), Theme.LIGHT);
		assertEquals(0xff000000 | Palette.color(0), pixel(corners, view, 0));
		int pale = pixel(corners, some, 0) & 0xffffff;
		assertEquals(0xb4d0e7, pale, "35 % of 0x297ab9 on white");
		assertEquals(0xff000000 | Palette.color(0), pixel(corners, some, 3));
	}

	@Test
	void whatIsSelectedLiesOnTop() throws InputException {
		Labels labels = new Labels(List.of("a", "b"), new int[] { 0, 1, 0 });
		Plot same = Plots.plot(Samples.data(Samples.projection(new double[] { 1, 1, 2 }, new double[] { 1, 1, 2 }), labels));
		View all = View.of(same, 300, 300, Theme.DARK);
		assertEquals(0xff000000 | Palette.color(1), pixel(same, all, 0), "drawn last");
		assertEquals(0xff000000 | Palette.color(0), pixel(same, new View(all.viewport(), bits(0), Theme.DARK), 0));
	}

	@Test
	void placesThatAreNotFiniteAreLeftOut() throws InputException {
		double[] x = { 0, Double.NaN, 2, 3 };
		Plot plot = Plots.plot(Samples.data(Samples.projection(x, new double[] { 0, 1, 2, 1 }), new Labels(List.of("a"), new int[4])));
		View all = View.of(plot, 300, 300, Theme.LIGHT);
		Recording recording = new Recording();
		plot.draw(recording, all);
		assertEquals(3, recording.marks);
		assertArrayEquals(new int[] { 0, 2, 3 }, plot.area(all, new double[] { -1, 400, 400, -1 }, new double[] { -1, -1, 400, 400 }).images());
		assertTrue(plot.text(all).contains("4 images"));
	}

	@Test
	void textNamesClassesAndWhatTheyLieBeside() throws InputException {
		Random random = new Random(2);
		double[] x = IntStream.range(0, 300).mapToDouble(i -> random.nextGaussian() + (i % 3 == 2 ? 50 : 0)).toArray();
		double[] y = random.doubles(300).toArray();
		Labels labels = new Labels(List.of("cat", "dog", "ship"), IntStream.range(0, 300).map(i -> i % 3).toArray());
		Plot plot = Plots.plot(Samples.data(Samples.projection(x, y), labels));
		String text = plot.text(new View(View.of(plot, 300, 300, Theme.LIGHT).viewport(), bits(0, 3), Theme.LIGHT));
		assertTrue(text.startsWith("Scatterplot of 300 images, conv<1>, "), text);
		assertTrue(text.contains("trustworthiness 0.900, continuity 0.800 (k = 12)"), text);
		assertTrue(text.contains("cat: 100 images, 2 selected; ") && text.matches("(?s).*\\d\\d % next to dog.*"), text);
		assertTrue(text.contains("ship: 100 images, 0 selected; 100 % lie next to an image of their class.\n"), text);
		int[] alike = IntStream.range(0, 300).filter(i -> labels.classOf(i) == labels.classOf(nearest(x, y, i)) && labels.classOf(i) == 0).toArray();
		assertTrue(text.contains("; " + alike.length + " % lie next to an image of their class, " + (100 - alike.length) + " % next to dog"), text);
	}

	private static int nearest(double[] x, double[] y, int i) {
		return IntStream.range(0, x.length).filter(j -> j != i).boxed()
				.min((a, b) -> Double.compare(Math.hypot(x[a] - x[i], y[a] - y[i]), Math.hypot(x[b] - x[i], y[b] - y[i]))).orElseThrow();
	}

	@Test
	void aResultWithoutPositionsIsNamed() {
		Result empty = new Result("projection", Map.of(), Map.of(), Map.of());
		var e = assertThrows(InputException.class, () -> Plots.plot(Samples.data(empty, new Labels(List.of("a"), new int[1]))));
		assertEquals("a 'projection' result has no table 'main': it was made by another version or another operation", e.getMessage());
	}

	@Test
	void fiftyThousandPointsTakeAFrame() throws Throwable {
		Plot plot = Samples.cloud(50_000, 10);
		View v = View.of(plot, 900, 700, Theme.DARK);
		FrameTime.assertFluid(900 * 700, () -> {
			MarkRaster raster = new MarkRaster(900, 700, 1, v.theme().canvas());
			plot.draw(new Recording() {
				@Override
				public void markers(Marks marks) {
					raster.draw(marks, 0, 0);
				}
			}, v);
		});
	}
}
