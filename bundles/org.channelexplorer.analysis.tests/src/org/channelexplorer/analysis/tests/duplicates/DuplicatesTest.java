package org.channelexplorer.analysis.tests.duplicates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.image.RgbImage;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.result.Duplicates;
import org.channelexplorer.core.result.Duplicates.Kind;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;

/** Copies planted among pictures of coloured blots. */
class DuplicatesTest {
	private static final int SIDE = 48;

	/** Pictures with classes and splits. */
	private static class Pictures extends DelegatingData {
		private final List<byte[]> files;
		private final String[] splits;
		private final FloatMatrix predictions;

		Pictures(List<byte[]> files, int[] classes, String[] splits, FloatMatrix predictions) {
			super(MemoryAnalysis.of(FloatMatrix.of(files.size(), 2, noise(files.size() * 2)), classes));
			this.files = files;
			this.splits = splits;
			this.predictions = predictions;
		}

		private static float[] noise(int n) {
			SplittableRandom random = new SplittableRandom(9);
			float[] v = new float[n];
			for (int i = 0; i < n; i++) {
				v[i] = (float) random.nextDouble();
			}
			return v;
		}

		@Override
		public List<ImageEntry> images() {
			return IntStream.range(0, files.size()).mapToObj(i -> new ImageEntry("image" + i + ".ppm", labels().nameOf(i), splits[i])).toList();
		}

		@Override
		public byte[] imageFile(int image) throws IOException {
			if (files.get(image) == null) {
				throw new NoSuchFileException("image" + image + ".ppm");
			}
			return files.get(image);
		}

		@Override
		public String filesHash() {
			return Hashes.ofLines(IntStream.range(0, files.size()).mapToObj(i -> Hashes.of(files.get(i)) + splits[i]));
		}

		@Override
		public Optional<FloatMatrix> predictions() {
			return Optional.ofNullable(predictions);
		}

		@Override
		public OutputNames outputNames() {
			return new OutputNames(List.of("class 0", "class 1"), "test", "");
		}
	}

	private static RgbImage picture(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		double[] v = new double[SIDE * SIDE * 3];
		for (int blot = 0; blot < 60; blot++) {
			double x = random.nextDouble(SIDE);
			double y = random.nextDouble(SIDE);
			double r = random.nextDouble(1.5, 7);
			for (int c = 0; c < 3; c++) {
				double height = random.nextDouble(-90, 90);
				for (int p = 0; p < SIDE * SIDE; p++) {
					v[p * 3 + c] += height * Math.exp(-(square(p % SIDE - x) + square(p / SIDE - y)) / (r * r));
				}
			}
		}
		byte[] rgb = new byte[v.length];
		for (int i = 0; i < v.length; i++) {
			rgb[i] = (byte) Math.clamp(Math.round(110 + v[i]), 0, 200);
		}
		return new RgbImage(SIDE, SIDE, rgb);
	}

	private static double square(double v) {
		return v * v;
	}

	private static byte[] ppm(RgbImage image) {
		byte[] head = ("P6 " + image.width() + " " + image.height() + " 255\n").getBytes(StandardCharsets.US_ASCII);
		byte[] file = Arrays.copyOf(head, head.length + image.rgb().length);
		System.arraycopy(image.rgb(), 0, file, head.length, image.rgb().length);
		return file;
	}

	private static RgbImage mirrored(RgbImage image) {
		byte[] rgb = new byte[image.rgb().length];
		for (int p = 0; p < SIDE * SIDE; p++) {
			System.arraycopy(image.rgb(), p * 3, rgb, (p / SIDE * SIDE + SIDE - 1 - p % SIDE) * 3, 3);
		}
		return new RgbImage(SIDE, SIDE, rgb);
	}

	private static RgbImage brighter(RgbImage image) {
		byte[] rgb = image.rgb().clone();
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = (byte) ((rgb[i] & 0xff) * 5 / 4);
		}
		return new RgbImage(SIDE, SIDE, rgb);
	}

	private static RgbImage cut(RgbImage image) {
		int side = SIDE - 2;
		byte[] rgb = new byte[side * side * 3];
		for (int y = 0; y < side; y++) {
			System.arraycopy(image.rgb(), ((y + 2) * SIDE + 2) * 3, rgb, y * side * 3, side * 3);
		}
		return new RgbImage(side, side, rgb);
	}

	private static List<byte[]> pictures(int n) {
		return new ArrayList<>(IntStream.range(0, n).mapToObj(i -> ppm(picture(i))).toList());
	}

	private static Pictures of(List<byte[]> files) {
		String[] none = new String[files.size()];
		Arrays.fill(none, "");
		return new Pictures(files, new int[files.size()], none, null);
	}

	private static List<String> texts(Duplicates found) {
		return found.pairs().stream().map(p -> p.image() + " " + p.copy() + " " + p.kind()).sorted().toList();
	}

	@Test
	void picturesThatAreNoCopiesAreNotListed() throws Exception {
		assertEquals(List.of(), Duplicates.of(Run.of("duplicates", of(pictures(60)))).pairs());
	}

	@Test
	void copiesAreFoundHoweverTheyWereMade() throws Exception {
		List<byte[]> files = pictures(60);
		files.add(files.get(3).clone());
		files.add(ppm(picture(5).resized(30, 30)));
		files.add(ppm(mirrored(picture(7))));
		files.add(ppm(brighter(picture(9))));
		files.add(ppm(cut(picture(11))));
		Duplicates found = Duplicates.of(Run.of("duplicates", of(files)));
		assertEquals(List.of("image11.ppm image64.ppm NEAR", "image3.ppm image60.ppm EXACT", "image5.ppm image61.ppm NEAR",
				"image7.ppm image62.ppm NEAR", "image9.ppm image63.ppm NEAR"), texts(found));
		assertEquals(Kind.EXACT, found.pairs().getFirst().kind());
		assertEquals(0, found.pairs().getFirst().distance());
		assertTrue(Double.isNaN(found.accuracy()));
	}

	/** Image 0 (train) has copies 4 (val, exact) and 5 (val, near, another class). The network is wrong on 3 only. */
	@Test
	void conflictsAndLeaks() throws Exception {
		List<byte[]> files = pictures(4);
		files.add(files.get(0).clone());
		files.add(ppm(brighter(picture(0))));
		float[] right = { 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1 };
		Duplicates found = Duplicates.of(Run.of("duplicates", new Pictures(files, new int[] { 0, 0, 0, 1, 0, 1 },
				new String[] { "train", "train", "val", "val", "val", "val" }, FloatMatrix.of(6, 2, right))));
		assertEquals(List.of("image0.ppm image4.ppm EXACT", "image0.ppm image5.ppm NEAR"), texts(found));
		assertFalse(found.pairs().get(0).conflict());
		assertTrue(found.pairs().get(1).conflict());
		assertTrue(found.pairs().stream().allMatch(p -> p.leak() && p.group() == 1));
		assertEquals(2, found.leaks());
		assertEquals(0.75, found.accuracy(), 1e-12); // of 2, 3, 4, 5
		assertEquals(0.5, found.clean(), 1e-12); // of 2 and 3
		assertEquals(1L, found.toResult().scalars().get("conflicts"));
	}

	@Test
	void manyEqualFilesArePairsWithTheFirst() throws Exception {
		List<byte[]> files = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			files.add(ppm(picture(1)));
		}
		Duplicates found = Duplicates.of(Run.of("duplicates", of(files)));
		assertEquals(29, found.count(Kind.EXACT));
		assertTrue(found.pairs().stream().allMatch(p -> p.image().equals("image0.ppm")));
	}

	@Test
	void damagedPicturesAreComparedByTheirFiles() throws Exception {
		List<byte[]> files = pictures(2);
		files.add("no picture".getBytes(StandardCharsets.US_ASCII));
		files.add("no picture".getBytes(StandardCharsets.US_ASCII));
		Duplicates found = Duplicates.of(Run.of("duplicates", of(files)));
		assertEquals(List.of("image2.ppm image3.ppm EXACT"), texts(found));
		assertTrue(found.note().startsWith("2 images"), found.note());
	}

	@Test
	void aMissingFileIsNamed() {
		Pictures some = new Pictures(Arrays.asList(ppm(picture(1)), null), new int[2], new String[] { "", "" }, null) {
			@Override
			public String filesHash() {
				return "x";
			}
		};
		assertEquals("image1.ppm: no such file", assertThrows(InputException.class, () -> Run.of("duplicates", some)).getMessage());
	}

	@Test
	void otherContentOrSplitsAreAnotherKey() throws Exception {
		List<byte[]> files = pictures(2);
		Object key = Run.key("duplicates", of(files));
		files.set(1, ppm(picture(8)));
		assertNotEquals(key, Run.key("duplicates", of(files)));
	}
}
