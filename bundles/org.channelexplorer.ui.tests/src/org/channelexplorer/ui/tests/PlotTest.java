package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.ui.views.internal.scatter.PointRaster;
import org.channelexplorer.ui.views.internal.scatter.Points;
import org.channelexplorer.ui.views.internal.scatter.Viewport;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Marker;
import org.channelexplorer.ui.theme.Palette;
import org.junit.jupiter.api.Test;

class PlotTest {
	private static final Points CORNERS = new Points(new double[] { 0, 1, 0, 1 }, new double[] { 0, 0, 1, 1 }, new Labels(List.of("a"), new int[4]));

	private static Viewport view() {
		return Viewport.fit(CORNERS.box(), 400, 300);
	}

	@Test
	void hitsTheNearestPointWithinReach() {
		Viewport v = view();
		assertEquals(3, CORNERS.hit(v, v.toX(1) + 3, v.toY(1) - 3, 6));
		assertEquals(-1, CORNERS.hit(v, v.toX(1) + 6, v.toY(1) + 6, 6));
		assertTrue(v.toY(1) < v.toY(0), "y points upwards");
	}

	@Test
	void lassoMayBeConcave() {
		Viewport v = view();
		double l = v.toX(0) - 9;
		double r = v.toX(1) + 9;
		double t = v.toY(1) - 9;
		double b = v.toY(0) + 9;
		double middle = (l + r) / 2;
		// a U around the left, lower and right edge that leaves out nothing but the inside
		List<double[]> u = List.of(new double[] { l, t }, new double[] { l + 20, t }, new double[] { l + 20, b - 40 }, new double[] { r - 20, b - 40 },
				new double[] { r - 20, t + 60 }, new double[] { r, t + 60 }, new double[] { r, b }, new double[] { l, b });
		assertArrayEquals(new int[] { 0, 1, 2 }, CORNERS.inside(v, u));
		assertArrayEquals(new int[0], CORNERS.inside(v, List.of(new double[] { middle, t })));
	}

	@Test
	void zoomKeepsWhatIsUnderTheMouse() {
		Viewport v = view();
		Viewport closer = v.zoomed(3, v.toX(1), v.toY(0));
		assertEquals(v.toX(1), closer.toX(1), 1e-6);
		assertEquals(v.toY(0), closer.toY(0), 1e-6);
		assertEquals(v.toX(0) + 15, v.panned(15, -7).toX(0), 1e-6);
		assertEquals(v.toY(0) - 7, v.panned(15, -7).toY(0), 1e-6);
	}

	@Test
	void greysWhatIsNotSelected() {
		Viewport v = view();
		int x = (int) v.toX(0);
		int y = (int) v.toY(0);
		PointRaster all = new PointRaster(400, 300, 1, Palette.LIGHT);
		all.draw(CORNERS, v, Selection.NONE, 4);
		assertEquals(ClassColors.rgb(0), all.pixel(x, y));
		PointRaster some = new PointRaster(400, 300, 1, Palette.LIGHT);
		some.draw(CORNERS, v, Selection.NONE.withImages(3), 4);
		assertNotEquals(ClassColors.rgb(0), some.pixel(x, y));
		assertNotEquals(0xffffff, some.pixel(x, y), "still visible");
		assertEquals(ClassColors.rgb(0), some.pixel((int) v.toX(1), (int) v.toY(1)));
	}

	@Test
	void fiftyThousandPointsTakeAFrame() {
		int n = 50_000;
		Random random = new Random(1);
		Points points = new Points(random.doubles(n).toArray(), random.doubles(n).toArray(), new Labels(List.of("a"), new int[n]));
		Viewport v = Viewport.fit(points.box(), 900, 700);
		long best = Long.MAX_VALUE;
		for (int i = 0; i < 40; i++) { // compiled by then
			long start = cpu();
			PointRaster raster = new PointRaster(900, 700, 1, Palette.DARK);
			raster.draw(points, v, Selection.NONE, 2);
			raster.data();
			best = Math.min(best, cpu() - start);
		}
		assertTrue(best < 33_000_000, "30 frames a second, but one takes " + best / 1_000_000 + " ms");
	}

	@Test
	void classesLookDifferent() {
		assertEquals(Marker.CIRCLE, ClassColors.marker(7));
		assertEquals(Marker.SQUARE, ClassColors.marker(8));
		assertEquals(ClassColors.rgb(0), ClassColors.rgb(8));
		assertEquals(56, ClassColors.distinct());
		for (Marker m : Marker.values()) {
			assertTrue(m.covers(0, 0), m + " has a middle to click at");
		}
	}

	// CPU time of this thread: wall time says how busy the machine is
	private static long cpu() {
		return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}
}
