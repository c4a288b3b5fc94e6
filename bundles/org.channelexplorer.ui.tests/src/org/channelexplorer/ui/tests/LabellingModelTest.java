package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.selection.LabellingModel;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Labellings and focuses of a session: shared, undone, saved. */
@ExtendWith(NoLoggedProblems.class)
class LabellingModelTest {
	private final IOperationHistory history = OperationHistoryFactory.getOperationHistory();
	private AnalysisSession session;
	private List<String> classes;

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(Samples.analysis());
		history.setLimit(session.undoContext(), 200);
		classes = session.labels().classes();
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	@Test
	void anEditIsSharedUndoneAndSaved() throws Exception {
		List<String> heard = new ArrayList<>();
		List<Boolean> dirty = new ArrayList<>();
		session.labelling().addListener((before, now, source) -> heard.add(before.inUse() + ">" + now.inUse()));
		session.addDirtyListener(() -> dirty.add(session.dirty()));
		session.selection().change(s -> s.withClasses(List.of(classes.get(0))), this);
		session.label(new Edit.Rename(classes.get(0), "zebra"), "Rename");
		assertEquals("zebra", session.labels().classes().get(0));
		assertEquals(List.of(), session.selection().get().classes(), "a class that is gone is not selected");
		assertEquals(classes.get(0), session.analysis().images().get(0).label());
		assertEquals("Rename", history.getUndoOperation(session.undoContext()).getLabel());
		history.undo(session.undoContext(), null, null);
		assertEquals(classes, session.labels().classes());
		assertFalse(session.dirty());
		history.redo(session.undoContext(), null, null);
		assertEquals(List.of(">" + LabellingModel.FIRST, LabellingModel.FIRST + ">", ">" + LabellingModel.FIRST), heard);
		session.focus().set(session.focus().get().with(new Focus("one", List.of("zebra"), List.of())), this);
		session.save();
		assertEquals(List.of(true, false, true, false), dirty);
		AnalysisSession again = new AnalysisSession(new Analyses(Catalogue.ofEquinox()).open(session.analysis().file()), session.operations());
		assertEquals("zebra", again.labels().classes().get(0));
		assertEquals(session.labelling().get(), again.labelling().get());
		assertEquals(session.focus().get(), again.focus().get());
	}

	@Test
	void whatIsLeftOutIsAClassOfTheViewsOnly() throws Exception {
		session.label(new Edit.LeaveOut(List.of(session.analysis().images().get(0).file())), "Leave out");
		assertEquals(AnalysisSession.LEFT_OUT, session.labels().nameOf(0));
		assertEquals("", session.data().labels().nameOf(0));
		int all = session.analysis().images().size();
		assertEquals(all - 1, session.operations().prepare("jaccard", Map.of(), 1, session.data()).data().images().size());
	}

	@Test
	void predictionsAreComparedWithTheClassesNow() throws Exception {
		assertTrue(session.contradicted(Samples.PER_CLASS), "the first red one is predicted as blue");
		String file = session.analysis().images().get(Samples.PER_CLASS).file();
		session.label(new Edit.Assign(List.of(file), "blue", ""), "Relabel");
		assertFalse(session.contradicted(Samples.PER_CLASS));
		assertEquals(session.data().labels(), session.predictions().orElseThrow().labels());
		session.label(new Edit.LeaveOut(List.of(file)), "Leave out");
		assertFalse(session.predictions().orElseThrow().judged(Samples.PER_CLASS));
	}

	@Test
	void aWrongEditChangesNothing() {
		NamedValues<Labelling> before = session.labelling().get();
		assertTrue(assertThrows(InputException.class, () -> session.label(new Edit.Rename("cow", "x"), "Rename")).getMessage()
				.contains("there is no class 'cow'"));
		assertEquals(before, session.labelling().get());
		assertFalse(history.canUndo(session.undoContext()));
	}

	@Test
	void aHundredEditsAndUndosEndInTheInitialValue() throws Exception {
		Random random = new Random(3);
		NamedValues<Labelling> initial = session.labelling().get();
		List<NamedValues<Labelling>> values = new ArrayList<>(List.of(initial));
		while (values.size() <= 100) {
			try {
				session.label(edit(random), "Edit");
				values.add(session.labelling().get());
			} catch (InputException refused) {
				assertEquals(values.getLast(), session.labelling().get());
			}
		}
		for (int i = 99; i >= 0; i--) {
			history.undo(session.undoContext(), null, null);
			assertEquals(values.get(i), session.labelling().get());
		}
		assertEquals(initial, session.labelling().get());
		assertEquals(classes, session.labels().classes());
		assertFalse(session.dirty());
		for (int i = 1; i <= 100; i++) {
			history.redo(session.undoContext(), null, null);
		}
		assertEquals(values.getLast(), session.labelling().get());
	}

	private Edit edit(Random random) {
		List<String> names = new ArrayList<>(classes);
		names.addAll(List.of("x", "y", "z"));
		String a = names.get(random.nextInt(names.size()));
		String b = names.get(random.nextInt(names.size()));
		String file = session.analysis().images().get(random.nextInt(session.analysis().images().size())).file();
		return switch (random.nextInt(5)) {
		case 0 -> new Edit.Assign(List.of(file), a, "");
		case 1 -> new Edit.Merge(List.of(a, b), a);
		case 2 -> new Edit.Rename(a, b);
		case 3 -> new Edit.Split(a, Map.of(b, List.of(file)));
		default -> new Edit.LeaveOut(List.of(file));
		};
	}
}
