package org.channelexplorer.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Classes;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.store.KeepingStore;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.internal.WindowThread;
import org.channelexplorer.ui.internal.run.ResultLimit;
import org.channelexplorer.ui.selection.FocusModel;
import org.channelexplorer.ui.selection.FocusTrail;
import org.channelexplorer.ui.selection.ImageFilter;
import org.channelexplorer.ui.selection.LabellingModel;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionHistory;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.selection.ValueModel;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.ObjectUndoContext;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;

/**
 * An open analysis, with the selection all views share and the state they keep. Borrowed from {@link Sessions}; the editor that
 * shows it adapts to it: {@code editor.getAdapter(AnalysisSession.class)}. Used in the UI thread.
 */
public final class AnalysisSession {
	/** Name of the class that stands for the images that the labelling in use leaves out. */
	public static final String LEFT_OUT = "(left out)";
	private static final String SELECTION = "selection";
	private static final String FILTER = "filter";
	private static final String TRAIL = "focusTrail";

	private final Analysis analysis;
	private final Operations operations;
	private final ResultStore results;
	private final SelectionModel selection = new SelectionModel();
	private final LabellingModel labelling;
	private final FocusModel focus;
	private final ValueModel<FocusTrail> trail;
	private final ValueModel<Repairs> repairs;
	private final ValueModel<List<Annotation>> annotations;
	private final ValueModel<Map<String, LayerMark>> marks = new ValueModel<>(Map.of());
	private final SelectionHistory selected;
	private final Shown shownImages;
	private final ImageScores scores;
	private final SessionHistory history;
	private final IUndoContext undoContext;
	private final KnownScores layerScores = new KnownScores(this);
	private final Suspects suspects;
	private final ValueModel<String> unkept = new ValueModel<>(""); //$NON-NLS-1$
	private final Kept kept;
	private Labels read;
	private Labels shown;
	private boolean closed;
	private Optional<ClassPredictions> predictions;

	/** Opens a session; the kept selection is restored. */
	public AnalysisSession(Analysis analysis, Operations operations) {
		this.analysis = analysis;
		this.operations = operations;
		results = new KeepingStore(analysis.results(), why -> WindowThread.later(() -> unkept.set(why, this)));
		kept = new Kept(analysis);
		selection.set(state(SELECTION).map(this::valid).orElse(Selection.NONE), this);
		undoContext = new ObjectUndoContext(this, analysis.document().name());
		labelling = new LabellingModel(analysis);
		focus = new FocusModel(analysis.focuses());
		repairs = new ValueModel<>(analysis.document().repairs());
		annotations = new ValueModel<>(analysis.document().annotations());
		kept.begin(labelling, focus, repairs, annotations);
		trail = new ValueModel<>(FocusTrail.kept(state(TRAIL).orElse(null), focus.get().inUse()));
		selected = new SelectionHistory(selection);
		history = new SessionHistory(this, undoContext);
		shownImages = new Shown(this, FILTER);
		scores = new ImageScores(analysis.images().size(), shownImages::changed);
		suspects = new Suspects(this);
		selection.addListener((before, now, source) -> {
			kept.putLate(SELECTION, () -> Json.tree(now));
		});
		kept.follow();
		trail.addListener((before, now, source) -> edit(TRAIL, now.names().isEmpty() ? null : Json.tree(now)));
	}

	/** Whether it has edits that were not saved when the program was killed. */
	public boolean restored() {
		return kept.restored();
	}

	/** Why the views start as they do in a new analysis, one sentence; empty when their state was read. */
	public String damage() {
		return kept.damage();
	}

	/** Why results are not kept, one sentence; empty while they are. */
	public ValueModel<String> unkept() {
		return unkept;
	}

	// a resumed or edited document may have other rows
	private Selection valid(JsonElement kept) {
		try {
			Selection saved = Json.fromTree(kept, Selection.class);
			int n = analysis.images().size();
			return saved.withImages(Arrays.stream(saved.images()).filter(i -> i >= 0 && i < n).toArray())
					.withStep(analysis.steps().contains(saved.step()) ? saved.step() : 0);
		} catch (JsonParseException | NullPointerException damaged) {
			ILog.of(AnalysisSession.class).warn(analysis.file() + ": the kept selection is damaged: " + damaged.getMessage());
			return Selection.NONE;
		}
	}

	/**
	 * Ends the session: stops its work, forgets the undo history, keeps where the user looked, closes the analysis once no work reads it. Called by {@link Sessions} when the
	 * last borrower has given it back; calling it again does nothing.
	 */
	void close() {
		if (closed) {
			return;
		}
		closed = true;
		Job.getJobManager().cancel(this);
		OperationHistoryFactory.getOperationHistory().dispose(undoContext, true, true, true);
		try {
			kept.close();
		} catch (IOException e) {
			ILog.of(AnalysisSession.class).info(analysis.file() + ": the state of the views is not kept: " + Reasons.of(e));
		}
		analysis.close();
		ResultLimit.apply(analysis.dataFolder());
	}

	/** What the network predicts for the images, beside their classes now; empty when it is no classifier. */
	public Optional<ClassPredictions> predictions() {
		if (predictions == null || predictions.isPresent() && predictions.get().labels() != labelling.labels()) {
			predictions = data().classPredictions();
		}
		return predictions;
	}

	/** Whether the network predicts another class than the image's; false when they cannot be compared. */
	public boolean contradicted(int image) {
		return predictions().isPresent() && predictions().get().contradicted(image);
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

	/** The shared labellings. */
	public LabellingModel labelling() {
		return labelling;
	}

	/** The separability that was computed already. */
	public KnownScores layerScores() {
		return layerScores;
	}

	/** The images whose labels look wrong, once the labels were audited. */
	public Suspects suspects() {
		return suspects;
	}

	/** The shared focuses. */
	public FocusModel focus() {
		return focus;
	}

	/** The way to the focus in use. */
	public ValueModel<FocusTrail> trail() {
		return trail;
	}

	/** Decisions about labels, surgeries and refinements, saved or not. */
	public ValueModel<Repairs> repairs() {
		return repairs;
	}

	/** Notes about images, classes, layers and channels in order of writing, saved or not. */
	public ValueModel<List<Annotation>> annotations() {
		return annotations;
	}

	/** Marks in the drawing of the network, by layer id; they are neither saved nor undone. */
	public ValueModel<Map<String, LayerMark>> marks() {
		return marks;
	}

	/** The shared filter. */
	public ValueModel<ImageFilter> filter() {
		return shownImages.filter();
	}

	/** Which images the views show, by focus and filter. */
	public Shown shown() {
		return shownImages;
	}

	/** What was selected before. */
	public SelectionHistory selected() {
		return selected;
	}

	/** Scores of the images that were computed. */
	public ImageScores scores() {
		return scores;
	}

	/**
	 * Edits the classes, as one step of the undo history.
	 *
	 * @param undoName what was done, as in the menu: {@code Undo NAME}
	 * @throws InputException naming the class or file that is not there; nothing changes
	 */
	public void label(Edit edit, String undoName) throws InputException {
		label(List.of(edit), undoName);
	}

	/** As {@link #label(Edit, String)}, several edits as one step. */
	public void label(List<? extends Edit> several, String undoName) throws InputException {
		history.step(undoName, this, () -> labelling.edit(several, this));
	}

	/**
	 * Makes one step of the undo history of all changes of selection, classes and focus.
	 *
	 * @param undoName what is done, as in the menu: {@code Undo NAME}
	 * @param change   changes the models of this session
	 */
	public void step(String undoName, Runnable change) {
		history.step(undoName, new Object(), change::run);
	}

	/** The analysis as operations read it now: under the labellings and focuses of this session, saved or not. */
	public AnalysisData data() {
		return new SessionData(analysis, labelling.get(), focus.get(), labelling.labels());
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

	/** What is kept under a key, by {@link #putState} or {@link #edit}; also what older versions kept in the document. */
	public Optional<JsonElement> state(String key) {
		return kept.state(key);
	}

	/**
	 * Keeps where a view looks (scroll position, settings, what is folded); null removes it. Looking is not editing: the analysis
	 * does not become dirty, and the value is written within a second.
	 */
	public void putState(String key, JsonElement value) {
		kept.put(key, value);
	}

	/** Changes what the user arranged in the document (null removes it); the analysis is dirty while it differs from what is saved. */
	public void edit(String key, JsonElement value) {
		kept.edit(key, value);
	}

	/** Whether there are edits to save. */
	public boolean dirty() {
		return kept.dirty();
	}

	/** Saves the edits and where the user looks. */
	public void save() throws IOException {
		kept.save();
	}

	/** Called when {@link #dirty()} changes. */
	public void addDirtyListener(Runnable listener) {
		kept.addDirtyListener(listener);
	}

	public void removeDirtyListener(Runnable listener) {
		kept.removeDirtyListener(listener);
	}

	/** The class of every image now, as views show it: images that are left out are a class of that name, which no operation reads. */
	public Labels labels() {
		if (read != labelling.labels()) {
			read = labelling.labels();
			shown = read.withLeftOutAs(LEFT_OUT);
		}
		return shown;
	}

	/** Where results are kept; a place that cannot be written to is reported once, and results are then only computed. */
	public ResultStore results() {
		return results;
	}

	/**
	 * Asks an operation: computes a result (or takes it from the store) in a cancellable job. Of a network that was run several
	 * times per image it is the result of the step shown, unless the query names another. UI thread.
	 *
	 * Classes and images are those of the labelling and the focus in use, unless the query names others.
	 *
	 * @param asker   the asking view's: delivers the last answer only
	 * @param done    takes the answer, in the UI thread; tables of all images have their classes, as on the command line
	 * @param problem takes one sentence when there is none, in the UI thread
	 */
	public <R> Answer ask(Asker asker, Query<R> query, Consumer<Query.Reply<R>> done, Consumer<String> problem) {
		Map<String, String> parameters = atStep(query.given());
		AnalysisData now = data();
		return work(asker, query.name(), monitor -> {
			Operations.Prepared call = operations.prepare(query.operation(), parameters, query.seed(), now);
			Result result = Classes.join(call.run(results, monitor), call.data());
			return new Query.Reply<>(call.key(), result, call.data(), query.reader().read(result, call.data()));
		}, layerScores.learning(query.given(), done), problem);
	}

	/**
	 * Works on the analysis in a cancellable job, which keeps it open. UI thread.
	 *
	 * @param asker   delivers the last answer only
	 * @param name    of the work, for the Progress view and for messages
	 * @param done    takes the answer, in the UI thread
	 * @param problem takes one sentence when there is none, in the UI thread
	 */
	public <T> Answer work(Asker asker, String name, Asker.Question<T> question, Consumer<T> done, Consumer<String> problem) {
		return asker.ask(name, this, monitor -> {
			try (Analysis.Hold _ = hold()) {
				return question.answer(monitor);
			}
		}, done, problem);
	}

	// a job that starts while the session ends has nobody to answer
	private Analysis.Hold hold() {
		try {
			return analysis.hold();
		} catch (IllegalStateException e) {
			throw new OperationCanceledException(e.getMessage());
		}
	}

	private Map<String, String> atStep(Map<String, String> given) {
		Map<String, String> with = new TreeMap<>(given);
		if (!analysis.steps().isEmpty()) {
			with.putIfAbsent(StepParameter.NAME, Integer.toString(step()));
		}
		return with;
	}
}
