package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.channelexplorer.core.util.Suggestion;
import org.junit.jupiter.api.Test;

class SuggestionTest {
	private static final List<String> NAMES = List.of("separability", "similarity", "scatterplot", "c0", "c1", "cat", "/layer3/conv1/Conv",
			"/layer3/conv2/Conv",
			"/layer4/conv1/Conv");

	@Test
	void aLetterTooFewTooManyOtherOrSwappedIsForgiven() {
		for (String word : List.of("separabilty", "separabillity", "separabikity", "spearability", "Separability ", "SEPARABILITY")) {
			assertEquals(List.of("separability"), Suggestion.near(word, NAMES), word);
		}
		assertEquals(List.of("cat"), Suggestion.near("cta", NAMES));
	}

	@Test
	void theNearestComesFirst() {
		assertEquals(List.of("conv2d", "conv1d"), Suggestion.near("conv2e", List.of("conv1d", "dense", "conv2d")));
	}

	@Test
	void aPartOfANameIsMeantToBeTheName() {
		assertEquals(List.of("/layer3/conv1/Conv", "/layer3/conv2/Conv"), Suggestion.near("layer3", NAMES));
	}

	@Test
	void whatIsFarOrShortSuggestsNothing() {
		for (String word : List.of("tree", "c9", "", "c", "dog")) {
			assertEquals(List.of(), Suggestion.near(word, NAMES), word);
		}
		assertEquals("", Suggestion.of("dog", List.of("cat")));
		assertEquals("did you mean cat, cats? ", Suggestion.of("catz", List.of("cat", "cats", "dog")));
	}
}
