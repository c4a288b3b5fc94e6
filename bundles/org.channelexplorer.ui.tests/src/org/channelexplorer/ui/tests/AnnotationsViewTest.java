package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.channelexplorer.core.analysis.Annotated;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.note.Subject;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LabelDecisions;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.internal.commands.NoteCommands;
import org.channelexplorer.ui.internal.commands.SessionCommand;
import org.channelexplorer.ui.result.ResultViews;
import org.channelexplorer.ui.views.internal.notes.NotesView;
import org.channelexplorer.ui.views.internal.result.ResultView;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLoggedProblems.class)
class AnnotationsViewTest {
	private static final int STALE = 5;
	private final IOperationHistory history = OperationHistoryFactory.getOperationHistory();
	private Path document;
	private AnalysisSession session;
	private NotesView view;

	@TempDir
	Path elsewhere;

	@BeforeEach
	void open() throws Exception {
		document = Samples.analysis();
		session = Samples.open(document);
		view = (NotesView) Ui.page().showView(NotesView.ID);
	}

	@AfterEach
	void close() {
		Ui.page().hideView(view);
		Samples.closeAll();
	}

	private static Consumer<Shell> written(String text, int about) {
		return dialog -> {
			Ui.find(dialog, Combo.class, _ -> true).select(about);
			Ui.find(dialog, Text.class, t -> (t.getStyle() & SWT.MULTI) != 0).setText(text);
			Ui.press(dialog, "OK");
		};
	}

	private void add(String text) throws Exception {
		Ui.run(NoteCommands.ADD, "Add Note", written(text, 0));
	}

	private Table table() {
		return view.table().table();
	}

	private void checked() {
		Ui.until("the notes are looked at", () -> !view.busy());
	}

	private List<String> texts() {
		return session.annotations().get().stream().map(Annotation::text).toList();
	}

	private void select(int place) {
		table().setSelection(place);
		table().notifyListeners(SWT.Selection, new Event());
	}

	private IAction action(String text) {
		for (var item : view.getViewSite().getActionBars().getMenuManager().getItems()) {
			if (item instanceof ActionContributionItem a && a.getAction().getText().equals(text)) {
				return a.getAction();
			}
		}
		throw new AssertionError("no action " + text);
	}

	private void fourNotes() throws Exception {
		session.selection().change(s -> s.withImages(1), this);
		add("dark");
		session.selection().change(s -> s.withImages(6, 7, 8).withClasses(List.of("red")), this);
		add("two kinds");
		session.selection().change(s -> s.withClasses(List.of()).withImages().withLayers(List.of("first")), this);
		add("separates\nnothing");
		session.selection().change(s -> s.withChannels(1), this);
		add("fires on red");
		checked();
	}

	@Test
	void notesAreAboutWhatIsSelectedAndSelectItAgain() throws Exception {
		session.selection().change(s -> s.withImages().withClasses(List.of()).withLayers(List.of()), this);
		assertNotNull(SessionCommand.of(NoteCommands.ADD).whyNot(session));
		assertFalse(action("Add Note\u2026").isEnabled());
		assertTrue(action("Add Note\u2026").getToolTipText().contains("nothing is selected"), action("Add Note\u2026").getToolTipText());
		fourNotes();
		String image = session.analysis().images().get(1).file();
		assertEquals(List.of(Subject.image(image), Subject.ofClass("red"), Subject.layer("first"), Subject.channel("first", 1)),
				session.annotations().get().stream().map(Annotation::about).toList());
		assertEquals(List.of("dark", "two kinds", "separates\nnothing", "fires on red"), texts());
		session.annotations().get().forEach(a -> assertEquals(LabelDecisions.who(), a.who()));
		assertEquals("4 notes", view.headline());
		assertEquals("separates / nothing", table().getItem(2).getText(1));

		session.selection().change(s -> s.withImages().withClasses(List.of()).withLayers(List.of("second")), this);
		select(0);
		table().notifyListeners(SWT.DefaultSelection, new Event());
		assertArrayEquals(new int[] { 1 }, session.selection().get().images());
		select(1);
		table().notifyListeners(SWT.DefaultSelection, new Event());
		assertEquals(List.of("red"), session.selection().get().classes());
		assertArrayEquals(new int[] { 6, 7, 8, 9, 10, 11 }, session.selection().get().images());
		select(2);
		table().notifyListeners(SWT.DefaultSelection, new Event());
		assertEquals("first", session.selection().get().primaryLayer());
		select(3);
		table().notifyListeners(SWT.DefaultSelection, new Event());
		assertArrayEquals(new int[] { 1 }, session.selection().get().channels());

		view.table().filter().setText("red");
		assertEquals(2 + 1, table().getItemCount(), "the class and the channel, and the totals");
		view.table().filter().setText("");
		table().getColumn(1).notifyListeners(SWT.Selection, new Event());
		assertEquals("dark", table().getItem(0).getText(1));
		assertEquals("fires on red", table().getItem(1).getText(1));
	}

	@Test
	void severalImagesGetANoteEachAsOneStep() throws Exception {
		session.selection().change(s -> s.withLayers(List.of("first")).withImages(2, 3), this);
		add("blurred");
		assertEquals(List.of("blurred", "blurred"), texts());
		assertEquals("Add Notes", history.getUndoOperation(session.undoContext()).getLabel());
		history.undo(session.undoContext(), null, null);
		assertEquals(List.of(), texts());
		Ui.run(NoteCommands.ADD, "Add Note", written("the layer", 1));
		assertEquals(Subject.layer("first"), session.annotations().get().getFirst().about(), "the second of what is selected");
	}

	@Test
	void editsAreUndoneRedoneSavedAndReopened() throws Exception {
		fourNotes();
		select(0);
		Ui.answer("Edit Note", written("bright", 0));
		Ui.key(table(), SWT.F2, '\0');
		assertEquals("bright", texts().getFirst());
		checked();
		table().setSelection(new int[] { 1, 2 });
		table().notifyListeners(SWT.Selection, new Event());
		assertFalse(action("Edit Note\u2026").isEnabled());
		Ui.key(table(), SWT.DEL, SWT.DEL);
		assertEquals(List.of("bright", "fires on red"), texts());
		checked();
		assertEquals(2 + 1, table().getItemCount());
		history.undo(session.undoContext(), null, null);
		history.undo(session.undoContext(), null, null);
		assertEquals(List.of("dark", "two kinds", "separates\nnothing", "fires on red"), texts());
		history.redo(session.undoContext(), null, null);
		history.redo(session.undoContext(), null, null);
		assertEquals(List.of("bright", "fires on red"), texts());
		assertTrue(session.dirty());
		assertEquals(List.of(), AnalysisDocument.read(document).annotations());

		Ui.until("a killed program loses no note", () -> kept().contains("bright"));
		session.save();
		assertFalse(session.dirty());
		assertEquals(List.of("bright", "fires on red"), AnalysisDocument.read(document).annotations().stream().map(Annotation::text).toList());
		Samples.closeAll();
		session = Samples.open(document);
		assertEquals(List.of("bright", "fires on red"), texts());
		checked();
		assertEquals("bright", table().getItem(0).getText(1));
	}

	private String kept() {
		try {
			return Files.readString(AnalysisDocument.dataFolder(document).resolve("state.json"));
		} catch (java.io.IOException e) {
			return ""; // not written yet
		}
	}

	@Test
	void unsavedNotesOutliveAKill() throws Exception {
		fourNotes();
		Ui.until("the notes are written", () -> kept().contains("fires on red"));
		Path copy = Files.copy(AnalysisDocument.dataFolder(document).resolve("state.json"), elsewhere.resolve("state.json"));
		Samples.closeAll(); // forgets them
		Files.copy(copy, AnalysisDocument.dataFolder(document).resolve("state.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		session = Samples.open(document);
		assertTrue(session.restored() && session.dirty());
		assertEquals(4, texts().size());
	}

	@Test
	void aNoteIsStaleWhenItsResultOrItsClassIsGone() throws Exception {
		session.label(new Edit.Rename("red", "crimson"), "Rename");
		session.selection().change(s -> s.withLayers(List.of("first")).withImages(6).withClasses(List.of("crimson")), this);
		ResultView result = (ResultView) ResultViews.run(Ui.page(), session, Query.of("mixed", Map.of(), 1));
		Ui.until("the result is there", () -> result.reply() != null);
		ResultKey key = result.getAdapter(ResultKey.class);
		Ui.run(NoteCommands.ADD, "Add Note", written("as the result has it", 2));
		Ui.run(NoteCommands.ADD, "Add Note", dialog -> {
			Ui.find(dialog, Button.class, b -> (b.getStyle() & SWT.CHECK) != 0).setSelection(false);
			written("a colour", 0).accept(dialog);
		});
		assertEquals(List.of(key.hash(), ""), session.annotations().get().stream().map(Annotation::result).toList());
		Ui.page().hideView(result);
		view.setFocus();
		checked();
		assertEquals("2 notes", view.headline(), "a class of a labelling that is not saved is there");
		assertEquals("", table().getItem(0).getText(STALE));
		assertEquals("layer first", table().getItem(0).getText(0));

		table().setSelection(new int[] { 0, 1 });
		table().notifyListeners(SWT.Selection, new Event());
		Files.delete(session.analysis().dataFolder().resolve("results").resolve(key.hash() + ".json"));
		Ui.page().activate(Ui.page().getActiveEditor());
		Ui.page().activate(view);
		Ui.until("its result is missed", () -> view.headline().equals("2 notes, 1 stale"));
		assertArrayEquals(new int[] { 0, 1 }, table().getSelectionIndices(), "both stay selected");
		assertEquals("its result is not stored any more", table().getItem(0).getText(STALE));
		assertEquals("\u26a0 layer first", table().getItem(0).getText(0));
		Rectangle first = table().getItem(0).getBounds(0);
		Ui.mouse(table(), SWT.MouseMove, first.x + 2, first.y + first.height / 2, 0, 0);
		assertEquals("as the result has it\n\nStale: its result is not stored any more", table().getToolTipText());
		session.label(new Edit.Rename("crimson", "ruby"), "Rename");
		Ui.until("its class is missed", () -> view.headline().equals("2 notes, 2 stale"));
		assertEquals("there is no class 'crimson'", table().getItem(1).getText(STALE));
		select(1);
		AtomicBoolean reported = new AtomicBoolean();
		Ui.answer("Select What the Note Is About", dialog -> {
			Ui.press(dialog, "OK");
			reported.set(true);
		});
		table().notifyListeners(SWT.DefaultSelection, new Event());
		Ui.until("it is reported", reported::get);
	}

	@Test
	void exportWritesWhatTheCommandLineWrites() throws Exception {
		fourNotes();
		Path file = elsewhere.resolve("notes.csv");
		view.exportTo(file);
		Ui.until("it is written", () -> Files.exists(file) && !view.busy());
		session.save();
		assertEquals(Csv.text(Annotated.table(Annotated.of(session.analysis()))), Files.readString(file));
	}
}
