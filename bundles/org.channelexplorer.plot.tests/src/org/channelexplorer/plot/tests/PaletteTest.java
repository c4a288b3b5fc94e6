package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Theme;
import org.junit.jupiter.api.Test;

class PaletteTest {

	@Test
	void classesLookDifferent() {
		Set<String> looks = new HashSet<>();
		for (int i = 0; i < Palette.DISTINCT; i++) {
			looks.add(Palette.color(i) + " " + Palette.shape(i));
		}
		assertEquals(77, looks.size());
		assertEquals(Marker.CIRCLE, Palette.shape(10));
		assertEquals(Marker.SQUARE, Palette.shape(11));
		for (Marker m : Marker.values()) {
			assertTrue(m.covers(0, 0), m + " has a middle to click at");
		}
	}

	@Test
	void givenClassesKeepTheirLook() {
		List<String> given = List.of("ant", "bee", "cat");
		Palette before = Palette.of(given);
		// merged: bee is gone; added: two classes, one of them sorted before all others
		Palette after = Palette.of(new Labels(List.of("aardvark", "ant", "cat", "zebra"), new int[0], new int[] { 3, 0, 2, 4 }).slots());
		assertEquals(before.rgb(0), after.rgb(1));
		assertEquals(before.rgb(2), after.rgb(2));
		assertEquals(Palette.color(3), after.rgb(0), "the look after those of the given classes");
		assertEquals(Palette.color(4), after.rgb(3));
		assertEquals(Marker.CIRCLE, after.marker(-1), "an image that is left out");
		Palette shown = Palette.of(new Labels(given, new int[] { 0, Labels.LEFT_OUT }).withLeftOutAs("(left out)").slots());
		assertEquals(shown.rgb(-1), shown.rgb(3), "as the class that stands for such images");
	}

	private static final int HUES = 11;
	// linear RGB as seen without the long, the middle or the short cones (Machado et al., 2009, severity 1)
	private static final double[][][] VISIONS = { { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
			{ { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
			{ { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
			{ { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } } };

	private static double[] linear(int rgb) {
		double[] linear = new double[3];
		for (int c = 0; c < 3; c++) {
			double v = (rgb >> 16 - 8 * c & 0xff) / 255.0;
			linear[c] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
		}
		return linear;
	}

	private static double luminance(double[] linear) {
		return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
	}

	@Test
	void coloursShowOnBothCanvases() {
		for (int i = 0; i < HUES; i++) {
			double l = luminance(linear(Palette.color(i)));
			for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
				double canvas = luminance(linear(theme.canvas()));
				double contrast = (Math.max(l, canvas) + 0.05) / (Math.min(l, canvas) + 0.05);
				assertTrue(contrast >= (theme.dark() ? 3 : 1.9),
						Integer.toHexString(Palette.color(i)) + " on " + (theme.dark() ? "dark" : "light") + ": " + contrast);
			}
		}
	}

	@Test
	void coloursDifferForTheColourBlind() {
		for (double[][] vision : VISIONS) {
			for (int i = 0; i < HUES; i++) {
				for (int j = 0; j < i; j++) {
					double d = difference(lab(Palette.color(i), vision), lab(Palette.color(j), vision));
					assertTrue(d > (vision == VISIONS[0] ? 17 : 10),
							Integer.toHexString(Palette.color(i)) + " and " + Integer.toHexString(Palette.color(j)) + " differ by " + d);
				}
			}
		}
	}

	private static double[] lab(int rgb, double[][] vision) {
		double[] in = linear(rgb);
		double[] seen = new double[3];
		for (int c = 0; c < 3; c++) {
			seen[c] = Math.clamp(vision[c][0] * in[0] + vision[c][1] * in[1] + vision[c][2] * in[2], 0, 1);
		}
		double x = f((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
		double y = f(0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
		double z = f((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
		return new double[] { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
	}

	private static double f(double t) {
		return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
	}

	// CIE 94
	private static double difference(double[] a, double[] b) {
		double ca = Math.hypot(a[1], a[2]);
		double cb = Math.hypot(b[1], b[2]);
		double c = Math.sqrt(ca * cb);
		double hue = Math.max(0, Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2) - Math.pow(ca - cb, 2));
		return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow((ca - cb) / (1 + 0.045 * c), 2) + hue / Math.pow(1 + 0.015 * c, 2));
	}

	@Test
	void aChosenColourIsUsedInsteadOfTheSlots() {
		Palette p = Palette.of(new Labels(List.of("a", "b"), new int[0], new int[] { 0, 1 }, new int[] { Labels.NO_COLOUR, 0x123456 }));
		assertEquals(Palette.color(0), p.rgb(0));
		assertEquals(0x123456, p.rgb(1));
		assertEquals(Palette.shape(1), p.marker(1));
	}
}
