package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.result.HeadRefinement;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.views.internal.refine.RefineView;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo's mustangs, which are of two kinds, become two outputs of a network. */
@ExtendWith(NoLoggedProblems.class)
class RefineViewTest {
	private static final String SECOND = "mustang 2";
	private static Path document;
	private AnalysisSession session;
	private RefineView view;

	@BeforeAll
	static void analyse() throws Exception {
		document = Samples.demo("refine", "GlobalAveragePool", TapKind.PRE, 0);
	}

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(document);
		view = (RefineView) Ui.page().showView(RefineView.ID);
	}

	@AfterEach
	void close() {
		Ui.page().hideView(view);
		Samples.closeAll();
	}

	private HeadRefinement refined(int outputs) {
		Ui.untilComputed("there is a head of " + outputs + " outputs", () -> view.found() != null && view.found().classes().size() == outputs);
		return view.found();
	}

	private void kinds() throws Exception {
		AtomicBoolean answered = new AtomicBoolean();
		Ui.answer("New Labelling from Kinds", dialog -> {
			Ui.typed("kinds").accept(dialog);
			answered.set(true);
		});
		Ui.run("labelling.fromKinds");
		Ui.untilComputed("the kinds are found", answered::get);
		Ui.until("they are classes", () -> session.labelling().get().inUse().equals("kinds"));
	}

	@Test
	void theKindsOfAClassBecomeOutputsAndTheNewNetworkIsAnalysedAgain() throws Exception {
		HeadRefinement before = refined(9);
		assertEquals(before.before(), before.after(), 0, "the given classes divide nothing");
		kinds();
		assertTrue(session.labels().classes().containsAll(List.of("mustang", SECOND)), session.labels().classes()::toString);
		HeadRefinement found = refined(10);
		assertEquals(0, found.change().difference(), 0, "a split keeps the old classes");
		HeadRefinement.NewClass second = found.classes().stream().filter(c -> c.name().equals(SECOND)).findFirst().orElseThrow();
		assertEquals("mustang", second.from());
		assertTrue(second.rightKind() > 0.85, second + "");
		assertTrue(view.headline().contains("old classes correct") && view.headline().contains("540 images"), view.headline());
		assertTrue(view.plot().items() >= 9 + 10, view.plot().items() + " lines");
		Table outputs = Ui.find(view.pane().getParent(), Table.class, t -> t.getColumn(0).getText().equals("Output"));
		assertEquals(10 + 1, outputs.getItemCount(), "every output, and the totals");

		Path made = document.resolveSibling("demo-kinds.channelexplorer");
		Ui.run("refine.second");
		AnalysisSession again = Ui.until("the second analysis is open", () -> {
			AnalysisSession now = Ui.editor() == null ? null : Ui.editor().getAdapter(AnalysisSession.class);
			return now != null && now.analysis().file().equals(made) ? now : null;
		});
		assertEquals(session.analysis().images().stream().map(ImageEntry::file).toList(), again.analysis().images().stream().map(ImageEntry::file).toList());
		assertEquals("kinds", again.labelling().get().inUse());
		ClassPredictions predicted = again.predictions().orElseThrow();
		Set<String> shown = new TreeSet<>();
		int[] right = { 0, 0 };
		for (int i = 0; i < again.analysis().images().size(); i++) {
			if (again.analysis().images().get(i).label().equals("mustang")) {
				String name = predicted.of(i).orElseThrow().name();
				shown.add(name);
				right[0] += name.equals(again.labels().nameOf(i)) ? 1 : 0;
				right[1]++;
			}
		}
		assertTrue(shown.containsAll(Set.of("mustang", SECOND)), shown + " are predicted of mustangs");
		assertTrue(right[0] >= 0.75 * right[1], right[0] + " of " + right[1] + " mustangs get their kind");

		List<Refinement> kept = session.repairs().get().refinements();
		assertEquals(List.of("kinds"), kept.stream().map(Refinement::labelling).toList());
		assertTrue(session.dirty());
		OperationHistoryFactory.getOperationHistory().undo(session.undoContext(), null, null);
		assertEquals(List.of(), session.repairs().get().refinements());
	}

	@Test
	void anExportThatIsCancelledLeavesNothingAndSaysNothing() throws Exception {
		kinds();
		refined(10);
		Path file = document.resolveSibling("stopped").resolve("kinds.onnx");
		Cancelled.job("Export Network", () -> view.exportTo(file), _ -> true);
		assertFalse(view.exporting());
		assertFalse(Files.exists(file.getParent()));
		assertEquals(List.of(), session.repairs().get().refinements());
	}

	@Test
	void anExportAsksBeforeItReplacesAFileOrLosesAClass() throws Exception {
		kinds();
		refined(10);
		Path file = document.resolveSibling("out").resolve("kinds.onnx");
		Files.createDirectories(file.getParent());
		Files.writeString(file, "mine");
		AtomicBoolean asked = new AtomicBoolean();
		Ui.answer("Replace the file?", dialog -> {
			Ui.press(dialog, "Cancel");
			asked.set(true);
		});
		view.exportTo(file);
		Ui.until("the question is answered", asked::get);
		Ui.settle();
		assertFalse(view.exporting());
		assertEquals("mine", Files.readString(file));
		Ui.answer("Replace the file?", dialog -> Ui.press(dialog, "Replace"));
		Ui.answer("Network exported", dialog -> Ui.press(dialog, "Close"));
		view.exportTo(file);
		Ui.untilComputed("it is written", () -> Files.exists(file.resolveSibling("classes.txt")) && !view.exporting() && Ui.shell("Network exported") == null);
		assertTrue(Files.readAllLines(file.resolveSibling("classes.txt")).contains(SECOND));

		assertTrue(view.show(session, Query.of("refine", Map.of("way", "refit"), session.analysis().document().seed())), "as Run Operation shows a result");
		Ui.untilComputed("it is refitted", () -> view.found() != null && view.found().way() == Refinement.Way.REFIT);
		assertEquals(10, view.found().classes().size());
		if (!view.found().losses().isEmpty()) {
			AtomicBoolean refused = new AtomicBoolean();
			Ui.answer("Export though classes lose?", dialog -> {
				Ui.press(dialog, "Cancel");
				refused.set(true);
			});
			Path other = file.resolveSibling("refit.onnx");
			view.exportTo(other);
			Ui.until("the loss is asked about", refused::get);
			Ui.settle();
			assertFalse(Files.exists(other));
		}
	}
}
