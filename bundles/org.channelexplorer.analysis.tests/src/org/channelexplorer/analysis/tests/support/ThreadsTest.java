package org.channelexplorer.analysis.tests.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same bytes on one thread and on several. */
class ThreadsTest {

	@ParameterizedTest
	@ValueSource(strings = { "jaccard permutations=99", "hierarchy", "separability pairs=true", "clusters", "clusters method=kmeans", "representatives",
			"similarity", "ranking", "ranking method=auc" })
	void sameBytesOnAnyNumberOfThreads(String call) throws InterruptedException, ExecutionException {
		assertEquals(bytes(call, 1), bytes(call, 3));
	}

	private static String bytes(String call, int threads) throws InterruptedException, ExecutionException {
		int[] of = IntStream.range(0, 150).map(i -> i / 50).toArray();
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		layers.put("a", Planted.matrix(of, 3, 70, 2, 1));
		layers.put("b", Planted.matrix(of, 3, 33, 3, 2));
		MemoryAnalysis data = MemoryAnalysis.of(layers, of);
		String[] words = call.split("[ =]");
		try (ForkJoinPool pool = new ForkJoinPool(threads)) { // parallel streams stay in the pool they are started from
			Result result = pool.submit(() -> Run.of(words[0], data, Arrays.copyOfRange(words, 1, words.length))).get();
			return Json.compact(result);
		}
	}
}
