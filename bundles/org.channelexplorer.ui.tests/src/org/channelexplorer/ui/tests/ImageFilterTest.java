package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.selection.ImageFilter;
import org.junit.jupiter.api.Test;

class ImageFilterTest {
	private static final List<String> FILES = List.of("cat/tom.png", "cat/dog like.png", "dog/rex.png", "hot dog/bun.png");
	private static final List<String> CLASSES = List.of("cat", "cat", "dog", "hot dog");
	private static final List<String> PREDICTED = List.of("cat", "dog", "dog", "");
	private static final double[] CONFIDENCE = { 0.9, 0.4, 0.3, Double.NaN };

	private static final ImageFilter.Facts FACTS = new ImageFilter.Facts() {
		@Override
		public int size() {
			return 4;
		}

		@Override
		public String name(String key, int image) {
			return switch (key) {
			case "predicted" -> PREDICTED.get(image);
			case "file" -> FILES.get(image);
			default -> CLASSES.get(image);
			};
		}

		@Override
		public Set<String> names(String key) {
			return key.equals("file") ? Set.of() : Set.of("cat", "dog", "hot dog");
		}

		@Override
		public Set<String> scores() {
			return Set.of("confidence");
		}

		@Override
		public double score(String name, int image) {
			return CONFIDENCE[image];
		}

		@Override
		public Set<String> states() {
			return Set.of("wrong", "right");
		}

		@Override
		public boolean is(String state, int image) {
			return state.equals("wrong") == (image == 1);
		}

		@Override
		public BitSet saved(String name) {
			return name.equals("my set") ? BitSet.valueOf(new long[] { 0b1001 }) : null;
		}
	};

	private static String passing(String filter) throws InputException {
		return ImageFilter.parse(filter).passing(FACTS).toString();
	}

	@Test
	void wordsAreLookedForEverywhereAndMustAllBeThere() throws Exception {
		assertEquals("{0, 1, 2, 3}", passing("  "));
		assertEquals("{1, 2, 3}", passing("DOG"));
		assertEquals("{1}", passing("dog cat"));
		assertEquals("{0, 2}", passing("tom,rex"));
		assertEquals("{0}", passing("-dog"));
	}

	@Test
	void aNameOfAClassIsThatClassAndAnythingElseAPart() throws Exception {
		assertEquals("{2}", passing("class:dog"));
		assertEquals("{2, 3}", passing("class:do"));
		assertEquals("{3}", passing("class:\"hot dog\""));
		assertEquals("{0, 1, 2}", passing("class:cat,dog"));
		assertEquals("{2, 3}", passing("-class:cat"));
		assertEquals("{3}", passing("file:hot*n.png"));
		assertEquals("{1}", passing("name:\"dog l\""));
	}

	@Test
	void termsCombine() throws Exception {
		assertEquals("{1}", passing("class:cat predicted:dog confidence<0.5"));
		assertEquals("{1}", passing("is:wrong"));
		assertEquals("{0}", passing("in:\"my set\" is:right confidence>=90%"));
		assertEquals("{1, 2, 3}", passing("!confidence>0.4"), "what has no score is not above it");
		assertEquals("{1, 2}", passing("confidence<=40%"));
	}

	@Test
	void whatIsNotThereIsNamed() {
		assertEquals("there is no 'is:odd' (there are: is:right, is:wrong)", assertThrows(InputException.class, () -> passing("is:odd")).getMessage());
		assertTrue(assertThrows(InputException.class, () -> passing("beauty>3")).getMessage().contains("(there are: confidence)"));
		assertTrue(assertThrows(InputException.class, () -> passing("confidence<high")).getMessage().contains("'high' is no number"));
		assertTrue(assertThrows(InputException.class, () -> passing("in:yours")).getMessage().contains("no saved selection 'yours'"));
		assertTrue(assertThrows(InputException.class, () -> passing("colour:red")).getMessage().contains("class:"));
		assertTrue(assertThrows(InputException.class, () -> ImageFilter.parse("class:")).getMessage().contains("a value is missing"));
	}

	@Test
	void aTermIsAddedAndTakenAway() throws Exception {
		ImageFilter f = ImageFilter.parse("class:\"hot dog\"").toggled("is:wrong");
		assertEquals("class:\"hot dog\" is:wrong", f.text());
		assertTrue(f.has("is:wrong"));
		assertEquals("class:\"hot dog\"", f.toggled("is:wrong").text());
	}
}
