package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.document.StoredImages;
import org.channelexplorer.core.internal.packed.Sorting;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageEntry;
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
