package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LabelDecisions;
import org.channelexplorer.ui.LayerMark;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.internal.SurgeryPerspective;
import org.channelexplorer.ui.views.internal.surgery.SurgeryView;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Channels of the demo's network are removed: planned, kept, exported. */
@ExtendWith(NoLoggedProblems.class)
class SurgeryViewTest {
	private static Path document;
	private AnalysisSession session;
	private SurgeryView view;

	@BeforeAll
	static void analyse() throws Exception {
		document = Samples.demo("surgery", "layer(2.1|3.1)/conv", TapKind.POST, 8);
	}

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(document);
		view = (SurgeryView) Ui.page().showView(SurgeryView.ID);
	}

	@AfterEach
	void close() {
		Ui.page().hideView(view);
		Samples.closeAll();
	}

	private PlannedSurgery planned() {
		return planned(-1);
	}

	private PlannedSurgery planned(int count) {
		Ui.untilComputed("there is a plan", () -> view.planned() != null && !view.busy() && (count < 0 || view.planned().choice().count() == count));
		return view.planned();
	}

	// few random sets: they take most of the time
	private void quick(String... parameters) {
		Map<String, String> given = new TreeMap<>(Map.of("random", "1", "curve", "false", "groups", "5"));
		for (int i = 0; i < parameters.length; i += 2) {
			given.put(parameters[i], parameters[i + 1]);
		}
		assertTrue(view.show(session, Query.of(PlannedSurgery.TYPE, given, session.analysis().document().seed())), "as Run Operation shows a result");
	}

	private Table table(int tab) {
		TabFolder folder = view.folder();
		folder.setSelection(tab);
		Ui.settle();
		return Ui.find(folder.getItem(tab).getControl(), Table.class, t -> true);
	}

	private static void click(Table table, int row) {
		table.setSelection(row);
		table.notifyListeners(SWT.Selection, new Event());
	}

	@Test
	void aShareIsPlannedShownMarkedAndKept() throws Exception {
		quick("share", "0.5");
		PlannedSurgery plan = planned();
		assertEquals(plan.choice().channels() / 2, plan.choice().count());
		assertFalse(view.summary().contains("\u00b7"), "a line that wraps would end in it: " + view.summary());
		assertTrue(view.summary().contains("Accuracy ") && view.summary().contains("random sets of as many") && view.summary().contains("Parameters "),
				view.summary());
		assertTrue(view.headline().contains(plan.choice().count() + " of " + plan.choice().channels() + " channels go"), view.headline());
		LayerMark mark = session.marks().get().get(plan.layer());
		assertEquals(plan.choice().count(), mark.marked());
		assertEquals(plan.choice().channels(), mark.of());

		Table classes = table(0);
		assertEquals(plan.classes().size() + 1, classes.getItemCount(), "every class, and the totals");
		assertEquals(plan.classes().getFirst().name(), classes.getItem(0).getText(0), "the class that loses most is first");
		click(classes, 0);
		assertEquals(List.of(plan.classes().getFirst().name()), session.selection().get().classes());
		assertTrue(session.selection().get().images().length > 0);
		if (!plan.flips().isEmpty()) {
			click(table(2), 0);
			assertEquals(plan.flips().getFirst().image(), session.analysis().images().get(session.selection().get().images()[0]).file());
		}

		Ui.run("surgery.select");
		assertEquals(plan.choice().count(), session.selection().get().channels().length);
		Ui.run("surgery.keep", "Keep Plan", Ui.typed("half"));
		Ui.until("it is kept", () -> !session.repairs().get().surgeries().isEmpty());
		Surgery half = session.repairs().get().surgeries().getFirst();
		assertEquals(LabelDecisions.who(), half.made().who());
		assertEquals(plan.surgery("half").made(half.made()), half);
		assertTrue(session.dirty());
		assertEquals("half", table(5).getItem(0).getText(0));
		OperationHistoryFactory.getOperationHistory().undo(session.undoContext(), null, null);
		assertEquals(List.of(), session.repairs().get().surgeries());
		OperationHistoryFactory.getOperationHistory().redo(session.undoContext(), null, null);
		session.save();
		assertEquals("half", session.analysis().document().repairs().surgeries().getFirst().name());
		quick("share", "0.25");
		planned(plan.choice().channels() / 4);
		Table kept = table(5);
		kept.setSelection(0);
		kept.notifyListeners(SWT.DefaultSelection, new Event());
		assertEquals(plan.surgery("half").removals(), planned(plan.choice().count()).surgery("half").removals(), "the kept plan is shown again");
		kept = table(5);
		kept.setSelection(0);
		Ui.key(kept, SWT.DEL, SWT.DEL);
		assertEquals(List.of(), session.repairs().get().surgeries());
		session.save();
	}

	@Test
	void channelsByHandAddUpAndBelongToTheirLayer() throws Exception {
		quick();
		String layer = planned().layer();
		session.selection().change(s -> s.withLayers(List.of(layer)).withChannels(1, 2, 3, 7), this);
		Ui.run("surgery.remove");
		assertEquals(4, planned(4).choice().count());
		assertEquals("", view.planned().choice().ranking(), "no ranking chose them");
		session.selection().change(s -> s.withChannels(9), this);
		Ui.run("surgery.remove");
		assertEquals(List.of(1, 2, 3, 7, 9), planned(5).removed().stream().filter(PlannedSurgery.Removed::asked).map(PlannedSurgery.Removed::channel).toList());
		String other = session.analysis().layers().stream().filter(l -> !l.equals(layer)).findFirst().orElseThrow();
		session.selection().change(s -> s.withLayers(List.of(other)), this);
		Ui.until("it asks for channels", () -> view.headline().contains("No channel is chosen"));
		assertTrue(session.marks().get().isEmpty(), "nothing is planned there");
		Combo way = Ui.find(view.folder().getShell(), Combo.class, c -> c.getItemCount() == 3 && c.getItem(2).equals("Channels by hand"));
		assertEquals(2, way.getSelectionIndex());
		way.select(1);
		way.notifyListeners(SWT.Selection, new Event());
		assertEquals("0.02", view.state().parameters().get("guard"));
		assertEquals(0.02, planned().choice().guard(), 1e-9);
	}

	@Test
	void anExportAsksBeforeItReplacesAFile() throws Exception {
		quick("share", "0.25");
		planned();
		Path file = document.resolveSibling("small.onnx");
		Files.deleteIfExists(file);
		Ui.answer("Network exported", dialog -> Ui.press(dialog, "Close"));
		view.exportTo(file);
		Ui.untilComputed("it is written", () -> Files.exists(file) && !view.exporting() && Ui.shell("Network exported") == null);
		long size = Files.size(file);
		assertTrue(size > 0 && size < Files.size(session.analysis().modelPath()));
		Files.writeString(file, "mine");
		AtomicBoolean asked = new AtomicBoolean();
		Ui.answer("Replace the file?", dialog -> {
			Ui.press(dialog, "Cancel");
			asked.set(true);
		});
		view.exportTo(file);
		Ui.until("the question is asked and answered", asked::get);
		Ui.settle();
		assertFalse(view.exporting());
		assertEquals("mine", Files.readString(file));
	}

	@Test
	void anExportThatIsCancelledLeavesNothingAndSaysNothing() throws Exception {
		quick("share", "0.25");
		planned();
		Path file = Files.createDirectories(document.resolveSibling("stopped")).resolve("small.onnx");
		Cancelled.job("Export Network", () -> view.exportTo(file), _ -> Files.exists(file)); // written, and not yet compared with the plan
		assertFalse(view.exporting());
		try (var left = Files.list(file.getParent())) {
			assertEquals(List.of(), left.toList());
		}
	}

	@Test
	void theSmallerNetworkOpensAsASecondAnalysisOfTheSameImages() throws Exception {
		Path other = document.resolveSibling("few.channelexplorer");
		AnalysisRequest few = session.analysis().request().onto(other, session.analysis().modelPath()).reading("layer3.1/conv", TapKind.POST)
				.taking(4, Pick.REPRESENTATIVE);
		new Analyses(Catalogue.ofEquinox()).analyze(few, new NullProgressMonitor()).close();
		AnalysisEditors.refresh(other, null);
		session = Samples.open(other);
		Ui.until("the view follows", () -> view.session() == session);
		quick("share", "0.5");
		planned();
		session.selection().change(s -> s.withImages(0, 1), this);
		Ui.run("classes.new", "New Class", Ui.typed("odd"));
		PlannedSurgery plan = planned();
		Path second = document.resolveSibling("few-smaller.channelexplorer");
		Ui.run("surgery.second");
		AnalysisSession made = Ui.until("the second analysis is open", () -> {
			AnalysisSession now = Ui.editor() == null ? null : Ui.editor().getAdapter(AnalysisSession.class);
			return now != null && now.analysis().file().equals(second) ? now : null;
		});
		assertEquals(session.analysis().images().stream().map(ImageEntry::file).toList(), made.analysis().images().stream().map(ImageEntry::file).toList(),
				"representatives of the first network");
		assertEquals(session.labelling().get().all(), made.labelling().get().all());
		assertEquals(session.labels().classes(), made.labels().classes());
		assertEquals(plan.choice().channels() - plan.choice().count(), made.analysis().recipe().layers().getLast().read().channels());
	}

	@Test
	void thePerspectiveShowsNetworkPlanAndHeatmap() throws Exception {
		var before = Ui.page().getPerspective();
		PlatformUI.getWorkbench().showPerspective(SurgeryPerspective.ID, Ui.window());
		try {
			for (String id : List.of(SurgeryView.ID, "org.channelexplorer.ui.heatmap", "org.channelexplorer.ui.jaccard", "org.channelexplorer.ui.profile")) {
				assertNotNull(Ui.page().findViewReference(id), id);
			}
			assertTrue(Ui.page().isEditorAreaVisible());
			assertTrue(IntStream.range(0, view.folder().getItemCount()).mapToObj(i -> view.folder().getItem(i).getText()).toList().contains("Kept Plans"));
		} finally {
			Ui.page().setPerspective(before);
		}
	}
}
