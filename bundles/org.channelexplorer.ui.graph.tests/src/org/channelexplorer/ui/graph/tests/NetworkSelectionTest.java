package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.ui.MoreLayers;
import org.channelexplorer.ui.graph.NetworkEditor;
import org.channelexplorer.ui.graph.internal.editor.FindBar;
import org.channelexplorer.ui.graph.internal.quick.Finder;
import org.channelexplorer.ui.graph.internal.quick.QuickComputer;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.graph.internal.viewer.Zoom;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.junit.jupiter.api.Test;

/** Selection both ways, by mouse, keys and names. */
class NetworkSelectionTest extends EditorTest {
	@Test
	void clickSelectsInTheSession() throws Exception {
		NetworkEditor editor = open();
		NetworkViewer viewer = editor.viewer();
		viewer.zoom().fit();
		Point stem = place(viewer, "stem");
		Widgets.click(viewer.getControl(), stem.x, stem.y, 0);
		assertEquals(List.of("stem"), session(editor).selection().get().layers());
		Point conv = place(viewer, "block1/a/conv");
		Widgets.click(viewer.getControl(), conv.x, conv.y, SWT.MOD1);
		assertEquals(List.of("stem", "block1/a/conv"), session(editor).selection().get().layers());
		Widgets.click(viewer.getControl(), 3, 3, 0);
		assertEquals(List.of(), session(editor).selection().get().layers());
	}

	@Test
	void deselectingABoxDoesNotMoveTheDrawingToTheOthers() throws Exception {
		NetworkEditor editor = openInOneColumn();
		NetworkViewer viewer = editor.viewer();
		viewer.zoom().actual();
		session(editor).selection().change(s -> s.withLayers(List.of("block4/b/conv", "stem")), this);
		Widgets.settle();
		Point stem = place(viewer, "stem");
		assertTrue(place(viewer, "block4/b/conv").y > viewer.getControl().getSize().y, "the other is not seen");
		Zoom.View seen = viewer.zoom().view();
		Widgets.click(viewer.getControl(), stem.x, stem.y, SWT.MOD1);
		assertEquals(List.of("block4/b/conv"), session(editor).selection().get().layers());
		assertEquals(seen, viewer.zoom().view(), "the editor follows others, not itself");
	}

	@Test
	void followsTheSession() throws Exception {
		NetworkEditor editor = open();
		NetworkViewer viewer = editor.viewer();
		viewer.zoom().actual();
		session(editor).selection().change(s -> s.withLayers(List.of("stem", "block4/b/conv")), this);
		assertEquals(List.of("stem", "block4/b/conv"), viewer.selectedLayers());
		Widgets.settle();
		Point p = place(viewer, "block4/b/conv");
		assertTrue(viewer.getControl().getBounds().width > p.x && p.x > 0 && viewer.getControl().getBounds().height > p.y && p.y > 0, "revealed: " + p);
		session(editor).selection().set(Selection.NONE, this);
		assertEquals(List.of(), viewer.selectedLayers());
	}

	@Test
	void cursorKeysFollowTheEdges() throws Exception {
		NetworkEditor editor = openInOneColumn();
		NetworkViewer viewer = editor.viewer();
		Control control = viewer.getControl();
		Widgets.key(control, SWT.ARROW_DOWN, '\0', 0);
		assertEquals(List.of("input"), viewer.selectedLayers());
		Widgets.key(control, SWT.ARROW_DOWN, '\0', 0);
		Widgets.key(control, SWT.ARROW_DOWN, '\0', 0);
		String conv = viewer.selectedLayers().getFirst();
		assertTrue(List.of("block1/a/conv", "block1/b/conv").contains(conv), conv);
		boolean left = box(viewer, "block1/a/conv").x() < box(viewer, "block1/b/conv").x() == conv.equals("block1/a/conv");
		Widgets.key(control, left ? SWT.ARROW_RIGHT : SWT.ARROW_LEFT, '\0', 0);
		assertEquals(List.of(conv.equals("block1/a/conv") ? "block1/b/conv" : "block1/a/conv"), viewer.selectedLayers());
		Widgets.key(control, SWT.ARROW_UP, '\0', 0);
		assertEquals(List.of("stem"), session(editor).selection().get().layers());
	}

	@Test
	void findsLayers() throws Exception {
		NetworkEditor editor = open();
		editor.getEditorSite().getActionBars().getGlobalActionHandler(ActionFactory.FIND.getId()).run();
		FindBar find = editor.contents().find();
		assertTrue(find.field().isFocusControl(), "Ctrl+F goes to the field");
		find.field().setText("concat");
		assertEquals("1 of 4", find.result());
		assertEquals(List.of("block1/concat"), session(editor).selection().get().layers());
		find.field().notifyListeners(SWT.DefaultSelection, new Event());
		assertEquals(List.of("block2/concat"), session(editor).selection().get().layers());
		find.field().setText("no such layer");
		assertEquals("Not found", find.result());
		assertEquals(List.of("block2/concat"), session(editor).selection().get().layers(), "the selection stays");
	}

	@Test
	void aLayerThatIsFoundInACollapsedBlockIsTheOneThatIsSelected() throws Exception {
		NetworkEditor editor = open();
		editor.contents().actions().get("collapseAll").run();
		Widgets.waitFor("collapsed", () -> !editor.viewer().drawing().collapsed().isEmpty());
		FindBar find = editor.contents().find();
		find.field().setText("block3/a/conv");
		assertEquals("1 of 1", find.result());
		assertEquals(List.of("block3/a/conv"), session(editor).selection().get().layers());
		assertTrue(editor.viewer().selectedLayers().size() > 1, "its block is marked");
	}

	@Test
	void findComesBackWhenNothingIsFound() throws Exception {
		NetworkEditor editor = open();
		session(editor).selection().change(s -> s.withLayers(List.of("block3/concat")), this);
		Zoom.View seen = editor.viewer().zoom().view();
		FindBar find = editor.contents().find();
		find.field().setText("conv");
		assertTrue(session(editor).selection().get().primaryLayer().startsWith("block4"), "the next from where one is");
		assertEquals(editor.viewer().getInput().layers().stream().filter(l -> (l.label() + l.operation()).toLowerCase(Locale.ROOT).contains("conv")).count(),
				find.listed().size(), find.listed().toString());
		assertTrue(find.listed().getFirst().startsWith("conv  (Conv, block1/a)"), find.listed().toString());
		find.field().setText("convolution of nothing");
		assertEquals(List.of("block3/concat"), session(editor).selection().get().layers());
		Zoom.View now = editor.viewer().zoom().view();
		assertEquals(seen.zoom(), now.zoom());
		assertTrue(Math.abs(seen.x() - now.x()) <= 4 && Math.abs(seen.y() - now.y()) <= 4, seen + ", then " + now); // the bar grows by its message
	}

	@Test
	void keysStartWhereOneWas() throws Exception {
		NetworkEditor editor = open();
		Control control = editor.viewer().getControl();
		assertEquals(session(editor).analysis().layers().getLast(), editor.viewer().shown(), "the layer that views show is marked");
		Widgets.key(control, SWT.ARROW_UP, '\0', 0);
		assertEquals(1, editor.viewer().selectedLayers().size());
		assertNotEquals("input", editor.viewer().selectedLayers().getFirst(), "not the far end");
		String here = editor.viewer().selectedLayers().getFirst();
		session(editor).selection().set(Selection.NONE, null);
		Widgets.key(control, SWT.ARROW_DOWN, '\0', 0);
		assertEquals(1, editor.viewer().selectedLayers().size());
		assertNotEquals(here, editor.viewer().selectedLayers().getFirst());
		assertNotEquals("input", editor.viewer().selectedLayers().getFirst());
	}

	@Test
	void unreadLayersLeadToReadOnes() throws Exception {
		NetworkEditor editor = open();
		session(editor).selection().change(s -> s.withLayers(List.of("block2/a/relu")), this);
		assertTrue(editor.contents().actions().get("read").isEnabled(), editor.contents().actions().get("read").getToolTipText());
		assertEquals(List.of("stem", "block1/a/conv", "block2/a/relu"),
				session(editor).analysis().network()
						.select(MoreLayers.request(session(editor).analysis(), List.of("block2/a/relu"), "more").reading().layers(), TapKind.PRE)
						.stream().map(l -> l.id())
						.filter(id -> !id.contains("block3") && !id.contains("block4") && !id.contains("/b/") && !id.equals("block2/a/conv"))
						.toList());
		editor.contents().actions().get("nearest").run();
		assertEquals(List.of("block2/a/conv"), session(editor).selection().get().layers());
		assertEquals("Nearest Read Layer: conv was read", editor.contents().actions().get("nearest").getToolTipText());
		editor.contents().actions().get("skip").run();
		Widgets.key(editor.viewer().getControl(), SWT.ARROW_DOWN, '\0', 0);
		assertTrue(session(editor).selection().get().primaryLayer().matches("block3/[ab]/conv"), session(editor).selection().get().layers().toString());
	}

	@Test
	void quickAccessFindsLayersChannelsClassesAndImages() throws Exception {
		NetworkEditor editor = open();
		Finder finder = new Finder(session(editor));
		assertEquals("Layer concat (block2)", finder.find("block2/concat").getFirst().label());
		var channel = finder.find("block3/a/conv channel 1").getFirst();
		assertEquals("conv channel 1 (block3/a)", channel.label());
		session(editor).selection().change(channel.select(), this);
		assertEquals("block3/a/conv", session(editor).selection().get().primaryLayer());
		assertEquals(1, session(editor).selection().get().channels()[0]);
		assertTrue(finder.find("block3/a/conv channel 9999").stream().noneMatch(f -> f.label().contains("9999")), "there is no such channel");
		session(editor).selection().change(finder.find("dark").getFirst().select(), this);
		assertEquals(List.of("dark"), session(editor).selection().get().classes());
		assertEquals(6, session(editor).selection().get().images().length);
		session(editor).selection().change(finder.find("image7").getFirst().select(), this);
		assertEquals(1, session(editor).selection().get().images().length);
		assertEquals(List.of(), finder.find("  "));
		QuickAccessElement[] offered = new QuickComputer().computeElements("light", new NullProgressMonitor());
		assertEquals("Class light", offered[0].getLabel());
		offered[0].execute();
		assertEquals(List.of("light"), session(editor).selection().get().classes());
	}
}
