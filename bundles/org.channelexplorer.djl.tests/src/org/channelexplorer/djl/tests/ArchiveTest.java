package org.channelexplorer.djl.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.channelexplorer.djl.internal.archive.ChangedArchive;
import org.channelexplorer.djl.internal.archive.TorchArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive with another text, as it goes to the engine. */
class ArchiveTest {
	@TempDir
	Path folder;

	@Test
	void onlyTheTextIsAnother() throws Exception {
		Path file = Networks.copy("residual.pt", folder);
		Path copy = folder.resolve("copy.pt");
		Map<String, byte[]> expected = Archives.read(file);
		expected.keySet().removeIf(n -> n.endsWith(".debug_pkl"));
		try (TorchArchive archive = TorchArchive.open(file)) {
			String name = archive.texts().keySet().iterator().next();
			expected.put("residual/code/" + name, "class A(Module):\n  pass\n".getBytes());
			try (ChangedArchive in = archive.with(name, "class A(Module):\n  pass\n")) {
				Files.copy(in, copy);
				assertNull(in.failure());
			}
			Map<String, byte[]> actual = Archives.read(copy);
			assertEquals(expected.keySet(), actual.keySet());
			for (Map.Entry<String, byte[]> e : expected.entrySet()) {
				assertArrayEquals(e.getValue(), actual.get(e.getKey()), e.getKey());
			}
			// one byte at a time, and in pieces of any length
			Random random = new Random(1);
			byte[] whole = Files.readAllBytes(copy);
			try (ChangedArchive in = archive.with(name, "class A(Module):\n  pass\n")) {
				for (int at = 0; at < whole.length;) {
					if (random.nextBoolean()) {
						assertEquals(whole[at++] & 0xff, in.read());
					} else {
						byte[] piece = new byte[1 + random.nextInt(5000)];
						int read = in.read(piece);
						for (int i = 0; i < read; i++) {
							assertEquals(whole[at++], piece[i]);
						}
					}
				}
				assertEquals(-1, in.read());
			}
		}
	}

	@Test
	void aDamagedEntryEndsTheStreamWithItsReason() throws Exception {
		Path file = Networks.copy("residual.pt", folder);
		byte[] bytes = Files.readAllBytes(file);
		byte[] weights = Archives.read(file).get("residual/data/0");
		int at = find(bytes, weights);
		bytes[at + 2] ^= 1;
		Files.write(file, bytes);
		try (TorchArchive archive = TorchArchive.open(file); ChangedArchive in = archive.with("none", "")) {
			in.readAllBytes();
			assertNotNull(in.failure());
			assertTrue(in.failure().getMessage().contains("residual/data/0 in it does not have the checksum"), in.failure().getMessage());
		}
	}

	private static int find(byte[] bytes, byte[] wanted) {
		for (int at = 0; at < bytes.length - wanted.length; at++) {
			if (java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
				return at;
			}
		}
		throw new AssertionError("the weights are not in the file");
	}
}
