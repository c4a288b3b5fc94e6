package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.image.RgbImage;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.result.MapOverlay.Limits;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.junit.jupiter.api.Test;

/** Activation maps over their images. */
class OverlayTest {
	private static final RgbImage GREY = grey(40, 40);

	private static RgbImage grey(int width, int height) {
		byte[] rgb = new byte[width * height * 3];
		java.util.Arrays.fill(rgb, (byte) 100);
		return new RgbImage(width, height, rgb);
	}

	/** Keeps the pixels that are drawn. */
	private static final class Pixels extends Recording {
		private final List<int[]> images = new ArrayList<>();
		private final List<int[]> sizes = new ArrayList<>();
		private int lines;

		@Override
		public void image(int[] argb, int columns, int rows, double x, double y, double width, double height) {
			images.add(argb);
			sizes.add(new int[] { columns, rows, (int) width, (int) height });
		}

		@Override
		public void line(double x1, double y1, double x2, double y2, int rgb, double strokeWidth) {
			lines++;
		}
	}

	private static MapOverlay overlay(String minus, List<Integer> channels, NdArray maps, Limits limits, FloatMatrix tokens, Seen... seen) {
		List<MapOverlay.Placed> placed = new ArrayList<>();
		Limits[][] all = new Limits[seen.length][channels.size()];
		for (int i = 0; i < seen.length; i++) {
			placed.add(new MapOverlay.Placed(i + ".ppm", seen[i]));
			java.util.Arrays.fill(all[i], limits);
		}
		return new MapOverlay(new Origin("conv", ""), minus, "layer", placed, channels, minus.isEmpty() ? List.of() : channels, maps, all, tokens);
	}

	private static Plot plot(MapOverlay overlay, Map<String, String> options, RgbImage... images) throws InputException {
		Pictures pictures = new Pictures(images);
		return Plots.plot(PlotData.of(overlay.toResult(), pictures, Samples.CATALOGUE).with(options));
	}

	/** Channels 4 and 9 of one image of 40 x 40: a map of 2 x 2 with 0, 1, 2, 3 and one with 3, 2, 1, 0. */
	private static Plot two(String... options) throws InputException {
		Map<String, String> all = new java.util.TreeMap<>();
		for (int i = 0; i < options.length; i += 2) {
			all.put(options[i], options[i + 1]);
		}
		return plot(overlay("", List.of(4, 9), new NdArray(new int[] { 1, 2, 2, 2 }, new float[] { 0, 1, 2, 3, 3, 2, 1, 0 }), new Limits(0, 3),
				FloatMatrix.of(1, 2, new float[] { 7.5f, -1 }), Seen.whole(40, 40)), all, GREY);
	}

	private static View view(Plot plot) {
		return View.of(plot, 500, 400, Theme.LIGHT);
	}

	private static Pixels drawn(Plot plot) {
		Pixels pixels = new Pixels();
		plot.draw(pixels, view(plot));
		return pixels;
	}

	@Test
	void pixelsAreThoseOfTheReference() throws InputException, IOException {
		JsonObject golden = golden();
		JsonArray rows = golden.getAsJsonObject("inputs").getAsJsonArray("channel");
		float[] map = new float[20];
		for (int p = 0; p < 20; p++) {
			map[p] = rows.get(p / 5).getAsJsonArray().get(p % 5).getAsFloat();
		}
		byte[] rgb = new byte[240];
		for (int p = 0; p < 240; p++) {
			rgb[p] = (byte) level(golden.getAsJsonObject("inputs").getAsJsonArray("imageRgb"), p);
		}
		Plot plot = plot(overlay("", List.of(0), new NdArray(new int[] { 1, 1, 4, 5 }, map),
				new Limits(golden.getAsJsonObject("inputs").get("layerMin").getAsDouble(), golden.getAsJsonObject("inputs").get("layerMax").getAsDouble()),
				null,
				Seen.whole(10, 8)), Map.of("colours", "jet"), new RgbImage(10, 8, rgb));
		Pixels pixels = new Pixels();
		plot.draw(pixels, View.of(plot, 38, 41, Theme.LIGHT)); // a pixel of the picture is one of the image
		assertArrayEquals(new int[] { 10, 8, 10, 8 }, pixels.sizes.getFirst());
		for (int p = 0; p < 240; p++) {
			int drawn = pixels.images.getFirst()[p / 3] >> 16 - 8 * (p % 3) & 0xff;
			assertEquals(level(golden.getAsJsonObject("expected").getAsJsonArray("rgb"), p), drawn, 1, "pixel " + p / 3);
		}
	}

	private static int level(JsonArray rgb, int p) {
		return rgb.get(p / 30).getAsJsonArray().get(p / 3 % 10).getAsJsonArray().get(p % 3).getAsInt();
	}

	private static JsonObject golden() throws IOException {
		String named = System.getProperty("golden.dir");
		Path file = Path.of(named == null ? "golden" : named, "overlay.json");
		for (Path up = Path.of("").toAbsolutePath(); !Files.exists(file) && up != null; up = up.getParent()) {
			file = up.resolve("bundles/org.channelexplorer.analysis.tests/golden/overlay.json");
		}
		return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
	}

	@Test
	void aMapCoversWhatTheNetworkSaw() throws InputException {
		Plot plot = plot(overlay("", List.of(0), new NdArray(new int[] { 1, 1, 1, 1 }, new float[] { 1 }), new Limits(0, 1), null,
				new Seen(40, 20, 10, 0, 30, 20)), Map.of("opacity", "1"), grey(40, 20));
		Pixels pixels = drawn(plot);
		int[] size = pixels.sizes.getFirst();
		int middle = size[1] / 2 * size[0];
		assertEquals(0x800000, pixels.images.getFirst()[middle + size[0] / 2] & 0xffffff, "the high end of jet");
		assertEquals(0x800000, pixels.images.getFirst()[middle + size[0] / 4 + 1] & 0xffffff);
		int outside = pixels.images.getFirst()[middle + size[0] / 4 - 1] & 0xffffff;
		assertTrue(outside > 0x646464 && outside < 0xeef1f4, "what was cut off is paler: " + Integer.toHexString(outside));
		View view = view(plot);
		double[] panel = middle(plot, view, 0);
		assertTrue(plot.hit(view, panel[0], panel[1], 0).orElseThrow().text().contains("row 0, column 0"));
		assertTrue(plot.hit(view, plot.item(view, 0).x() + 2, panel[1], 0).orElseThrow().text().contains("cut off by the preprocessing"));
	}

	private static double[] middle(Plot plot, View view, int item) {
		var at = plot.item(view, item);
		return new double[] { at.x() + at.width() / 2, at.y() + at.height() / 2 };
	}

	@Test
	void theValueUnderAPositionIsThatOfTheCell() throws InputException {
		Plot plot = two();
		View view = view(plot);
		var second = plot.item(view, 1);
		Hit hit = plot.hit(view, second.x() + second.width() * 0.75, second.y() + second.height() * 0.25, 0).orElseThrow();
		assertEquals("row 0, column 1\nchannel 9: 2.000, percentile 75 of its map\n0.ppm", hit.text());
		assertArrayEquals(new int[] { 9 }, hit.channels());
		assertEquals(0, hit.image());
		assertTrue(plot.hit(view, 1, 1, 0).isEmpty());
	}

	@Test
	void cellsAreDrawnAsTheyAreWithAGrid() throws InputException {
		Pixels smooth = drawn(two("opacity", "1"));
		Pixels cells = drawn(two("opacity", "1", "cells", "true"));
		assertEquals(4, java.util.Arrays.stream(cells.images.getFirst()).distinct().count());
		assertTrue(java.util.Arrays.stream(smooth.images.getFirst()).distinct().count() > 50);
		assertEquals(0, smooth.lines);
		assertEquals(12, cells.lines, "three lines in each direction, twice");
	}

	@Test
	void optionsDecideOnColoursAndOpacity() throws InputException {
		int size = drawn(two()).sizes.getFirst()[0];
		int low = 0; // the first pixel has the smallest value, the last the largest
		int[] hidden = drawn(two("shown", "false")).images.getFirst();
		assertEquals(0xff646464, hidden[low]);
		int[] proportional = drawn(two("proportional", "true", "opacity", "1")).images.getFirst();
		assertEquals(0xff646464, proportional[low]);
		assertEquals(0xff800000, proportional[proportional.length - 1]);
		int viridis = drawn(two("colours", "viridis", "opacity", "1")).images.getFirst()[low];
		assertEquals(0x44 / 255.0, (viridis >> 16 & 0xff) / 255.0, 0.02, "viridis begins with 440154");
		assertEquals(0x54 / 255.0, (viridis & 0xff) / 255.0, 0.02);
		assertNotEquals(viridis, drawn(two("colours", "magma", "opacity", "1")).images.getFirst()[low]);
		assertEquals(0xfff7f7f7, drawn(two("colours", "diverging", "opacity", "1")).images.getFirst()[low], "0 is in the middle");
		assertTrue(size > 100);
		assertThrows(InputException.class, () -> two("color", "jet"));
		assertThrows(InputException.class, () -> two("opacity", "1.5"));
	}

	@Test
	void channelsTogetherHaveTheirOwnColours() throws InputException {
		Plot plot = two("together", "true");
		assertEquals(1, plot.items());
		assertEquals(2, plot.legend(view(plot)).size());
		View view = view(plot);
		double[] at = middle(plot, view, 0);
		Hit hit = plot.hit(view, at[0] + 5, at[1] + 5, 0).orElseThrow();
		assertTrue(hit.text().contains("channel 4: 3.000") && hit.text().contains("channel 9: 0"), hit.text());
		assertArrayEquals(new int[] { 4, 9 }, hit.channels());
	}

	/** A channel of -9 on the left and 3 on the right: its colour is where it responds. */
	@Test
	void channelsTogetherLeaveAloneWhatIsBelowZero() throws InputException {
		Plot plot = plot(overlay("", List.of(4), new NdArray(new int[] { 1, 1, 2, 2 }, new float[] { -9, 3, -9, 3 }), new Limits(-9, 3), null,
				Seen.whole(40, 40)), Map.of("together", "true", "cells", "true", "opacity", "1"), GREY);
		int[] pixels = java.util.Arrays.stream(drawn(plot).images.getFirst()).distinct().sorted().toArray();
		assertArrayEquals(java.util.stream.IntStream.of(0xff646464, 0xff000000 | Palette.color(0)).sorted().toArray(), pixels);
	}

	/** A map of -1, 2 and one of 0, 2. */
	private static Plot signed(Limits first, Limits second, String... options) throws InputException {
		MapOverlay overlay = overlay("", List.of(4, 9), new NdArray(new int[] { 1, 2, 1, 2 }, new float[] { -1, 2, 0, 2 }), first, null, Seen.whole(40, 40));
		overlay.limits()[0][1] = second;
		Map<String, String> all = new java.util.TreeMap<>(Map.of("cells", "true", "opacity", "1"));
		for (int i = 0; i < options.length; i += 2) {
			all.put(options[i], options[i + 1]);
		}
		return plot(overlay, all, GREY);
	}

	@Test
	void valuesOfBothSignsAreColouredAroundZeroUnlessTheUserChoseOtherColours() throws InputException {
		Limits both = new Limits(-1, 2);
		Plot plot = signed(both, both);
		Pixels pixels = drawn(plot);
		int[] second = pixels.images.get(1);
		assertEquals(0xfff7f7f7, second[0], "0 is white");
		assertEquals(0xffb2182b, second[second.length - 1], "the largest value is red");
		assertEquals(0xffd1e5f0 >> 16 & 0xff, pixels.images.get(0)[0] >> 16 & 0xff, 0x40, "-1 is half as blue as 2 is red");
		assertTrue(pixels.texts.contains("-2.000") && pixels.texts.contains("2.000 \u00b7 around 0"), pixels.texts.toString());
		assertTrue(plot.facts().contains("coloured around 0"), plot.facts().toString());
		Pixels jet = drawn(signed(both, both, "colours", "jet"));
		assertEquals(0xff000080, jet.images.get(0)[0]);
		assertTrue(jet.texts.contains("-1.000") && jet.texts.contains("2.000 \u00b7 Jet"), jet.texts.toString());
	}

	@Test
	void channelsOfOneSignKeepJetBesideOthersOfBoth() throws InputException {
		Plot plot = signed(new Limits(-1, 2), new Limits(0, 2));
		Pixels pixels = drawn(plot);
		assertEquals(0xffb2182b, pixels.images.get(0)[pixels.images.get(0).length - 1]);
		assertEquals(0xff000080, pixels.images.get(1)[0], "0 is the low end of jet");
		assertTrue(pixels.texts.contains("high \u00b7 Jet") && pixels.texts.contains("+ \u00b7 around 0 \u00b7 scale of each map"),
				pixels.texts.toString());
		assertTrue(plot.facts().contains("maps of both signs coloured around 0"), plot.facts().toString());
		assertTrue(drawn(signed(new Limits(0, 2), new Limits(0, 3))).texts.contains("high \u00b7 Jet \u00b7 scale of each map"));
	}

	@Test
	void aDifferenceOfEqualsIsWhite() throws InputException {
		Plot plot = plot(overlay("conv", List.of(2), new NdArray(new int[] { 1, 1, 2, 2 }, new float[4]), new Limits(0, 0), null, Seen.whole(40, 40)),
				Map.of("opacity", "1"), GREY);
		assertTrue(java.util.Arrays.stream(drawn(plot).images.getFirst()).allMatch(p -> p == 0xfff7f7f7));
		assertEquals("block/conv minus block/conv", plot.title(), "as the window names the layer");
	}

	@Test
	void textSaysWhatThePictureShows() throws InputException {
		Plot plot = two();
		String text = plot.text(view(plot));
		assertTrue(text.contains("maps of 2 x 2") && text.contains("scale of the layer over all images") && text.contains("from 0 to 3.000")
				&& text.contains("0.ppm, channel 4: from 0 to 3.000, largest in row 1, column 1, class token 7.500"), text);
		assertEquals(2, plot.table().rows());
		List<String> texts = drawn(plot).texts;
		assertTrue(texts.contains("channel 4, class token 7.500") && texts.contains("0") && texts.contains("3.000 \u00b7 Jet"), texts.toString());
	}

	@Test
	void anImageThatIsGoneLeavesItsMap() throws InputException {
		MapOverlay overlay = overlay("", List.of(0), new NdArray(new int[] { 1, 1, 1, 1 }, new float[] { 1 }), new Limits(0, 1), null, Seen.whole(40, 40));
		Pictures pictures = new Pictures(GREY);
		Plot plot = Plots.plot(new PlotData(overlay.toResult(), pictures.images(), pictures.labels(), PlotData.palette(pictures), Samples.CATALOGUE));
		assertTrue(plot.facts().contains("an image is not available"), plot.facts().toString());
		assertFalse(drawn(plot).images.isEmpty());
	}

	@Test
	void filesAreTheSameEveryTime() throws InputException {
		assertArrayEquals(PlotFile.SVG.bytes(two()), PlotFile.SVG.bytes(two()));
		String svg = new String(PlotFile.SVG.bytes(two()), StandardCharsets.UTF_8);
		assertEquals(3, svg.split("xlink:href=\"data:image/png;base64,", -1).length - 1, "two pictures and the scale");
		assertTrue(svg.contains("image-rendering:pixelated"), "viewers do not smooth them");
		assertTrue(PlotFile.PNG.bytes(two()).length > 1000);
	}
}
