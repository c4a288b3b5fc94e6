package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.channelexplorer.cli.CliMain;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.run.ReportJob;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the window writes is what the command line writes, byte for byte. */
@ExtendWith(NoLoggedProblems.class)
class ExportTest {
	@TempDir
	Path folder;
	private AnalysisSession session;

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(Samples.analysis());
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private static void cli(Object... args) {
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		String[] texts = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
		int code = CliMain.run(texts, new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8), Catalogue.ofEquinox());
		assertEquals(0, code, () -> err.toString(StandardCharsets.UTF_8));
	}

	@Test
	void scatterplot() throws Exception {
		ScatterView view = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		Ui.until("the plot is there", () -> view.result() != null);
		view.settings(view.state().with(Map.of("method", "counting"), 7));
		Ui.until("the grid is there", () -> view.headline().endsWith("seed 7") && !view.busy());
		for (PlotFile format : PlotFile.values()) {
			Path file = folder.resolve("plot" + format.ending());
			cli("run", "scatterplot", "--analysis", session.analysis().file(), "--layer", "second", "-p", "method=counting", "--seed", 7, "--out", file);
			assertArrayEquals(Files.readAllBytes(file), view.exported(format), format::label);
		}
		session.selection().change(s -> s.withImages(1, 2), this);
		Ui.key(view.canvas(), '+', '+');
		assertFalse(Arrays.equals(Files.readAllBytes(folder.resolve("plot.svg")), view.exported(PlotFile.SVG)), "an export shows what the window shows");
		session.selection().change(s -> s.withImages(), this);
		Ui.key(view.canvas(), '0', '0');
		assertArrayEquals(Files.readAllBytes(folder.resolve("plot.svg")), view.exported(PlotFile.SVG));
	}

	@Test
	void report() throws Exception {
		Path fromWindow = folder.resolve("window");
		ReportJob job = new ReportJob(session.analysis().file(), fromWindow);
		job.schedule();
		Ui.untilComputed("the report is written", () -> job.getResult() != null);
		assertTrue(job.getResult().isOK(), () -> job.getResult().getMessage());
		Ui.until("the report is announced", () -> dialog("Report written") != null);
		dialog("Report written").close();
		Path fromShell = folder.resolve("shell");
		cli("report", "--analysis", session.analysis().file(), "--out", fromShell);
		Map<String, byte[]> expected = contents(fromShell);
		Map<String, byte[]> found = contents(fromWindow);
		assertTrue(expected.containsKey("index.html") && expected.size() > 5, expected.keySet()::toString);
		assertEquals(expected.keySet(), found.keySet());
		expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
	}

	@Test
	void aReportThatIsCancelledLeavesNothingAndSaysNothing() {
		Path stopped = folder.resolve("stopped");
		ReportJob job = new ReportJob(session.analysis().file(), stopped);
		Cancelled.job(job.getName(), job::schedule, _ -> true);
		assertFalse(Files.exists(stopped));
	}

	private static Shell dialog(String title) {
		return Arrays.stream(Display.getCurrent().getShells()).filter(s -> s.getText().equals(title)).findFirst().orElse(null);
	}

	private static Map<String, byte[]> contents(Path folder) throws IOException {
		Map<String, byte[]> contents = new TreeMap<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList()) {
				contents.put(file.getFileName().toString(), Files.readAllBytes(file));
			}
		}
		return contents;
	}
}
