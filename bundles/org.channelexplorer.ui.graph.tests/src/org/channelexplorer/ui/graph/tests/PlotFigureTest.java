package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.ui.graph.internal.plot.PlotFigure;
import org.eclipse.draw2d.SWTGraphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

/** Plots inside nodes. */
class PlotFigureTest {

	private static Plot plot(Result result, int images) throws InputException {
		return Plots.plot(new PlotData(result, IntStream.range(0, images).mapToObj(i -> new ImageEntry(i + ".png", "a")).toList(),
				new Labels(List.of("a"), new int[images]), Palette.of(List.of("a")), Catalogue.ofEquinox()));
	}

	private static Plot corners() throws InputException {
		return plot(new Placement(new Origin("conv", "l2"), "summary", "pca", "euclidean", List.of("0.png", "1.png"),
				FloatMatrix.of(2, 2, new float[] { 0, 0, 1, 1 }),
				new Placement.Trust(Double.NaN, Double.NaN, 0, 2), OptionalDouble.empty(), Map.of(), "").toResult(), 2);
	}

	private static ImageData painted(PlotFigure figure) {
		Image image = new Image(Display.getCurrent(), 200, 150);
		GC gc = new GC(image);
		SWTGraphics graphics = new SWTGraphics(gc);
		figure.paint(graphics);
		graphics.dispose();
		gc.dispose();
		ImageData data = image.getImageData();
		image.dispose();
		return data;
	}

	private static PlotFigure figure(Plot plot) {
		PlotFigure figure = new PlotFigure(plot);
		figure.setFont(Display.getCurrent().getSystemFont());
		figure.setBounds(new Rectangle(30, 20, 128, 100));
		return figure;
	}

	private static int rgb(ImageData data, int x, int y) {
		var rgb = data.palette.getRGB(data.getPixel(x, y));
		return rgb.red << 16 | rgb.green << 8 | rgb.blue;
	}

	// the margins are 14: the square of the data is 72 pixels wide, in the middle
	private static final int LEFT = 30 + 64 - 36;
	private static final int RIGHT = 30 + 64 + 36;
	private static final int TOP = 20 + 14;
	private static final int BOTTOM = 20 + 86;

	@Test
	void pointsAreWhereTheyAreHit() throws InputException {
		PlotFigure figure = figure(corners());
		ImageData data = painted(figure);
		assertEquals(Palette.color(0), rgb(data, LEFT, BOTTOM));
		assertEquals(Palette.color(0), rgb(data, RIGHT, TOP));
		assertEquals(Theme.LIGHT.canvas(), rgb(data, LEFT, TOP));
		assertEquals(0, figure.hit(LEFT, BOTTOM).map(Hit::image).orElse(-1));
		assertEquals(1, figure.hit(RIGHT, TOP).map(Hit::image).orElse(-1));
		assertTrue(figure.hit(LEFT, TOP).isEmpty());
	}

	@Test
	void selectionAndThemeAreShown() throws InputException {
		PlotFigure figure = figure(corners());
		BitSet one = new BitSet();
		one.set(1);
		figure.show(one, Theme.DARK);
		ImageData data = painted(figure);
		assertNotEquals(Palette.color(0), rgb(data, LEFT, BOTTOM), "what is not selected is dim");
		assertNotEquals(Theme.DARK.canvas(), rgb(data, LEFT, BOTTOM), "and still there");
		assertEquals(Palette.color(0), rgb(data, RIGHT, TOP));
		assertEquals(Theme.DARK.canvas(), rgb(data, LEFT, TOP));
	}

	@Test
	void curvesAndTextsFitIntoANode() throws InputException {
		LayerScores scores = new LayerScores("l2", new LayerScores.Basis(10, 0.95, 2, 1, 1), Map.of("m", true),
				List.of(new LayerScores.Score("a", "m", 0, 0, .5, ""), new LayerScores.Score("b", "m", 1, .5, 1, "")), Optional.empty());
		ImageData data = painted(figure(plot(scores.toResult(), 1)));
		int drawn = 0;
		for (int x = 30; x < 158; x++) {
			for (int y = 20; y < 120; y++) {
				drawn += rgb(data, x, y) == Theme.LIGHT.canvas() ? 0 : 1;
			}
		}
		assertTrue(drawn > 300, drawn + " pixels");
	}
}
