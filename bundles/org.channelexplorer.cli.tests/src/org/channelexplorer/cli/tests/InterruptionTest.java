package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
	private static final int CHANNELS = 32; // of the only layer read
	private static final int KILLS = 3;

	@TempDir
	private static Path demo;
	private static Path model;
	@TempDir
	private Path folder;

	@BeforeAll
	static void samples() throws Exception {
		model = Samples.model(demo);
	}

	private Object[] analyze(Path images, Path out, int batch) {
		return new Object[] { "analyze", "--model", model, "--images", images, "--out", out, "--layers", "^/conv1/Conv$", "--summary", "otsuSum", "--batch",
				batch, "--threads", 1 };
	}

	@Test
	void cancelledRunGoesOnWhereItStopped() throws Exception {
		Path images = model.resolveSibling("images");
		Path out = folder.resolve("a.channelexplorer");
		Cli cancelled = Cli.run(Cli.catalogue(), new CancelsAt(0.5), analyze(images, out, 4));
		assertEquals(ExitCode.CANCELLED, cancelled.code, cancelled.err());
		assertTrue(cancelled.err().endsWith("channelexplorer: cancelled; committed rows are kept, run the same command to resume\n"), cancelled.err());
		long committed = Samples.rows(folder.resolve("a.data/rows.npy"));
		assertTrue(committed > 0 && committed < 540, committed + " images committed");
		goesOn(images, out, 4, 540, committed);
		Cli report = Cli.run(Cli.catalogue(), new CancelsAt(0.5), "report", "--analysis", out, "--out", folder.resolve("report"));
		assertTrue(report.err().endsWith("channelexplorer: cancelled\n"), "nothing of it can be resumed: " + report.err());
	}

	@Test
	void killedRunsGoOnAfterTheirLastCommit() throws Exception {
		int copies = 8;
		int all = 540 * copies;
		Path images = Samples.images(demo, folder.resolve("images"), 60, copies);
		Path out = folder.resolve("a.channelexplorer");
		Path rows = folder.resolve("a.data/rows.npy");
		long committed = 0;
		for (int kill = 1; kill <= KILLS; kill++) {
			Path log = folder.resolve("child" + kill + ".log");
			Process child = AnalyzeTest.child(log, analyze(images, out, 1));
			long before = committed;
			while (Samples.rows(rows) == before) { // until its first commit is on the disk
				assertFalse(child.waitFor(5, TimeUnit.MILLISECONDS), () -> "ended before a commit, see " + log);
			}
			if (kill == 1) {
				Cli second = Cli.run(analyze(images, out, 1));
				assertEquals(ExitCode.BAD_INPUT, second.code, second.err());
				assertTrue(second.err().contains("a.data: another process is writing"), second.err());
			}
			child.destroyForcibly();
			assertTrue(child.waitFor(60, TimeUnit.SECONDS));
			assertNotEquals(0, child.exitValue(), "it was killed in the middle: " + Files.readString(log));
			committed = Samples.rows(rows);
			assertTrue(committed > before && committed < all, committed + " images committed");
		}
		goesOn(images, out, 1, all, committed);
	}

	@Test
	void fullDiskIsNamedAndNothingIsLost() throws Exception {
		Path disk = Files.createDirectory(folder.resolve("disk"));
		assumeTrue(done("mount", "-t", "tmpfs", "-o", "size=800k", "tmpfs", disk), "a small disk needs the right to mount one");
		try {
			Path images = Samples.images(demo, folder.resolve("images"), 60, 4);
			Object[] analyze = analyze(images, disk.resolve("a.channelexplorer"), 4);
			analyze[8] = "^/layer3/layer3.1/conv2/Conv$"; // 128 channels: a megabyte
			Cli full = Cli.run(analyze);
			assertEquals(ExitCode.BAD_INPUT, full.code, full.err());
			assertTrue(full.err().contains("a.data: cannot be written: No space left on device"), full.err());
			long committed = Samples.rows(disk.resolve("a.data/rows.npy"));
			assertTrue(committed > 0 && committed < 2160, committed + " images committed");
			try (Analysis part = new Analyses(Cli.catalogue()).open(disk.resolve("a.channelexplorer"))) {
				assertEquals(committed, part.images().size());
			}
			assertTrue(done("mount", "-o", "remount,size=64m", disk));
			Cli.ok(analyze);
			analyze[6] = folder.resolve("fresh.channelexplorer");
			Cli.ok(analyze);
			Samples.assertSameFiles(folder.resolve("fresh.data"), disk.resolve("a.data"));
		} finally {
			assertTrue(done("umount", disk));
		}
	}

	private static boolean done(Object... command) throws Exception {
		Process process = new ProcessBuilder(java.util.Arrays.stream(command).map(Object::toString).toList()).redirectErrorStream(true).start();
		process.getInputStream().readAllBytes();
		return process.waitFor() == 0;
	}

	private void goesOn(Path images, Path out, int batch, int all, long committed) throws Exception {
		CountingCatalogue counting = new CountingCatalogue(Cli.catalogue());
		Cli resumed = Cli.run(counting, null, analyze(images, out, batch));
		assertEquals(0, resumed.code, resumed.err());
		assertEquals((all - committed) * CHANNELS, counting.summarised(), "committed images are not computed again");
		Path fresh = folder.resolve("fresh.channelexplorer");
		Cli.ok(analyze(images, fresh, batch));
		Samples.assertSameFiles(folder.resolve("fresh.data"), folder.resolve("a.data"));
	}

	/** Cancels when a share of the work is done. */
	private static final class CancelsAt extends NullProgressMonitor {
		private final double share;
		private double total;
		private double done;

		CancelsAt(double share) {
			this.share = share;
		}

		@Override
		public void beginTask(String name, int totalWork) {
			total = totalWork;
		}

		@Override
		public void worked(int work) {
			internalWorked(work);
		}

		@Override
		public void internalWorked(double work) {
			done += work;
			if (done >= share * total) {
				setCanceled(true);
			}
		}
	}

}
