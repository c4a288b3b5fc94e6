package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.plot.Marks;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.testkit.internal.FrameTime;
import org.channelexplorer.ui.image.DrawnImage;
import org.channelexplorer.ui.plot.Argb;
import org.channelexplorer.ui.plot.SwtSurface;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

/** Plots on the surface of the window. */
class PlotTest {

	static Plot scatter(double[] x, double[] y) throws InputException {
		int n = x.length;
		float[] places = new float[2 * n];
		List<ImageEntry> images = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			places[2 * i] = (float) x[i];
			places[2 * i + 1] = (float) y[i];
			images.add(new ImageEntry(i + ".png", "a"));
		}
		Placement placement = new Placement(new Origin("conv", "l2"), "summary", "pca", "euclidean", images.stream().map(ImageEntry::file).toList(),
				FloatMatrix.of(n, 2, places), new Placement.Trust(Double.NaN, Double.NaN, 0, n), OptionalDouble.empty(), Map.of(), "");
		return Plots.plot(new PlotData(placement.toResult(), images, new Labels(List.of("a"), new int[n]), Palette.of(List.of("a")), Catalogue.ofEquinox()));
	}

	private static Image drawn(Plot plot, View view) {
		return DrawnImage.of(Display.getCurrent(), view.width(), view.height(), gc -> {
			try (SwtSurface surface = new SwtSurface(gc, new Rectangle(0, 0, view.width(), view.height()), view.theme().canvas())) {
				surface.fill(0, 0, view.width(), view.height(), view.theme().canvas());
				plot.draw(surface, view);
			}
		});
	}

	private static int pixel(Plot plot, View view, int image) {
		Image drawn = drawn(plot, view);
		ImageData data = drawn.getImageData();
		drawn.dispose();
		double[] place = plot.place(view, image);
		var rgb = data.palette.getRGB(data.getPixel((int) place[0], (int) place[1]));
		return rgb.red << 16 | rgb.green << 8 | rgb.blue;
	}

	// 35 % of the colour on the canvas
	private static int paled(int rgb, int canvas) {
		int paled = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			paled |= (int) Math.round(0.35 * (rgb >> shift & 0xff) + 0.65 * (canvas >> shift & 0xff)) << shift;
		}
		return paled;
	}

	@Test
	void pixelsAreHandedOverAsTheyAre() throws Exception {
		Display display = Display.getCurrent();
		int[] argb = new Random(1).ints(17 * 11).map(v -> v | 0xff000000).toArray();
		Image image = Argb.image(display, argb, 17, 11);
		ImageData data = image.getImageData();
		assertEquals(new Rectangle(0, 0, 17, 11), image.getBounds());
		for (int p = 0; p < argb.length; p++) {
			var rgb = data.palette.getRGB(data.getPixel(p % 17, p / 17));
			assertEquals(argb[p], 0xff000000 | rgb.red << 16 | rgb.green << 8 | rgb.blue);
		}
		image.dispose();
		var way = Class.forName("org.channelexplorer.ui.plot.CairoImage", true, Argb.class.getClassLoader()).getDeclaredMethod("on", Device.class);
		way.setAccessible(true);
		assertEquals(SWT.getPlatform().equals("gtk") && System.getenv("GDK_SCALE") == null, ((Optional<?>) way.invoke(null, display)).isPresent(),
				"without a look at every pixel, where SWT still lets us");
	}

	@Test
	void greysWhatIsNotSelected() throws InputException {
		Plot corners = scatter(new double[] { 0, 1, 0, 1 }, new double[] { 0, 0, 1, 1 });
		for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
			View all = View.of(corners, 400, 300, theme);
			BitSet one = new BitSet();
			one.set(3);
			View some = new View(all.viewport(), one, theme);
			assertEquals(Palette.color(0), pixel(corners, all, 0));
			assertEquals(paled(Palette.color(0), theme.canvas()), pixel(corners, some, 0), "a tint of the class' colour");
			assertEquals(Palette.color(0), pixel(corners, some, 3));
		}
	}

	@Test
	void shapesAndTextsAreDrawnWhereTheyBelong() {
		Image image = new Image(Display.getCurrent(), 100, 60);
		GC gc = new GC(image);
		try (SwtSurface surface = new SwtSurface(gc, new Rectangle(0, 0, 100, 60), 0xffffff)) {
			surface.fill(0, 0, 100, 60, 0xffffff);
			surface.within(10, 10, 20, 20, inner -> inner.fill(5, 5, 50, 50, 0xff0000));
			surface.polygon(new double[] { 50, 70, 70, 50 }, new double[] { 10, 10, 30, 30 }, 0x0000ff, 1);
			surface.image(new int[] { 0xff00ff00, 0 }, 2, 1, 80, 10, 20, 10);
			surface.text("MMM", 95, 55, 12, Anchor.END, true, 0);
			assertTrue(surface.width("MMM", 24, false) > 1.7 * surface.width("MMM", 12, false));
		}
		gc.dispose();
		ImageData data = image.getImageData();
		image.dispose();
		assertEquals(0xffffff, rgb(data, 12, 12));
		assertEquals(0xff0000, rgb(data, 16, 16));
		assertEquals(0xffffff, rgb(data, 33, 33), "cut off");
		assertEquals(0x0000ff, rgb(data, 60, 20));
		assertEquals(0x00ff00, rgb(data, 84, 15));
		assertEquals(0xffffff, rgb(data, 96, 15));
		int ink = 0;
		for (int x = 60; x < 95; x++) {
			for (int y = 44; y < 56; y++) {
				ink += rgb(data, x, y) < 0x808080 ? 1 : 0;
			}
		}
		assertTrue(ink > 20, ink + " dark pixels where the text stands");
		assertNotEquals(0, ink);
	}

	@Test
	void everythingGrowsWithTheLetters() {
		Image image = new Image(Display.getCurrent(), 150, 90);
		GC gc = new GC(image);
		try (SwtSurface plain = new SwtSurface(gc, new Rectangle(0, 0, 100, 60), 0xffffff);
				SwtSurface surface = new SwtSurface(gc, new Rectangle(0, 0, 150, 90), 0xffffff, 1.5)) {
			assertEquals(plain.width("mmmmmmmm", 20, false), surface.width("mmmmmmmm", 20, false), 16, "as wide, in the plot's pixels");
			surface.fill(0, 0, 100, 60, 0xffffff);
			surface.within(10, 10, 20, 20, inner -> inner.fill(10, 10, 50, 50, 0xff0000));
			surface.circle(50, 20, 8, 0x0000ff, 1);
			surface.markers(new Marks(new double[] { 80 }, new double[] { 20 }, new int[1],
					List.of(new Marks.Style(Marker.CIRCLE, 0x00ff00, Marks.Style.NO_RING)), 8));
			surface.text("MMM", 95, 55, 12, Anchor.END, false, 0);
		}
		gc.dispose();
		ImageData data = image.getImageData();
		image.dispose();
		assertEquals(0xff0000, rgb(data, 32, 32));
		assertEquals(0xff0000, rgb(data, 43, 43));
		assertEquals(0xffffff, rgb(data, 47, 47), "cut off");
		assertEquals(0x0000ff, rgb(data, 75 + 10, 30));
		assertEquals(0x00ff00, rgb(data, 120 - 9, 30));
		assertEquals(0xffffff, rgb(data, 120 + 15, 30));
		int top = 90;
		for (int y = 0; y < 90; y++) {
			for (int x = 75; x < 145; x++) {
				top = y > 50 && rgb(data, x, y) < 0x808080 ? Math.min(top, y) : top;
			}
		}
		assertTrue(top <= 83 - 11, "capitals of 13 pixels, not of 9, from " + top);
	}

	private static int rgb(ImageData data, int x, int y) {
		var rgb = data.palette.getRGB(data.getPixel(x, y));
		return rgb.red << 16 | rgb.green << 8 | rgb.blue;
	}

	@Test
	void fiftyThousandPointsTakeAFrame() throws Throwable {
		int n = 50_000;
		Random random = new Random(1);
		Plot plot = scatter(random.doubles(n).toArray(), random.doubles(n).toArray());
		View view = View.of(plot, 900, 700, Theme.DARK);
		FrameTime.assertFluid(900 * 700, () -> drawn(plot, view).dispose());
	}
}
