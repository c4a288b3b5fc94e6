package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.note.Subject;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.repair.Verdict;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.ClassEdits;
import org.channelexplorer.ui.Focusing;
import org.channelexplorer.ui.LabelDecisions;
import org.channelexplorer.ui.internal.commands.LabellingCommands;
import org.channelexplorer.ui.internal.commands.NoteCommands;
import org.channelexplorer.ui.selection.Combine;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Selection, classes and focus share one history. */
@ExtendWith(NoLoggedProblems.class)
class UndoTest {
	private static final int COMMANDS = 500;
	private final IOperationHistory history = OperationHistoryFactory.getOperationHistory();
	private AnalysisSession session;

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private String saved() throws Exception {
		session.save();
		Path state = session.analysis().dataFolder().resolve("state.json");
		return Files.readString(session.analysis().file(), StandardCharsets.UTF_8) + Files.readString(state, StandardCharsets.UTF_8);
	}

	private int steps() {
		return history.getUndoHistory(session.undoContext()).length;
	}

	@Test
	void fiveHundredCommandsAndAsManyUndosEndInTheInitialBytes() throws Exception {
		session = Samples.open(Samples.analysis());
		session.selection().change(s -> s.withImages(1), this);
		ClassEdits.rename(session, "red", "rouge");
		Focusing.save(session, "first");
		String initial = saved();
		history.dispose(session.undoContext(), true, true, false);
		Random random = new Random(11);
		for (int tries = 0; steps() < COMMANDS; tries++) {
			assertTrue(tries < 20 * COMMANDS, "too many commands do nothing");
			int before = steps();
			try {
				command(random);
			} catch (InputException refused) {
				assertEquals(before, steps(), refused.getMessage());
			}
			assertTrue(steps() - before <= 1, () -> "one command is one step: " + history.getUndoOperation(session.undoContext()).getLabel());
		}
		assertTrue(session.dirty());
		String last = saved();
		Selection selection = session.selection().get();
		for (int i = 0; i < COMMANDS; i++) {
			assertTrue(history.undo(session.undoContext(), null, null).isOK());
		}
		assertFalse(history.canUndo(session.undoContext()));
		assertEquals(initial, saved());
		for (int i = 0; i < COMMANDS; i++) {
			assertTrue(history.redo(session.undoContext(), null, null).isOK());
		}
		assertFalse(history.canRedo(session.undoContext()));
		assertEquals(selection, session.selection().get());
		assertEquals(last, saved());
	}

	private void command(Random random) throws InputException {
		int n = session.analysis().images().size();
		int[] some = IntStream.range(0, n).filter(i -> random.nextInt(3) == 0).toArray();
		List<String> classes = session.labels().classes();
		List<String> names = new ArrayList<>(classes);
		names.addAll(List.of("x", "y", "z"));
		String a = names.get(random.nextInt(names.size()));
		String b = names.get(random.nextInt(names.size()));
		List<String> focuses = session.focus().get().all().stream().map(Focus::name).toList();
		String focus = focuses.isEmpty() ? "" : focuses.get(random.nextInt(focuses.size()));
		List<String> labellings = new ArrayList<>(session.labelling().get().all().stream().map(Labelling::name).toList());
		String file = session.analysis().images().get(random.nextInt(n)).file();
		switch (random.nextInt(27)) {
		case 0, 1 -> session.selection().change(s -> s.withClasses(List.of()).withImages(some), new Object());
		case 2 -> session.selection().change(s -> s.withClasses(classes.subList(0, 1)), new Object());
		case 3 ->
			session.selection().change(s -> s.withLayers(List.of(random.nextBoolean() ? "first" : "second")).withChannels(random.nextInt(2)), new Object());
		case 4 -> ClassEdits.assign(session, some.length == 0 ? new int[] { 0 } : some, a, "Add to Class");
		case 5 -> ClassEdits.merge(session, List.of(a, b), a);
		case 6 -> ClassEdits.rename(session, a, b);
		case 7 -> ClassEdits.colour(session, a, new RGB(random.nextInt(256), 0, 0));
		case 8 -> {
			if (ClassEdits.cannotLeaveOut(session) == null) {
				ClassEdits.leaveOut(session);
			}
		}
		case 9 -> {
			if (ClassEdits.nothingLeftOut(session) == null) {
				ClassEdits.restore(session);
			}
		}
		case 10, 11 -> {
			if (some.length > 0 && session.selection().get().images().length > 0
					&& IntStream.of(session.selection().get().images()).anyMatch(session.shown().inFocus()::get)) {
				Focusing.onlyThese(session);
			}
		}
		case 12 -> Focusing.back(session);
		case 13 -> Focusing.use(session, focus);
		case 14 -> {
			if (!focus.isEmpty()) {
				Focusing.select(session, focus, Combine.values()[random.nextInt(5)]);
			}
		}
		case 15 -> {
			if (!focus.isEmpty()) {
				if (random.nextBoolean()) {
					Focusing.delete(session, focus);
				} else {
					Focusing.rename(session, focus, Focusing.unused(session, "named"));
				}
			}
		}
		case 16 -> {
			if (session.selection().get().images().length > 0) {
				Focusing.save(session, "saved " + random.nextInt(3));
			}
		}
		case 17 -> {
			Verdict verdict = Verdict.values()[random.nextInt(Verdict.values().length)];
			LabelDecisions.decide(session, new LabelDecisions.Suspect(file, classes.getFirst(), "blue", 0.1, "key"), verdict, a, "", () -> { // nothing else
			});
		}
		case 18 -> NoteCommands.add(session, List.of(random.nextBoolean() ? Subject.image(file) : Subject.layer("first")), "note " + random.nextInt(9), "");
		case 19 -> {
			int notes = session.annotations().get().size();
			if (notes > 0 && random.nextBoolean()) {
				NoteCommands.edit(session, random.nextInt(notes), "text " + random.nextInt(9));
			} else if (notes > 0) {
				NoteCommands.delete(session, Set.of(random.nextInt(notes)));
			}
		}
		case 20 -> {
			Surgery plan = new Surgery("plan " + random.nextInt(3), Replacement.MEAN, List.of(new Removal("first", List.of(random.nextInt(2)))), Map.of(),
					Made.now());
			boolean kept = session.repairs().get().surgeries().stream().anyMatch(p -> p.name().equals(plan.name()));
			session.step(kept ? "Delete Plan" : "Keep Plan",
					() -> session.repairs().change(r -> kept ? r.withoutSurgery(plan.name()) : r.with(plan), this));
		}
		case 21 -> session.step("Refine Network", () -> session.repairs().change(
				r -> r.adding(new Refinement("refined", "", Refinement.Way.REFIT, 1, "0".repeat(64), Made.now())), this));
		case 22 -> {
			List<String> files = session.labels().classes().contains(a) ? files(a) : List.of();
			if (files.size() > 1) {
				ClassEdits.split(session, a, List.of(files.subList(0, 1), files.subList(1, files.size())));
			}
		}
		case 23 -> {
			if (ClassEdits.cannotSplitByPrediction(session) == null) {
				ClassEdits.splitByPrediction(session);
			}
		}
		case 24 -> {
			if (!session.labelling().get().inUse().isEmpty()) {
				session.step("Delete Labelling", () -> session.labelling().change(l -> l.without(l.inUse()), session));
			}
		}
		case 25 -> {
			if (random.nextBoolean()) {
				session.step("Previous Selection", () -> session.selected().back(session));
			} else {
				session.step("Next Selection", () -> session.selected().forward(session));
			}
		}
		default -> {
			labellings.add("");
			String to = labellings.get(random.nextInt(labellings.size()));
			if (to.isEmpty() && random.nextBoolean()) {
				session.step("New Labelling", () -> session.labelling()
						.change(l -> l.with(new Labelling("l" + random.nextInt(3), List.of())), this));
			} else {
				LabellingCommands.use(session, to);
			}
		}
		}
	}

	private List<String> files(String name) {
		int[] rows = session.labels().rowsOf(session.labels().classes().indexOf(name));
		return IntStream.of(rows).mapToObj(i -> session.analysis().images().get(i).file()).toList();
	}

	@Test
	void stepsAreNamed() throws Exception {
		session = Samples.open(Samples.analysis());
		session.selection().change(s -> s.withImages(1, 2), new Object());
		assertEquals("Select Images", history.getUndoOperation(session.undoContext()).getLabel());
		session.selection().change(s -> s.withLayers(List.of("first")), new Object());
		assertEquals("Select Layer", history.getUndoOperation(session.undoContext()).getLabel());
		Focusing.onlyThese(session);
		assertEquals("Only These", history.getUndoOperation(session.undoContext()).getLabel());
	}

	@Test
	void aNetworkWithOneGivenClassStartsFromTheAnalystsClasses() throws Exception {
		session = Samples.open(Samples.unlabelled());
		assertEquals(List.of("unlabelled"), session.labels().classes());
		ClassEdits.assign(session, new int[] { 0, 1, 2 }, "mine", "New Class");
		assertEquals(List.of("unlabelled", "mine"), session.data().labels().classes());
	}
}
