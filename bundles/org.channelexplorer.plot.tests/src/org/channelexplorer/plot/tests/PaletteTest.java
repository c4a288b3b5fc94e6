package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.plot.Palette;
import org.junit.jupiter.api.Test;

class PaletteTest {

	@Test
	void classesLookDifferent() {
		Set<String> looks = new HashSet<>();
		for (int i = 0; i < Palette.DISTINCT; i++) {
			looks.add(Palette.color(i) + " " + Palette.shape(i));
		}
		assertEquals(56, looks.size());
		assertEquals(Marker.CIRCLE, Palette.shape(7));
		assertEquals(Marker.SQUARE, Palette.shape(8));
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

	@Test
	void aChosenColourIsUsedInsteadOfTheSlots() {
		Palette p = Palette.of(new Labels(List.of("a", "b"), new int[0], new int[] { 0, 1 }, new int[] { Labels.NO_COLOUR, 0x123456 }));
		assertEquals(Palette.color(0), p.rgb(0));
		assertEquals(0x123456, p.rgb(1));
		assertEquals(Palette.shape(1), p.marker(1));
	}
}
