package org.channelexplorer.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an operation must do with every installed method, and a method in every operation: the same bytes for the same seed on any number of
 * threads, images in another order give the result in another order, odd data give an answer or one clear sentence, values that are no
 * numbers are refused by name, and a cancelled run ends within a second. A bundle's test extends it and names the bundle:
 *
 * <pre>
 * class OperationsTest extends OperationContract {
 * 	OperationsTest() {
 * 		super("org.example.percentile");
 * 	}
 * }
 * </pre>
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class OperationContract {
	/** Longest time from cancelling to the end of a run. */
	private static final Duration SOON = Duration.ofSeconds(1);
	/** Classes of the images of {@link #USUAL}. */
	protected static final int[] CLASSES = IntStream.range(0, 37).map(i -> i < 14 ? 0 : i < 28 ? 1 : 2).toArray();
	/** 37 images of three classes. */
	protected static final Data USUAL = Data.of(CLASSES);
	private static final ResultKey KEY = new ResultKey("any", "1", Map.of(), 1, List.of());

	/** For files that calls need. */
	@TempDir
	protected Path folder;

	private final Set<String> bundles;

	/** @param bundles symbolic names of the bundles whose operations and methods are tried; none for all that are installed */
	protected OperationContract(String... bundles) {
		this.bundles = Set.of(bundles);
	}

	/** The calls that are tried: every operation with every method. */
	protected List<Installed.Call> calls() {
		return Installed.calls(bundles);
	}

	/** Runs a call with seed 1. */
	protected final Result run(Installed.Call call, AnalysisData data) throws InputException {
		return call.run(data, folder, new NullProgressMonitor());
	}

	/** Everything a result holds, arrays included. */
	protected static String bytes(Result r) {
		return ResultJson.write(KEY, r) + Json.compact(r.arrays());
	}

	@ParameterizedTest
	@MethodSource("calls")
	protected void sameSeedSameBytesOnOneThreadAndOnTwo(Installed.Call call) throws Exception {
		String first = bytes(run(call, USUAL));
		for (int threads = 1; threads <= 2; threads++) {
			try (ForkJoinPool pool = new ForkJoinPool(threads)) { // parallel streams stay in the pool they are started from
				assertEquals(first, pool.submit(() -> bytes(run(call, USUAL))).get(), threads + " threads");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("calls")
	protected void permutedImagesPermuteTheResult(Installed.Call call) throws InputException {
		int[] order = Data.permutation(CLASSES.length, 7);
		new Sameness(order).check(run(call, USUAL), run(call, USUAL.select(order)));
	}

	@ParameterizedTest
	@MethodSource("calls")
	protected void oddDataGiveAnAnswerOrAClearMessage(Installed.Call call) {
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
	protected void valuesThatAreNoNumbersAreRefusedByName(Installed.Call call) {
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
	protected void aCancelledRunEnds(Installed.Call call) {
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> call.run(USUAL, folder, cancelled));
	}

	@ParameterizedTest
	@MethodSource("calls")
	protected void aRunThatIsCancelledEndsWithinASecond(Installed.Call call) throws InputException {
		for (int looks = 1; looks <= 4; looks++) {
			LateCancel monitor = new LateCancel(looks);
			long start = System.nanoTime();
			boolean ended = false;
			try {
				call.run(USUAL, folder, monitor);
			} catch (OperationCanceledException e) {
				ended = true;
			}
			long cancelled = monitor.cancelledAt() == 0 ? start : monitor.cancelledAt(); // a run that never looks must be over at once
			Duration took = Duration.ofNanos(System.nanoTime() - cancelled);
			assertTrue(took.compareTo(SOON) < 0, call + (ended ? " ended " : " ran on ") + took.toMillis() + " ms after it was cancelled");
		}
	}
}
