package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.store.MappedMatrix;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.store.NpyFiles;
import org.channelexplorer.core.store.NpyTable;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
	@TempDir
	Path dir;

	@Test
	void headerIsWhatNumpyWrites() {
		byte[] h = Npy.header(Npy.Type.FLOAT32, 5, 7);
		assertEquals(128, h.length);
		assertEquals("{'descr': '<f4', 'fortran_order': False, 'shape': (5, 7), }", new String(h, 10, 118, StandardCharsets.US_ASCII).strip());
		assertEquals('\n', h[127]);
		assertEquals("(3,)", new String(Npy.header(Npy.Type.INT32, 3), StandardCharsets.US_ASCII).replaceAll("(?s).*'shape': (\\(.*?\\)).*", "$1"));
	}

	@Test
	void tablesAreStructuredArrays() {
		byte[] b = NpyTable.bytes(
				Table.builder().strings("it's", "caf\u00e9", "", "\ud83d\ude80 x").doubles("x", 0.5, Double.NaN, -3).longs("n", 1, 2, Long.MIN_VALUE).build());
		int header = 12 + (b[8] & 0xff) + 256 * b[9];
		assertEquals(0, header % 64);
		assertEquals("{'descr': [('it\\'s', '<U4'), ('x', '<f8'), ('n', '<i8')], 'fortran_order': False, 'shape': (3,), }",
				new String(b, 12, header - 12, StandardCharsets.ISO_8859_1).strip());
		assertEquals('\n', b[header - 1]);
		assertEquals(header + 3 * 32, b.length);
		ByteBuffer rows = ByteBuffer.wrap(b, header, b.length - header).slice().order(ByteOrder.LITTLE_ENDIAN);
		assertEquals(0xe9, rows.getInt(12));
		assertEquals(0.5, rows.getDouble(16));
		assertEquals(1, rows.getLong(24));
		assertEquals(0, rows.getInt(32), "an empty text is all zeros");
		assertEquals(0x1f680, rows.getInt(64), "one code point, four bytes");
		assertEquals(Long.MIN_VALUE, rows.getLong(88));
	}

	@Test
	void arraysComeBack() throws Exception {
		Path file = dir.resolve("a.npy");
		NdArray array = new NdArray(new int[] { 2, 3 }, new float[] { 1, -2, Float.NaN, 4, Float.POSITIVE_INFINITY, 6 });
		Npy.write(file, array);
		assertArrayEquals(array.values(), Npy.read(file).values());
		FloatMatrix m = MappedMatrix.open(file, Arena.ofAuto());
		assertEquals(4, m.get(1, 0));
		assertArrayEquals(new float[] { 4, Float.POSITIVE_INFINITY, 6 }, m.row(1));
		assertThrows(IndexOutOfBoundsException.class, () -> m.get(0, 3));
	}

	@Test
	void onlyCommittedRowsAreThereAfterReopening() throws Exception {
		Path file = dir.resolve("grow.npy");
		try (NpyFiles.Appender a = NpyFiles.floats(file, 3)) {
			a.append(new float[] { 0, 1, 2, 3 }, 1);
			a.write();
			a.commit(1);
			a.append(new float[] { 7, 8, 9 }, 0);
			a.write(); // written, but not committed: a torn tail
		}
		assertEquals(128 + 24, Files.size(file));
		try (NpyFiles.Appender a = NpyFiles.floats(file, 3)) {
			assertEquals(1, a.committed());
			assertEquals(128 + 12, Files.size(file));
			a.append(new float[] { 4, 5, 6 }, 0);
			a.write();
			a.commit(2);
		}
		assertArrayEquals(new float[] { 1, 2, 3, 4, 5, 6 }, Npy.read(file).values());
		try (NpyFiles.Appender a = NpyFiles.floats(file, 3)) {
			a.cutTo(1);
		}
		assertArrayEquals(new float[] { 1, 2, 3 }, Npy.read(file).values());
		assertTrue(assertThrows(InputException.class, () -> NpyFiles.floats(file, 4)).getMessage().contains("grow.npy"));
	}

	@Test
	void aFileShorterThanItsHeaderIsBegunAnew() throws Exception {
		Path file = dir.resolve("torn.npy");
		Files.write(file, java.util.Arrays.copyOf(Npy.header(Npy.Type.FLOAT32, 4, 2), 60));
		try (NpyFiles.Appender a = NpyFiles.floats(file, 2)) {
			assertEquals(0, a.committed());
		}
		assertEquals(128, Files.size(file));
	}

	@Test
	void promisedButMissingRowsAreNamed() throws Exception {
		Path file = dir.resolve("cut.npy");
		Files.write(file, Npy.header(Npy.Type.FLOAT32, 1000000, 1000));
		for (var open : java.util.List.<org.junit.jupiter.api.function.Executable>of(() -> MappedMatrix.open(file, Arena.ofAuto()), () -> Npy.read(file),
				() -> NpyFiles.floats(file, 1000))) {
			assertTrue(assertThrows(InputException.class, open).getMessage().contains("cut off"));
		}
	}

	@Test
	void mutatedFilesGiveMessagesOnly() throws Exception {
		byte[] good = Npy.bytes(new NdArray(new int[] { 4, 5 }, new float[20]));
		Random random = new Random(7);
		Path file = dir.resolve("fuzz.npy");
		int refused = 0;
		for (int i = 0; i < 3000; i++) {
			byte[] bad = random.nextInt(4) == 0 ? java.util.Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
			for (int k = 0; k <= random.nextInt(4) && bad.length > 0; k++) {
				bad[random.nextInt(Math.min(bad.length, 80))] = (byte) random.nextInt(256);
			}
			Files.write(file, bad, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
			try {
				Npy.read(file);
				MappedMatrix.open(file, Arena.ofAuto());
			} catch (InputException e) {
				assertTrue(e.getMessage().contains("fuzz.npy"), e.getMessage());
				refused++;
			}
		}
		assertTrue(refused > 1000 && refused < 3000, refused + " refused");
	}
}
