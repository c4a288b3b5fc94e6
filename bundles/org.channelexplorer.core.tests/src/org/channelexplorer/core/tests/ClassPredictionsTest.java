package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.predict.OutputNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names matched with classes, and what follows for right and wrong. */
class ClassPredictionsTest {

	private static ClassPredictions of(List<String> classes, List<String> outputs, float[]... rows) {
		float[] all = new float[rows.length * rows[0].length];
		for (int i = 0; i < rows.length; i++) {
			System.arraycopy(rows[i], 0, all, i * rows[0].length, rows[0].length);
		}
		return ClassPredictions.of(FloatMatrix.of(rows.length, rows[0].length, all),
				outputs.isEmpty() ? OutputNames.NONE : new OutputNames(outputs, "labels.txt", ""),
				Labels.ofNames(classes), "hash");
	}

	private static int match(String type, String... outputs) {
		return of(List.of(type), List.of(outputs), new float[outputs.length]).columnOf(0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "cat|cat", "Cat|cat", "golden_retriever|Golden Retriever", "golden-retriever|golden retriever", "151_Chihuahua|Chihuahua",
					"Chihuahua|151_Chihuahua", "cat|0 cat", "0_cat|cat", "n02085620-Chihuahua|Chihuahua", "n02085620|n02085620 Chihuahua",
					"n02085620-Chihuahua|n02085620 chihuahua dog",
					"n02099601|207 n02099601 golden retriever", "golden_retriever|golden retriever, goldie",
					"207_golden_retriever|208 golden retriever, Labrador", "Labrador|golden retriever, Labrador",
					"tiger cat, tabby|281: tabby, tabby cat", "4|4" })
	void namesThatMatch(String type, String output) {
		assertEquals(1, match(type, "something else", output));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "cat|cats", "cat|wildcat", "4|5", "n02085620|n02085621 Chihuahua", "tiger|tiger cat", "+|-", "7|7 up" })
	void namesThatDoNotMatch(String type, String output) {
		assertEquals(-1, match(type, "something else", output));
	}

	@Test
	void theStricterRuleCountsAndAmbiguousNamesDoNotMatch() {
		assertEquals(2, match("crane", "Crane", "1 crane", "crane"));
		ClassPredictions p = of(List.of("134_crane", "cat", "5_door", "3_door", "Dog", "dog"), List.of("crane", "Crane", "cat", "3 door", "dog", "owl"),
				new float[6], new float[6],
				new float[6], new float[6], new float[6], new float[6]);
		assertArrayEquals(new int[] { -1, 3, -1, -1, 2, 4 }, IntStream.range(0, 6).map(p::columnOf).toArray());
		assertEquals(Map.of("134_crane", "it may be any of the outputs 0 'crane', 1 'Crane'", "5_door", "the output '3 door' is the class '3_door'", "Dog",
				"the output 'dog' is the class 'dog'"), p.unmatched());
		assertEquals(
				"3 of 6 classes are no output of the network by name (labels.txt): 134_crane (it may be any of the outputs 0 'crane', 1 'Crane'), 5_door (the output "
						+ "'3 door' is the class '3_door'), Dog (the output 'dog' is the class 'dog')",
				p.incomparable());
		p = of(List.of("DOG", "Dog"), List.of("dog", "owl"), new float[2], new float[2]);
		assertFalse(p.comparable());
		assertTrue(
				p.incomparable()
						.startsWith("No class is an output of the network by name (labels.txt): DOG (the output 'dog' may be any of the classes 'DOG', 'Dog')"),
				p.incomparable());
	}

	@Test
	void moreOutputsThanClassesAndABackground() {
		List<String> outputs = new ArrayList<>(List.of("background"));
		IntStream.range(0, 1000).forEach(i -> outputs.add("thing " + i));
		outputs.set(208, "golden retriever");
		outputs.set(152, "Chihuahua");
		float[] right = new float[1001];
		right[208] = .9f;
		float[] wrong = new float[1001];
		wrong[184] = .4f;
		wrong[152] = .3f;
		ClassPredictions p = of(List.of("207_golden_retriever", "151_Chihuahua"), outputs, right, wrong);
		assertTrue(p.comparable());
		assertEquals("", p.incomparable());
		assertFalse(p.contradicted(0));
		assertTrue(p.contradicted(1));
		assertEquals("golden retriever (90 %)", p.of(0).orElseThrow().text());
		assertEquals(List.of(1), p.contradicted());
		assertArrayEquals(new int[][] { { 0, 0, 1 }, { 0, 1, 0 } }, p.confusion());
		assertEquals(.3, p.p(1), 1e-6);
		assertEquals(0, p.accuracy(0));
		assertEquals(1, p.accuracy(1));
	}

	@Test
	void classesThatAreNoOutputAreNotJudged() {
		ClassPredictions p = of(List.of("cat", "yak", "cat"), List.of("dog", "cat"), new float[] { .4f, .6f }, new float[] { .8f, .2f },
				new float[] { .7f, .3f });
		assertTrue(p.judged(0) && !p.judged(1) && p.judged(2));
		assertFalse(p.contradicted(1));
		assertTrue(Double.isNaN(p.p(1)) && Double.isNaN(p.accuracy(1)));
		assertEquals(2, p.judged());
		assertEquals(List.of(2), p.contradicted());
		assertEquals("dog", p.of(1).orElseThrow().name());
	}

	@Test
	void withoutNamesNothingIsJudged() {
		ClassPredictions p = of(List.of("cat", "dog"), List.of(), new float[] { .4f, .6f }, new float[] { .8f, .2f });
		assertEquals("output 1 (60 %)", p.of(0).orElseThrow().text());
		assertFalse(p.comparable());
		assertEquals(0, p.judged());
		assertTrue(p.incomparable().contains("classes.txt"), p.incomparable());
	}

	@Test
	void oneOutputClaimsWhatItsNamesSay() {
		float[][] values = { { .9f }, { .2f }, { 7 }, { Float.NaN } };
		List<String> classes = List.of("dog", "dog", "cat", "cat");
		ClassPredictions none = of(classes, List.of(), values);
		assertTrue(none.of(0).isEmpty() && none.of(1).isEmpty());
		ClassPredictions one = of(classes, List.of("dog"), values);
		assertEquals("dog", one.of(0).orElseThrow().name());
		assertTrue(one.of(1).isEmpty() && one.of(2).isEmpty() && one.of(3).isEmpty());
		assertTrue(!one.contradicted(0) && one.contradicted(1) && !one.judged(2));
		assertEquals(List.of(1), one.contradicted());
		ClassPredictions two = of(List.of("dog", "cat", "cat", "cat"), List.of("cat", "dog"), values);
		assertEquals(2, two.outputs());
		assertEquals("dog (90 %)", two.of(0).orElseThrow().text());
		assertEquals("cat (80 %)", two.of(1).orElseThrow().text());
		assertTrue(!two.contradicted(0) && !two.contradicted(1) && two.judged(1) && !two.judged(2));
		assertEquals(.8, two.p(1), 1e-6);
	}

	@Test
	void valuesThatAreNoNumbersClaimNothing() {
		ClassPredictions p = of(List.of("cat"), List.of("cat", "dog"), new float[] { Float.NaN, Float.NaN });
		assertTrue(p.of(0).isEmpty());
		assertFalse(p.judged(0));
	}
}
