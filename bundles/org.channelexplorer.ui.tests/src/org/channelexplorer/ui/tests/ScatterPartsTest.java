package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.result.PlacedImages;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.tests.fake.CountingProjection;
import org.channelexplorer.ui.views.internal.scatter.LayersView;
import org.channelexplorer.ui.views.internal.scatter.ScatterCanvas;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Clusters, colours, hidden classes, nearest and new images in the Scatterplot view; layers side by side. */
@ExtendWith(NoLoggedProblems.class)
class ScatterPartsTest {
	@TempDir
	private Path folder;
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

	private PlacedImages placed() {
		try {
			return PlacedImages.of(view.result());
		} catch (org.channelexplorer.core.util.InputException e) {
			throw new AssertionError(e);
		}
	}

	private void clusters(String method, int k) {
		view.clusters(method, k);
		Ui.until("the clusters are there", () -> !view.busy() && placed().clusters().isPresent());
	}

	private List<String> legend() {
		return view.plot().legend(canvas.look()).stream().map(LegendEntry::name).toList();
	}

	@Test
	void clustersKeepTheImagesInPlace() {
		int runs = CountingProjection.RUNS.get();
		clusters("kmeans", 3);
		assertEquals(3, placed().clusters().orElseThrow().clusters().size());
		assertEquals(List.of("blue", "red", "cluster 0", "cluster 1", "cluster 2"), legend());
		assertTrue(view.headline().contains("3 clusters"), view.headline());
		view.reseedClusters();
		Ui.until("the other clusters are there", () -> !view.busy() && "2".equals(view.state().parameters().get("clusterSeed")));
		assertEquals(runs, CountingProjection.RUNS.get(), "nothing is projected again");
		view.clusters(null, 0);
		Ui.until("the clusters are gone", () -> !view.busy() && placed().clusters().isEmpty());
		assertEquals(List.of("blue", "red"), legend());
	}

	@Test
	void aClickInTheLegendTakesACluster() {
		clusters("kmeans", 2);
		int[] members = IntStream.range(0, placed().clusters().orElseThrow().images().size())
				.filter(i -> placed().clusters().orElseThrow().images().get(i).cluster() == 1).toArray();
		Rectangle entry = view.legend().bounds(3);
		Ui.click(view.legend(), entry.x + 5, entry.y + 5, 0);
		assertArrayEquals(members, session.selection().get().images());
	}

	@Test
	void aClickInsideAnOutlineTakesTheCluster() {
		clusters("kmeans", 1);
		int x = (canvas.place(0).x + canvas.place(5).x) / 2;
		int y = (canvas.place(0).y + canvas.place(5).y) / 2;
		Ui.click(canvas, x, y, 0);
		assertEquals(2 * Samples.PER_CLASS, session.selection().get().images().length);
		Ui.key(canvas, SWT.ESC, (char) 0);
		assertEquals(0, session.selection().get().images().length);
	}

	@Test
	void altHidesAClassAndShowsItAgain() {
		Rectangle entry = view.legend().bounds(1);
		Ui.click(view.legend(), entry.x + 5, entry.y + 5, SWT.ALT);
		Ui.until("red is hidden", () -> view.plot().legend(canvas.look()).get(1).hidden());
		assertEquals(0, session.selection().get().images().length, "nothing is selected by it");
		Ui.click(canvas, canvas.place(Samples.PER_CLASS).x, canvas.place(Samples.PER_CLASS).y, 0);
		assertFalse(session.selection().get().hasImage(Samples.PER_CLASS));
		Ui.click(view.legend(), entry.x + 5, entry.y + 5, SWT.ALT);
		Ui.until("red is there again", () -> !view.plot().legend(canvas.look()).get(1).hidden());
	}

	@Test
	void ctrlAndLassoTakeAway() {
		session.selection().change(s -> s.withImages(IntStream.range(0, 2 * Samples.PER_CLASS).toArray()), this);
		int d = (canvas.place(1).x - canvas.place(0).x) / 3;
		int x = canvas.place(0).x;
		int y = canvas.place(0).y;
		Ui.drag(canvas, 1, SWT.MOD1, x - d, y - d, x + d, y - d, x + d, y + d, x - d, y + d);
		assertEquals(2 * Samples.PER_CLASS - 1, session.selection().get().images().length);
		assertFalse(session.selection().get().hasImage(0));
	}

	@Test
	void coloursFollowTheOption() {
		view.option("color", "verdict");
		Ui.until("right and wrong", () -> legend().contains("wrong"));
		view.option("color", "given");
		Ui.until("the given classes", () -> legend().equals(List.of("blue", "red")));
	}

	@Test
	void nearestImagesAreListedSelectedAndJoined() {
		assertEquals(0, view.near().list().getChildren().length, "GTK complains about a table without room");
		session.selection().change(s -> s.withImages(2), this);
		view.nearest();
		Ui.until("they are listed", () -> view.near().list().isVisible() && view.near().list().table().getItemCount() > 0);
		int n = view.near().list().table().getItemCount();
		assertEquals(2 * Samples.PER_CLASS - 1, n, "all others of so few");
		assertEquals(n, view.near().lines());
		assertEquals(n + 1, session.selection().get().images().length);
		assertTrue(view.near().list().title().contains("b2.png in second"), view.near().list().title());
		view.near().list().table().select(0);
		view.near().list().table().notifyListeners(SWT.Selection, new Event());
		assertEquals(1, session.selection().get().images().length);
		session.selection().change(s -> s.withLayers(List.of("first")), this);
		Ui.until("those of the other layer", () -> view.near().list().title().contains("in first"));
	}

	@Test
	void aNewImageIsLocated() throws Exception {
		Path same = folder.resolve("new.png");
		Samples.image(same, 200 + 5 * 2, 40, 20); // as red/r2.png
		view.locate(List.of(same));
		Ui.until("it is located", () -> view.near().stars().size() == 1);
		double[] star = view.near().stars().getFirst();
		int like = Samples.PER_CLASS + 2;
		assertEquals(canvas.place(like).x, star[0], 2, "where its twin is");
		assertEquals(canvas.place(like).y, star[1], 2);
		assertTrue(view.near().list().title().startsWith("Nearest to new.png (new): stranger than "), view.near().list().title());
		assertEquals("red/r2.png", view.near().list().table().getItem(0).getText(2));
		view.locate(List.of(folder.resolve("none.png")));
		Ui.until("the reason is told", () -> view.near().list().title().contains("none.png"));
		assertEquals(List.of(), view.near().stars(), "the list names another image");
		assertFalse(view.near().list().table().isVisible(), "there is nothing to list");
		view.locate(List.of(folder));
		Ui.until("the images of a folder are located", () -> view.near().stars().size() == 1);
		view.locate(List.of(Files.createDirectory(folder.resolve("empty"))));
		assertTrue(view.near().list().title().contains("holds no files"), view.near().list().title());
	}

	@Test
	void layersAreTurnedToTheLast() {
		session.selection().change(s -> s.withLayers(List.of("first")), this);
		Ui.until("the other layer is there", () -> "first".equals(view.result().scalars().get("layer")));
		assertEquals("second", placed().alignment().orElseThrow().layer());
	}

	@Test
	void theContextMenuHasEverything() {
		Menu menu = canvas.getMenu();
		menu.notifyListeners(SWT.Show, new Event());
		List<String> texts = Arrays.stream(menu.getItems()).map(MenuItem::getText).toList();
		for (String text : List.of("Nearest Neighbours", "Locate New Images\u2026", "Colour By", "Clusters", "Show", "Copy Image")) {
			assertTrue(texts.stream().anyMatch(t -> t.startsWith(text)), text + " is not among " + texts);
		}
		MenuItem nearest = menu.getItem(0);
		assertFalse(nearest.isEnabled());
		menu.notifyListeners(SWT.Hide, new Event());
	}

	@Test
	void layersStandSideBySide() throws Exception {
		LayersView layers = (LayersView) Ui.page().showView("org.channelexplorer.ui.sideBySide");
		layers.settings(layers.state().with(Map.of("method", "counting"), 1));
		Ui.until("the pictures are there", () -> layers.result() != null && !layers.busy() && "counting".equals(layers.result().scalars().get("method")));
		assertTrue(layers.headline().contains("Images through 2 layers"), layers.headline());
		double[] place = layers.plot().place(layers.pane().look(), 3);
		Ui.click(layers.pane(), (int) Math.round(place[0]), (int) Math.round(place[1]), 0);
		assertArrayEquals(new int[] { 3 }, session.selection().get().images());
		layers.morph(true);
		Ui.until("one picture", () -> layers.slider().getVisible());
		layers.slider().setSelection(0);
		layers.slider().notifyListeners(SWT.Selection, new Event());
		Ui.until("at the first layer", () -> layers.plot().facts().contains("first"));
		layers.play();
		Ui.until("it moves", () -> layers.slider().getSelection() > 0);
		layers.play();
		assertFalse(layers.playing(), "stopped");
		layers.at(0.99);
		layers.play();
		Ui.until("it goes on from there to the last layer", () -> !layers.playing() && layers.plot().facts().contains("second"));
		session.selection().change(s -> s.withLayers(List.of("first")), this);
		assertFalse(layers.busy(), "it shows all layers, whichever is selected");
		assertTrue(layers.headline().startsWith("From layer to layer"), layers.headline());
		Ui.page().hideView(layers);
	}
}
