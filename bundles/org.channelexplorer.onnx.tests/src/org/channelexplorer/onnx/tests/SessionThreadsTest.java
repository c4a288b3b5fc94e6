package org.channelexplorer.onnx.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.channelexplorer.core.extension.NetworkRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session computes in the thread that asks: work shared among threads is rounded differently on a machine with another number of processors. */
class SessionThreadsTest {
	private static final Path THREADS = Path.of("/proc/self/task");
	private static final String NAME = "opens-session"; // Linux keeps 15 characters

	@TempDir
	Path folder;

	@Test
	void aSessionHasNoThreadsOfItsOwn() throws Exception {
		assumeTrue(Files.isDirectory(THREADS), "Linux lists the threads of a process");
		Path model = ModelBuilder.classifier("N").write(folder.resolve("model.onnx"));
		try (ExecutorService opener = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(NAME).factory())) {
			// native threads inherit the name of the thread that makes them
			int threads = opener.submit(() -> {
				try (NetworkRunner runner = Runners.open(model, ".*")) {
					NetworkRunner.Worker worker = runner.worker();
					worker.inputBuffer().put(new float[12]);
					worker.run(1);
					return named(NAME);
				}
			}).get();
			assertEquals(1, threads, "threads named after the one that opened the session, itself counted");
		}
	}

	private static int named(String name) throws IOException {
		int count = 0;
		try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
			for (Path thread : threads) {
				try {
					count += Files.readString(thread.resolve("comm")).strip().equals(name) ? 1 : 0;
				} catch (NoSuchFileException ended) {
					continue; // between listing and reading
				}
			}
		}
		return count;
	}
}
