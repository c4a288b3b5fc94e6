package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.channelexplorer.cli.CliMain;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.report.internal.network.NetworkPicture;
import org.channelexplorer.ui.graph.NetworkEditor;
import org.channelexplorer.ui.graph.internal.editor.Kinds;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.Test;

/** The file that the window writes of a network is the file that the command line writes of the saved analysis. */
class NetworkExportTest extends EditorTest {

	private static String cli(Object... args) {
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		String[] texts = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
		int code = CliMain.run(texts, new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8), Catalogue.ofEquinox());
		String said = err.toString(StandardCharsets.UTF_8);
		assertEquals(0, code, said);
		return said;
	}

	private static NetworkPicture picture(NetworkEditor editor) throws Exception {
		return editor.contents().actions().pictures().picture().answer(new NullProgressMonitor());
	}

	private static Kinds.Kind kind(NetworkEditor editor, String operation) {
		return editor.contents().actions().inside().kinds().stream().filter(k -> k.operation().equals(operation)).findFirst().orElseThrow();
	}

	/** Folded, unfolded, moved, coloured by another metric and selected in. */
	private NetworkEditor arranged() throws Exception {
		NetworkEditor editor = open();
		session(editor).selection().change(s -> s.withLayers(List.of("stem", "block2/a/conv")), null);
		for (String operation : List.of("projection", "jaccard", "heatmap")) {
			editor.contents().actions().inside().toggle(kind(editor, operation));
		}
		editor.contents().page().toggle(editor.viewer().drawing().graph().nodes().get(editor.viewer().drawing().graph().indexOfLayer("block4/b/conv")));
		Widgets.waitFor("a folded block", () -> editor.viewer().drawing().graph().nodes().stream().anyMatch(n -> n.isBlock() && !n.extracted().isEmpty())
				&& Job.getJobManager().find(editor).length == 0);
		editor.contents().page().chooseMetric("silhouette");
		editor.contents().page().fixScale(true);
		session(editor).selection().change(s -> s.withLayers(List.of("stem", "block2/a/conv")).withImages(1, 3, 4).withChannels(0, 2), null);
		Widgets.settle();
		return editor;
	}

	@Test
	void everyFormatIsThatOfTheCommandLine() throws Exception {
		NetworkEditor editor = arranged();
		page.saveEditor(editor, false);
		NetworkPicture picture = picture(editor);
		for (PlotFile format : PlotFile.values()) {
			Path file = folder.resolve("network" + format.ending());
			assertEquals("", cli("network", "--analysis", document, "--out", file));
			assertArrayEquals(Files.readAllBytes(file), format.bytes(picture.plot(), picture.look()), format::label);
		}
		assertTrue(picture.plot().title().endsWith("Silhouette"), picture.plot().title());
		session(editor).selection().change(s -> s.withImages(2), null);
		assertFalse(Arrays.equals(Files.readAllBytes(folder.resolve("network.svg")), svg(editor)), "an export shows what the window shows");
		page.closeEditor(editor, false);
		Path closed = folder.resolve("closed.svg");
		cli("network", "--analysis", document, "--out", closed);
		assertFalse(Arrays.equals(Files.readAllBytes(folder.resolve("network.svg")), Files.readAllBytes(closed)), "where one looks is kept, too");
	}

	private static byte[] svg(NetworkEditor editor) throws Exception {
		NetworkPicture picture = picture(editor);
		return PlotFile.SVG.bytes(picture.plot(), picture.look());
	}

	@Test
	void whatIsReopenedIsDrawnTheSame() throws Exception {
		NetworkEditor editor = arranged();
		page.saveEditor(editor, false);
		byte[] before = svg(editor);
		page.closeEditor(editor, false);
		assertArrayEquals(before, svg(open()));
	}

	/** Nobody scrolls to every miniature before exporting. */
	@Test
	void theExportWaitsForWhatIsUnfolded() throws Exception {
		NetworkEditor editor = open();
		editor.contents().actions().inside().all(kind(editor, "projection"), true);
		Widgets.waitFor("unfolded", () -> !editor.viewer().unfolded().isEmpty());
		NetworkPicture picture = picture(editor);
		String svg = new String(PlotFile.SVG.bytes(picture.plot(), picture.look()), StandardCharsets.UTF_8);
		assertFalse(svg.contains("computing") || svg.contains("waiting"));
		long miniatures = editor.viewer().unfolded().stream().filter(f -> !f.layer().isEmpty()).count();
		assertTrue(miniatures > 3);
	}

	@Test
	void whatIsCancelledLeavesNoHalfFile() throws Exception {
		NetworkEditor editor = open();
		SlowOperation.ANSWERS.drainPermits();
		session(editor).selection().change(s -> s.withLayers(List.of("stem")), null);
		editor.contents().actions().inside().toggle(kind(editor, "graphSlow"));
		Path exports = Files.createDirectory(folder.resolve("exports"));
		Path there = Files.writeString(exports.resolve("there.svg"), "as it was");
		for (Path file : List.of(exports.resolve("new.png"), there)) {
			editor.contents().actions().pictures().export(file);
			Widgets.waitFor("it waits for the miniature",
					() -> exporting(editor).anyMatch(j -> j.getState() == Job.RUNNING) && !SlowOperation.RUNNING.isEmpty());
			exporting(editor).forEach(Job::cancel);
			Widgets.waitFor("it has stopped", () -> exporting(editor).findAny().isEmpty());
		}
		try (Stream<Path> left = Files.list(exports)) {
			assertEquals(List.of(there), left.toList());
		}
		assertEquals("as it was", Files.readString(there));
		SlowOperation.ANSWERS.release(20);
		editor.contents().actions().pictures().export(there);
		Widgets.waitFor("it is written", () -> exporting(editor).findAny().isEmpty() && there.toFile().length() > 100);
	}

	private static Stream<Job> exporting(NetworkEditor editor) {
		return Arrays.stream(Job.getJobManager().find(editor)).filter(j -> j.getName().equals("Export Picture"));
	}

	@Test
	void withoutALayoutItIsThatOfTheReport() throws Exception {
		Path file = folder.resolve("network.svg");
		String said = cli("network", "--analysis", document, "--out", file);
		assertTrue(said.contains("no layout was saved: the network is drawn as in the report"), said);
		Path report = folder.resolve("report");
		cli("report", "--analysis", document, "--out", report);
		assertArrayEquals(Files.readAllBytes(report.resolve("network.svg")), Files.readAllBytes(file));
	}
}
