package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Ledger;
import org.channelexplorer.core.repair.Verdict;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.LabelDecisions;
import org.channelexplorer.ui.SuspectFilter;
import org.channelexplorer.ui.SuspectFilter.State;
import org.channelexplorer.ui.Suspects;
import org.channelexplorer.ui.internal.AuditPerspective;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.run.SuspectMarkers;
import org.channelexplorer.ui.views.internal.audit.AuditTables;
import org.channelexplorer.ui.views.internal.audit.SuspectsView;
import org.channelexplorer.ui.views.internal.audit.TriageView;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Labels that look wrong are decided about, with the keys of the Triage view. */
@ExtendWith(NoLoggedProblems.class)
class TriageTest {
	private final IOperationHistory history = OperationHistoryFactory.getOperationHistory();
	private AnalysisSession session;
	private SuspectsView list;
	private TriageView triage;

	private static AnalysisSession demo() throws Exception {
		Commands.run(Ui.window(), Commands.OPEN_DEMO);
		IEditorPart editor = Ui.until("the editor is open", Ui::editor);
		return Ui.until("the session is there", () -> editor.getAdapter(AnalysisSession.class));
	}

	private void open() throws Exception {
		session = demo();
		if (session.suspects().asked().isEmpty()) { // what the command line has computed is listed without asking
			session.operations().prepare(Suspects.OPERATION, Map.of(), session.analysis().document().seed(), session.data()).run(session.results(),
					new NullProgressMonitor());
			Samples.closeAll();
			session = demo();
		}
		list = (SuspectsView) Ui.page().showView(SuspectsView.ID);
		triage = (TriageView) Ui.page().showView(TriageView.ID);
		Ui.untilComputed("the list is there", () -> session.suspects().audit().get().isPresent());
	}

	@AfterEach
	void close() {
		if (list != null) {
			session.suspects().filter().set(SuspectFilter.ALL, this);
			Ui.page().hideView(list);
			Ui.page().hideView(triage);
		}
		Samples.closeAll();
	}

	private Ledger ledger() {
		return session.repairs().get().ledger();
	}

	private void press(char key) {
		Ui.key(triage.keys(), key, key);
	}

	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static double median(List<Double> times) {
		return times.stream().mapToDouble(Double::doubleValue).sorted().toArray()[times.size() / 2];
	}

	// until what was pressed is seen, and until it is done, ms
	private double seen(char key, List<Double> done, List<Double> spent) {
		long start = System.nanoTime();
		long cpu = cpu();
		press(key);
		done.add((System.nanoTime() - start) / 1e6);
		Display display = Display.getCurrent();
		while (triage.painted() < start) {
			display.readAndDispatch();
		}
		spent.add((cpu() - cpu) / 1e6);
		return (triage.painted() - start) / 1e6;
	}

	@Test
	void aHundredDecisionsTakeAKeyEachAndAsManyUndosTakeThemBack() throws Exception {
		open();
		Labels before = session.labelling().labels();
		String used = session.labelling().get().inUse();
		session.suspects().go(0);
		Ui.until("the first image is seen", () -> triage.painted() > 0);
		Ui.until("those it is like are known", () -> triage.like().stream().noneMatch(List::isEmpty));
		LabelIssues.OfImage first = session.suspects().images().getFirst();
		assertTrue(triage.like().get(1).stream().allMatch(row -> before.nameOf(row).equals(first.classes().suggested())));
		char[] keys = { 'r', 'k', 'x', 'u', 'r' };
		List<Double> times = new ArrayList<>();
		List<Double> done = new ArrayList<>();
		List<Double> spent = new ArrayList<>(); // by this thread: also where the machine is busy with other things
		for (int i = 0; i < 20; i++) {
			int place = session.suspects().at();
			int coming = session.suspects().nextUndecided(place); // people look at an image before they decide; meanwhile the next one is loaded
			Ui.until("the next image, those it is like and its maps are loaded", () -> triage.ready(coming));
			times.add(seen(keys[i % keys.length], done, spent));
			assertTrue(triage.ready(session.suspects().at()), "with all that stands beside it");
			assertEquals(2, triage.speaking().stream().distinct().count(), "each class has its channel");
			Ui.settle();
			assertEquals(i + 1, ledger().decisions().size());
			assertTrue(session.suspects().at() > place, "it advances");
			assertEquals(session.suspects().row(session.suspects().at()), session.selection().get().images()[0], "selected everywhere");
		}
		System.out.printf("next image: median %.0f ms, slowest %.0f ms of %d; CPU of the window's thread: median %.0f ms; decision done: median %.0f ms%n",
				median(times), times.stream().mapToDouble(Double::doubleValue).max().orElseThrow(), times.size(), median(spent), median(done));
		assertTrue(median(spent) <= 50, spent::toString);
		for (int i = 20; i < 100; i++) {
			press(keys[i % keys.length]);
		}
		Map<String, Decision> holds = ledger().byFile();
		assertEquals(100, holds.size());
		assertEquals(LabelDecisions.LABELLING, session.labelling().get().inUse());
		Labels now = session.labelling().labels();
		for (int i = 0; i < 100; i++) {
			Decision d = holds.get(session.suspects().images().get(i).file());
			int row = session.suspects().row(d.file());
			assertEquals(d.verdict() == Verdict.LEAVE_OUT ? "" : d.to(), now.classOf(row) < 0 ? "" : now.nameOf(row), d.toString());
			assertEquals(d.verdict() == Verdict.RELABEL ? session.suspects().images().get(i).classes().suggested() : before.nameOf(row), d.to());
		}
		assertEquals("100 of 540 decided, 60 of 80 confirmed (75 %, 65 to 83 %), 20 not sure",
				triage.progress().substring(0, triage.progress().indexOf(", about")));
		assertTrue(list.headline().contains("Older than the classes: 60 images have another class now."), list.headline());
		assertTrue(session.labelling().get().current().orElseThrow().edits().size() <= 11, "decisions for one class are one edit");
		for (int i = 0; i < 100; i++) {
			assertTrue(history.undo(session.undoContext(), null, null).isOK());
		}
		assertEquals(Ledger.EMPTY, ledger());
		assertEquals(before, session.labelling().labels());
		assertEquals(used, session.labelling().get().inUse());
		assertTrue(history.redo(session.undoContext(), null, null).isOK());
		assertEquals(1, ledger().decisions().size());
		assertEquals(first.classes().suggested(), session.labelling().labels().nameOf(session.suspects().row(first.file())));
		assertTrue(history.undo(session.undoContext(), null, null).isOK());
	}

	@Test
	void whatIsKeptOrLeftOpenStaysWhereTheClassesWereEdited() throws Exception {
		open();
		Suspects suspects = session.suspects();
		String given = session.labelling().labels().nameOf(suspects.row(2));
		session.label(new Edit.Rename(given, "renamed"), "Rename Class");
		int edits = session.labelling().get().current().orElseThrow().edits().size();
		for (char key : new char[] { 'k', 'u' }) {
			suspects.go(2);
			press(key);
			assertEquals("renamed", session.labelling().labels().nameOf(suspects.row(2)), "after " + key);
		}
		suspects.go(2);
		Ui.answer("Comment", Ui.typed("seen twice"));
		press('c');
		assertEquals("seen twice", suspects.decision(2).orElseThrow().comment());
		assertEquals(edits, session.labelling().get().current().orElseThrow().edits().size(), "nothing was edited");
	}

	@Test
	void changingOnesMindRestoresTheClassAndCommentsAreKept() throws Exception {
		open();
		Suspects suspects = session.suspects();
		LabelIssues.OfImage image = suspects.images().get(3);
		int row = suspects.row(3);
		String given = session.labelling().labels().nameOf(row);
		suspects.go(3);
		press('x');
		assertTrue(session.labelling().labels().classOf(row) < 0);
		suspects.go(3);
		press('k');
		assertEquals(given, session.labelling().labels().nameOf(row));
		assertEquals(Verdict.KEEP, suspects.decision(3).orElseThrow().verdict());
		suspects.go(3);
		Ui.answer("Comment", Ui.typed("blurred, but right"));
		press('c');
		assertEquals("blurred, but right", suspects.decision(3).orElseThrow().comment());
		assertEquals(3, suspects.at(), "a comment does not advance");
		String other = session.labelling().outcome().classes().stream().filter(c -> !c.equals(given) && !c.equals(image.classes().suggested())).findFirst()
				.orElseThrow();
		Ui.answer("Relabel", shell -> {
			Ui.find(shell, org.eclipse.swt.widgets.Text.class, t -> true).setText(other);
			Ui.press(shell, "OK");
		});
		press('l');
		Decision last = suspects.decision(3).orElseThrow();
		assertEquals(List.of(given, other, "blurred, but right"), List.of(last.from(), last.to(), last.comment()));
		assertEquals(4, ledger().decisions().size(), "nothing is ever taken out of the ledger");
		assertTrue(suspects.at() > 3);
		Ui.key(triage.keys(), SWT.ARROW_LEFT, '\0');
		assertEquals(3, suspects.at());
		assertTrue(triage.text().contains("State: relabelled to " + other + " (blurred, but right)"), triage.text());
	}

	@Test
	void aCommentWaitsForTheDecisionWhicheverViewThatIsMadeIn() throws Exception {
		open();
		Suspects suspects = session.suspects();
		suspects.go(5);
		Ui.answer("Comment", Ui.typed("two of them"));
		press('c');
		assertTrue(suspects.decision(5).isEmpty());
		assertEquals("two of them", suspects.comment(5));
		Ui.key(list.table(), 0, 'k');
		assertEquals("two of them", suspects.decision(5).orElseThrow().comment());
		assertEquals("", suspects.comment(6));
	}

	@Test
	void filtersShowWhatWasDecidedAndByClass() throws Exception {
		open();
		Suspects suspects = session.suspects();
		suspects.go(0);
		for (char key : "rkxur".toCharArray()) {
			press(key);
		}
		assertEquals(540, list.table().getItemCount());
		suspects.filter().set(new SuspectFilter(State.RELABELLED, "", false), this);
		assertEquals(List.of(0, 4), IntStream.of(suspects.shown()).boxed().toList());
		assertEquals(2, list.table().getItemCount());
		assertTrue(list.table().getItem(0).getText(6).startsWith("relabelled to "));
		suspects.filter().set(new SuspectFilter(State.UNDECIDED, "", true), this);
		assertEquals(suspects.images().stream().filter(i -> i.verdict().issue() && i.verdict().rank() > 5).count(), list.table().getItemCount());
		String name = suspects.images().getFirst().classes().given();
		suspects.filter().set(new SuspectFilter(State.ALL, name, false), this);
		assertTrue(IntStream.of(suspects.shown()).mapToObj(suspects.images()::get)
				.allMatch(i -> i.classes().given().equals(name) || i.classes().suggested().equals(name)));
		suspects.filter().set(new SuspectFilter(State.UNDECIDED, name, false), this);
		suspects.go(suspects.shown()[0]);
		int place = suspects.at();
		press('k');
		assertTrue(suspects.at() > place && IntStream.of(suspects.shown()).noneMatch(p -> p == place), "it has left the list, and the next one is shown");
	}

	@Test
	void tablesOutAndInGiveTheSameClasses() throws Exception {
		open();
		session.suspects().go(0);
		for (char key : "rkxurrx".toCharArray()) {
			press(key);
		}
		AuditTables tables = new AuditTables(session, Ui.window().getShell(), new Asker(Ui.window().getShell(), this));
		Path audited = Files.createTempFile("audit", ".csv");
		tables.write("Export", audited, tables.auditText());
		Ui.until("the table is written", () -> audited.toFile().length() > 0);
		Path corrected = Files.writeString(Files.createTempFile("labels", ".csv"), tables.correctedText());
		assertTrue(tables.auditText().startsWith("file,given_label,predicted_label,label_score,is_label_issue,verdict,"), tables.auditText().substring(0, 80));
		assertTrue(tables.scriptText().contains("'_left_out'") || tables.scriptText().contains("# not one folder per class"));
		Labels decided = session.labelling().labels();
		List<Decision> before = List.copyOf(ledger().byFile().values());
		for (int i = 0; i < 7; i++) {
			history.undo(session.undoContext(), null, null);
		}
		assertEquals(7, taken(tables, audited), "what is undecided stays so");
		assertEquals(before.stream().map(Decision::verdict).toList(),
				before.stream().map(d -> session.suspects().decision(d.file()).orElseThrow().verdict()).toList());
		assertEquals(decided, session.labelling().labels());
		assertEquals(0, taken(tables, audited), "it is in the ledger already");
		history.undo(session.undoContext(), null, null);
		assertEquals(Ledger.EMPTY, ledger());
		assertEquals(5, taken(tables, corrected), "only changes are decisions");
		assertEquals(decided, session.labelling().labels());
		Files.delete(audited);
		Files.delete(corrected);
	}

	private int taken(AuditTables tables, Path table) {
		int[] added = { -1 };
		tables.take(table, n -> added[0] = n, Assertions::fail);
		assertEquals(-1, added[0], "it is read in the background");
		Ui.until("the decisions are there", () -> added[0] >= 0);
		return added[0];
	}

	private static IMarker[] markers(IFile file) {
		try {
			return file.findMarkers(SuspectMarkers.TYPE, false, IResource.DEPTH_ZERO);
		} catch (CoreException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void suspectsAreProblemsUntilTheyAreDecided() throws Exception {
		open();
		IFile file = AnalysisEditors.workspaceFile(session.analysis().file());
		int issues = (int) session.suspects().images().stream().filter(i -> i.verdict().issue()).count();
		assertTrue(issues > 0);
		Ui.until("the suspects are listed", () -> markers(file).length == Math.min(issues, SuspectMarkers.MOST));
		IMarker marker = markers(file)[0];
		String image = marker.getAttribute(SuspectMarkers.FILE, "");
		String suggested = marker.getAttribute(SuspectMarkers.SUGGESTED, "");
		IMarkerResolution[] fixes = IDE.getMarkerHelpRegistry().getResolutions(marker);
		assertEquals(List.of("Keep", "Relabel to " + suggested, "Leave out", "Show in Triage"), Arrays.stream(fixes).map(IMarkerResolution::getLabel).toList());
		fixes[3].run(marker);
		assertEquals(AuditPerspective.TRIAGE, Ui.page().getActivePart().getSite().getId());
		assertTrue(triage.text().startsWith(image + ", number "), triage.text());
		fixes[1].run(marker);
		assertEquals(suggested, session.labelling().labels().nameOf(session.suspects().row(image)));
		Ui.until("it is no problem any more", () -> Arrays.stream(markers(file)).noneMatch(m -> m.getAttribute(SuspectMarkers.FILE, "").equals(image)));
		assertFalse(ledger().decisions().isEmpty());
		history.undo(session.undoContext(), null, null);
		Ui.until("undo makes it one again", () -> Arrays.stream(markers(file)).anyMatch(m -> m.getAttribute(SuspectMarkers.FILE, "").equals(image)));
	}

	@Test
	void aNumberBesideAWideIntervalIsCalledRough() throws Exception {
		open();
		List<LabelIssues.OfImage> images = session.suspects().images();
		int rough = 0;
		for (int row = 0; row < 60; row++) {
			LabelIssues.Verdict v = images.get(row).verdict();
			String text = list.table().getItem(row).getText(10);
			boolean wide = v.expectedHigh() - v.expectedLow() > 0.3;
			assertTrue(text.matches((wide ? "roughly " : "") + "\\d+ % \\(\\d+ to \\d+ %\\)"), row + ": " + text + " of " + v);
			rough += wide ? 1 : 0;
		}
		assertTrue(rough > 0, "in the demo the first intervals are wide");
		assertTrue(list.progress().contains("more to expect below this line"), list.progress());
	}

	@Test
	void columnsHaveRoomForImagesAndClasses() throws Exception {
		open();
		Table table = list.table();
		GC gc = new GC(table);
		for (int row = 0; row < 20; row++) {
			for (int column : new int[] { 2, 3, 4, 10 }) {
				String text = table.getItem(row).getText(column);
				assertFalse(text.contains("/"), text + ": the folder is the given class");
				assertTrue(gc.textExtent(text).x < table.getColumn(column).getWidth(), text);
			}
		}
		gc.dispose();
		assertTrue(list.headline().startsWith("Label audit: 22 of 540 labels look wrong Out of sample, or not memorised"), list.headline());
	}
}
