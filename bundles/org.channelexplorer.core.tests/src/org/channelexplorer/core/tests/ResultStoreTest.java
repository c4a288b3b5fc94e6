package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.store.FileResultStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
	@TempDir
	Path dir;
	private final ResultKey key = new ResultKey("op", "1", Map.of("p", "v"), 3, List.of("h"));
	private final Result result = new Result("kind",
			Map.of("a", 1.0, "whole", 5L, "nan", Double.NaN, "inf", Double.NEGATIVE_INFINITY, "text", "NaN", "flag", true, "tiny", 1e-300),
			Map.of("main", Table.builder().strings("s", "x", "").doubles("d", 0.1, Double.NaN).longs("l", 1, Long.MAX_VALUE).build(), "none",
					Table.builder().build()),
			Map.of("main", new NdArray(new int[] { 1, 2 }, new float[] { 1, 2 })));

	@Test
	void aResultComesBackAsItWas() {
		FileResultStore store = new FileResultStore(dir.resolve("results"));
		assertTrue(store.find(key).isEmpty());
		store.put(key, result);
		Result back = store.find(key).orElseThrow();
		assertEquals(result.scalars(), back.scalars());
		assertEquals(result.tables(), back.tables());
		assertArrayEquals(result.array("main").values(), back.array("main").values());
	}

	@Test
	void aDamagedEntryIsAsGoodAsNone() throws Exception {
		FileResultStore store = new FileResultStore(dir);
		store.put(key, result);
		Path json = dir.resolve(key.hash() + ".json");
		String text = Files.readString(json);
		for (String bad : List.of("", "{", text.substring(0, text.length() / 2), "[1]", "{\"type\":\"x\"}", text.replace("number", "text"))) {
			Files.writeString(json, bad);
			store.find(key).ifPresent(r -> assertEquals("kind", r.type())); // only the last one still reads
		}
		Files.writeString(json, text);
		Files.delete(dir.resolve(key.hash() + ".main.npy"));
		assertTrue(store.find(key).isEmpty());
	}
}
