package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Pin;
import org.channelexplorer.ui.StepBar;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.operation.OperationDialog;
import org.channelexplorer.ui.views.internal.comparison.ComparisonView;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.views.properties.PropertySheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An analysis of a network that was run several times per latent: every view shows the selected step. */
@ExtendWith(NoLoggedProblems.class)
class StepsTest {

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private static ScatterView scatter() throws Exception {
		ScatterView view = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		Ui.until("the plot is there", () -> view.result() != null);
		return view;
	}

	/** The one of a view. */
	private static StepBar bar(ScatterView view) {
		for (Composite c = view.canvas().getParent(); c != null; c = c.getParent()) {
			for (Control child : c.getChildren()) {
				if (child instanceof StepBar bar) {
					return bar;
				}
			}
		}
		throw new AssertionError("no step bar");
	}

	private static void press(Control control) {
		control.notifyListeners(SWT.Selection, new Event());
	}

	private static float[] positions(AnalysisSession session, int step, ScatterView view) throws Exception {
		Result r = session.operations().run("projection", Map.of("method", view.method(), "layer", "eps", "step", Integer.toString(step)),
				view.state().seed(),
				session.analysis(), session.analysis().results(), new NullProgressMonitor());
		return r.arrays().values().iterator().next().values();
	}

	private static float[] shown(ScatterView view) {
		return view.result().arrays().values().iterator().next().values();
	}

	@Test
	void theViewShowsTheStepThatIsChosen() throws Exception {
		AnalysisSession session = Samples.open(Samples.denoised());
		ScatterView view = scatter();
		StepBar bar = bar(view);
		assertTrue(bar.isVisible());
		assertEquals(List.of("1 of 10 (time step 901)", "5 of 10 (time step 501)", "10 of 10 (time step 1)"), List.of(bar.combo().getItems()));
		assertEquals(2, bar.combo().getSelectionIndex(), "the last step at first");
		assertTrue(view.headline().startsWith("eps, step 10 of 10 "), view.headline());
		assertTrue(Arrays.equals(positions(session, 10, view), shown(view)));
		Button previous = bar.buttons().getFirst();
		Button next = bar.buttons().getLast();
		assertFalse(next.isEnabled());
		press(previous);
		Ui.until("step 5 is there", () -> view.headline().startsWith("eps, step 5 of 10 ") && view.headline().contains("trustworthiness"));
		assertEquals(5, session.selection().get().step());
		float[] five = shown(view);
		assertTrue(Arrays.equals(positions(session, 5, view), five), "the same as the operation at that step");
		bar.combo().select(0);
		press(bar.combo());
		Ui.until("step 1 is there", () -> view.headline().startsWith("eps, step 1 of 10 ") && view.headline().contains("trustworthiness"));
		assertFalse(previous.isEnabled());
		assertTrue(next.isEnabled());
		assertFalse(Arrays.equals(five, shown(view)), "another step is another picture");
		OperationHistoryFactory.getOperationHistory().undo(session.undoContext(), null, null);
		assertTrue(session.step() == 5 || session.step() == 10, "choosing a step can be undone");
		assertEquals(session.analysis().steps().indexOf(session.step()), bar.combo().getSelectionIndex(), "the bar follows");
	}

	@Test
	void thePinnedViewHasAStepOfItsOwn() throws Exception {
		AnalysisSession session = Samples.open(Samples.denoised());
		ScatterView view = scatter();
		StepBar bar = bar(view);
		view.pin(true);
		session.selection().change(s -> s.withStep(5), this);
		Ui.settle();
		assertEquals(2, bar.combo().getSelectionIndex(), "it stays at the last step");
		assertTrue(view.headline().startsWith("eps, step 10 of 10 "), view.headline());
		bar.combo().select(0);
		press(bar.combo());
		Ui.until("step 1 is there", () -> view.headline().startsWith("eps, step 1 of 10 ") && view.headline().contains("trustworthiness"));
		assertEquals(1, view.pinned().orElseThrow().step());
		assertEquals(5, session.step(), "the others stay where they are");
		view.pin(false);
		assertEquals(1, bar.combo().getSelectionIndex(), "it follows again");
		Ui.until("step 5 is there", () -> view.headline().startsWith("eps, step 5 of 10 ") && view.headline().contains("trustworthiness"));
	}

	/** Seven columns have room beside a second view: their heads are short. */
	@Test
	void twoStepsAreComparedInNarrowColumns() throws Exception {
		AnalysisSession session = Samples.open(Samples.denoised());
		ComparisonView view = (ComparisonView) Ui.page().showView(ComparisonView.ID);
		try {
			Ui.until("it is compared", () -> view.comparison() != null);
			view.reference(new Pin(view.comparison().other().layer(), 1, ""));
			session.selection().change(s -> s.withStep(5), this);
			Ui.until("two steps are compared", () -> view.table().table().getColumn(2).getText().strip().equals("step 5"));
			assertEquals("step 1", view.table().table().getColumn(1).getText());
			assertTrue(view.headline().contains("compared with eps, step 1 of 10"), view.headline());
		} finally {
			Ui.page().hideView(view);
		}
	}

	@Test
	void theStepIsKeptWithTheAnalysis() throws Exception {
		Path document = Samples.denoised();
		AnalysisSession session = Samples.open(document);
		session.selection().change(s -> s.withStep(5), this);
		Ui.page().saveAllEditors(false);
		Samples.closeAll();
		assertEquals(5, Samples.open(document).step());
		assertTrue(scatter().headline().startsWith("eps, step 5 of 10 "));
	}

	@Test
	void anAnalysisWithoutStepsHasNoBar() throws Exception {
		AnalysisSession session = Samples.open(Samples.analysis());
		ScatterView view = scatter();
		assertFalse(bar(view).isVisible());
		assertEquals(0, session.step());
		assertFalse(view.headline().contains("step"), view.headline());
	}

	@Test
	void aRunAsksForTheStep() throws Exception {
		AnalysisSession session = Samples.open(Samples.denoised());
		OperationDialog dialog = new OperationDialog(Ui.window().getShell(), session, "mixed", Map.of(), 1, Set.of()).toRun();
		dialog.setBlockOnOpen(false);
		dialog.open();
		List<Combo> combos = new ArrayList<>();
		collect(dialog.getShell(), combos);
		assertTrue(combos.stream()
				.anyMatch(c -> List.of(c.getItems()).equals(List.of("Step shown", "step 1 of 10", "step 5 of 10", "step 10 of 10", "All steps"))));
		dialog.close();
	}

	private static void collect(Composite parent, List<Combo> combos) {
		for (Control c : parent.getChildren()) {
			if (c instanceof Combo combo) {
				combos.add(combo);
			} else if (c instanceof Composite composite) {
				collect(composite, combos);
			}
		}
	}

	@Test
	void latentsHavePicturesAndPropertiesSayWhatWasRun() throws Exception {
		AnalysisSession session = Samples.open(Samples.denoised());
		Thumbnails pictures = new Thumbnails(session.analysis(), Ui.window().getShell(), 48, () -> {
			// asked for below
		});
		pictures.want(List.of(0));
		Ui.until("the latent's picture is there", () -> pictures.get(0) != null || pictures.problem(0) != null);
		assertNull(pictures.problem(0));
		pictures.dispose();
		Ui.page().showView(ExplorePerspective.DATASET);
		PropertySheet sheet = (PropertySheet) Ui.page().showView(IPageLayout.ID_PROP_SHEET);
		Tree tree = tree(sheet.getCurrentPage().getControl());
		session.selection().change(s -> s.withLayers(List.of("body")).withStep(5), this);
		Ui.until("the layer is described", () -> texts(tree).contains("Layer=body"));
		List<String> texts = texts(tree);
		for (String fact : List.of("Shown=step 5 of 10", "Steps read=1, 5, 10", "Images go to=sample", "Runs per image=10 (DDIM of 1000 training steps)",
				"time=time step 901 to 1")) {
			assertTrue(texts.contains(fact), fact + " in " + texts);
		}
		assertTrue(texts.stream().anyMatch(t -> t.startsWith("context=npy:")), texts.toString());
	}

	private static Tree tree(Control control) {
		if (control instanceof Tree t) {
			return t;
		}
		return Arrays.stream(((Composite) control).getChildren()).filter(c -> c instanceof Composite).map(StepsTest::tree).filter(t -> t != null).findFirst()
				.orElse(null);
	}

	private static List<String> texts(Tree tree) {
		return Arrays.stream(tree.getItems()).flatMap(i -> Arrays.stream(i.getItems())).map(i -> i.getText(0) + "=" + i.getText(1)).toList();
	}
}
