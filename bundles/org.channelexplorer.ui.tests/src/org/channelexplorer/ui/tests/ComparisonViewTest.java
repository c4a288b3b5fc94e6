package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Pin;
import org.channelexplorer.ui.internal.ComparePerspective;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.result.ProjectionPart;
import org.channelexplorer.ui.tests.fake.RowsView;
import org.channelexplorer.ui.views.internal.comparison.ComparisonView;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two layers side by side: the numbers, and a second view that is pinned. */
class ComparisonViewTest {
	private AnalysisSession session;

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(Samples.analysis());
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	@Test
	void theSelectedLayerIsComparedWithTheReference() throws Exception {
		ComparisonView view = (ComparisonView) Ui.page().showView(ComparisonView.ID);
		session.selection().change(s -> s.withLayers(List.of("second")), this);
		Ui.until("the layers are compared", () -> view.comparison() != null && !view.busy());
		assertEquals("first", view.reference().layer());
		assertEquals("first", view.comparison().origin().layer());
		assertEquals("second", view.comparison().other().layer());
		assertTrue(view.headline().contains("compared with first"), view.headline());
		view.reference(new Pin("second", 0, ""));
		Ui.until("a layer is compared with itself", () -> view.comparison() != null && view.comparison().origin().layer().equals("second"));
		assertEquals(1, view.comparison().alignment(), 1e-9);
		Ui.page().hideView(view);
	}

	@Test
	void aPinnedViewSwapsToo() throws Exception {
		ComparisonView view = (ComparisonView) Ui.page().showView(ComparisonView.ID);
		session.selection().change(s -> s.withLayers(List.of("second")), this);
		view.reference(new Pin("first", 0, ""));
		view.pin(true);
		view.swap();
		assertEquals("second", view.reference().layer());
		assertEquals("first", view.pinned().orElseThrow().layer());
		view.pin(false);
		view.reference(new Pin("first", 0, ""));
		view.swap();
		assertEquals("second", view.reference().layer());
		assertEquals("first", session.selection().get().primaryLayer());
		Ui.page().hideView(view);
	}

	@Test
	void twoLabellingsAreCompared() throws Exception {
		ComparisonView view = (ComparisonView) Ui.page().showView(ComparisonView.ID);
		session.selection().change(s -> s.withLayers(List.of("second")).withImages(0, 1, 7), this);
		view.reference(new Pin("second", 0, ""));
		Ui.run("classes.new", "New Class", Ui.typed("odd"));
		Ui.until("the classes are compared", () -> view.comparison() != null && !view.busy() && !session.labelling().get().inUse().isEmpty()
				&& view.comparison().rows().getFirst().difference() != 0);
		assertEquals(1, view.comparison().alignment(), 1e-9, "the layer is the same");
		assertEquals(12, view.comparison().images());
		assertEquals("", view.reference().labelling());
		Ui.until("the columns are named by what differs", () -> Arrays.stream(view.table().table().getColumns()).map(c -> c.getText().strip()).toList()
				.containsAll(List.of("given", session.labelling().get().inUse())));
		Ui.page().hideView(view);
	}

	@Test
	void twoSeedsAreCompared() throws Exception {
		ComparisonView view = (ComparisonView) Ui.page().showView(ComparisonView.ID);
		session.selection().change(s -> s.withLayers(List.of("second")), this);
		ScatterView other = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT, "2", IWorkbenchPage.VIEW_ACTIVATE);
		Ui.until("there is a plot", () -> other.pane() != null && other.plot() != null);
		other.settings(other.state().with(Map.of("method", "counting"), 5));
		Ui.until("it has another seed", () -> other.headline().endsWith("seed 5") && !other.busy());
		choose(view, other.getTitle() + ": seed 5");
		Ui.until("the seeds are compared", () -> view.comparison() != null && !view.busy() && view.headline().contains(" and 5: "));
		assertEquals("second", view.comparison().origin().layer());
		assertEquals("second", view.comparison().other().layer());
		assertTrue(view.comparison().placesShared() > 0, view.headline());
		Table table = view.table().table();
		int width = Arrays.stream(table.getColumns()).limit(7).mapToInt(TableColumn::getWidth).sum();
		GC gc = new GC(table);
		double letter = gc.textExtent("0").x;
		gc.dispose();
		assertTrue(width < 72 * letter, width + " pixels, " + letter + " a digit: in a third of a usual window the last column is seen");
		Ui.page().hideView(other);
		Ui.page().hideView(view);
	}

	// as a click in the menu "Compare with" does
	private static void choose(ComparisonView view, String text) {
		MenuManager with = (MenuManager) Arrays.stream(view.getViewSite().getActionBars().getMenuManager().getItems())
				.filter(i -> i instanceof MenuManager m && m.getMenuText().equals("Compare with")).findFirst().orElseThrow();
		Shell shell = new Shell(Ui.window().getShell());
		Menu menu = with.createContextMenu(shell);
		menu.notifyListeners(SWT.Show, new Event());
		MenuItem item = Arrays.stream(menu.getItems()).filter(i -> i.getText().equals(text)).findFirst()
				.orElseThrow(() -> new AssertionError(Arrays.stream(menu.getItems()).map(MenuItem::getText).toList() + ": no " + text));
		item.notifyListeners(SWT.Selection, new Event());
		Ui.settle();
		shell.dispose();
	}

	@Test
	void theProjectionOfAViewOfSomebodyElseIsCompared() throws Exception {
		ComparisonView view = (ComparisonView) Ui.page().showView(ComparisonView.ID);
		session.selection().change(s -> s.withLayers(List.of("second")), this);
		RowsView other = (RowsView) Ui.page().showView(RowsView.ID);
		other.projects(new ProjectionPart.Shown("counting", Map.of("method", "counting"), 7));
		choose(view, other.getTitle() + ": seed 7");
		Ui.until("the seeds are compared", () -> view.comparison() != null && !view.busy() && view.headline().contains(" and 7: "));
		assertTrue(view.comparison().placesShared() > 0, view.headline());
		Ui.page().hideView(other);
		Ui.page().hideView(view);
	}

	@Test
	void aSecondViewStaysWhereItIsPinned() throws Exception {
		ScatterView first = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		ScatterView second = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT, "2", IWorkbenchPage.VIEW_ACTIVATE);
		for (ScatterView view : List.of(first, second)) {
			Ui.until("there is a plot", () -> view.pane() != null && view.plot() != null);
			view.method("counting");
		}
		session.selection().change(s -> s.withLayers(List.of("first")), this);
		Ui.until("both show it", () -> first.headline().startsWith("first") && second.headline().startsWith("first") && !second.busy());
		second.pin(true);
		session.selection().change(s -> s.withLayers(List.of("second")), this);
		Ui.until("the other follows", () -> first.headline().startsWith("second") && !first.busy());
		assertTrue(second.headline().startsWith("first"), second.headline());
		assertEquals("first", second.pinned().orElseThrow().layer());
		second.pin(false);
		Ui.until("it follows again", () -> second.headline().startsWith("second"));
		Ui.page().hideView(second);
	}

	@Test
	void theSecondViewOfCompareStaysAtTheFirstLayerUntilItIsLetGo() throws Exception {
		session.selection().change(s -> s.withLayers(List.of("second")), this);
		ScatterView view = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT, ComparePerspective.SECOND, IWorkbenchPage.VIEW_ACTIVATE);
		assertEquals("first", view.pinned().orElseThrow().layer());
		Ui.until("it shows the first layer", () -> view.headline().startsWith("first") && !view.busy());
		view.pin(false);
		Ui.until("it follows", () -> view.headline().startsWith("second") && !view.busy());
		Ui.page().hideView(view);
		ScatterView again = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT, ComparePerspective.SECOND, IWorkbenchPage.VIEW_ACTIVATE);
		assertTrue(again.pinned().isEmpty(), "the choice is kept");
		Ui.page().hideView(again);
	}
}
