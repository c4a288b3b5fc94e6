package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.ClassEdits;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.views.internal.dataset.DatasetCanvas;
import org.channelexplorer.ui.views.internal.dataset.DatasetLayout;
import org.channelexplorer.ui.views.internal.dataset.DatasetOrder;
import org.channelexplorer.ui.views.internal.dataset.DatasetView;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class DatasetViewTest {
	private AnalysisSession session;
	private DatasetView view;
	private DatasetCanvas canvas;

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(Samples.analysis());
		view = (DatasetView) Ui.page().showView(ExplorePerspective.DATASET);
		canvas = Ui.until("the list is there", view::canvas);
		Ui.settle();
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private void click(DatasetLayout.Block block, int place, int state) {
		int y = place < 0 ? block.top() + 8 : canvas.arranged().y(block, place) + 5;
		int x = place < 0 ? 60 : canvas.arranged().x(place) + 5;
		Ui.click(canvas, x, y - canvas.scrolled(), state);
	}

	private List<DatasetLayout.Block> blocks() {
		return canvas.arranged().between(0, canvas.arranged().height());
	}

	@Test
	void copyTakesTheFilesOfTheSelectedImages() throws Exception {
		click(blocks().getFirst(), 0, 0);
		canvas.setFocus();
		Ui.run("org.eclipse.ui.edit.copy");
		Clipboard clipboard = new Clipboard(canvas.getDisplay());
		String text = (String) clipboard.getContents(TextTransfer.getInstance());
		clipboard.dispose();
		assertTrue(text != null && text.endsWith(".png") && text.lines().count() == 1, text);
	}

	@Test
	void theTipOfAClassGoesWithTheMouseAndWithTheClass() throws Exception {
		int y = blocks().getFirst().top() + 8;
		Ui.mouse(canvas, SWT.MouseMove, 60, y, 0, 0);
		assertTrue(canvas.getToolTipText().startsWith("blue, "), canvas.getToolTipText());
		Ui.mouse(canvas, SWT.MouseExit, -1, -1, 0, 0);
		assertNull(canvas.getToolTipText());
		Ui.mouse(canvas, SWT.MouseMove, 60, y, 0, 0);
		ClassEdits.rename(session, "blue", "sky");
		assertNull(canvas.getToolTipText(), "it was about another one");
	}

	@Test
	void showsClassesWithTheirImages() {
		assertEquals(2, blocks().size());
		assertEquals(Samples.PER_CLASS, blocks().get(0).rows().length);
		assertEquals(List.of("blue", "red"), session.labels().classes());
	}

	@Test
	void selectsImagesAndClasses() {
		click(blocks().get(0), 2, 0);
		assertArrayEquals(new int[] { 2 }, session.selection().get().images());
		click(blocks().get(0), 4, SWT.MOD1);
		assertArrayEquals(new int[] { 2, 4 }, session.selection().get().images());
		click(blocks().get(0), 2, 0);
		click(blocks().get(0), 5, SWT.SHIFT);
		assertArrayEquals(new int[] { 2, 3, 4, 5 }, session.selection().get().images());
		click(blocks().get(1), -1, 0);
		assertEquals(List.of("red"), session.selection().get().classes());
		assertEquals(Samples.PER_CLASS, session.selection().get().images().length);
	}

	@Test
	void keyboardMovesTheSelection() {
		click(blocks().get(0), 0, 0);
		Ui.key(canvas, SWT.ARROW_RIGHT, '\0');
		assertArrayEquals(new int[] { 1 }, session.selection().get().images());
		Ui.key(canvas, SWT.ESC, '\0');
		assertEquals(0, session.selection().get().images().length);
	}

	@Test
	void marksOtherPredictions() {
		assertTrue(session.contradicted(Samples.PER_CLASS), "the first red one is blue");
		assertFalse(session.contradicted(0));
		assertEquals(1 - 1.0 / Samples.PER_CLASS, session.predictions().orElseThrow().accuracy(1), 1e-9);
	}

	@Test
	void theFilterOfOtherPredictionsSaysWhyItCannotBeUsed() throws Exception {
		assertTrue(wrongOnly().isEnabled());
		Samples.closeAll();
		Path document = Samples.analysis();
		Files.delete(document.resolveSibling("classes.txt"));
		Files.delete(document.resolveSibling("sample.data").resolve("outputs.json")); // as of an older analysis
		session = Samples.open(document);
		Ui.until("the filter is off", () -> !wrongOnly().isEnabled());
		assertTrue(wrongOnly().getAction().getToolTipText().contains("names of the network's outputs are not known"), wrongOnly().getAction().getToolTipText());
		assertFalse(session.contradicted(Samples.PER_CLASS), "nothing is guessed by the order of folders");
		Files.writeString(document.resolveSibling("labels.txt"), "0 Blue\n1 Red\n");
		Samples.closeAll();
		session = Samples.open(document);
		Ui.until("the filter is on", () -> wrongOnly().isEnabled());
		assertTrue(session.contradicted(Samples.PER_CLASS));
	}

	private ActionContributionItem wrongOnly() {
		return (ActionContributionItem) Arrays.stream(view.getViewSite().getActionBars().getToolBarManager().getItems())
				.filter(i -> i instanceof ActionContributionItem a && a.getAction().getText().contains("Predicted as Another Class")).findFirst().orElseThrow();
	}

	@Test
	void filters() {
		Text filter = find(canvas.getParent(), Text.class);
		filter.setText("b3");
		assertEquals(1, canvas.shownCount());
		filter.setText("RED");
		assertEquals(Samples.PER_CLASS, canvas.shownCount());
		filter.setText("");
		assertEquals(2 * Samples.PER_CLASS, canvas.shownCount());
	}

	@Test
	void theFilterIsALanguageThatViewsShare() {
		Text filter = view.filter();
		filter.setText("class:red predicted:blue");
		assertEquals(1, canvas.shownCount());
		assertEquals(1, session.shown().images().cardinality());
		filter.setText("class:red -is:wrong confidence>0");
		assertEquals(Samples.PER_CLASS - 1, canvas.shownCount());
		assertEquals(Samples.PER_CLASS, blocks().get(0).total());
		filter.setText("class:");
		assertEquals(Samples.PER_CLASS - 1, canvas.shownCount(), "what cannot be read changes nothing");
		assertTrue(filter.getToolTipText().contains("a value is missing"), filter.getToolTipText());
		filter.setText("is:odd");
		assertTrue(filter.getToolTipText().contains("there is no 'is:odd'"), filter.getToolTipText());
		filter.setText("");
		wrongOnly().getAction().run();
		assertEquals("is:wrong", filter.getText(), "the button is a term of the filter");
		assertEquals(1, canvas.shownCount());
		wrongOnly().getAction().run();
		assertEquals(2 * Samples.PER_CLASS, canvas.shownCount());
	}

	@Test
	void aHeadingTakesOnlyWhatIsShown() {
		view.filter().setText("class:red -is:wrong");
		click(blocks().get(0), -1, 0);
		assertEquals(Samples.PER_CLASS - 1, session.selection().get().images().length);
		assertEquals(List.of(), session.selection().get().classes(), "not the whole class");
	}

	@Test
	void theBreadCrumbLeadsBack() throws Exception {
		click(blocks().get(1), -1, 0);
		Ui.run("focus.onlyThese");
		assertEquals(1, blocks().size());
		assertTrue(view.crumb().isVisible());
		assertTrue(view.crumb().getText().contains("red"), view.crumb().getText());
		Event back = new Event();
		back.text = "all";
		view.crumb().notifyListeners(SWT.Selection, back);
		assertEquals(2, blocks().size());
		assertFalse(view.crumb().isVisible());
	}

	private void drag(int fromX, int fromY, int toX, int toY) {
		Ui.drag(canvas, 1, 0, fromX, fromY, fromX + 9, fromY + 9, toX, toY);
	}

	@Test
	void imagesAreDraggedOntoClasses() {
		click(blocks().get(0), 1, 0);
		click(blocks().get(0), 2, SWT.MOD1);
		drag(canvas.arranged().x(2) + 5, canvas.arranged().y(blocks().get(0), 2) + 5 - canvas.scrolled(), 60, blocks().get(1).top() + 8 - canvas.scrolled());
		Ui.until("they are red", () -> session.labels().nameOf(1).equals("red"));
		assertEquals("red", session.labels().nameOf(2));
		assertEquals("blue", session.labels().nameOf(3));
		assertArrayEquals(new int[] { 1, 2 }, session.selection().get().images(), "they stay selected");
		assertEquals(Samples.PER_CLASS + 2, blocks().get(1).rows().length);
	}

	@Test
	void aClassIsDraggedOntoAnother() {
		Ui.answer("Merge Classes", dialog -> Ui.press(dialog, "OK"));
		drag(60, blocks().get(0).top() + 8, 60, blocks().get(1).top() + 8);
		Ui.until("there is one class", () -> session.labels().classes().equals(List.of("red")));
		assertEquals(1, blocks().size());
	}

	@Test
	void imagesAndClassesAreSorted() {
		canvas.change(s -> s.withSort("name", true));
		assertEquals("blue/b5.png", session.analysis().images().get(blocks().get(0).rows()[0]).file());
		canvas.change(s -> s.withSort("typicality", false).withReference("red").withClassSort("similarity"));
		Ui.until("it is computed", () -> !view.busy() && session.scores().names().contains("typicality") && canvas.numbers().similarity("red") != null);
		assertEquals(Math.max(canvas.numbers().similarity("blue"), canvas.numbers().similarity("red")), canvas.numbers().largest(), "the longest bar");
		int[] blue = blocks().stream().filter(b -> b.classIndex() == 0).findFirst().orElseThrow().rows();
		for (int i = 1; i < blue.length; i++) {
			assertTrue(session.scores().get("typicality", blue[i - 1]) <= session.scores().get("typicality", blue[i]));
		}
		view.filter().setText("typicality>-2");
		assertEquals(2 * Samples.PER_CLASS, canvas.shownCount(), "scores can be filtered by");
	}

	@Test
	void representativesAreMarkedCountedAndFocusedOn() throws Exception {
		canvas.change(s -> s.withRepresentatives(java.util.Map.of("clusters", "2"), 1));
		Ui.until("they are there", () -> session.scores().representatives() != null);
		assertEquals(4, session.scores().representatives().cardinality());
		assertTrue(canvas.numbers().coverage("blue").startsWith(", 2 representatives"), canvas.numbers().coverage("blue"));
		view.filter().setText("is:representative");
		assertEquals(4, canvas.shownCount());
		org.channelexplorer.ui.Focusing.only(session, "representatives", session.scores().representatives());
		assertEquals(4, session.shown().inFocus().cardinality());
		assertEquals("representatives", session.focus().get().inUse());
	}

	@Test
	void whatIsListedHasNames() {
		click(blocks().get(1), 0, 0);
		assertEquals("Class blue, 6", canvas.named(0));
		assertTrue(canvas.named(1).startsWith("blue/b0.png, blue, predicted blue"), canvas.named(1));
		assertEquals("Class red, 6, 1 selected", canvas.named(1 + Samples.PER_CLASS));
	}

	@Test
	void theKeysOfTextsBelongToTheField() throws Exception {
		Text filter = view.filter();
		Ui.page().activate(view);
		filter.setText("b");
		filter.setText("b3");
		canvas.forceFocus(); // so that the field gets the focus, whatever had it
		filter.forceFocus();
		org.junit.jupiter.api.Assumptions.assumeTrue(filter.isFocusControl(), "the window has no focus");
		filter.setText("b32");
		Ui.run("org.eclipse.ui.edit.selectAll");
		assertEquals("b32", filter.getSelectionText());
		assertEquals(0, session.selection().get().images().length);
		Ui.run("org.eclipse.ui.edit.undo");
		assertEquals("b3", filter.getText(), "what was typed is undone, not the selection");
		Ui.run("org.eclipse.ui.edit.redo");
		assertEquals("b32", filter.getText());
		canvas.setFocus();
		filter.setText("b3");
		Ui.run("org.eclipse.ui.edit.selectAll");
		assertEquals(1, session.selection().get().images().length, "elsewhere it selects the images that are shown");
	}

	@Test
	void fiftyThousandImagesAreLaidOutAtOnce() {
		int n = 50_000;
		int[][] rows = { java.util.stream.IntStream.range(0, n).toArray() };
		long start = System.nanoTime();
		DatasetLayout layout = new DatasetLayout(new DatasetOrder(new int[] { 0 }, rows, new int[] { n }), c -> false, 300, 20, 48, 0);
		assertTrue(System.nanoTime() - start < 2_000_000_000L, "a stall");
		DatasetLayout.Block b = layout.between(0, 10).getFirst();
		assertEquals(new DatasetLayout.Hit(0, 49_999), layout.hit(layout.x(49_999) + 1, layout.y(b, 49_999) + 1));
	}

	@Test
	void listsWhatWasLeftOut() throws Exception {
		Link link = find(canvas.getParent().getChildren()[2], Link.class);
		assertTrue(link.getText().contains("1 image skipped"), link.getText());
		Table table = find(canvas.getParent().getChildren()[2], Table.class);
		assertTrue(table.getItem(0).getText(0).endsWith("red/broken.png"));
		assertTrue(table.getItem(0).getText(1).contains("not a PNG"), table.getItem(0).getText(1));
		IFile file = AnalysisEditors.workspaceFile(session.analysis().file());
		Ui.until("the marker is there", () -> markers(file).length == 1);
		assertTrue(markers(file)[0].getAttribute(IMarker.MESSAGE, "").contains("red/broken.png"));
	}

	private static IMarker[] markers(IFile file) {
		try {
			return file.findMarkers("org.channelexplorer.ui.problem", true, IResource.DEPTH_ZERO);
		} catch (org.eclipse.core.runtime.CoreException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void sizeIsKept() {
		assertNull(session.state("dataset").orElse(null));
		int thumb = canvas.thumb();
		for (IContributionItem item : view.getViewSite().getActionBars().getToolBarManager().getItems()) {
			if (item instanceof ActionContributionItem a && a.getAction().getText().equals("Larger Images")) {
				a.getAction().run();
			}
		}
		assertTrue(canvas.thumb() > thumb);
		assertEquals(canvas.thumb(), session.state("dataset").orElseThrow().getAsJsonObject().get("thumb").getAsInt());
		session.selection().change(s -> s.withImages(3), this);
		Ui.settle();
		assertFalse(session.dirty(), "looking is not editing");
	}

	@Test
	void isEmptyWithoutAnAnalysis() {
		Samples.closeAll();
		assertNull(view.session());
		assertNull(view.canvas());
	}

	private static <T extends Control> T find(Control root, Class<T> type) {
		if (type.isInstance(root)) {
			return type.cast(root);
		}
		if (root instanceof Composite c) {
			for (Control child : c.getChildren()) {
				T found = find(child, type);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	@Test
	void aSelectedImageStaysInSightInAnotherSize() {
		Composite parent = canvas.getParent();
		canvas.change(s -> s.withThumb(96));
		canvas.setSize(120, 300); // one column
		session.selection().change(s -> s.withImages(9), this);
		canvas.reveal(9);
		assertTrue(inSight(9), "revealed");
		canvas.setSize(430, 160); // four columns
		assertTrue(inSight(9), "wide, at " + canvas.scrolled());
		canvas.setSize(0, 0); // behind another tab
		canvas.setSize(120, 300);
		assertTrue(inSight(9), "narrow, at " + canvas.scrolled());
		session.selection().change(s -> s.withImages(), this);
		parent.layout();
	}

	private boolean inSight(int image) {
		return canvas.arranged().between(canvas.scrolled(), canvas.scrolled() + canvas.getClientArea().height).stream().anyMatch(b -> {
			int place = Arrays.stream(b.rows()).boxed().toList().indexOf(image);
			int y = place < 0 ? -1 : canvas.arranged().y(b, place) - canvas.scrolled();
			return y >= 0 && y + canvas.thumb() <= canvas.getClientArea().height;
		});
	}
}
