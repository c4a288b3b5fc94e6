package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.ClassEdits;
import org.channelexplorer.ui.Focusing;
import org.channelexplorer.ui.LabelDecisions;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.commands.SelectionExport;
import org.channelexplorer.ui.internal.commands.SessionCommand;
import org.channelexplorer.ui.internal.commands.SessionCommandHandler;
import org.channelexplorer.ui.selection.Combine;
import org.channelexplorer.ui.selection.ImageFilter;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.expressions.EvaluationContext;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.ISources;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every command of the menus Select and Classes, run as the menu runs it. Images 0 to 5 are blue, 6 to 11 red; image 6 is predicted as blue. */
@ExtendWith(NoLoggedProblems.class)
class SessionCommandsTest {
	private static final int N = Samples.PER_CLASS;
	private final IOperationHistory history = OperationHistoryFactory.getOperationHistory();
	private AnalysisSession session;

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(Samples.analysis());
		Ui.page().showView(ExplorePerspective.DATASET);
		Ui.settle();
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private void select(int... images) {
		session.selection().change(s -> s.withClasses(List.of()).withImages(images), new Object());
	}

	private int[] selected() {
		return session.selection().get().images();
	}

	private String undo() {
		return history.getUndoOperation(session.undoContext()).getLabel();
	}

	@Test
	void everyCommandIsDeclaredAndNoTwoShareAKey() {
		ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
		for (String id : SessionCommand.ids()) {
			assertTrue(commands.getCommand(SessionCommand.PREFIX + id).isDefined(), id);
			assertNotNull(commands.getCommand(SessionCommand.PREFIX + id).getHandler(), id);
		}
		IBindingService keys = PlatformUI.getWorkbench().getService(IBindingService.class);
		for (Binding b : keys.getBindings()) {
			if (b.getParameterizedCommand() != null && b.getParameterizedCommand().getId().startsWith(SessionCommand.PREFIX)) {
				Binding active = keys.getPerfectMatch(b.getTriggerSequence());
				assertTrue(active != null && active.getParameterizedCommand().equals(b.getParameterizedCommand()), b.toString());
			}
		}
	}

	@Test
	void allNoneInvertFollowTheFilter() throws Exception {
		session.filter().set(ImageFilter.parse("class:red"), this);
		Ui.run("org.eclipse.ui.edit.selectAll");
		assertArrayEquals(IntStream.range(N, 2 * N).toArray(), selected(), "what is hidden is not selected");
		assertEquals("Select All", undo());
		select(N, N + 1);
		Ui.run("select.invert");
		assertArrayEquals(IntStream.range(N + 2, 2 * N).toArray(), selected());
		Ui.run("select.none");
		assertEquals(0, selected().length);
		Ui.run("org.eclipse.ui.edit.undo");
		assertEquals(N - 2, selected().length);
		Ui.run("org.eclipse.ui.edit.redo");
		assertEquals(0, selected().length);
	}

	@Test
	void sameClassSamePredictionWrongOnes() throws Exception {
		select(2);
		Ui.run("select.sameClass");
		assertArrayEquals(IntStream.range(0, N).toArray(), selected());
		select(2);
		Ui.run("select.samePrediction");
		assertArrayEquals(IntStream.range(0, N + 1).toArray(), selected(), "the first red one is predicted as blue");
		Ui.run("select.contradicted");
		assertArrayEquals(new int[] { N }, selected());
	}

	@Test
	void nearestImagesAreAdded() throws Exception {
		select(3);
		Ui.run("select.nearestAsk", "Select Nearest Images", Ui.typed("2"));
		Ui.until("they are there", () -> selected().length == 3);
		assertTrue(session.selection().get().hasImage(3));
		assertEquals("Select Nearest Images", undo());
		select(3);
		Ui.run("select.nearest");
		Ui.until("ten are there", () -> selected().length == 11);
	}

	@Test
	void earlierSelectionsComeBack() throws Exception {
		select(1);
		select(2, 3);
		select();
		Ui.run("select.back");
		assertArrayEquals(new int[] { 2, 3 }, selected());
		Ui.run("select.back");
		assertArrayEquals(new int[] { 1 }, selected());
		Ui.run("select.forward");
		assertArrayEquals(new int[] { 2, 3 }, selected());
		assertFalse(session.selected().canGoForward());
	}

	@Test
	void savedSelectionsAreKeptCombinedAndSaved() throws Exception {
		select(1, 2);
		Ui.run("select.save", "Save Selection", Ui.typed("odd"));
		Made made = session.focus().get().get("odd", "focus").made();
		assertEquals(LabelDecisions.who(), made.who());
		assertEquals(List.of(new Focus("odd", List.of(), List.of("blue/b1.png", "blue/b2.png"), made)), session.focus().get().all());
		assertTrue(session.dirty());
		select(2, 8);
		Focusing.select(session, "odd", Combine.ADD);
		assertArrayEquals(new int[] { 1, 2, 8 }, selected());
		Focusing.select(session, "odd", Combine.REMOVE);
		assertArrayEquals(new int[] { 8 }, selected());
		Focusing.select(session, "odd", Combine.TOGGLE);
		assertArrayEquals(new int[] { 1, 2, 8 }, selected());
		Focusing.select(session, "odd", Combine.KEEP);
		assertArrayEquals(new int[] { 1, 2 }, selected());
		session.filter().set(ImageFilter.parse("in:odd"), this);
		assertEquals(2, session.shown().images().cardinality());
		Focusing.delete(session, "odd");
		assertTrue(session.focus().get().all().isEmpty());
		Ui.run("org.eclipse.ui.edit.undo");
		assertEquals(1, session.focus().get().all().size());
	}

	@Test
	void theFocusIsEnteredAndLeft() throws Exception {
		select(IntStream.range(0, N).toArray());
		Ui.run("focus.onlyThese");
		assertEquals(List.of("blue"), session.focus().get().current().orElseThrow().classes(), "a whole class is followed by its name");
		assertEquals(N, session.shown().images().cardinality());
		assertEquals(N, session.data().focuses().current().orElseThrow().rows(session.data().labels(), session.data().images(), java.util.Set.of()).length);
		select(0, 1);
		Ui.run("focus.allBut");
		assertEquals(N - 2, session.shown().inFocus().cardinality());
		assertEquals(0, selected().length, "what is not in the focus is not selected");
		assertEquals(List.of("blue", (N - 2) + " images of blue"), session.trail().get().names());
		Ui.run("focus.name", "Name Focus", Ui.typed("rest"));
		assertEquals("rest", session.focus().get().inUse());
		Ui.run("focus.back");
		assertEquals("blue", session.focus().get().inUse());
		assertTrue(session.focus().get().find("rest").isPresent(), "a named one is kept");
		Ui.run("focus.all");
		assertEquals("", session.focus().get().inUse());
		assertEquals(List.of("rest"), session.focus().get().all().stream().map(Focus::name).toList(), "one that named itself is forgotten");
		Ui.run("org.eclipse.ui.edit.undo");
		assertEquals("blue", session.focus().get().inUse());
		assertEquals(List.of("blue"), session.trail().get().names());
	}

	@Test
	void aFocusFollowsItsClasses() throws Exception {
		session.selection().change(s -> s.withClasses(List.of("red")).withImages(IntStream.range(N, 2 * N).toArray()), this);
		Ui.run("focus.onlyThese");
		ClassEdits.rename(session, "red", "rouge");
		assertEquals(List.of("rouge"), session.focus().get().current().orElseThrow().classes());
		ClassEdits.merge(session, List.of("blue", "rouge"), "all of them");
		assertEquals(N, session.shown().inFocus().cardinality(), "its images stay when the class is gone");
		Ui.run("org.eclipse.ui.edit.undo");
		Ui.run("org.eclipse.ui.edit.undo");
		assertEquals(List.of("red"), session.focus().get().current().orElseThrow().classes());
	}

	@Test
	void classesAreMadeFromTheSelection() throws Exception {
		select(0, N);
		Ui.run("classes.new", "New Class from Selection", Ui.typed("odd"));
		assertEquals(List.of("blue", "red", "odd"), session.labels().classes());
		assertEquals("odd", session.labels().nameOf(N));
		assertEquals("New Class", undo());
		select(1);
		Ui.run("classes.add", "Add to Class", dialog -> {
			Table list = Ui.find(dialog, Table.class, t -> true);
			Ui.until("the classes are listed", () -> list.getItemCount() == 3 && list.getItem(1).getText().equals("odd"));
			list.setSelection(1);
			list.notifyListeners(SWT.Selection, new Event());
			Ui.press(dialog, "OK");
		});
		assertEquals("odd", session.labels().nameOf(1));
		select(2);
		Ui.run("classes.split", "Split Class", dialog -> {
			assertEquals("blue 2", Ui.find(dialog, org.eclipse.swt.widgets.Text.class, t -> true).getText(), "a name is proposed");
			Ui.press(dialog, "OK");
		});
		assertEquals("blue 2", session.labels().nameOf(2));
		select(0, 2);
		Ui.run("classes.merge", "Merge Classes", Ui.typed("both"));
		assertEquals("both", session.labels().nameOf(N));
		assertEquals("both", session.labels().nameOf(2));
		Ui.run("classes.rename", "Rename Class", Ui.typed("pair"));
		assertEquals("pair", session.labels().nameOf(2));
		assertEquals("blue", session.analysis().images().get(2).label(), "the given classes never change");
	}

	@Test
	void aClassIsSplitByWhatItIsPredictedAs() throws Exception {
		select(N + 1);
		Ui.run("classes.splitByPrediction");
		assertEquals("red as blue", session.labels().nameOf(N));
		assertEquals("red", session.labels().nameOf(N + 1));
	}

	@Test
	void aClassIsSplitByItsClusters() throws Exception {
		ClassEdits.merge(session, List.of("blue", "red"), "all of them");
		select(0);
		Ui.run("classes.splitByClusters");
		Ui.until("it is split", () -> session.labels().classes().size() > 1);
		assertTrue(session.labels().classes().contains("all of them 2"), session.labels().classes().toString());
	}

	@Test
	void imagesAreLeftOutAndRestored() throws Exception {
		select(0, 1);
		Ui.run("classes.leaveOut");
		assertEquals(AnalysisSession.LEFT_OUT, session.labels().nameOf(0));
		select(1);
		Ui.run("classes.restore");
		assertEquals("blue", session.labels().nameOf(1));
		select();
		Ui.run("classes.restore");
		assertEquals("blue", session.labels().nameOf(0));
		session.selection().change(s -> s.withClasses(List.of("red")).withImages(IntStream.range(N, 2 * N).toArray()), this);
		Ui.run("classes.leaveOut");
		assertEquals("Leave Out Classes", undo());
		assertEquals(List.of("blue"), session.data().labels().classes());
	}

	@Test
	void aClassHasTheColourThatIsChosen() throws Exception {
		ClassEdits.colour(session, "red", new RGB(1, 2, 3));
		assertEquals(0x010203, org.channelexplorer.plot.Palette.of(session.labels()).rgb(1));
		session.save();
		assertEquals(0x010203, org.channelexplorer.plot.Palette.of(session.labels()).rgb(1));
		select(N);
		Ui.run("classes.noColour");
		assertArrayEquals(Labels.noColours(2), session.labels().colours());
	}

	@Test
	void thereAreSeveralLabellings() throws Exception {
		Ui.run("labelling.new", "New Labelling", Ui.typed("one"));
		ClassEdits.rename(session, "red", "rouge");
		Ui.run("labelling.duplicate", "Duplicate Labelling", Ui.typed("two"));
		ClassEdits.rename(session, "blue", "bleu");
		assertEquals(List.of("bleu", "rouge"), session.labels().classes());
		Ui.run("labelling.rename", "Rename Labelling", Ui.typed("deux"));
		assertEquals(List.of("one", "deux"), session.labelling().get().all().stream().map(l -> l.name()).toList());
		org.channelexplorer.ui.internal.commands.LabellingCommands.use(session, "one");
		assertEquals(List.of("blue", "rouge"), session.labels().classes());
		Ui.run("labelling.delete");
		assertEquals(List.of("blue", "red"), session.labels().classes(), "the given classes are used when the labelling is gone");
		Ui.run("org.eclipse.ui.edit.undo");
		assertEquals("one", session.labelling().get().inUse());
	}

	@Test
	void filesAndNumbersAreTakenElsewhere() throws Exception {
		select(0, N);
		var table = SelectionExport.table(session, selected());
		assertEquals(List.of("file", "label", "given", "predicted", "confidence", "own"), table.columns().stream().map(c -> c.name()).toList());
		assertEquals("blue", table.columns().get(3).get(1));
		Ui.run("select.copyFiles");
		org.eclipse.swt.dnd.Clipboard clipboard = new org.eclipse.swt.dnd.Clipboard(org.eclipse.swt.widgets.Display.getCurrent());
		String text = (String) clipboard.getContents(org.eclipse.swt.dnd.TextTransfer.getInstance());
		clipboard.dispose();
		assertEquals(2, text.lines().count());
		assertTrue(text.endsWith("r0.png"), text);
	}

	@Test
	void menuItemsThatDisagreeComeToAnEnd() {
		select(0);
		SessionCommandHandler handler = new SessionCommandHandler();
		handler.setInitializationData(null, null, "select.export");
		EvaluationContext with = new EvaluationContext(null, this);
		with.addVariable(ISources.ACTIVE_EDITOR_NAME, Ui.page().getActiveEditor());
		EvaluationContext without = new EvaluationContext(null, this);
		int[] notified = new int[1];
		for (EvaluationContext item : List.of(with, without)) {
			handler.addHandlerListener(e -> {
				assertTrue(++notified[0] < 100, "they notify each other for ever");
				handler.setEnabled(item);
			});
		}
		handler.setEnabled(without);
		assertFalse(handler.isEnabled());
		handler.setEnabled(with);
		assertTrue(handler.isEnabled());
	}

	@Test
	void whatCannotBeDoneSaysWhy() {
		Menu bar = Ui.window().getShell().getMenuBar();
		MenuItem select = Arrays.stream(bar.getItems()).filter(i -> i.getText().replace("&", "").equals("Select")).findFirst().orElseThrow();
		select.getMenu().notifyListeners(SWT.Show, new Event());
		MenuItem only = Arrays.stream(select.getMenu().getItems()).filter(i -> i.getText().startsWith("Only These")).findFirst().orElseThrow();
		assertFalse(only.isEnabled());
		assertEquals("Only These: no image is selected", only.getToolTipText());
		select.getMenu().notifyListeners(SWT.Hide, new Event());
	}
}
