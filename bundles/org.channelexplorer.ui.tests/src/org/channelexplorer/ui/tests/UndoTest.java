package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.ClassEdits;
import org.channelexplorer.ui.Focusing;
import org.channelexplorer.ui.internal.commands.LabellingCommands;
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
		switch (random.nextInt(18)) {
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
