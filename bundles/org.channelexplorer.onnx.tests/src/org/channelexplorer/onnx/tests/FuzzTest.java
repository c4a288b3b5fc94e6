package org.channelexplorer.onnx.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.channelexplorer.testkit.internal.ChildProcess;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged models in a Java process of their own with little memory: whatever native code does, a hang is ended and a crash is seen, and the
 * failed test names the mutation.
 */
class FuzzTest {
	private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 300);
	private static final long SEED = Long.getLong("fuzz.seed", 1);
	private static final String HEAP = "128m";
	/** Heap, compiled code and ONNX Runtime take some 300 MB without any mutation. */
	private static final int MEGABYTES = 1024;
	private static final int SECONDS_WITHOUT_PROGRESS = 30;

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "bytes", "structure" })
	void damagedModelsAreRefusedOrOpened(String kind) throws Exception {
		String[] result = new ChildProcess(folder, HEAP, SECONDS_WITHOUT_PROGRESS).run(OnnxFuzz.class, kind, MUTATIONS, SEED, folder.resolve("fuzz.onnx"))
				.split(" ");
		int opened = Integer.parseInt(result[0]);
		int refused = Integer.parseInt(result[1]);
		assertEquals(MUTATIONS, opened + refused);
		assertTrue(refused > MUTATIONS / 4 && opened > MUTATIONS / 20, kind + ": " + refused + " refused, " + opened + " opened");
		assertTrue(Integer.parseInt(result[2]) < MEGABYTES, kind + ": at most " + result[2] + " MB");
	}

	/** A child that hangs after it said what it was about to do. */
	static final class Hangs {
		private Hangs() {
		}

		public static void main(String[] args) throws InterruptedException {
			System.out.println("bytes, mutation 7 of seed " + args[0]);
			new java.util.concurrent.CountDownLatch(1).await();
		}
	}

	/** A child that dies without a word. */
	static final class Dies {
		private Dies() {
		}

		public static void main(String[] args) {
			System.out.println("bytes, mutation 8 of seed " + args[0]);
			Runtime.getRuntime().halt(134);
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { Hangs.class, Dies.class })
	void aHangOrACrashNamesTheMutation(Class<?> child) throws Exception {
		AssertionError e = assertThrows(AssertionError.class, () -> new ChildProcess(folder, HEAP, 2).run(child, 5L));
		assertTrue(e.getMessage().matches("(?s).*bytes, mutation [78] of seed 5.*"), e.getMessage());
	}
}
