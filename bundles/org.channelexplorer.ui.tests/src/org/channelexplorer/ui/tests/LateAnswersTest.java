package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.HeaderLine;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.tests.fake.HeldProjection;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Only the answer to a view's last question is shown, and only while the view lives. */
@ExtendWith(NoLoggedProblems.class)
class LateAnswersTest {

	@AfterEach
	void close() {
		HeldProjection.release();
		Samples.closeAll();
	}

	private static ScatterView scatter() throws Exception {
		ScatterView view = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		Ui.until("the plot is there", () -> view.result() != null);
		return view;
	}

	private static void hold(ScatterView view) {
		view.method("held");
		Ui.until("the projection waits", () -> HeldProjection.waiting() == 1);
	}

	private static void releaseLate(Object family) {
		HeldProjection.release();
		Ui.until("the late work has ended", () -> HeldProjection.waiting() == 0 && Job.getJobManager().find(family).length == 0);
		Ui.settle();
	}

	@Test
	void anOptionChosenMeanwhileHoldsForTheAnswer() throws Exception {
		Samples.open(Samples.analysis());
		ScatterView view = scatter();
		hold(view);
		view.option("hidden", "red");
		HeldProjection.release();
		Ui.until("the answer is there", () -> "held".equals(view.result().scalars().get("method")));
		Ui.until("it is drawn as was chosen", () -> view.plot().legend(view.pane().look()).stream().anyMatch(e -> e.name().equals("red") && e.hidden()));
	}

	@Test
	void thereIsASentenceInTheMiddleWhileThereIsNoPictureYet() throws Exception {
		Path document = Samples.analysis();
		Samples.open(document).putState(ExplorePerspective.SCATTERPLOT, Json.tree(Map.of("parameters", Map.of("method", "held"), "seed", 1)));
		Samples.closeAll();
		Samples.open(document);
		ScatterView view = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		Ui.until("the projection waits", () -> HeldProjection.waiting() == 1);
		assertTrue(view.pane().message().matches("Computing .+\u2026"), view.pane().message());
		HeldProjection.release();
		Ui.until("the picture is there", () -> view.plot() != null);
		assertNull(view.pane().message());
	}

	@Test
	void anotherMethodChosenMeanwhile() throws Exception {
		Samples.open(Samples.analysis());
		ScatterView view = scatter();
		hold(view);
		view.method("counting");
		Ui.until("the grid is there", () -> "counting".equals(view.result().scalars().get("method")));
		Result shown = view.result();
		String headline = view.headline();
		releaseLate(view);
		assertSame(shown, view.result());
		assertEquals(headline, view.headline());
	}

	@Test
	void anotherSeedChosenMeanwhileIsStillAwaited() throws Exception {
		Samples.open(Samples.analysis());
		ScatterView view = scatter();
		hold(view);
		view.settings(view.state().with(view.state().parameters(), 99));
		Ui.until("both wait", () -> HeldProjection.waiting() == 2);
		view.method("counting");
		Ui.until("the grid is there", () -> "counting".equals(view.result().scalars().get("method")));
		releaseLate(view);
		assertEquals("counting", view.result().scalars().get("method"));
		assertFalse(view.busy());
	}

	@Test
	void anotherStepChosenMeanwhile() throws Exception {
		AnalysisSession session = Samples.open(Samples.denoised());
		ScatterView view = scatter();
		hold(view);
		view.method("counting");
		Ui.until("the grid is there", () -> "counting".equals(view.result().scalars().get("method")));
		view.settings(view.state().with(Map.of("method", "held"), 5));
		Ui.until("two wait", () -> HeldProjection.waiting() == 2);
		session.selection().change(s -> s.withStep(1), this);
		Ui.until("three wait", () -> HeldProjection.waiting() == 3);
		view.method("counting");
		Ui.until("step 1 is there", () -> view.headline().startsWith("eps, step 1 of 10 Counting"));
		Result shown = view.result();
		releaseLate(view);
		assertSame(shown, view.result());
	}

	@Test
	void anotherLayerThatWasNotReadMeanwhile() throws Exception {
		AnalysisSession session = Samples.open(Samples.analysis());
		ScatterView view = scatter();
		hold(view);
		session.selection().change(s -> s.withLayers(List.of("input")), this);
		releaseLate(view);
		assertNull(view.result());
		assertTrue(view.headline().contains("was not read in this analysis"), view.headline());
	}

	@Test
	void theViewClosedMeanwhile() throws Exception {
		Samples.open(Samples.analysis());
		ScatterView view = scatter();
		hold(view);
		Ui.page().hideView(view);
		releaseLate(view);
		Ui.page().showView(ExplorePerspective.SCATTERPLOT);
	}

	@Test
	void theEditorClosedMeanwhile() throws Exception {
		Samples.open(Samples.analysis());
		ScatterView view = scatter();
		hold(view);
		Samples.closeAll();
		releaseLate(view);
		assertNull(view.session());
	}

	@Test
	void stoppedByTheUserTheViewSaysSo() throws Exception {
		Samples.open(Samples.analysis());
		ScatterView view = scatter();
		hold(view);
		for (Job job : Job.getJobManager().find(view)) {
			job.cancel(); // as the Progress view does
		}
		HeldProjection.release();
		Ui.until("nothing is awaited", () -> !view.busy());
		assertTrue(view.headline().contains("stopped") || view.headline().contains("Held line"), view.headline());
	}

	private static Link link(String text) {
		return Ui.find(Ui.window().getShell(), Link.class, l -> l.getText().equals("<a>" + text + "</a>") && l.isVisible());
	}

	@Test
	void whatWasCancelledCanBeComputedAfterAll() throws Exception {
		Samples.open(Samples.analysis());
		ScatterView view = scatter();
		hold(view);
		link("Cancel").notifyListeners(SWT.Selection, new Event());
		assertTrue(view.headline().contains("stopped; shows "), view.headline());
		releaseLate(view);
		link("Compute").notifyListeners(SWT.Selection, new Event());
		Ui.until("it is computed", () -> HeldProjection.waiting() == 1);
		assertNull(link("Compute"), "it is offered once");
		HeldProjection.release();
		Ui.until("it is shown", () -> "held".equals(view.result().scalars().get("method")));
	}

	@Test
	void anAskerDropsAnAnswerThatIsOnItsWay() {
		Shell shell = new Shell(Ui.window().getShell());
		Asker asker = new Asker(shell, this);
		List<String> heard = new ArrayList<>();
		CountDownLatch first = new CountDownLatch(1);
		asker.ask("First", monitor -> {
			await(first);
			return "first";
		}, heard::add, heard::add);
		asker.ask("Second", monitor -> "second", heard::add, heard::add);
		first.countDown();
		Ui.until("all work has ended", () -> Job.getJobManager().find(this).length == 0 && !asker.pending());
		Ui.settle();
		assertEquals(List.of("second"), heard);
		asker.ask("Third", monitor -> "third", heard::add, heard::add);
		join();
		shell.dispose(); // the answer waits in the event queue
		Ui.settle();
		assertEquals(List.of("second"), heard);
		assertTrue(shell.isDisposed() && !asker.pending());
	}

	@Test
	void howFarTheWorkIsAndHowLongTheRestTakesIsSaid() {
		Shell shell = new Shell(Ui.window().getShell());
		HeaderLine header = new HeaderLine(shell, () -> { // nothing to stop
		});
		Asker asker = new Asker(shell, this).progress(header::progress);
		CountDownLatch enough = new CountDownLatch(1);
		header.busy("first", "computing\u2026");
		asker.ask("Work", monitor -> {
			SubMonitor.convert(monitor, 100).worked(34);
			while (enough.getCount() > 0) {
				monitor.worked(0);
			}
			return "done";
		}, answer -> header.show("first", answer), header::progress);
		Ui.until("the rest is estimated", () -> header.text().matches("first computing\u2026 34 %, about \\d+ seconds left"));
		enough.countDown();
		Ui.until("it is done", () -> !asker.pending());
		assertEquals("first done", header.text());
		header.progress("35 %"); // late
		assertEquals("first done", header.text());
		shell.dispose();
	}

	@Test
	void whenTheWorkbenchClosesAllWorkIsStoppedAndAwaited() {
		Shell shell = new Shell(Ui.window().getShell());
		Asker asker = new Asker(shell, this);
		List<String> heard = new ArrayList<>();
		CountDownLatch started = new CountDownLatch(1);
		boolean[] ended = new boolean[1];
		Thread closing = Thread.currentThread();
		asker.<String>ask("Compute", monitor -> {
			started.countDown();
			while (!monitor.isCanceled() || closing.getState() == Thread.State.RUNNABLE) { // ends only once it is awaited
				Thread.onSpinWait();
			}
			ended[0] = true;
			throw new OperationCanceledException();
		}, heard::add, heard::add);
		Asker.hidden(shell, 60_000).ask("Later", monitor -> "later", heard::add, heard::add);
		Ui.until("the work has begun", () -> started.getCount() == 0);
		shell.dispose(); // as a view's control is: its work is cancelled, but still running
		assertTrue(Asker.stopAll(10_000));
		assertTrue(ended[0], "the platform may shut down");
		assertEquals(0, Job.getJobManager().find(this).length);
		assertEquals(List.of(), heard);
	}

	@Test
	void workThatDoesNotStopIsNotAwaitedForEver() {
		Shell shell = new Shell(Ui.window().getShell());
		CountDownLatch held = new CountDownLatch(1);
		new Asker(shell, this).<String>ask("Deaf", monitor -> {
			await(held);
			return "";
		}, s -> {
		}, s -> {
		});
		Ui.until("the work runs", () -> Job.getJobManager().find(this).length == 1 && Job.getJobManager().find(this)[0].getState() == Job.RUNNING);
		assertFalse(Asker.stopAll(50));
		held.countDown();
		assertTrue(Asker.stopAll(10_000));
		shell.dispose();
	}

	@Test
	void whatFailsAfterItWasDroppedIsNoFault() {
		Shell shell = new Shell(Ui.window().getShell());
		Asker asker = new Asker(shell, this);
		CountDownLatch dropped = new CountDownLatch(1);
		List<String> heard = new ArrayList<>();
		CountDownLatch started = new CountDownLatch(1);
		asker.<String>ask("Read", monitor -> {
			started.countDown();
			await(dropped);
			throw new IllegalStateException("read after it was closed");
		}, heard::add, heard::add);
		Ui.until("the work has begun", () -> started.getCount() == 0);
		asker.cancel();
		dropped.countDown();
		Ui.until("the work has ended", () -> Job.getJobManager().find(this).length == 0);
		Ui.settle();
		assertEquals(List.of(), heard);
		shell.dispose();
	}

	private void join() {
		try {
			Job.getJobManager().join(this, null);
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}
}
