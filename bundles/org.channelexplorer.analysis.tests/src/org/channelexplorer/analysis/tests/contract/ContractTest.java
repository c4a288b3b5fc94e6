package org.channelexplorer.analysis.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.store.ResultJson;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every installed operation must do with every installed method, whoever contributes it. */
class ContractTest {
	private static final int[] CLASSES = IntStream.range(0, 37).map(i -> i < 14 ? 0 : i < 28 ? 1 : 2).toArray();
	private static final Data USUAL = Data.of(CLASSES);
	private static final ResultKey KEY = new ResultKey("any", "1", Map.of(), 1, List.of());

	@TempDir
	private static Path folder;

	static List<Installed.Call> calls() {
		return Installed.calls();
	}

	private static Result run(Installed.Call call, AnalysisData data) throws InputException {
		return call.run(data, folder, new NullProgressMonitor());
	}

	private static String bytes(Result r) {
		return ResultJson.write(KEY, r) + Json.compact(r.arrays());
	}

	@Test
	void allOperationsAreThere() {
		List<String> calls = calls().stream().map(Installed.Call::toString).toList();
		for (String call : List.of("projection {method=tsne}", "projection {method=umap}", "locate {method=pca}", "clusters {method=xmeans}", "hierarchy",
				"jaccard", "representatives",
				"similarity", "heatmap {method=auc}", "ranking {method=auc}", "separability", "compare", "overlay", "mapRange", "audit", "clusters {method=dbscan}",
				"clusters {method=agglomerative}")) {
			assertTrue(calls.contains(call), call + " is not among " + calls);
		}
	}

	@ParameterizedTest
	@MethodSource("calls")
	void sameSeedSameBytesOnOneThreadAndOnTwo(Installed.Call call) throws Exception {
		String first = bytes(run(call, USUAL));
		for (int threads = 1; threads <= 2; threads++) {
			try (ForkJoinPool pool = new ForkJoinPool(threads)) { // parallel streams stay in the pool they are started from
				assertEquals(first, pool.submit(() -> bytes(run(call, USUAL))).get(), threads + " threads");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("calls")
	void theRecordOfItsTypeReadsTheResultWhole(Installed.Call call) throws InputException {
		Result result = run(call, USUAL);
		Typed.Copy copy = Typed.COPIES.get(result.type());
		if (copy != null) { // a third party's result needs no record
			assertEquals(bytes(result), bytes(copy.of(result)));
		}
	}

	@Test
	void theRecordsReadWhatIsAskedForBesides() throws InputException, IOException {
		Path taxonomy = Files.writeString(folder.resolve("taxonomy.json"),
				"{\"name\": \"all\", \"children\": [{\"name\": \"two\", \"children\": [{\"name\": \"c0\"}, {\"name\": \"c1\"}]}, {\"name\": \"c2\"}]}");
		for (Installed.Call call : List.of(new Installed.Call("hierarchy", Map.of("taxonomy", taxonomy.toString(), "compareLayer", "first", "bootstrap", "9")),
				new Installed.Call("jaccard", Map.of("permutations", "19")), new Installed.Call("separability", Map.of("pairs", "true", "bootstrap", "0")),
				new Installed.Call("projection", Map.of("method", "pca", "stability", "true")),
				new Installed.Call("heatmap", Map.of("bootstrap", "9", "link", "both", "clusters", "true")))) {
			Result result = run(call, USUAL);
			assertEquals(bytes(result), bytes(Typed.COPIES.get(result.type()).of(result)), call.toString());
		}
	}

	@ParameterizedTest
	@MethodSource("calls")
	void permutedImagesPermuteTheResult(Installed.Call call) throws InputException {
		int[] order = Planted.permutation(CLASSES.length, 7);
		new Sameness(order).check(run(call, USUAL), run(call, USUAL.select(order)));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void oddDataGiveAnAnswerOrAClearMessage(Installed.Call call) {
		Map<String, Data> odd = new LinkedHashMap<>();
		odd.put("a constant channel", USUAL.with(2, 3, -1));
		odd.put("a channel of zeros", USUAL.with(0, 3, -1));
		odd.put("all channels constant", USUAL.with(2, -1, -1));
		odd.put("all channels zero", USUAL.with(0, -1, -1));
		odd.put("classes of one image", Data.of(0, 1, 2, 2, 2, 2, 2, 2, 2, 2));
		odd.put("only classes of one image", Data.of(0, 1, 2));
		odd.put("one class", Data.of(new int[12]));
		odd.put("a class without images", USUAL.select(IntStream.range(0, 28).toArray()));
		odd.put("every image twice", USUAL.twice());
		odd.put("one image, many times", USUAL.select(new int[10]));
		odd.put("one image", USUAL.select(5));
		odd.put("two images", USUAL.select(5, 20));
		odd.put("no image", USUAL.select());
		List<String> wrong = new ArrayList<>();
		odd.forEach((name, data) -> {
			try {
				check(name, data, run(call, data), wrong);
			} catch (InputException e) {
				if (e.getMessage() == null || e.getMessage().length() < 20 || e.getMessage().contains("Exception")) {
					wrong.add(name + ": " + e.getMessage());
				}
			} catch (RuntimeException | AssertionError | StackOverflowError e) {
				wrong.add(name + ": " + e + " at " + Arrays.stream(e.getStackTrace()).limit(3).toList());
			}
		});
		assertEquals(List.of(), wrong, call.toString());
	}

	// NaN is an answer (not defined), infinity is none; a result about images has one row per image
	private static void check(String name, Data data, Result r, List<String> wrong) {
		r.scalars().forEach((s, v) -> {
			if (v instanceof Double d && d.isInfinite()) {
				wrong.add(name + ": " + s + " = " + d);
			}
		});
		r.tables().forEach((t, table) -> {
			for (Table.Column c : table.columns()) {
				if (c.values() instanceof double[] d && Arrays.stream(d).anyMatch(Double::isInfinite)) {
					wrong.add(name + ": table " + t + ", column " + c.name() + " = " + Arrays.toString(d));
				}
			}
		});
		for (NdArray a : r.arrays().values()) {
			for (float v : a.values()) {
				if (Float.isInfinite(v)) {
					wrong.add(name + ": an array has " + v);
					break;
				}
			}
		}
		if (r.type().equals("projection")) {
			for (float v : r.array(Result.MAIN).values()) {
				if (!Float.isFinite(v)) {
					wrong.add(name + ": an image has no place");
					break;
				}
			}
			if (r.table().rows() != data.names().size()) {
				wrong.add(name + ": " + r.table().rows() + " places");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("calls")
	void valuesThatAreNoNumbersAreRefusedByName(Installed.Call call) {
		for (float bad : new float[] { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY }) {
			Data data = USUAL.with(bad, 6, 20);
			String message = assertThrows(InputException.class, () -> run(call, data)).getMessage();
			assertTrue(
					message.contains("c1/020.png") && message.contains("channel 6") && message.matches(".*layer (first|last).*")
							&& message.contains(String.valueOf(bad)),
					message);
		}
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aCancelledRunEnds(Installed.Call call) {
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> call.run(USUAL, folder, cancelled));
	}
}
