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
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.views.internal.dataset.DatasetCanvas;
import org.channelexplorer.ui.views.internal.dataset.DatasetLayout;
import org.channelexplorer.ui.views.internal.dataset.DatasetView;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
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
				.filter(i -> i instanceof ActionContributionItem a && a.getAction().getText().contains("predicted as another class")).findFirst().orElseThrow();
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
	void listsWhatWasLeftOut() throws Exception {
		Link link = find(canvas.getParent().getChildren()[2], Link.class);
		assertTrue(link.getText().contains("1 image left out"), link.getText());
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
			if (item instanceof ActionContributionItem a && a.getAction().getText().equals("Larger images")) {
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
}
