package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.channelexplorer.ui.internal.HeaderLines;
import org.junit.jupiter.api.Test;

/** Facts above a plot, in letters of one width. */
class HeaderLinesTest {
	private static final String FACTS = "t-SNE \u00b7 trust 0.98 \u00b7 merges cat, dog \u00b7 seed 1";

	private static List<String> lines(int width, int most) {
		return HeaderLines.of(FACTS, width, most, String::length);
	}

	@Test
	void whatFitsIsOneLine() {
		assertEquals(List.of(FACTS), lines(FACTS.length(), 4));
	}

	@Test
	void noShortFactIsLeftAlone() {
		assertEquals(List.of("t-SNE \u00b7 trust 0.98", "merges cat, dog \u00b7 seed 1"), lines(FACTS.length() - 1, 4));
	}

	@Test
	void whatDoesNotFitIsCounted() {
		assertEquals(List.of("t-SNE \u00b7 trust 0.98 \u00b7 2 more"), lines(30, 1));
		assertEquals(List.of("t-SNE", "trust 0.98", "merges cat, dog"), lines(15, 4).subList(0, 3));
	}

	@Test
	void aLongFactIsBrokenBetweenWordsAndCutInTheEnd() {
		assertEquals(List.of("one two three", "four five six"), HeaderLines.of("one two three four five six", 14, 3, String::length));
		assertEquals(List.of("one two three", "four five six\u2026"), HeaderLines.of("one two three four five six seven eight", 14, 2, String::length));
	}
}
