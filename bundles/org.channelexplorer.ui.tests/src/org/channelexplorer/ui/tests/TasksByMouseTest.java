package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.plot.GridPlot;
import org.channelexplorer.plot.Item;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.views.internal.dataset.DatasetCanvas;
import org.channelexplorer.ui.views.internal.dataset.DatasetLayout;
import org.channelexplorer.ui.views.internal.dataset.DatasetView;
import org.channelexplorer.ui.views.internal.layers.LayersView;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.Test;

/** The {@link Tasks} by mouse, with the clicks counted. */
class TasksByMouseTest extends Tasks {
	private int clicks;

	private void click(Control control, double x, double y) {
		clicks++;
		Ui.click(control, (int) x, (int) y, 0);
		Ui.settle();
	}

	private void tab(String title) {
		List<CTabFolder> folders = new ArrayList<>();
		folders(Ui.window().getShell(), folders);
		for (CTabFolder folder : folders) {
			for (CTabItem item : folder.getItems()) {
				if (item.getText().equals(title) && item.isShowing()) {
					Rectangle at = item.getBounds();
					click(folder, at.x + at.width / 2.0, at.y + at.height / 2.0);
					return;
				}
			}
		}
		throw new AssertionError("no tab " + title + " is shown");
	}

	private static void folders(Control root, List<CTabFolder> found) {
		if (root instanceof CTabFolder folder && folder.isVisible()) {
			found.add(folder);
		}
		if (root instanceof org.eclipse.swt.widgets.Composite composite) {
			for (Control child : composite.getChildren()) {
				folders(child, found);
			}
		}
	}

	private void menu(String... path) {
		Menu menu = Ui.window().getShell().getMenuBar();
		for (String text : path) {
			menu.notifyListeners(SWT.Show, new Event());
			Ui.settle();
			MenuItem item = Arrays.stream(menu.getItems()).filter(i -> i.getText().replace("&", "").replaceFirst("\t.*", "").equals(text)).findFirst()
					.orElseThrow(() -> new AssertionError("no " + text));
			clicks++;
			if (item.getMenu() == null) {
				item.notifyListeners(SWT.Selection, new Event());
				Ui.settle();
				return;
			}
			menu = item.getMenu();
		}
	}

	private static PlotView shown(String id) {
		Ui.untilComputed("the plot is there", () -> plot(id) != null && plot(id).plot() != null && !plot(id).busy());
		return plot(id);
	}

	private static String text(PlotView view) {
		return view.plot().text(view.pane().look());
	}

	private int image(String given, String predicted) {
		for (int i = 0; i < session.analysis().images().size(); i++) {
			int row = i;
			if (session.labels().nameOf(i).equals(given) && session.predictions().orElseThrow().of(i).filter(p -> p.text().startsWith(predicted)).isPresent()) {
				return row;
			}
		}
		throw new AssertionError();
	}

	private DatasetCanvas dataset(int image) {
		DatasetCanvas canvas = ((DatasetView) Ui.page().findView(ExplorePerspective.DATASET)).canvas();
		canvas.reveal(image); // by the wheel: no click
		Ui.settle();
		return canvas;
	}

	private static int[] place(DatasetCanvas canvas, int image) {
		for (DatasetLayout.Block block : canvas.arranged().between(0, Integer.MAX_VALUE / 2)) {
			for (int at = 0; at < block.rows().length; at++) {
				if (block.rows()[at] == image) {
					return new int[] { canvas.arranged().x(at) + 5, canvas.arranged().y(block, at) - canvas.scrolled() + 5 };
				}
			}
		}
		throw new AssertionError();
	}

	private void report(String task, int goal) {
		System.out.println("TASK " + task + ": " + clicks + " clicks, goal " + goal);
		assertTrue(clicks <= goal, task + " took " + clicks + " clicks, the goal is " + goal);
	}

	@Test
	void t1ByMouse() {
		tab("Layers");
		LayersView layers = (LayersView) Ui.page().findView(ExplorePerspective.LAYERS);
		Ui.until("the layers are listed", () -> layers.table() != null);
		Spoken table = new Spoken(Ui.find(layers.table(), org.eclipse.swt.widgets.Table.class, _ -> true));
		assertTrue(table.rows().stream().anyMatch(r -> r.contains("Channels 128;") && r.contains("Map 4 \u00d7 4;")), table.rows().toString());
		tab("Jaccard Similarity");
		assertEquals(List.of("cat", "dog"), mostAlike(text(shown(ExplorePerspective.JACCARD))));
		int image = image("cat", "dog");
		DatasetCanvas canvas = dataset(image);
		int[] from = place(canvas, image);
		DatasetLayout.Block below = canvas.arranged().between(canvas.scrolled(), canvas.scrolled() + canvas.getClientArea().height).stream()
				.filter(b -> b.classIndex() != session.labels().classOf(image)).findFirst().orElseThrow();
		int y = below.top() - canvas.scrolled() + 5;
		String target = session.labels().classes().get(below.classIndex());
		clicks++; // press on the image, release on another class' heading
		Ui.drag(canvas, 1, 0, from[0], from[1], from[0] + 9, from[1] + 9, 20, Math.clamp(y, 5, canvas.getClientArea().height - 5), 20,
				Math.clamp(y, 5, canvas.getClientArea().height - 5));
		Ui.until("the image has its label", () -> session.labels().nameOf(image).equals(target));
		report("T1", 6);
	}

	@Test
	void t2ByMouse() {
		int image = image("cat", "dog");
		DatasetCanvas canvas = dataset(image);
		int[] at = place(canvas, image);
		click(canvas, at[0], at[1]);
		assertEquals(1, session.selection().get().images().length);
		menu("Window", "Show View", "Layers Side by Side");
		PlotView side = shown(ExplorePerspective.SIDE_BY_SIDE);
		Ui.until("the way of the image is described", () -> text(side).contains("It lies with dog"));
		report("T2", 8);
	}

	@Test
	void t3ByMouse() {
		tab("Layer Profile");
		PlotView profile = shown(ExplorePerspective.PROFILE);
		String layer = found(Pattern.compile("k-NN purity.*worst in (\\S+) with"), text(profile), 1);
		for (int i = 0; i < profile.plot().items(); i++) {
			Item item = profile.plot().item(profile.pane().look(), i);
			if (item.hit().text().contains(layer)) {
				click(profile.pane(), item.x() + item.width() / 2, item.y() + item.height() / 2);
				break;
			}
		}
		assertEquals(layer, session.selection().get().primaryLayer());
		tab("Jaccard Similarity");
		PlotView jaccard = shown(ExplorePerspective.JACCARD);
		Ui.until("the similarities are those of the layer", () -> text(jaccard).contains("classes in " + layer));
		assertEquals(2, mostAlike(text(jaccard)).size());
		report("T3", 3);
	}

	@Test
	void t4ByMouse() throws Exception {
		tab("Activation Heatmap");
		PlotView heatmap = shown(ExplorePerspective.HEATMAP);
		GridPlot before = (GridPlot) heatmap.plot();
		int column = firstOf(before, "mustang");
		Item cell = before.item(heatmap.pane().look(), column);
		click(heatmap.pane(), cell.x() + cell.width() / 2 + 2, 4); // the heading of the class
		Ui.until("the channels are in order", () -> heatmap.headline().contains("AUC of mustang against the rest") && !heatmap.busy());
		GridPlot grid = (GridPlot) heatmap.plot();
		assertEquals(best("mustang"), grid.rows()[0], "the channel that tells the class from the rest is the first");
		Item first = grid.item(heatmap.pane().look(), firstOf(grid, "mustang") + 1);
		click(heatmap.pane(), first.x() + first.width() / 2, first.y() + Math.max(1, first.height() / 2));
		assertEquals(1, session.selection().get().channels().length);
		tab("Activation Overlay");
		PlotView overlay = shown(ExplorePerspective.OVERLAY);
		Ui.until("the map is there", () -> overlay.result() != null && !overlay.busy());
		MapOverlay shown = MapOverlay.of(overlay.result());
		assertEquals(List.of(session.selection().get().channels()[0]), shown.channels());
		assertEquals(session.analysis().images().get(session.selection().get().images()[0]).file(), shown.images().getFirst().image());
		report("T4", 4);
	}

	private int firstOf(GridPlot grid, String name) {
		PlotView heatmap = plot(ExplorePerspective.HEATMAP);
		for (int c = 0; c < grid.columns().length; c++) {
			if (session.labels().nameOf(heatmap.pane().row(grid.columns()[c])).equals(name)) {
				return c;
			}
		}
		throw new AssertionError();
	}

	// by definition: pairs of an image of the class and one of another class in which the first has the larger value
	private int best(String name) throws Exception {
		var x = session.analysis().summary(plot(ExplorePerspective.HEATMAP).result().scalars().get("layer").toString(), "").values();
		Map<Double, Integer> byScore = new TreeMap<>();
		for (int c = x.columns() - 1; c >= 0; c--) {
			double won = 0;
			for (int i = 0; i < x.rows(); i++) {
				for (int j = 0; j < x.rows() && session.labels().nameOf(i).equals(name); j++) {
					won += session.labels().nameOf(j).equals(name) ? 0 : x.get(i, c) > x.get(j, c) ? 1 : x.get(i, c) == x.get(j, c) ? 0.5 : 0;
				}
			}
			byScore.put(won, c);
		}
		return ((TreeMap<Double, Integer>) byScore).lastEntry().getValue();
	}
}
