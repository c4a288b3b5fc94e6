package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.plot.GridPlot;
import org.channelexplorer.plot.Item;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.views.internal.dataset.DatasetCanvas;
import org.channelexplorer.ui.views.internal.dataset.DatasetLayout;
import org.channelexplorer.ui.views.internal.dataset.DatasetView;
import org.channelexplorer.ui.views.internal.layers.LayersView;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The four tasks of the paper's users, on the demo: twice each. Once by keys, with what assistive technology learns and nothing else; once by
 * mouse, with the clicks counted. T1: shapes of the layers, a label, which classes are confusable. T2: follow a confusing image through the
 * layers: where it leaves its class, and for which one. T3: the layer and the pair of classes that separate worst. T4: the channels that
 * matter for a class, and where they respond.
 */
@ExtendWith(NoLoggedProblems.class)
class TasksTest {
	private static final Pattern NEAREST = Pattern.compile("(?m)^(\\S+): \\d+ images?;.*most similar other class: (\\S+), Jaccard ([0-9.]+)");

	private AnalysisSession session;
	private int clicks;

	@BeforeEach
	void open() throws Exception {
		Ui.page().resetPerspective();
		IFile demo = ResourcesPlugin.getWorkspace().getRoot().getProject("Demo").getFile("demo.channelexplorer");
		if (demo.exists()) {
			session = Samples.open(demo.getLocation().toPath());
		} else {
			Commands.run(Ui.window(), Commands.OPEN_DEMO);
			IEditorPart editor = Ui.until("the editor is open", Ui::editor);
			session = Ui.until("the session is there", () -> editor.getAdapter(AnalysisSession.class));
		}
		session.selection().change(s -> Selection.NONE, this); // where the last test looked is kept
		Ui.until("the images are placed", () -> plot(ExplorePerspective.SCATTERPLOT).plot() != null);
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	@AfterAll
	static void reset() {
		Ui.page().resetPerspective();
		Ui.settle();
	}

	// keys

	private static void press(int state, int key) {
		Ui.settle();
		Control focus = Display.getCurrent().getFocusControl();
		Event e = new Event();
		e.stateMask = state;
		e.keyCode = key;
		e.character = (key & SWT.KEYCODE_BIT) != 0 ? 0 : state == SWT.MOD1 && key >= 'a' && key <= 'z' ? (char) (key - 'a' + 1) : (char) key;
		e.doit = true;
		focus.notifyListeners(SWT.KeyDown, e);
		if (!focus.isDisposed()) {
			Event up = new Event();
			up.keyCode = key;
			focus.notifyListeners(SWT.KeyUp, up);
		}
		Ui.settle();
	}

	/** Ctrl+K, V and a letter show a view. */
	private static void view(char letter) {
		press(SWT.MOD1, 'k');
		press(0, 'v');
		press(0, letter);
	}

	private static Spoken described(String what, Pattern wanted) {
		String[] last = { "" };
		try {
			Ui.untilComputed(what, () -> {
				Control focus = Display.getCurrent().getFocusControl();
				String text = focus == null ? null : new Spoken(focus).description();
				last[0] = focus + ": " + text;
				return text != null && wanted.matcher(text).find();
			});
			return Spoken.focused();
		} catch (AssertionError late) {
			throw new AssertionError(wanted + " is not in " + last[0], late);
		}
	}

	private static String found(Pattern pattern, String text, int group) {
		Matcher m = pattern.matcher(text);
		assertTrue(m.find(), pattern + " in " + text);
		return m.group(group);
	}

	/** The class whose nearest other class is most similar, and that class, of what the Jaccard Similarity view tells. */
	private static List<String> mostAlike(String text) {
		List<String> pair = List.of();
		double most = -1;
		for (Matcher m = NEAREST.matcher(text); m.find();) {
			if (Double.parseDouble(m.group(3)) > most) {
				most = Double.parseDouble(m.group(3));
				pair = List.of(m.group(1), m.group(2));
			}
		}
		return pair.stream().sorted().toList();
	}

	@Test
	void t1ByKeys() throws Exception {
		view('l');
		Spoken table = Ui.until("the table of layers has the focus", () -> {
			Control focus = Display.getCurrent().getFocusControl();
			if (focus != null && !(focus instanceof org.eclipse.swt.widgets.Table)) {
				focus.traverse(SWT.TRAVERSE_TAB_NEXT);
			}
			return focus instanceof org.eclipse.swt.widgets.Table ? new Spoken(focus) : null;
		});
		String conv = table.rows().stream().filter(r -> r.contains("Channels 128;")).findFirst().orElseThrow(() -> new AssertionError(table.rows().toString()));
		assertTrue(conv.contains("Channels 128;") && conv.contains("Map 4 \u00d7 4;"), conv);

		view('j');
		Spoken jaccard = described("the similarities are there", NEAREST);
		assertEquals(List.of("cat", "dog"), mostAlike(jaccard.description()));

		view('d');
		Spoken images = Spoken.focused();
		assertEquals(ACC.ROLE_LIST, images.role());
		press(0, SWT.HOME);
		int chosen = -1;
		for (int step = 0; step < 200 && chosen < 0; step++) { // until an image that the network takes for another class
			press(0, SWT.ARROW_RIGHT);
			int at = selected(images);
			chosen = at >= 0 && images.name(at).contains(", cat, predicted dog") ? at : -1;
		}
		assertTrue(chosen >= 0, "no cat predicted as dog");
		String file = images.name(chosen).replaceFirst(",.*", "");
		Ui.answer("New Class", Ui.typed("doubtful"));
		press(SWT.MOD1, 'g');
		Ui.until("the image has its label", () -> {
			press(0, SWT.END); // the new class is the last one
			return selected(images) >= 0 && images.name(selected(images)).startsWith(file + ", doubtful");
		});
	}

	private static int selected(Spoken list) {
		for (int i = 0; i < list.children(); i++) {
			if (list.selected(i) && !list.name(i).startsWith("Class ")) {
				return i;
			}
		}
		return -1;
	}

	@Test
	void t2ByKeys() {
		view('d');
		Spoken images = Spoken.focused();
		press(0, SWT.HOME);
		String name = "";
		for (int step = 0; step < 400 && !name.contains(", cat, predicted dog"); step++) {
			press(0, SWT.ARROW_RIGHT);
			int at = selected(images);
			name = at < 0 ? "" : images.name(at);
		}
		String file = name.replaceFirst(",.*", "");
		view('w');
		Pattern story = Pattern.compile(
				Pattern.quote(file) + " \\(cat\\)\\. Most of its nearest images: (.+)\\. It lies with (\\S+) (from (\\S+) on|in every layer shown)\\.");
		String text = described("the layers stand side by side", story).description();
		assertEquals("dog", found(story, text, 2));
		assertTrue(Pattern.compile("It (leaves its class, cat, after \\S+|lies with its class, cat, in no layer shown)\\.").matcher(text).find(), text);
	}

	@Test
	void t3ByKeys() {
		view('p');
		Pattern worst = Pattern.compile("k-NN purity.*worst in (\\S+) with");
		Spoken profile = described("the profile is there", worst);
		String layer = found(worst, profile.description(), 1);
		for (int i = 0; i < profile.children() && (profile.focus() < 0 || !profile.name(profile.focus()).contains(layer)); i++) {
			press(0, SWT.ARROW_RIGHT);
		}
		assertTrue(profile.name(profile.focus()).contains(layer), profile.name(profile.focus()));
		press(0, SWT.CR);
		view('j');
		Spoken jaccard = described("the similarities of the layer are there", Pattern.compile("classes in " + Pattern.quote(layer)));
		assertEquals(2, mostAlike(jaccard.description()).size());
	}

	@Test
	void t4ByKeys() {
		view('h');
		Pattern row = Pattern.compile("Row (\\d+), channel (\\d+): highest mean in mustang");
		Spoken heatmap = described("the heatmap is there", row);
		int down = Integer.parseInt(found(row, heatmap.description(), 1)) - 1;
		String channel = found(row, heatmap.description(), 2);
		press(0, SWT.ARROW_DOWN); // to the first cell
		for (int i = 0; i < down; i++) {
			press(0, SWT.ARROW_DOWN);
		}
		for (int i = 0; i < 540 && !heatmap.name(heatmap.focus()).contains("mustang/"); i++) {
			press(0, SWT.ARROW_RIGHT);
		}
		String cell = heatmap.name(heatmap.focus());
		assertTrue(cell.startsWith("channel " + channel + ",") && cell.contains("mustang/"), cell);
		String file = found(Pattern.compile("(mustang/[^\\s,;]+)"), cell, 1);
		press(0, SWT.CR);
		view('o');
		Pattern where = Pattern.compile(Pattern.quote(file) + ", channel " + channel + "\\b.*: from .* to .*, largest in row \\d+, column \\d+");
		described("the map is there", where);
	}

	// mouse

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

	private static PlotView plot(String id) {
		return Ui.page().findView(id) instanceof PlotView view ? view : null;
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
		Spoken table = new Spoken(Ui.child(layers.table(), org.eclipse.swt.widgets.Table.class, _ -> true));
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
