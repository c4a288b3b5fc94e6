package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.core.result.ActivationHeatmap.Linkage;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.GridPlot;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.junit.jupiter.api.Test;

class HeatmapTest {
	private static final int WIDTH = 420;
	private static final int HEIGHT = 360;

	/** The first picture that is drawn: the cells. */
	private static class Cells extends Recording {
		private int[] argb;
		private int columns;
		private int rows;

		@Override
		public void image(int[] pixels, int width, int height, double x, double y, double w, double h) {
			if (argb == null) {
				argb = pixels;
				columns = width;
				rows = height;
			}
		}

		int at(int x, int y) {
			return argb[y * columns + x];
		}

		static Cells of(Plot plot, View view) {
			Cells cells = new Cells();
			plot.draw(cells, view);
			return cells;
		}
	}

	private static View view(Plot plot) {
		return View.of(plot, WIDTH, HEIGHT, Theme.LIGHT);
	}

	private static View zoomed(Plot plot, double across, double down, double x, double y) {
		View all = view(plot);
		return new View(all.viewport().zoomedX(across, x, y).zoomedY(down, x, y), new BitSet(), Theme.LIGHT);
	}

	// as matplotlib draws it
	private static int viridis(double place) {
		int[] anchors = { 0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151, 0xbddf26, 0xfde725 };
		double at = Math.round(Math.clamp(place, 0, 1) * 255) / 255.0 * 10;
		int k = Math.min(9, (int) at);
		int rgb = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			int a = anchors[k] >> shift & 0xff;
			int b = anchors[k + 1] >> shift & 0xff;
			rgb |= (int) Math.round(a + (at - k) * (b - a)) << shift;
		}
		return 0xff000000 | rgb;
	}

	private static int distance(int a, int b) {
		return Math.max(Math.abs((a & 0xff) - (b & 0xff)),
				Math.max(Math.abs((a >> 8 & 0xff) - (b >> 8 & 0xff)), Math.abs((a >> 16 & 0xff) - (b >> 16 & 0xff))));
	}

	@Test
	void aPixelIsTheMeanOfItsBlock() throws InputException {
		HeatmapLayer layer = HeatmapLayer.random(1500, 700, 1);
		Plot plot = layer.plot("blank", "0", "low", "0", "high", "100");
		Cells cells = Cells.of(plot, view(plot));
		int width = cells.columns;
		int height = cells.rows;
		Random random = new Random(1);
		for (int n = 0; n < 300; n++) {
			int px = random.nextInt(width);
			int py = random.nextInt(height);
			double mean = 0;
			int count = 0;
			for (int i = px * 1500 / width; i < (px + 1) * 1500 / width; i++) {
				for (int c = py * 700 / height; c < (py + 1) * 700 / height; c++) {
					mean += layer.x().get(i, c);
					count++;
				}
			}
			assertTrue(distance(viridis(mean / count), cells.at(px, py)) <= 3, "pixel " + px + ", " + py); // a step of the colours is up to 3
		}
	}

	@Test
	void cellsAreAsWideAsTheScreenCanShowThem() throws InputException {
		Plot plot = HeatmapLayer.random(9, 7, 1).plot("blank", "0", "columns", "mean");
		Cells usual = Cells.of(plot, view(plot));
		Cells fine = new Cells() {
			@Override
			public double density() {
				return 1.5;
			}
		};
		plot.draw(fine, view(plot));
		assertEquals(Math.round(usual.columns * 1.5), fine.columns);
		assertEquals(Math.round(usual.rows * 1.5), fine.rows);
		List<Integer> widths = new ArrayList<>();
		int start = 0;
		for (int x = 1; x <= fine.columns; x++) {
			if (x == fine.columns || fine.at(x, 0) != fine.at(start, 0)) {
				widths.add(x - start);
				start = x;
			}
		}
		assertEquals(9, widths.size());
		assertTrue(Collections.max(widths) - Collections.min(widths) <= 1, widths::toString);
	}

	@Test
	void aHotCellIsSeenAtEveryZoomWhenPixelsShowTheLargest() throws InputException {
		float[] v = new float[2000 * 600];
		v[1234 * 600 + 321] = 1;
		HeatmapLayer layer = new HeatmapLayer(FloatMatrix.of(2000, 600, v), new Labels(List.of("a"), new int[2000]));
		Plot plot = layer.plot("combine", "max", "scale", "layer");
		double[] room = plot.room(view(plot));
		double x = 1234.5 / 2000 * WIDTH;
		double y = 321.5 / 600 * HEIGHT;
		for (double zoom = 1; zoom < 1000; zoom *= 1.7) {
			View view = zoomed(plot, zoom, Math.min(zoom, 50), x, y);
			Cells cells = Cells.of(plot, view);
			assertTrue(Arrays.stream(cells.argb).anyMatch(p -> p == viridis(1)), "zoom " + zoom);
			int at = IntStream.range(0, cells.argb.length).filter(p -> cells.argb[p] == viridis(1)).findFirst().orElseThrow();
			Hit hit = plot.hit(view, room[0] + at % cells.columns + 0.5, room[1] + at / cells.columns + 0.5, 0).orElseThrow();
			assertEquals(1234, hit.image(), hit.text());
			assertArrayEquals(new int[] { 321 }, hit.channels());
		}
	}

	@Test
	void separatorsCoverNoCell() throws InputException {
		HeatmapLayer layer = HeatmapLayer.random(500, 8, 500);
		for (int width : new int[] { 400, 700, 1200, 2500 }) {
			Plot plot = layer.plot("blank", "0");
			View view = View.of(plot, width, HEIGHT, Theme.LIGHT);
			double[] room = plot.room(view);
			BitSet seen = new BitSet();
			for (int px = 0; px < room[2]; px++) {
				BitSet at = new BitSet();
				Hit area = plot.area(view, new double[] { room[0] + px + 0.2, room[0] + px + 0.8 }, new double[] { room[1] + 1, room[1] + 2 });
				IntStream.of(area.images()).forEach(at::set);
				seen.or(at);
			}
			assertEquals(500, seen.cardinality(), width + " pixels");
		}
		Plot two = HeatmapLayer.random(40, 8, 2).plot("blank", "0");
		Cells cells = Cells.of(two, view(two));
		int between = 0xff000000;
		for (int shift = 0; shift <= 16; shift += 8) { // half of the canvas
			between |= (int) Math.round(((Theme.LIGHT.quiet() >> shift & 255) + (Theme.LIGHT.canvas() >> shift & 255)) / 2.0) << shift;
		}
		int separator = between;
		assertEquals(1, IntStream.range(0, cells.columns).filter(p -> cells.at(p, 5) == separator).count(), "one device pixel between two classes");
	}

	@Test
	void rowNumbersAreRound() throws InputException {
		Plot plot = HeatmapLayer.random(40, 700, 2).plot();
		Recording drawn = new Recording();
		plot.draw(drawn, view(plot));
		List<Integer> numbers = drawn.texts.stream().filter(t -> t.matches("\\d+")).map(Integer::valueOf).toList();
		assertEquals(1, numbers.getFirst());
		int step = numbers.get(1);
		assertTrue(numbers.size() > 5 && List.of(10, 20, 50, 100).contains(step), numbers.toString());
		assertEquals(IntStream.range(1, numbers.size()).mapToObj(i -> i * step).toList(), numbers.subList(1, numbers.size()));
	}

	@Test
	void whatIsReadIsTheStoredValueInEveryOrder() throws InputException {
		HeatmapLayer layer = HeatmapLayer.random(90, 70, 3);
		Random random = new Random(2);
		String[] rows = { "", "variance", "-variance", "class:class 1", "image:image7.png", "channel", "-channel", "class:class 2;variance" };
		String[] columns = { "class", "class;channel:3", "-channel:5", "file", "mean", "class;-mean" };
		for (int n = 0; n < 200; n++) {
			Plot plot = layer.plot("rows", rows[random.nextInt(rows.length)], "columns", columns[random.nextInt(columns.length)]);
			View view = zoomed(plot, 1 + random.nextInt(30), 1 + random.nextInt(30), random.nextInt(WIDTH), random.nextInt(HEIGHT));
			double[] room = plot.room(view);
			for (int k = 0; k < 20; k++) {
				Optional<Hit> hit = plot.hit(view, room[0] + random.nextDouble() * room[2], room[1] + random.nextDouble() * room[3], 0);
				if (hit.isPresent()) { // else a separator
					float value = layer.x().get(hit.get().image(), hit.get().channels()[0]);
					assertTrue(hit.get().text().contains("image" + hit.get().image() + ".png"), hit.get().text());
					assertTrue(hit.get().text().contains(String.format(java.util.Locale.ROOT, ": %.4g, percentile", value)), hit.get().text() + " " + value);
				}
			}
			int item = random.nextInt(plot.items());
			Item at = plot.item(view, item);
			if (at.width() > 1.5 && at.height() > 1.5 && at.x() > room[0] && at.y() > room[1] && at.x() < room[0] + room[2] - 2
					&& at.y() < room[1] + room[3] - 2) {
				assertEquals(at.hit(), plot.hit(view, at.x() + 0.5, at.y() + 0.5, 0).orElseThrow());
			}
		}
	}

	@Test
	void rowsAndColumnsFollowTheirKeys() throws InputException {
		HeatmapLayer layer = new HeatmapLayer(FloatMatrix.of(3, 4, new float[] { 1, 2, 3, 4, 4, 3, 2, 1, 0, 9, 0, 9 }),
				new Labels(List.of("a", "b"), new int[] { 0, 1, 0 }));
		assertEquals(List.of(1, 3, 0, 2), order(layer.plot("rows", "image:image2.png"), true), "equal ones stay");
		assertEquals(List.of(3, 1, 2, 0), order(layer.plot("rows", "image:image2.png;class:a"), true), "equal ones by the next level");
		assertEquals(List.of(3, 2, 1, 0), order(layer.plot("rows", "-channel"), true));
		assertEquals(List.of(2, 3, 0, 1), order(layer.plot("rows", "first:2-3"), true));
		assertEquals(List.of(0, 1, 2, 3), order(layer.plot("rows", "auc:b"), true), "1, 0.5, 0.5, 0 of the pairs are won");
		assertEquals(List.of(3, 1, 2, 0), order(layer.plot("rows", "-auc:b"), true));
		assertEquals(List.of(1, 0, 2), order(layer.plot("columns", "first:1;file"), false));
		assertEquals(List.of(0, 2, 1), order(layer.plot(), false));
		assertEquals(List.of(2, 0, 1), order(layer.plot("columns", "class;channel:1"), false));
		assertEquals(List.of(1, 0, 2), order(layer.plot("columns", "channel:0"), false));
		assertEquals("option rows: 'size' is none of variance, class:NAME, auc:NAME, image:FILE, first:CHANNELS, channel, linkage",
				assertThrows(InputException.class, () -> layer.plot("rows", "size")).getMessage());
		assertEquals("option low=60 must be below high=50", assertThrows(InputException.class, () -> layer.plot("low", "60", "high", "50")).getMessage());
	}

	private static List<Integer> order(Plot plot, boolean rows) {
		List<Integer> order = new ArrayList<>();
		int n = (int) plot.box().width();
		for (int i = 0; i < (rows ? plot.box().height() : n); i++) {
			Hit hit = plot.item(view(plot), rows ? i * n : i).hit();
			order.add(rows ? hit.channels()[0] : hit.image());
		}
		return order;
	}

	@Test
	void aSliceOfASliceIsTheDirectSlice() throws InputException {
		HeatmapLayer layer = HeatmapLayer.random(60, 50, 2);
		Plot slice = layer.plot("channels", "3,10-12,49", "images", "5-9,30");
		assertEquals(List.of(3, 10, 11, 12, 49), order(slice, true));
		assertEquals(List.of(5, 6, 7, 8, 9, 30), order(slice, false));
		assertTrue(slice.facts().getFirst().equals("5 of 50 channels x 6 of 60 images"), slice.facts().toString());
		assertThrows(InputException.class, () -> layer.plot("channels", "3-"));
		assertEquals("option channels: none of 70-80 is in this heatmap",
				assertThrows(InputException.class, () -> layer.plot("channels", "70-80")).getMessage());
	}

	@Test
	void whatIsBelowTheTenthPercentileIsBlank() throws InputException {
		HeatmapLayer layer = new HeatmapLayer(FloatMatrix.of(2, 2, new float[] { 0.05f, 0.5f, 0.1f, Float.NaN }), new Labels(List.of("a"), new int[2]));
		Plot plot = layer.plot();
		Cells cells = Cells.of(plot, view(plot));
		assertEquals(0xff000000 | Theme.LIGHT.canvas(), cells.at(0, 0));
		assertNotEquals(0xff000000 | Theme.LIGHT.canvas(), cells.at(cells.columns - 1, 0));
		int missing = cells.at(cells.columns - 1, cells.rows - 1);
		Plot all = layer.plot("blank", "0");
		assertNotEquals(0xff000000 | Theme.LIGHT.canvas(), Cells.of(all, view(all)).at(0, 0));
		assertEquals(0xffd81b60, missing);
	}

	@Test
	void equalLimitsGiveEqualColours() throws InputException {
		String[] fixed = { "scale", "fixed", "from", "0", "to", "2", "blank", "0" };
		HeatmapLayer one = new HeatmapLayer(FloatMatrix.of(1, 1, new float[] { 1.5f }), new Labels(List.of("a"), new int[1]));
		HeatmapLayer other = new HeatmapLayer(FloatMatrix.of(1, 2, new float[] { 7, 1.5f }), new Labels(List.of("a"), new int[1]));
		Plot a = one.plot(fixed);
		Plot b = other.plot(fixed);
		Cells cells = Cells.of(b, view(b));
		assertEquals(Cells.of(a, view(a)).at(3, 3), cells.at(3, cells.rows - 1));
		assertEquals(viridis(0.75), cells.at(3, cells.rows - 1));
	}

	@Test
	void areasTakeRowsAndColumns() throws InputException {
		Plot plot = HeatmapLayer.random(40, 20, 2).plot();
		View view = view(plot);
		double[] room = plot.room(view);
		Item one = plot.item(view, 3 * 40 + 5);
		Item two = plot.item(view, 6 * 40 + 9);
		Hit area = plot.area(view, new double[] { one.x() + 1, two.x() + 1 }, new double[] { one.y() + 1, two.y() + 1 });
		assertArrayEquals(new int[] { 5, 6, 7, 8, 9 }, area.images());
		assertArrayEquals(new int[] { 3, 4, 5, 6 }, area.channels());
		Hit rows = plot.area(view, new double[] { 2, 20 }, new double[] { one.y() + 1, two.y() + 1 });
		assertEquals(0, rows.images().length);
		assertArrayEquals(new int[] { 3, 4, 5, 6 }, rows.channels());
		Hit first = plot.hit(view, room[0] + 3, 3, 0).orElseThrow();
		assertEquals(List.of("class 0"), first.classes());
		assertArrayEquals(IntStream.range(0, 20).toArray(), first.images());
		assertArrayEquals(new int[] { 3 }, plot.hit(view, 20, one.y() + 1, 0).orElseThrow().channels());
		// its name where the method is installed, else its id
		assertEquals("channel 3, rank 4: variance 17", plot.hit(view, room[0] + room[2] + 8, one.y() + 1, 0).orElseThrow().text().toLowerCase(Locale.ROOT));
	}

	@Test
	void clusteredColumnsHaveATreeThatCanBeCut() throws InputException {
		int n = 2000;
		HeatmapLayer layer = HeatmapLayer.random(n, 6, 2);
		ActivationHeatmap plain = layer.heatmap();
		Linkage chain = new Linkage(IntStream.range(0, n - 1)
				.mapToObj(m -> new ActivationHeatmap.Merge(m == 0 ? 0 : m + 1, m == 0 ? 1 : n + m - 1, m + 1, m + 2)).toList());
		ActivationHeatmap linked = new ActivationHeatmap(plain.origin(), plain.method(), plain.rankings(), plain.channels(), plain.images(),
				plain.percentiles(),
				plain.layer(), Linkage.NONE, chain, "");
		GridPlot plot = (GridPlot) Plots
				.plot(PlotData.of(linked.toResult(), layer.data(), Samples.CATALOGUE).with(Map.of("columns", "linkage", "groups", "3")));
		View view = view(plot);
		double[] room = plot.room(view);
		assertEquals(1, plot.groups(view, room[0] + 9, room[1] - 40).orElseThrow());
		int half = plot.groups(view, room[0] + 9, room[1] - 20).orElseThrow();
		assertEquals(n / 2, half, 2);
		assertTrue(plot.groups(view, room[0] + 9, room[1] + 1).isEmpty());
		assertArrayEquals(chain.order(), plot.columns());
		Recording drawn = new Recording();
		plot.draw(drawn, view);
		assertTrue(drawn.texts.contains("group") && drawn.shapes < 20 + room[2], drawn.shapes + " shapes");
		assertThrows(InputException.class, () -> layer.plot("columns", "linkage"));
	}

	@Test
	void selectedCellsAreLively() throws InputException {
		Plot plot = HeatmapLayer.random(10, 10, 1).plot("blank", "0");
		View all = view(plot);
		BitSet images = new BitSet();
		images.set(2);
		BitSet channels = new BitSet();
		channels.set(4);
		View some = new View(all.viewport(), images, channels, List.of(), Theme.LIGHT);
		Item cell = plot.item(all, 4 * 10 + 2);
		double[] room = plot.room(all);
		Cells before = Cells.of(plot, all);
		Cells after = Cells.of(plot, some);
		int x = (int) (cell.x() - room[0]) + 2;
		int y = (int) (cell.y() - room[1]) + 2;
		assertEquals(before.at(x, y), after.at(x, y));
		assertNotEquals(before.at(1, y), after.at(1, y));
	}

	@Test
	void wordsNumbersAndFiles() throws InputException {
		Plot plot = HeatmapLayer.random(40, 30, 2).plot();
		String text = plot.text(view(plot));
		assertTrue(
				text.toLowerCase(Locale.ROOT).startsWith("activation heatmap of layer conv: 30 channels x 40 images, rows by variance, colours by channel.\n"),
				text);
		assertTrue(text.contains("class 1: 20 images.\n") && text.contains("Row 1, channel 0: highest mean in class ") && text.endsWith("And 10 more rows.\n"),
				text);
		assertEquals(30, plot.table().rows());
		assertEquals(43, plot.table().columns().size());
		String svg = new String(PlotFile.SVG.bytes(plot), java.nio.charset.StandardCharsets.UTF_8);
		assertTrue(svg.contains("class 1") && svg.contains("<image") && svg.contains("below 10 %"));
		Recording small = new Recording();
		plot.draw(small, View.of(plot, 120, 80, Theme.DARK));
		assertEquals(2, small.shapes, "cells and classes");
		assertTrue(small.texts.isEmpty());
		Recording blocks = new Recording();
		Plot large = HeatmapLayer.random(3000, 900, 2).plot("combine", "max");
		large.draw(blocks, view(large));
		assertTrue(
				blocks.texts.stream()
						.anyMatch(t -> t.matches("(colours by channel . )?1 px = \\d channels x \\d+ images \\(max\\)")),
				blocks.texts.toString());
	}

	@Test
	void cellsThatAreNotSelectedCanBeRead() throws InputException {
		Plot plot = HeatmapLayer.random(40, 30, 2).plot("blank", "0");
		BitSet one = new BitSet();
		one.set(0);
		Cells all = Cells.of(plot, view(plot));
		Cells greyed = Cells.of(plot, new View(view(plot).viewport(), one, Theme.LIGHT));
		int x = all.columns - 1;
		int most = 0;
		for (int y = 1; y < all.rows; y++) {
			int before = distance(all.at(x, 0), all.at(x, y));
			int after = distance(greyed.at(x, 0), greyed.at(x, y));
			assertTrue(after <= before, "greyed");
			most = Math.max(most, after);
		}
		assertTrue(most >= 64, "shades of " + most);
	}
}
