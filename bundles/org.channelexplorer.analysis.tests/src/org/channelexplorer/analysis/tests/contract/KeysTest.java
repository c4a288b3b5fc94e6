package org.channelexplorer.analysis.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys hold what is meant, not how it was written. */
class KeysTest {
	@TempDir
	Path folder;

	private static MemoryAnalysis data() {
		return Planted.gaussians(3, 8, 5, 2, 1);
	}

	@Test
	void layerAndSummaryAreResolved() throws InputException {
		MemoryAnalysis data = data();
		ResultKey bare = Run.key("jaccard", data);
		assertEquals(bare, Run.key("jaccard", data, "layer", data.layers().getLast()));
		assertEquals(bare, Run.key("jaccard", data, "summary", data.summaries().getFirst()));
		assertEquals(bare, Run.key("jaccard", data, "eta", "0.10"));
		assertNotEquals(bare, Run.key("jaccard", data, "eta", "0.2"));
		assertEquals(Run.key("separability", data), Run.key("separability", data, "layer", "*"));
	}

	@Test
	void methodsAreSorted() throws InputException {
		assertEquals(Run.key("separability", data(), "metrics", "silhouette,knnPurity"), Run.key("separability", data(), "metrics", " knnPurity , silhouette"));
		String all = Run.key("separability", data()).parameters().get("metrics");
		assertTrue(all.contains("fisherRatio") && all.contains(","), all);
		assertEquals(Run.key("separability", data()), Run.key("separability", data(), "metrics", all));
	}

	@Test
	void filesAreTheirContent() throws InputException, IOException {
		String tree = "{\"a\": [\"class 0\", \"class 1\"]}";
		Path one = Files.writeString(folder.resolve("one.json"), tree);
		Path two = Files.writeString(folder.resolve("two.json"), tree);
		ResultKey key = Run.key("hierarchy", data(), "taxonomy", one.toString());
		assertEquals(key, Run.key("hierarchy", data(), "taxonomy", two.toString()));
		assertFalse(key.toString().contains(folder.toString()), key.toString());
		assertTrue(assertThrows(InputException.class, () -> Run.key("hierarchy", data(), "taxonomy", folder.resolve("none.json").toString())).getMessage()
				.contains("none.json"));
	}

	@Test
	void theSeedIsThereOnlyWhenSomethingIsDrawn() throws InputException {
		Operations operations = new Operations(Run.CATALOGUE);
		for (var drawn : Map
				.of("jaccard", Map.of("permutations", "99"), "ranking", Map.of("bootstrap", "20"), "separability", Map.of("bootstrap", "20"), "projection",
						Map.of("method", "tsne"), "clusters", Map.of("method", "kmeans"), "representatives", Map.<String, String>of())
				.entrySet()) {
			assertNotEquals(operations.prepare(drawn.getKey(), drawn.getValue(), 1, data()).key(),
					operations.prepare(drawn.getKey(), drawn.getValue(), 2, data()).key(),
					drawn.toString());
		}
		for (var fixed : Map
				.of("jaccard", Map.<String, String>of(), "ranking", Map.of("bootstrap", "0"), "separability", Map.of("bootstrap", "0"), "projection",
						Map.of("method", "pca"), "similarity", Map.<String, String>of())
				.entrySet()) {
			assertEquals(operations.prepare(fixed.getKey(), fixed.getValue(), 1, data()).key(),
					operations.prepare(fixed.getKey(), fixed.getValue(), 2, data()).key(),
					fixed.toString());
		}
	}
}
