package org.channelexplorer.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.swt.widgets.Control;

/**
 * The separability of the layers as far as it was computed already, by any view, the report or the command line: under the classes, the focus and the
 * step in use. Nothing is computed here. UI thread.
 */
public final class KnownScores {

	/**
	 * A score of a layer.
	 *
	 * @param score  with its interval, if it has one
	 * @param chance what classes without any difference would have, NaN when the metric has no such level
	 * @param level  probability of the interval
	 */
	public record Known(LayerScores.Score score, double chance, double level) {
		/** Whether there is an interval. */
		public boolean interval() {
			return Double.isFinite(score.low()) && Double.isFinite(score.high());
		}
	}

	/** Parameters that change neither what is scored nor how intervals are made but whether there are any. */
	private static final Set<String> USUAL = Set.of("layer", "metrics", "bootstrap", StepParameter.NAME); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private final AnalysisSession session;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private Map<String, Map<String, Known>> byLayer = Map.of();
	private Basis basis;

	/** What scores are about. */
	private record Basis(Labels labels, NamedValues<Focus> focus, int step) {
		static Basis of(AnalysisSession session) {
			return new Basis(session.labelling().labels(), session.focus().get(), session.step());
		}
	}

	KnownScores(AnalysisSession session) {
		this.session = session;
	}

	/** What is known of a layer, by the metric's id, those that read easily first. */
	public Map<String, Known> of(String layer) {
		return Basis.of(session).equals(basis) ? byLayer.getOrDefault(layer, Map.of()) : Map.of();
	}

	/** What is known of a layer by a metric. */
	public Optional<Known> of(String layer, String metric) {
		return Optional.ofNullable(of(layer).get(metric));
	}

	/** Called when more or something else is known. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	/** An asker for {@link #look}. */
	public static Asker asker(Control control) {
		return Asker.hidden(control, 0);
	}

	/** Looks again, in the background; listeners are called when what is known has changed. */
	public void look(Asker asker) {
		AnalysisData data = session.data();
		Operations operations = session.operations();
		ResultStore results = session.results();
		long seed = session.analysis().document().seed();
		Basis about = Basis.of(session);
		// classes that cannot be scored have no scores
		session.work(asker, "Read stored scores", monitor -> read(new Shelf(operations, results, data, seed, about.step, monitor)), found -> know(found, about),
				_ -> know(Map.of(), about));
	}

	private void know(Map<String, Map<String, Known>> found, Basis about) {
		if (!found.equals(byLayer) || !about.equals(basis)) {
			byLayer = found;
			basis = about;
			listeners.forEach(Runnable::run);
		}
	}

	/**
	 * What takes an answer and then knows its scores, when it is one about the classes, focus and step in use.
	 *
	 * @param given parameters of the question
	 */
	<R> Consumer<Query.Reply<R>> learning(Map<String, String> given, Consumer<Query.Reply<R>> done) {
		Basis about = Basis.of(session);
		boolean usual = USUAL.containsAll(given.keySet())
				&& given.getOrDefault(StepParameter.NAME, Integer.toString(about.step)).equals(Integer.toString(about.step));
		return reply -> {
			done.accept(reply);
			if (usual && reply.result().type().equals(LayerScores.TYPE) && Basis.of(session).equals(about)) {
				learn(reply.result(), about);
			}
		};
	}

	private void learn(Result result, Basis about) {
		try {
			Map<String, Map<String, Known>> more = new HashMap<>();
			if (about.equals(basis)) {
				byLayer.forEach((layer, known) -> more.put(layer, new LinkedHashMap<>(known)));
			}
			put(LayerScores.of(result), more);
			Map<String, Map<String, Known>> ordered = new HashMap<>();
			more.forEach((layer, known) -> ordered.put(layer, inOrder(known)));
			know(ordered, about);
		} catch (InputException e) {
			ILog.of(KnownScores.class).warn("Scores that were computed cannot be read", e);
		}
	}

	private record Shelf(Operations operations, ResultStore results, AnalysisData data, long seed, int step, IProgressMonitor monitor) {

		Optional<LayerScores> find(Map<String, String> parameters) throws InputException {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			Map<String, String> given = new TreeMap<>(parameters);
			if (step > 0) {
				given.put(StepParameter.NAME, Integer.toString(step));
			}
			Optional<Result> stored = results.find(operations.prepare(LayerScores.TYPE, given, seed, data).key());
			return stored.isEmpty() ? Optional.empty() : Optional.of(LayerScores.of(stored.get()));
		}
	}

	// what views, report and command line ask by default; scores with intervals go before those without
	private static Map<String, Map<String, Known>> read(Shelf shelf) throws InputException {
		List<String> metrics = Catalogue.ofEquinox().contributions(ExtensionPoint.SEPARABILITY_METRICS).stream().map(Contribution::id).toList();
		List<Map<String, String>> asked = new ArrayList<>(List.of(Map.of()));
		metrics.forEach(m -> asked.add(Map.of("metrics", m))); //$NON-NLS-1$
		for (int a = 0; a < metrics.size(); a++) {
			for (int b = a + 1; b < metrics.size(); b++) {
				asked.add(Map.of("metrics", metrics.get(a) + "," + metrics.get(b))); //$NON-NLS-1$ //$NON-NLS-2$
			}
		}
		shelf.data.layers().forEach(layer -> asked.add(Map.of("layer", layer))); //$NON-NLS-1$
		metrics.forEach(m -> asked.add(Map.of("metrics", m, "bootstrap", "0"))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		Map<String, Map<String, Known>> found = new HashMap<>();
		for (Map<String, String> parameters : asked) {
			shelf.find(parameters).ifPresent(scores -> put(scores, found));
		}
		Map<String, Map<String, Known>> ordered = new HashMap<>();
		found.forEach((layer, known) -> ordered.put(layer, inOrder(known)));
		return ordered;
	}

	private static void put(LayerScores scores, Map<String, Map<String, Known>> found) {
		for (LayerScores.Score score : scores.scores()) {
			if (Double.isFinite(score.score())) {
				Known known = new Known(score, scores.chance().getOrDefault(score.metric(), Double.NaN), scores.basis().level());
				found.computeIfAbsent(score.layer(), _ -> new LinkedHashMap<>()).merge(score.metric(), known, (old, now) -> old.interval() ? old : now);
			}
		}
	}

	private static Map<String, Known> inOrder(Map<String, Known> known) {
		Map<String, Known> ordered = new LinkedHashMap<>();
		LayerScores.inOrder(known.keySet()).forEach(m -> ordered.put(m, known.get(m)));
		return ordered;
	}
}
