package org.channelexplorer.ui;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.ObjectUndoContext;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import com.google.gson.JsonElement;

/**
 * An analysis open in an editor, with the selection all views share and the state they keep. The editor adapts to it:
 * {@code editor.getAdapter(AnalysisSession.class)}. Used in the UI thread.
 */
public final class AnalysisSession {
	private static final String SELECTION = "selection";

	private final Analysis analysis;
	private final Operations operations;
	private final SelectionModel selection = new SelectionModel();
	private final Predictions predictions;
	private final IUndoContext undoContext;
	private final List<Runnable> dirtyListeners = new CopyOnWriteArrayList<>();
	private AnalysisDocument edited;

	/** Opens a session; the saved selection is restored. */
	public AnalysisSession(Analysis analysis, Operations operations) {
		this.analysis = analysis;
		this.operations = operations;
		edited = analysis.document();
		JsonElement saved = edited.state().get(SELECTION);
		if (saved != null) {
			selection.set(valid(Json.fromTree(saved, Selection.class), analysis), this);
		}
		undoContext = new ObjectUndoContext(this, edited.name());
		predictions = new Predictions(analysis);
		selection.addListener((before, now, source) -> putState(SELECTION, Json.tree(now)));
		selection.addListener(new SelectionUndo(selection, undoContext));
	}

	// a resumed or edited document may have other rows
	private static Selection valid(Selection saved, Analysis analysis) {
		int n = analysis.images().size();
		return saved.withImages(java.util.Arrays.stream(saved.images()).filter(i -> i >= 0 && i < n).toArray())
				.withStep(analysis.steps().contains(saved.step()) ? saved.step() : 0);
	}

	/** Forgets the undo history; called when the editor closes. */
	public void dispose() {
		OperationHistoryFactory.getOperationHistory().dispose(undoContext, true, true, true);
	}

	/** What the network says of the images. */
	public Predictions predictions() {
		return predictions;
	}

	/** Operations with this context are the session's undo history. */
	public IUndoContext undoContext() {
		return undoContext;
	}

	/** The analysis. */
	public Analysis analysis() {
		return analysis;
	}

	/** The installed operations. */
	public Operations operations() {
		return operations;
	}

	/** The shared selection. */
	public SelectionModel selection() {
		return selection;
	}

	/** The step that views show: the selected one, else the last one read; 0 when the network was run once per image. */
	public int step() {
		List<Integer> steps = analysis.steps();
		int selected = selection.get().step();
		return steps.contains(selected) ? selected : steps.isEmpty() ? 0 : steps.getLast();
	}

	/** A step for people: {@code step 3 of 10}; empty for a network that was run once per image. */
	public String stepText(int step) {
		Iteration iteration = analysis.recipe().iteration();
		return step == 0 || iteration == null ? "" : "step " + step + " of " + iteration.steps();
	}

	/** What a view kept under a key. */
	public Optional<JsonElement> state(String key) {
		return Optional.ofNullable(edited.state().get(key));
	}

	/** Keeps something of a view (null removes it); the editor becomes dirty when it differs from what is saved. */
	public void putState(String key, JsonElement value) {
		boolean before = dirty();
		edited = edited.withState(key, value);
		if (before != dirty()) {
			dirtyListeners.forEach(Runnable::run);
		}
	}

	/** Whether there is something to save. */
	public boolean dirty() {
		return !edited.equals(analysis.document());
	}

	/** Saves the document. */
	public void save() throws IOException {
		boolean before = dirty();
		try {
			analysis.save(edited);
		} catch (InputException e) {
			throw new IOException(e.getMessage(), e);
		}
		if (before) {
			dirtyListeners.forEach(Runnable::run);
		}
	}

	/** Hears when {@link #dirty()} changes. */
	public void addDirtyListener(Runnable listener) {
		dirtyListeners.add(listener);
	}

	/**
	 * Computes a result (or takes it from the store) in a cancellable job shown in the Progress view. Of a network that was run
	 * several times per image it is the result of the step shown, unless {@code given} names another. UI thread.
	 *
	 * @param family  the asking view: {@code Job.getJobManager().cancel(family)} when it closes
	 * @param given   parameters as texts
	 * @param done    called in the UI thread with the result
	 * @param problem called in the UI thread with one sentence when the input does not allow it; not called when cancelled
	 * @return the scheduled job
	 */
	public Job compute(Object family, String operation, Map<String, String> given, long seed, Consumer<Result> done, Consumer<String> problem) {
		Display display = Display.getDefault();
		Map<String, String> parameters = atStep(given);
		Job job = new OperationJob("Compute " + operation, family, monitor -> {
			try {
				Result result = operations.run(operation, parameters, seed, analysis, analysis.results(), monitor);
				async(display, () -> done.accept(result));
				return Status.OK_STATUS;
			} catch (InputException e) {
				async(display, () -> problem.accept(e.getMessage()));
				return Status.OK_STATUS; // the view says it; no second dialog
			} catch (OperationCanceledException e) {
				return Status.CANCEL_STATUS;
			}
		});
		job.schedule();
		return job;
	}

	private Map<String, String> atStep(Map<String, String> given) {
		if (analysis.steps().isEmpty() || given.containsKey(StepParameter.NAME)) {
			return given;
		}
		Map<String, String> with = new TreeMap<>(given);
		with.put(StepParameter.NAME, Integer.toString(step()));
		return with;
	}

	private static void async(Display display, Runnable runnable) {
		if (!display.isDisposed()) {
			display.asyncExec(runnable);
		}
	}

	private static final class OperationJob extends Job {
		private final Object family;
		private final Function<IProgressMonitor, IStatus> body;

		OperationJob(String name, Object family, Function<IProgressMonitor, IStatus> body) {
			super(name);
			this.family = family;
			this.body = body;
		}

		@Override
		public boolean belongsTo(Object other) {
			return family == other;
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			return body.apply(monitor);
		}
	}
}
