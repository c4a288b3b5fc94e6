package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.tests.fake.CountingProjection;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.views.internal.scatter.ScatterCanvas;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class ScatterViewTest {
	private AnalysisSession session;
	private ScatterView view;
	private ScatterCanvas canvas;

	@BeforeEach
	void open() throws Exception {
		Scattered shown = Scattered.open();
		session = shown.session();
		view = shown.view();
		canvas = shown.canvas();
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private int x(int image) {
		return canvas.place(image).x;
	}

	private int y(int image) {
		return canvas.place(image).y;
	}

	@Test
	void showsTheLastLayerAtFirst() {
		assertEquals("second", view.result().scalars().get("layer"));
		assertTrue(view.headline().startsWith("second Counting grid"), view.headline());
		assertTrue(view.headline().contains("trustworthiness"), view.headline());
		assertTrue(view.headline().endsWith("seed 1"), view.headline());
	}

	@Test
	void namesASummaryThatWasChosen() {
		view.settings(view.state().with(Map.of("summary", "l2"), 1));
		Ui.until("the header has it", () -> view.headline().startsWith("second (L2 norm)"));
	}

	@Test
	void hoverClickAndCtrlClick() {
		Ui.mouse(canvas, SWT.MouseMove, x(5), y(5), 0, 0);
		assertEquals(5, canvas.hovered().image());
		Ui.click(canvas, x(5), y(5), 0);
		assertArrayEquals(new int[] { 5 }, session.selection().get().images());
		Ui.click(canvas, x(9), y(9), SWT.MOD1);
		assertArrayEquals(new int[] { 5, 9 }, session.selection().get().images());
		Ui.click(canvas, x(5), y(5), SWT.MOD1);
		assertArrayEquals(new int[] { 9 }, session.selection().get().images());
		Ui.click(canvas, 2, 2, 0);
		assertEquals(0, session.selection().get().images().length);
	}

	@Test
	void lassoSelectsWhatItEncloses() {
		int d = (x(1) - x(0)) / 3;
		Ui.drag(canvas, 1, 0, x(0) - d, y(0) + d, x(1) + d, y(1) + d, x(5) + d, y(5) - d, x(4) - d, y(4) - d);
		assertArrayEquals(new int[] { 0, 1, 4, 5 }, session.selection().get().images());
		Ui.drag(canvas, 1, SWT.SHIFT, x(11) - d, y(11) + d, x(11) + d, y(11) + d, x(11) + d, y(11) - d, x(11) - d, y(11) - d);
		assertArrayEquals(new int[] { 0, 1, 4, 5, 11 }, session.selection().get().images());
	}

	@Test
	void legendSelectsAClass() {
		Rectangle entry = view.legend().bounds(1);
		Ui.click(view.legend(), entry.x + 5, entry.y + 5, 0);
		assertEquals(List.of("red"), session.selection().get().classes());
		assertEquals(Samples.PER_CLASS, session.selection().get().images().length);
	}

	@Test
	void wheelAndKeysZoomAndPan() {
		double scale = canvas.viewport().scale();
		Ui.key(canvas, '+', '+');
		assertEquals(1.25 * scale, canvas.viewport().scale(), 1e-6);
		int before = x(0);
		Ui.drag(canvas, 2, 0, 100, 100, 130, 100);
		assertEquals(before + 30, x(0), 1);
		Ui.key(canvas, '0', '0');
		assertEquals(scale, canvas.viewport().scale(), 1e-6);
	}

	@Test
	void plotsGrowWithTheLetters() {
		FontData usual = canvas.getFont().getFontData()[0];
		Font large = new Font(canvas.getDisplay(), new FontData(usual.getName(), 20, usual.getStyle()));
		canvas.setFont(large);
		double scale = canvas.scale();
		assertEquals(20 * canvas.getDisplay().getDPI().y / 96.0 / 10, scale, 1e-9);
		assertEquals(canvas.getSize().x / scale, canvas.look().width(), 1);
		Ui.click(canvas, x(5), y(5), 0);
		assertArrayEquals(new int[] { 5 }, session.selection().get().images());
		Image drawn = canvas.snapshot();
		ImageData data = drawn.getImageData();
		drawn.dispose();
		RGB there = data.palette.getRGB(data.getPixel(x(5), y(5)));
		assertEquals(ClassColors.of(session.labels()).rgb(session.labels().classOf(5)), there.red << 16 | there.green << 8 | there.blue);
		int d = (x(1) - x(0)) / 3;
		Ui.drag(canvas, 1, 0, x(0) - d, y(0) + d, x(1) + d, y(1) + d, x(5) + d, y(5) - d, x(4) - d, y(4) - d);
		assertArrayEquals(new int[] { 0, 1, 4, 5 }, session.selection().get().images());
		int before = x(0);
		Ui.drag(canvas, 2, 0, 100, 100, 130, 100);
		assertEquals(before + 30, x(0), 1, "moves with the mouse");
		canvas.setFont(null);
		large.dispose();
		assertEquals(1, canvas.scale());
		assertEquals(canvas.getSize().x, canvas.look().width());
	}

	@Test
	void followsTheSelectedLayer() {
		session.selection().change(s -> s.withLayers(List.of("first")), this);
		Ui.until("the other layer is there", () -> "first".equals(view.result().scalars().get("layer")));
		session.selection().change(s -> s.withLayers(List.of("input")), this);
		assertTrue(view.headline().contains("was not read in this analysis"), view.headline());
	}

	@Test
	void anotherSeedIsAnotherResult() {
		int runs = CountingProjection.RUNS.get();
		view.settings(view.state().with(view.state().parameters(), 7));
		Ui.until("it is there", () -> view.headline().endsWith("seed 7"));
		assertEquals(runs + 1, CountingProjection.RUNS.get());
		view.settings(view.state().with(view.state().parameters(), 1));
		Ui.until("the first is back", () -> view.headline().endsWith("seed 1"));
		assertEquals(runs + 1, CountingProjection.RUNS.get(), "from the store");
	}

	@Test
	void selectionsCanBeUndone() throws Exception {
		Ui.click(canvas, x(5), y(5), 0);
		session.selection().change(s -> s.withImages(1, 2), this);
		var history = OperationHistoryFactory.getOperationHistory();
		history.undo(session.undoContext(), null, null);
		assertArrayEquals(new int[] { 5 }, session.selection().get().images());
		history.undo(session.undoContext(), null, null);
		assertEquals(0, session.selection().get().images().length);
		history.redo(session.undoContext(), null, null);
		assertArrayEquals(new int[] { 5 }, session.selection().get().images());
	}

	@Test
	void pointsAreAllImages() {
		assertEquals(2 * Samples.PER_CLASS, canvas.plot().table().rows());
	}

	private static List<ToolItem> methods(ScatterView view) {
		ToolBar bar = ((ToolBarManager) view.getViewSite().getActionBars().getToolBarManager()).getControl();
		return Arrays.stream(bar.getItems()).filter(i -> "Projection Method".equals(i.getToolTipText())).toList();
	}

	@Test
	void theMethodIsAButtonWithAMenu() {
		ToolItem button = Ui.until("the method is named",
				() -> methods(view).stream().filter(i -> i.getText().equals("Counting grid")).findFirst().orElse(null));
		assertEquals(1, methods(view).size());
		assertTrue((button.getStyle() & SWT.DROP_DOWN) != 0, "a button");
		Menu menu = ((ActionContributionItem) button.getData()).getAction().getMenuCreator().getMenu(button.getParent());
		menu.notifyListeners(SWT.Show, new Event()); // which fills it
		MenuItem tsne = Arrays.stream(menu.getItems()).filter(i -> i.getText().equals("t-SNE")).findFirst().orElseThrow();
		tsne.setSelection(true);
		tsne.notifyListeners(SWT.Selection, new Event());
		Ui.until("the plot is another one", () -> "tsne".equals(view.result().scalars().get("method")));
		Ui.until("the button names it", () -> methods(view).getFirst().getText().equals("t-SNE"));
	}
}
