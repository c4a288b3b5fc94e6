package org.channelexplorer.ui;

import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Ledger;
import org.channelexplorer.core.repair.Triage;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.internal.LabelChanges;
import org.channelexplorer.ui.internal.run.SuspectMarkers;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.ValueModel;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The list of an audit while it is worked through: what was asked, what is shown of it, which image is looked at, what was decided. A decision does
 * not change the list; it stays that of the classes it was made from. UI thread.
 */
public final class Suspects {
	/** Id of the operation. */
	public static final String OPERATION = LabelIssues.TYPE;
	private static final String ASKED = "audit"; //$NON-NLS-1$

	/**
	 * What an audit was asked.
	 *
	 * @param parameters that are not the defaults
	 * @param seed       its seed
	 * @param labelling  the labelling in use, empty for the given classes
	 * @param edits      how many edits it had
	 */
	public record Asked(Map<String, String> parameters, long seed, String labelling, int edits) {
		public Asked {
			parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
			labelling = labelling == null ? "" : labelling; //$NON-NLS-1$
		}
	}

	/**
	 * An audit.
	 *
	 * @param issues the labels, most suspect first
	 * @param key    of the result
	 * @param asked  what was asked
	 * @param labels the classes it is about
	 */
	public record Audit(LabelIssues issues, String key, Asked asked, Labels labels) {
	}

	private final AnalysisSession session;
	private final ValueModel<Optional<Audit>> audit = new ValueModel<>(Optional.empty());
	private final ValueModel<SuspectFilter> filter = new ValueModel<>(SuspectFilter.ALL);
	private Map<String, Integer> rows; // by file, once somebody asks
	private final Map<String, String> comments = new HashMap<>(); // by file, for decisions that are still to be made
	private Map<Integer, Integer> places = Map.of(); // by row
	private double[] precision = {};
	private List<String> files = List.of();
	private Ledger read;
	private Map<String, Decision> decisions = Map.of();
	private final LabelChanges changes = new LabelChanges();
	private final ValueModel<Integer> looked = new ValueModel<>(-1);

	Suspects(AnalysisSession session) {
		this.session = session;
		session.selection().addListener((before, now, source) -> follow(now));
		session.repairs().addListener((before, now, source) -> mark());
	}

	/** The audit, empty before there was one. */
	public ValueModel<Optional<Audit>> audit() {
		return audit;
	}

	/** What is shown of it. */
	public ValueModel<SuspectFilter> filter() {
		return filter;
	}

	/** What was asked last, also before the analysis was closed. */
	public Optional<Asked> asked() {
		try {
			return session.state(ASKED).map(kept -> Json.fromTree(kept, Asked.class));
		} catch (JsonParseException damaged) {
			ILog.of(Suspects.class).warn(session.analysis().file() + ": what the audit was asked is damaged: " + damaged.getMessage());
			return Optional.empty();
		}
	}

	/** A new question about the classes as they are now. */
	public Asked now(Map<String, String> parameters, long seed) {
		NamedValues<Labelling> all = session.labelling().get();
		return new Asked(parameters, seed, all.inUse(), all.current().map(l -> l.edits().size()).orElse(0));
	}

	/**
	 * Audits the labels, or takes the stored result.
	 *
	 * @param done    called when the list is there
	 * @param problem takes one sentence when there is none
	 */
	public void ask(Asker asker, Asked asked, Runnable done, Consumer<String> problem) {
		if (work(asker, asked, "Audit labels", (call, monitor) -> Optional.of(call.run(session.results(), monitor)), done, problem)) {
			session.putState(ASKED, Json.tree(asked));
		}
	}

	/**
	 * Takes the stored result, such as one that the command line has computed; computes nothing.
	 *
	 * @param done called when the list is there
	 */
	public void find(Asker asker, Asked asked, Runnable done) {
		work(asker, asked, "Read stored audit", (call, _) -> session.results().find(call.key()), () -> {
			session.putState(ASKED, Json.tree(asked));
			done.run();
		}, _ -> {
			// what cannot be audited has no stored audit
		});
	}

	private interface Source {
		Optional<Result> of(Operations.Prepared call, IProgressMonitor monitor) throws InputException;
	}

	private boolean work(Asker asker, Asked asked, String name, Source source, Runnable done, Consumer<String> problem) {
		AnalysisData data;
		try {
			data = data(asked);
		} catch (InputException e) {
			problem.accept(e.getMessage());
			return false;
		}
		Map<String, String> parameters = new TreeMap<>(asked.parameters());
		if (!session.analysis().steps().isEmpty()) {
			parameters.putIfAbsent(StepParameter.NAME, Integer.toString(session.step()));
		}
		session.work(asker, name, monitor -> {
			Operations.Prepared call = session.operations().prepare(OPERATION, parameters, asked.seed(), data);
			Optional<Result> result = source.of(call, monitor);
			return result.isEmpty() ? Optional.<Audit>empty()
					: Optional.of(new Audit(LabelIssues.of(result.get()), call.key().hash(), asked, data.labels()));
		}, found -> found.ifPresent(list -> {
			take(list);
			done.run();
		}), problem);
		return true;
	}

	// the classes as they were when it was asked: later edits are decisions about the list
	private AnalysisData data(Asked asked) throws InputException {
		NamedValues<Labelling> all = session.labelling().get();
		Optional<Labelling> then = all.find(asked.labelling()).filter(l -> l.edits().size() >= asked.edits());
		if (then.isEmpty() && !asked.labelling().isEmpty()) {
			return session.data();
		}
		NamedValues<Labelling> before = then.isEmpty() ? all.using("") //$NON-NLS-1$
				: all.with(then.get().first(asked.edits())).using(asked.labelling());
		Labels labels = before.current().isEmpty() ? Labelling.given(session.analysis().images()).labels()
				: before.current().get().apply(session.analysis().images(), session.analysis().filesWithoutRow()).labels();
		return new SessionData(session.analysis(), before, session.focus().get(), labels);
	}

	private void take(Audit found) {
		List<LabelIssues.OfImage> images = found.issues().images();
		files = images.stream().map(LabelIssues.OfImage::file).toList();
		precision = images.stream().mapToDouble(i -> i.verdict().expectedPrecision()).toArray();
		places = new HashMap<>();
		IntStream.range(0, images.size()).forEach(i -> places.put(row(i), i));
		int[] selected = session.selection().get().images();
		int at = selected.length == 1 ? places.getOrDefault(selected[0], -1) : -1;
		looked.set(-1, this);
		audit.set(Optional.of(found), this);
		looked.set(at >= 0 ? at : Math.max(next(-1, i -> decision(i).isEmpty()), images.isEmpty() ? -1 : 0), this);
		mark();
	}

	private void mark() {
		if (audit.get().isPresent()) {
			SuspectMarkers.update(session);
		}
	}

	private void follow(Selection selection) {
		if (selection.images().length == 1) {
			look(places.getOrDefault(selection.images()[0], at()));
		}
	}

	/** The images, most suspect first; empty before there was an audit. */
	public List<LabelIssues.OfImage> images() {
		return audit.get().map(a -> a.issues().images()).orElse(List.of());
	}

	/** Place in the list of the image that is looked at, -1 for none. */
	public int at() {
		return looked.get();
	}

	/** The same, for listeners: before the image is selected, and before views follow a decision. */
	public ValueModel<Integer> looked() {
		return looked;
	}

	/** Looks at an image that is not selected yet. */
	public void look(int place) {
		looked.set(place, this);
	}

	/** Looks at an image: it is selected in every view. */
	public void go(int place) {
		if (place >= 0 && place < files.size() && row(place) >= 0) {
			look(place);
			session.selection().change(s -> s.withImages(row(place)), this);
		}
	}

	/** Row in the analysis of a place of the list, -1 when it is not there any more. */
	public int row(int place) {
		return row(files.get(place));
	}

	/** Row in the analysis of a file, -1 when there is none such. */
	public int row(String file) {
		if (rows == null) {
			rows = new HashMap<>();
			IntStream.range(0, session.analysis().images().size()).forEach(i -> rows.put(session.analysis().images().get(i).file(), i));
		}
		return rows.getOrDefault(file, -1);
	}

	/** The places that the filter shows, ascending. */
	public int[] shown() {
		List<LabelIssues.OfImage> images = images();
		return IntStream.range(0, images.size()).filter(i -> filter.get().shows(images.get(i), decision(i))).toArray();
	}

	/** The next shown place behind another one, -1 when there is none. */
	public int next(int place) {
		return next(place, _ -> true);
	}

	/** The next shown place behind another one that is undecided, then from the top; -1 when all are decided. */
	public int nextUndecided(int place) {
		int behind = next(place, i -> decision(i).isEmpty());
		return behind >= 0 ? behind : next(-1, i -> i < place && decision(i).isEmpty());
	}

	private int next(int place, IntPredicate wanted) {
		List<LabelIssues.OfImage> images = images();
		for (int i = place + 1; i < images.size(); i++) {
			if (wanted.test(i) && filter.get().shows(images.get(i), decision(i))) {
				return i;
			}
		}
		return -1;
	}

	/** The shown place before another one, -1 when there is none. */
	public int previous(int place) {
		List<LabelIssues.OfImage> images = images();
		for (int i = place - 1; i >= 0; i--) {
			if (filter.get().shows(images.get(i), decision(i))) {
				return i;
			}
		}
		return -1;
	}

	/** What holds about the image at a place. */
	public Optional<Decision> decision(int place) {
		return decision(files.get(place));
	}

	/** What holds about an image. */
	public Optional<Decision> decision(String file) {
		Ledger now = session.repairs().get().ledger();
		if (now != read) {
			read = now;
			decisions = now.byFile();
		}
		return Optional.ofNullable(decisions.get(file));
	}

	/** The comment on the image at a place: with its decision, else with the one that is still to be made. */
	public String comment(int place) {
		return decision(place).map(Decision::comment).orElseGet(() -> comments.getOrDefault(files.get(place), "")); //$NON-NLS-1$
	}

	/** Keeps a comment for the decision that is still to be made about the image at a place, whichever view that is made in. */
	public void comment(int place, String words) {
		comments.put(files.get(place), words);
	}

	/** How far the list has been worked through; what is expected counts from the image that is looked at. */
	public Triage triage() {
		return Triage.of(session.repairs().get().ledger(), files, precision, Math.max(0, at()));
	}

	/** Images whose class is no longer the one that was audited. */
	public int changed() {
		return audit.get().map(a -> changes.count(a.labels(), session.labelling().labels())).orElse(0);
	}

	/** The most suspect images that look wrong and are undecided, most suspect first. */
	public List<LabelIssues.OfImage> open(int most) {
		List<LabelIssues.OfImage> open = new ArrayList<>();
		for (LabelIssues.OfImage image : images()) {
			if (open.size() == most) {
				break;
			}
			if (image.verdict().issue() && decision(image.file()).isEmpty()) {
				open.add(image);
			}
		}
		return open;
	}
}
