package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.plot.Grip;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.plot.PlotExport;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.views.internal.hierarchy.HierarchyView;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class HierarchyViewTest {
	private AnalysisSession session;
	private HierarchyView view;
	private PlotPane pane;

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(FourColours.analysis());
		view = (HierarchyView) Ui.page().showView(HierarchyView.ID);
		Ui.until("the tree is there", () -> view.plot() != null);
		view.settings(view.state().withParameter("eta", "0.5"));
		Ui.until("the other tree is there", () -> !view.busy() && view.headline().contains("eta 0.5"));
		pane = view.pane();
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	/** The first item of so many classes. */
	private Item item(int classes) {
		return IntStream.range(0, view.plot().items()).mapToObj(i -> view.plot().item(pane.look(), i)).filter(i -> i.hit().classes().size() == classes)
				.findFirst().orElseThrow();
	}

	private static int x(Item item) {
		return (int) Math.round(item.x() + item.width() / 2);
	}

	private static int y(Item item) {
		return (int) Math.round(item.y() + item.height() / 2);
	}

	private void undo() throws Exception {
		OperationHistoryFactory.getOperationHistory().undo(session.undoContext(), null, null);
	}

	@Test
	void aClickOnANodeSelectsItsMembersEverywhere() {
		Item node = item(2);
		Ui.click(pane, x(node), y(node), 0);
		assertEquals(new HashSet<>(node.hit().classes()), new HashSet<>(session.selection().get().classes()));
		assertEquals(2 * FourColours.EACH, session.selection().get().images().length);
		Item one = item(1);
		Ui.click(pane, x(one), y(one), 0);
		assertEquals(one.hit().classes(), session.selection().get().classes());
		Ui.key(pane, SWT.ESC, SWT.ESC);
		assertEquals(0, session.selection().get().images().length);
	}

	@Test
	void theCutIsDragged() {
		assertTrue(view.headline().contains("of support 0.95"), view.headline());
		Grip grip = view.plot().grip(pane.look()).orElseThrow();
		int far = pane.getSize().x / 2;
		Ui.drag(pane, 1, 0, (int) grip.x(), 60, (int) grip.x() + 20, 60, far, 60);
		double cut = Double.parseDouble(view.state().options().get("cut"));
		assertEquals(cut, Double.parseDouble(grip.value().apply(far)), 1e-3);
		Ui.until("the groups are those of the cut", () -> view.headline().contains("cut at"));
		assertEquals(0, session.selection().get().images().length, "dragging the line selects nothing");
		view.actions().action("Show Supported Groups").run();
		Ui.until("the groups are supported ones", () -> view.headline().contains("of support 0.95"));
	}

	@Test
	void groupsOfTheCutBecomeClassesInOneStep() throws Exception {
		var before = session.labelling().get();
		Item two = item(2);
		view.target(two.hit());
		assertFalse(view.actions().action("Fold the Groups of the Cut").isEnabled());
		view.actions().action("Cut at This Node").run();
		Ui.until("the cut is there", () -> view.headline().contains("cut at"));
		view.actions().action("Cut Here into Classes").run();
		assertTrue(session.labels().classes().size() < 4, session.labels().classes().toString());
		assertTrue(session.labels().classes().stream().anyMatch(c -> c.contains(" + ")), session.labels().classes().toString());
		undo();
		assertEquals(before, session.labelling().get());
		assertEquals(List.of("blue", "green", "pink", "red"), session.labels().classes());
	}

	@Test
	void oneGroupOfEverythingDoesNotBecomeAClass() {
		view.option("cut", "1");
		Ui.until("the cut is there", () -> view.headline().contains("cut at"));
		view.target(null);
		assertTrue(view.actions().action("Cut Here into Classes").getToolTipText().contains("all classes are in one group"));
		assertFalse(view.actions().action("Cut Here into Classes").isEnabled());
	}

	@Test
	void aNodeBecomesAClassOrTheFocus() throws Exception {
		List<String> two = item(2).hit().classes();
		view.target(item(2).hit());
		view.actions().action("New Class from Node").run();
		assertEquals(3, session.labels().classes().size());
		assertTrue(session.labels().classes().contains(String.join(" + ", two)), session.labels().classes().toString());
		undo();
		Ui.until("the tree of all classes is back", () -> !view.busy() && item(4) != null);
		view.target(item(2).hit());
		view.actions().action("Focus on This Node").run();
		assertEquals(two, session.focus().get().current().orElseThrow().classes());
		Ui.until("the tree is that of the focus", () -> !view.busy() && view.headline().contains("focus: ") && view.plot().items() == 3);
		undo();
		assertTrue(session.focus().get().current().isEmpty());
	}

	@Test
	void actionsThatCannotRunSayWhy() {
		view.target(null);
		assertFalse(view.actions().action("New Class from Node").isEnabled());
		assertTrue(view.actions().action("New Class from Node").getToolTipText().endsWith("open the menu on a node"));
		view.target(item(1).hit());
		assertTrue(view.actions().action("New Class from Node").getToolTipText().endsWith("this is no node of several classes"));
	}

	@Test
	void theSameLayerBesideAgreesWholly() {
		view.compare("second");
		Ui.until("both are there", () -> !view.busy() && view.headline().contains("both trees"));
		assertTrue(view.headline().contains("both trees: correlation 1.000"), view.headline());
		assertTrue(view.headline().contains("2 of 2 nodes are in both"), view.headline());
		assertTrue(item(2).hit().text().contains("agreement with second 1.00"), item(2).hit().text());
		view.compare("first");
		Ui.until("the other is there", () -> !view.busy() && view.plot().title().endsWith("beside first"));
	}

	@Test
	void hoveringShowsRepresentatives() throws Exception {
		Item node = item(2);
		Ui.mouse(pane, SWT.MouseMove, x(node), y(node), 0, 0);
		Ui.until("they are there", () -> view.images().rows().length > 0);
		Set<Integer> members = new HashSet<>();
		IntStream.of(node.hit().images()).forEach(members::add);
		assertTrue(Arrays.stream(view.images().rows()).allMatch(members::contains));
		int first = view.images().rows()[0];
		Ui.click(view.images(), 20, 40, 0);
		assertArrayEquals(new int[] { first }, session.selection().get().images());
		session.label(new Edit.Rename("red", "crimson"), "Rename");
		Ui.until("the nodes are others", () -> view.images().rows().length == 0);
	}

	@Test
	void arrowsShowRepresentatives() {
		Ui.key(pane, SWT.ARROW_RIGHT, (char) 0);
		Ui.until("those of the root", () -> view.images().rows().length > 0 && view.images().text().startsWith("4 classes"));
		Ui.key(pane, SWT.ARROW_RIGHT, (char) 0);
		Ui.until("those of its child", () -> !view.images().text().startsWith("4 classes"));
	}

	@Test
	void arrowsWalkAndEnterSelects() {
		Ui.key(pane, SWT.ARROW_RIGHT, (char) 0);
		Hit root = view.plot().item(pane.look(), pane.item()).hit();
		assertEquals(4, root.classes().size());
		Ui.key(pane, SWT.ARROW_RIGHT, (char) 0);
		Hit child = view.plot().item(pane.look(), pane.item()).hit();
		assertTrue(child.classes().size() < 4);
		Ui.key(pane, SWT.ARROW_DOWN, (char) 0);
		assertNotEquals(child, view.plot().item(pane.look(), pane.item()).hit());
		Ui.key(pane, SWT.CR, SWT.CR);
		assertEquals(4 - child.classes().size(), session.selection().get().classes().size());
	}

	@Test
	void nodesFoldAndFlip() {
		int items = view.plot().items();
		view.target(item(2).hit());
		view.actions().action("Fold").run();
		Ui.until("it is folded", () -> view.plot().items() < items);
		view.actions().action("Unfold All").run();
		Ui.until("it is unfolded", () -> view.plot().items() == items);
		session.selection().change(s -> s.withLayers(List.of("first")), this);
		Ui.until("the other layer is there", () -> !view.busy() && view.plot().title().equals("first"));
		assertEquals("", view.state().options().getOrDefault("fold", ""));
	}

	@Test
	void nodesAreNamedWhenThereAreSome() {
		assertTrue(view.images().text().startsWith("Point at a node"), view.images().text());
		session.selection().change(s -> s.withLayers(List.of("input")), this);
		Ui.until("there is no tree", () -> view.plot() == null);
		assertEquals("", view.images().text());
	}

	@Test
	void exportsNewick() throws Exception {
		String text = new String(PlotExport.bytes(view.plot(), pane.look(), Path.of("tree.nwk")), StandardCharsets.UTF_8);
		assertTrue(text.startsWith("(") && text.endsWith(";\n") && text.contains("blue:"), text);
	}
}
