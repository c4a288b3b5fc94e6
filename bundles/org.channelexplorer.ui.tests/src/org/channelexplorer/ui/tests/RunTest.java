package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.store.ResultJson;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.Sessions;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.operation.OperationChooser;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.result.ResultExport;
import org.channelexplorer.ui.result.ResultViews;
import org.channelexplorer.ui.views.internal.result.HeatImage;
import org.channelexplorer.ui.views.internal.result.ResultTable;
import org.channelexplorer.ui.views.internal.result.ResultView;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Analyse > Run...: every operation, a third party's too, can be run in the window and its result seen. */
@ExtendWith(NoLoggedProblems.class)
class RunTest {
	private static final String RUN = "org.channelexplorer.ui.run";
	@TempDir
	private Path folder;
	private Path document;
	private AnalysisSession session;

	@BeforeEach
	void open() throws Exception {
		document = Samples.analysis();
		session = Samples.open(document);
	}

	@AfterEach
	void close() {
		for (IViewReference r : Ui.page().getViewReferences()) {
			if (r.getId().equals(ResultViews.GENERIC)) {
				Ui.page().hideView(r);
			}
		}
		Samples.closeAll();
	}

	private ResultView run(String operation, Map<String, String> given) throws Exception {
		ResultView view = (ResultView) ResultViews.run(Ui.page(), session, Query.of(operation, given, 1));
		Ui.until("the result is there", () -> view.reply() != null || !view.headline().contains("computing"));
		return view;
	}

	private static ResultTable table(ResultView view, String tab) {
		return (ResultTable) item(view, tab).getControl();
	}

	private static CTabItem item(ResultView view, String tab) {
		return Arrays.stream(view.tabs().getItems()).filter(i -> i.getText().equals(tab)).findFirst().orElseThrow();
	}

	@Test
	void offersEveryInstalledOperationWithItsSummary() {
		OperationChooser chooser = new OperationChooser(Ui.window().getShell(), session.operations(), "mixed");
		chooser.setBlockOnOpen(false);
		chooser.open();
		Table list = chooser.viewer().getTable();
		assertEquals(session.operations().all().size(), list.getItemCount());
		assertEquals("mixed", chooser.operation(), "the last one used is chosen");
		List<String> names = Arrays.stream(list.getItems()).map(TableItem::getText).toList();
		assertTrue(names.containsAll(List.of("Activation Overlay", "Comparison of Two Layers", "Confusion Hierarchy")), names + ", as menus have them");
		int width = list.getColumn(0).getWidth();
		list.getColumn(0).pack();
		assertTrue(width >= list.getColumn(0).getWidth(), "names are whole");
		assertEquals("Counts rows, for tests.", chooser.getMessage());
		chooser.filter().setText("counts rows");
		assertEquals(1, list.getItemCount());
		chooser.filter().setText("nothing of the kind");
		assertEquals(0, list.getItemCount());
		assertEquals("No operation matches.", chooser.getMessage());
		chooser.filter().setText("separab");
		assertEquals("separability", chooser.operation());
		chooser.close();
	}

	@Test
	void withoutAnAnalysisTheEntrySaysWhy() throws Exception {
		Samples.closeAll();
		Ui.window().getService(IHandlerService.class).executeCommand(RUN, null);
		Shell message = Ui.until("it says why", () -> Ui.shell("Nothing to run on"));
		message.close();
	}

	@Test
	void showsNumbersTablesAndArraysOfAThirdPartysOperation() throws Exception {
		ResultView view = run("mixed", Map.of());
		assertEquals(List.of("Table", "classes", "layers", "cube", "line", "Numbers"), Arrays.stream(view.tabs().getItems()).map(CTabItem::getText).toList());
		Table list = table(view, "Table").table();
		assertEquals(1001, list.getItemCount(), "the rows and their totals");
		assertEquals("row 0", list.getItem(0).getText(0));
		assertEquals("1000 rows", list.getItem(1000).getText(0));
		assertEquals("1 to 1000", list.getItem(1000).getText(2));
		list.getColumn(2).notifyListeners(SWT.Selection, new Event());
		assertEquals("row 999", list.getItem(0).getText(0), "sorted up");
		list.getColumn(2).notifyListeners(SWT.Selection, new Event());
		assertEquals("row 0", list.getItem(0).getText(0), "sorted down");
		table(view, "Table").filter().setText("row 990");
		assertEquals(3, list.getItemCount(), "row 990, and the row that counts 990");
		assertEquals("2 of 1000 rows", list.getItem(2).getText(0));
		Table numbers = table(view, "Numbers").table();
		assertEquals("share", numbers.getItem(2).getText(0));
		assertEquals("0.123457", numbers.getItem(2).getText(1));
		view.tabs().setSelection(item(view, "cube"));
		HeatImage cube = (HeatImage) item(view, "cube").getControl();
		cube.setSize(400, 300);
		cube.layout();
		assertEquals("row 0, column 0: 0", cube.textAt(1, 1));
		assertNull(cube.textAt(5000, 1));
		cube.canvas().update();
	}

	@Test
	void rowsAboutLayersSelectThem() throws Exception {
		ResultView view = run("mixed", Map.of());
		Table list = table(view, "layers").table();
		list.select(0);
		list.notifyListeners(SWT.Selection, new Event());
		assertEquals("first", session.selection().get().primaryLayer());
	}

	@Test
	void rowsAboutClassesSelectTheirImages() throws Exception {
		ResultView view = run("mixed", Map.of());
		Table list = table(view, "classes").table();
		list.select(0);
		list.notifyListeners(SWT.Selection, new Event());
		Labels labels = session.analysis().labels();
		assertEquals(List.of("blue"), session.selection().get().classes());
		assertArrayEquals(labels.rowsOf(labels.classes().indexOf("blue")), session.selection().get().images());
		list.select(1);
		list.notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("blue"), session.selection().get().classes(), "no such class");
	}

	@Test
	void aResultWithAPlotShowsItFirst() throws Exception {
		ResultView view = run("separability", Map.of("bootstrap", "0", "metrics", "silhouette", "layer", "first"));
		assertEquals("Layer Profile", view.tabs().getItem(0).getText());
		PlotPane canvas = (PlotPane) view.tabs().getItem(0).getControl();
		assertTrue(canvas.plot().text(canvas.look()).startsWith("Separability by layer, "), canvas.plot().text(canvas.look()));
		Ui.page().activate(view); // the Layer Profile may stand before it
		Ui.until("it has its size", () -> canvas.getClientArea().height > 60);
		int width = canvas.getClientArea().width;
		int place = IntStream.range(0, width * canvas.getClientArea().height)
				.filter(i -> canvas.plot().hit(canvas.look(), i % width, i / width, 2).filter(h -> h.layer().equals("first")).isPresent()).findFirst()
				.orElseThrow();
		Ui.click(canvas, place % width, place / width, 0);
		assertEquals(List.of("first"), session.selection().get().layers());
	}

	@Test
	void exportsTheBytesOfTheCommandLine() throws Exception {
		ResultView view = run("separability", Map.of("bootstrap", "0", "metrics", "silhouette", "layer", "first"));
		Query.Reply<Result> reply = view.reply();
		Path csv = folder.resolve("a.csv");
		ResultExport.write(csv, reply.key(), reply.result(), null, null);
		assertEquals(Csv.text(reply.result().table()), Files.readString(csv));
		Path json = folder.resolve("a.json");
		ResultExport.write(json, reply.key(), reply.result(), null, null);
		assertArrayEquals(Json.pretty(ResultJson.write(reply.key(), reply.result())).getBytes(StandardCharsets.UTF_8), Files.readAllBytes(json));
		Path npy = folder.resolve("a.npy");
		ResultExport.write(npy, reply.key(), reply.result(), null, null);
		assertEquals((byte) 0x93, Files.readAllBytes(npy)[0]);
	}

	@Test
	void aProjectionIsShownByItsOwnView() throws Exception {
		ResultViews.run(Ui.page(), session, Query.of("projection", Map.of("method", "counting", "layer", "first"), 42));
		ScatterView scatter = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		Ui.until("the scatterplot shows it",
				() -> scatter.result() != null && scatter.headline().endsWith("Counting grid \u00b7 trustworthiness 0.000 \u00b7 seed 42")
						|| scatter.headline().startsWith("first Counting grid") && scatter.headline().endsWith("seed 42"));
		Ui.until("the other view is closed", () -> Ui.page().findViewReference(ResultViews.GENERIC, "1") == null);
	}

	@Test
	void whatCannotBeComputedIsOneSentence() throws Exception {
		ResultView view = run("projection", Map.of("method", "failing", "how", "INPUT"));
		assertTrue(view.headline().contains("the images are too few"), view.headline());
		assertNull(view.tabs());
	}

	@Test
	void theViewKeepsItsAnalysisOpen() throws Exception {
		ResultView view = run("mixed", Map.of("rows", "3"));
		Samples.closeAll();
		assertTrue(Sessions.get().isOpen(document));
		assertEquals(4, table(view, "Table").table().getItemCount());
		Ui.page().hideView(view);
		Ui.settle();
		assertFalse(Sessions.get().isOpen(document));
	}
}
