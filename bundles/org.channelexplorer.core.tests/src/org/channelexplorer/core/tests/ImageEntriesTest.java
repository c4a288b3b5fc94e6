package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.StoredImages;
import org.channelexplorer.core.internal.packed.Sorting;
import org.channelexplorer.core.internal.packed.Texts;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.Hashes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists outside the heap are those of the heap. */
class ImageEntriesTest {
	private static final List<String> WORDS = List.of("", "a", "b", "\uFF21", "\uD83D\uDE00", "zebra crossing", "\u00e4pe/1.png");

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 7, 64, 1000 })
	void imagesArePackedAndSortedAsComparatorsSortThem(int size) {
		Random random = new Random(size);
		List<ImageEntry> images = new ArrayList<>();
		ImageEntries.Builder packed = new ImageEntries.Builder();
		ImageEntries.Builder again = new ImageEntries.Builder();
		for (int i = 0; i < size; i++) {
			ImageEntry e = new ImageEntry(WORDS.get(random.nextInt(WORDS.size())) + random.nextInt(size) + "-" + i, WORDS.get(random.nextInt(WORDS.size())),
					random.nextBoolean() ? "val" : "", random.nextBoolean() ? List.of("t", "u") : List.of());
			images.add(e);
			packed.add(e);
			again.add(e);
		}
		assertEquals(images, packed.build());
		ImageEntries found = packed.build();
		for (int i = 0; i < size; i++) {
			assertEquals(i, found.indexOfFile(images.get(i).file()));
		}
		assertEquals(-1, found.indexOfFile("nowhere"));
		images.sort(Comparator.comparing(ImageEntry::label).thenComparing(ImageEntry::file));
		assertEquals(images, again.sorted());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 5, 16, 17, 999 })
	void equalsStayInOrder(int size) {
		int[] values = new Random(size).ints(size, 0, 10).toArray();
		assertArrayEquals(IntStream.range(0, size).boxed().sorted(Comparator.comparing(i -> values[i])).mapToInt(i -> i).toArray(),
				Sorting.order(size, (a, b) -> Integer.compare(values[a], values[b])));
	}

	@Test
	void aTextIsFoundWhereItIsFirst() {
		Texts texts = new Texts();
		assertEquals(-1, texts.indexOf("a"));
		for (String text : List.of("a", "Aa", "BB", "a", "\uD83D\uDE00")) { // Aa and BB have the same hash code
			texts.add(text);
			assertEquals(List.copyOf(texts).indexOf(text), texts.indexOf(text));
			assertTrue(texts.contains(text));
		}
		assertEquals(2, texts.indexOf("BB"));
		assertFalse(texts.contains("AaBB"));
		assertEquals(-1, texts.indexOf(null));
	}

	/** Each in a time that does not grow with their number: one by one, 100,000 of 100,000 would be minutes. */
	@Test
	void theClassOfAFileIsFoundAtOnce() throws Exception {
		ImageEntries.Builder many = new ImageEntries.Builder();
		for (int i = 0; i < 100_000; i++) {
			many.add(new ImageEntry("c" + i % 7 + "/" + i + ".png", "c" + i % 7, i % 2 == 0 ? "val" : ""));
		}
		Path folder = Path.of("images").toAbsolutePath();
		AnalysisDocument document = AnalysisDocument.of(AnalysisRequest.of(folder.resolveSibling("x.channelexplorer"), folder.resolveSibling("m.onnx"), folder),
				"onnx", new ImageSet(folder, many.build(), List.of()));
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			for (int i = 0; i < 100_000; i++) {
				String file = "c" + i % 7 + "/" + i + ".png";
				assertEquals("c" + i % 7, document.classes().get(file));
				assertEquals(i % 2 == 0 ? "val" : "none", document.found().splits().getOrDefault(file, "none"));
			}
		});
		assertFalse(document.classes().containsKey("c0/1.png"));
	}

	@Test
	void storedImagesKeepNamesAndHashes() {
		StoredImages images = new StoredImages.Builder().add("\u00e4/1.png", Hashes.of("1")).add("2.png", "").build();
		assertEquals("\u00e4/1.png", images.get(0).file());
		assertEquals(Hashes.of("1"), images.get(0).sha256());
		assertEquals("", images.get(1).sha256());
		assertEquals(images, new StoredImages.Builder().add("\u00e4/1.png", Hashes.of("1")).add("2.png", "").build());
		assertNotEquals(images, new StoredImages.Builder().add("\u00e4/1.png", Hashes.of("2")).add("2.png", "").build());
		assertNotEquals(images, new StoredImages.Builder().add("\u00e4/1.png", "").add("2.png", "").build());
		assertNotEquals(images, new StoredImages.Builder().add("\u00e41/.png", Hashes.of("1")).add("2.png", "").build());
		assertThrows(IndexOutOfBoundsException.class, () -> images.get(2));
		assertThrows(IllegalArgumentException.class, () -> new StoredImages.Builder().add("a", "0".repeat(62)));
	}
}
