package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.plot.GridPlot;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.views.internal.heatmap.HeatmapPane;
import org.channelexplorer.ui.views.internal.heatmap.HeatmapView;
import org.channelexplorer.ui.views.internal.heatmap.RowSearch;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class HeatmapViewTest {
	private AnalysisSession session;
	private HeatmapView view;
	private HeatmapPane pane;

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(Samples.analysis());
		view = (HeatmapView) Ui.page().showView(HeatmapView.ID);
		pane = Ui.until("the pane is there", view::canvas);
		Ui.until("the heatmap is there", () -> view.plot() != null);
	}

	@AfterEach
	void close() {
		Ui.page().hideView(view);
		Samples.closeAll();
	}

	private GridPlot grid() {
		return (GridPlot) view.plot();
	}

	private FloatMatrix stored() throws Exception {
		return session.analysis().summary(view.result().scalars().get("layer").toString(), "otsuSum").values();
	}

	private Item cell(int row, int column) {
		return grid().item(pane.look(), row * grid().columns().length + column);
	}

	private void option(String name, String value) {
		var before = view.plot();
		view.option(name, value);
		Ui.until("it is drawn again", () -> view.plot() != before);
	}

	private IAction action(String start) {
		IMenuManager menu = view.getViewSite().getActionBars().getMenuManager();
		return Arrays.stream(menu.getItems()).filter(ActionContributionItem.class::isInstance).map(i -> ((ActionContributionItem) i).getAction())
				.filter(a -> a.getText() != null && a.getText().startsWith(start)).findFirst().orElseThrow();
	}

	@Test
	void showsAllChannelsAndImagesOfTheLayer() throws Exception {
		FloatMatrix x = stored();
		assertEquals(x.columns(), grid().rows().length);
		assertEquals(x.rows(), grid().columns().length);
		assertTrue(view.headline().contains(x.columns() + " channels x 12 images"), view.headline());
		assertEquals(x.columns() + " channels \u00b7 12 images", view.bar().totals());
	}

	@Test
	void aButtonThatCanBeUsedSaysWhatItDoes() {
		for (IContributionItem item : view.getViewSite().getActionBars().getToolBarManager().getItems()) {
			if (item instanceof ActionContributionItem button && button.getAction().isEnabled()) {
				String tip = button.getAction().getToolTipText();
				assertFalse(tip.contains("no heatmap") || tip.contains("no analysis"), tip);
			}
		}
	}

	@Test
	void aClickSelectsChannelAndImageAndIsRead() throws Exception {
		Item cell = cell(1, 8);
		Ui.click(pane, (int) (cell.x() + cell.width() / 2), (int) (cell.y() + cell.height() / 2), 0);
		int image = pane.row(grid().columns()[8]);
		assertArrayEquals(new int[] { image }, session.selection().get().images());
		assertArrayEquals(new int[] { grid().rows()[1] }, session.selection().get().channels());
		assertTrue(view.bar().readout().contains(session.analysis().images().get(image).file()), view.bar().readout());
		assertTrue(view.bar().totals().contains("selected: 1 channel, 1 image"), view.bar().totals());
		Hit before = pane.plot().item(pane.look(), pane.item()).hit();
		Ui.key(pane, SWT.ARROW_RIGHT, (char) 0);
		Ui.key(pane, SWT.ARROW_UP, (char) 0);
		Hit after = pane.plot().item(pane.look(), pane.item()).hit();
		assertEquals(grid().columns()[9], after.image());
		assertEquals(grid().rows()[0], after.channels()[0]);
		assertTrue(!before.equals(after) && view.bar().readout().equals(after.text()), view.bar().readout());
		Ui.key(pane, SWT.CR, (char) 0);
		assertArrayEquals(new int[] { grid().rows()[0] }, session.selection().get().channels());
	}

	@Test
	void theCrossHairIsSeenOnCellsOfAnyColour() {
		Item cell = cell(1, 8);
		Ui.click(pane, (int) (cell.x() + cell.width() / 2), (int) (cell.y() + cell.height() / 2), 0);
		Ui.key(pane, SWT.ARROW_UP, (char) 0);
		Item at = cell(0, 8);
		Item far = cell(0, 2);
		Image image = pane.snapshot();
		ImageData data = image.getImageData();
		image.dispose();
		int y = (int) (at.y() + at.height() / 2);
		int x = (int) (far.x() + far.width() / 2);
		Palette palette = Palette.current();
		assertEquals(palette.text().getRGB(), data.palette.getRGB(data.getPixel(x, y)));
		assertEquals(palette.canvas().getRGB(), data.palette.getRGB(data.getPixel(x, y - 1)), "its rim");
	}

	@Test
	void theSearchIsKeptWithTheAnalysis() throws Exception {
		view.bar().search().setText("1-2");
		assertEquals("2 found", view.bar().count());
		Ui.page().hideView(view);
		view = (HeatmapView) Ui.page().showView(HeatmapView.ID);
		Ui.until("the heatmap is there", () -> view.plot() != null);
		assertEquals("1-2", view.bar().search().getText());
		Ui.until("it is searched again", () -> view.bar().count().equals("2 found"));
	}

	@Test
	void boxesAndClassesAreSelected() {
		Item one = cell(0, 2);
		Item two = cell(1, 4);
		Ui.drag(pane, 1, 0, (int) one.x() + 2, (int) one.y() + 2, (int) two.x(), (int) two.y(), (int) two.x() + 3, (int) two.y() + 3);
		assertArrayEquals(IntStream.of(grid().columns()).skip(2).limit(3).map(pane::row).sorted().toArray(), session.selection().get().images());
		assertEquals(2, session.selection().get().channels().length);
		double[] room = grid().room(pane.look());
		Ui.click(pane, (int) room[0] + 3, 4, 0);
		assertEquals(List.of("blue"), session.selection().get().classes());
		assertArrayEquals(new int[] { 0, 1, 2, 3, 4, 5 }, session.selection().get().images());
		action("Invert Selection").run();
		assertArrayEquals(new int[] { 6, 7, 8, 9, 10, 11 }, session.selection().get().images());
	}

	@Test
	void aSliceHasAWayBack() {
		int channels = grid().rows().length;
		assertTrue(!action("Slice to Selection").isEnabled() && action("Slice to Selection").getToolTipText().endsWith("nothing is selected"));
		session.selection().change(s -> s.withChannels(0).withImages(1, 2, 7), this);
		action("Slice to Selection").run();
		Ui.until("the slice is shown", () -> grid().columns().length == 3);
		assertEquals(1, grid().rows().length);
		assertTrue(view.bar().totals().startsWith("1 of " + channels + " channels \u00b7 3 of 12 images"), view.bar().totals());
		action("Slice in a New View").run();
		HeatmapView other = (HeatmapView) Ui.page().findViewReference(HeatmapView.ID, "2").getView(true);
		Ui.until("the slice is shown apart", () -> other.plot() instanceof GridPlot grid && grid.columns().length == 3);
		Ui.page().hideView(other);
		session.selection().change(s -> s.withImages(2), this);
		action("Slice to Selection").run();
		Ui.until("the slice of the slice is shown", () -> grid().columns().length == 1);
		action("Back from Slice").run();
		Ui.until("the first slice is shown", () -> grid().columns().length == 3);
		action("Back from Slice").run();
		Ui.until("everything is shown", () -> grid().columns().length == 12 && grid().rows().length == channels);
		assertTrue(!action("Back from Slice").isEnabled());
	}

	@Test
	void rowsAreFoundAndPutToTheTop() {
		int last = grid().rows()[grid().rows().length - 1];
		view.bar().search().setText(Integer.toString(last));
		assertEquals("1 found", view.bar().count());
		Event enter = new Event();
		view.bar().search().notifyListeners(SWT.DefaultSelection, enter);
		assertEquals(last, pane.plot().item(pane.look(), pane.item()).hit().channels()[0]);
		Event top = new Event();
		top.stateMask = SWT.MOD1;
		view.bar().search().notifyListeners(SWT.DefaultSelection, top);
		Ui.until("it is at the top", () -> grid().rows()[0] == last);
		view.bar().search().setText("nothing like this");
		assertEquals("0 found", view.bar().count());
		RowSearch search = new RowSearch(view.heatmap());
		double best = view.heatmap().channels().getFirst().scores().getFirst().score();
		assertEquals(1, search.find("classPairwiseDistance >= " + best).cardinality());
		assertEquals(0, search.find("classpairwisedistance>" + best).cardinality());
		assertEquals(grid().rows().length, search.find("p100>-1 0-99").cardinality());
		assertEquals(2, search.find("0,1").cardinality());
	}

	@Test
	void ordersColoursAndClusteringAreKept() {
		option("combine", "max");
		Item cell = cell(0, 3);
		Ui.click(pane, (int) (cell.x() + cell.width() / 2), (int) (cell.y() + cell.height() / 2), 0);
		Hit crossed = pane.plot().item(pane.look(), pane.item()).hit();
		option("rows", "-channel");
		Hit now = pane.plot().item(pane.look(), pane.item()).hit();
		assertEquals(crossed.image(), now.image(), "the cross-hair stays with its image");
		assertArrayEquals(crossed.channels(), now.channels());
		assertArrayEquals(IntStream.range(0, grid().rows().length).map(i -> grid().rows().length - 1 - i).toArray(), grid().rows());
		view.settings(view.state().withParameter("link", "both").withOption("columns", "linkage"));
		Ui.until("the images are clustered", () -> view.heatmap().ofImages().items() == 12 && !view.busy());
		assertArrayEquals(view.heatmap().ofImages().order(), grid().columns());
		assertTrue(view.headline().contains("largest value per pixel") && view.headline().contains("columns by clustering"), view.headline());
		assertEquals("max", view.state().options().get("combine"));
	}

	@Test
	void picturesAndNumbersAreExported() throws Exception {
		String csv = new String(view.exported(PlotFile.CSV), java.nio.charset.StandardCharsets.UTF_8);
		assertTrue(csv.startsWith("channel,rank,"), csv);
		assertTrue(new String(view.exported(PlotFile.SVG), java.nio.charset.StandardCharsets.UTF_8).contains("blue"));
		assertTrue(view.plot().text(pane.look()).contains("blue: 6 images"));
	}

	// the pixels of a part of the pane
	private int[] painted(Rectangle part) {
		Image image = new Image(pane.getDisplay(), part.width, part.height);
		boolean[] done = new boolean[1];
		Listener copy = e -> {
			e.gc.copyArea(image, part.x, part.y);
			done[0] = true;
		};
		pane.addListener(SWT.Paint, copy);
		pane.redraw();
		Ui.until("the pane is painted", () -> done[0]);
		pane.removeListener(SWT.Paint, copy);
		ImageData data = image.getImageData();
		image.dispose();
		return IntStream.range(0, part.width * part.height).map(i -> data.getPixel(i % part.width, i / part.width)).toArray();
	}

	private static double changed(int[] before, int[] now) {
		return IntStream.range(0, now.length).filter(i -> now[i] != before[i]).count() / (double) now.length;
	}

	@Test
	void draggingTheCutDrawsNoBoxAndSelectsNothing() {
		view.settings(view.state().withParameter("link", "both").withOption("columns", "linkage"));
		Ui.until("the images are clustered", () -> view.heatmap().ofImages().items() == 12 && !view.busy());
		int[] cut = IntStream.range(0, pane.getSize().y)
				.filter(y -> grid().groups(pane.look(), pane.getSize().x / 2 / pane.scale(), y / pane.scale()).isPresent())
				.toArray();
		assertTrue(cut.length > 8, "the tree above the images has a height");
		int x = pane.getSize().x / 2;
		Rectangle tree = new Rectangle(x + 4, cut[5], 22, cut.length - 11);
		int[] before = painted(tree);
		Ui.mouse(pane, SWT.MouseDown, x, cut[2], 1, 0);
		Ui.mouse(pane, SWT.MouseMove, x + 30, cut[cut.length - 3], 0, SWT.BUTTON1);
		assertTrue(changed(before, painted(tree)) < 0.5, "no box is painted over the tree");
		Ui.mouse(pane, SWT.MouseUp, x + 30, cut[cut.length - 3], 1, SWT.BUTTON1);
		assertEquals(0, session.selection().get().images().length);
		Item cell = cell(1, 1);
		Rectangle cells = new Rectangle((int) cell.x() + 4, (int) cell.y() + 4, 32, 32);
		before = painted(cells);
		Ui.mouse(pane, SWT.MouseDown, (int) cell.x(), (int) cell.y(), 1, 0);
		Ui.mouse(pane, SWT.MouseMove, (int) cell.x() + 40, (int) cell.y() + 40, 0, SWT.BUTTON1);
		assertEquals(1, changed(before, painted(cells)), "a box is painted over the cells");
		Ui.mouse(pane, SWT.MouseUp, (int) cell.x() + 40, (int) cell.y() + 40, 1, SWT.BUTTON1);
	}

	@Test
	void totalsAndReadoutTakeOneLine() {
		Control[] labels = Arrays.stream(view.bar().getChildren()).filter(Composite.class::isInstance).map(Composite.class::cast)
				.map(Composite::getChildren).filter(c -> c.length == 2 && c[0] instanceof Label).findFirst().orElseThrow();
		int height = view.bar().getSize().y;
		assertTrue(labels[0].isVisible() && !labels[1].isVisible(), "the totals");
		Item cell = cell(1, 1);
		Ui.mouse(pane, SWT.MouseMove, (int) (cell.x() + cell.width() / 2), (int) (cell.y() + cell.height() / 2), 0, 0);
		assertTrue(!view.bar().readout().isEmpty() && labels[1].isVisible() && !labels[0].isVisible(), "what is read");
		assertEquals(height, view.bar().getSize().y);
		assertTrue(height <= view.bar().search().getSize().y + labels[0].computeSize(SWT.DEFAULT, SWT.DEFAULT).y + 8, height + " pixels");
		Ui.mouse(pane, SWT.MouseExit, 0, 0, 0, 0);
		assertTrue(labels[0].isVisible(), "the totals again");
	}
}
