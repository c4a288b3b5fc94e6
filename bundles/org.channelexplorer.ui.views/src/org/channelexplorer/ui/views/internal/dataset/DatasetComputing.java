package org.channelexplorer.ui.views.internal.dataset;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.result.ReferenceSimilarity;
import org.channelexplorer.core.result.Representatives;
import org.channelexplorer.core.result.Typicality;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.Query.Reply;
import org.channelexplorer.ui.selection.Selecting;

/** Asks for what the Dataset view sorts by and shows beside the classes, when it is needed and not there yet. */
final class DatasetComputing {
	static final String TYPICALITY = "typicality"; //$NON-NLS-1$
	static final String DISTANCE = "distance"; //$NON-NLS-1$
	static final String REPRESENTATIVES = "representatives"; //$NON-NLS-1$
	private static final String SIMILARITY = "similarity"; //$NON-NLS-1$

	private final DatasetCanvas canvas;
	private final AnalysisSession session;
	private final Consumer<String> problem;
	private final One typicality;
	private final One similarity;
	private final One representatives;

	/** What an answer depends on. */
	private record Key(Labels labels, NamedValues<Focus> focus, Object what) {
	}

	private static final class One {
		private final Asker asker;
		private Key asked;

		One(Asker asker) {
			this.asker = asker;
		}

		/** Whether something else is needed than what was asked for. */
		boolean asks(Key key) {
			boolean other = !Objects.equals(key, asked);
			asked = key;
			if (other) {
				asker.cancel();
			}
			return other && key != null;
		}
	}

	/** @param problem takes a sentence when something cannot be computed */
	DatasetComputing(DatasetCanvas canvas, Object family, Consumer<String> problem) {
		this.canvas = canvas;
		this.problem = problem;
		session = canvas.session();
		typicality = new One(new Asker(canvas, family));
		similarity = new One(new Asker(canvas, family));
		representatives = new One(new Asker(canvas, family));
	}

	boolean busy() {
		return typicality.asker.pending() || similarity.asker.pending() || representatives.asker.pending();
	}

	/** Asks for what is needed now; what is not needed any more is forgotten. */
	void update() {
		DatasetState state = canvas.state();
		String layer = layer();
		boolean scored = state.sort().equals(TYPICALITY) || state.sort().equals(DISTANCE)
				|| state.sort().isEmpty() && canvas.session().filter().get().text().contains(TYPICALITY);
		if (typicality.asks(scored ? key(layer) : null)) {
			session.ask(typicality.asker, new Query<>(TYPICALITY, Map.of("layer", layer), 0, (r, _) -> Typicality.of(r)), this::typical, problem); //$NON-NLS-1$
		}
		String reference = session.labels().classes().contains(state.reference()) ? state.reference() : ""; // which may be of another labelling //$NON-NLS-1$
		if (similarity.asks(reference.isEmpty() ? null : key(reference + '\n' + (state.inLayer() ? layer : "")))) { //$NON-NLS-1$
			session.ask(similarity.asker, new Query<>(SIMILARITY, Map.of("reference", reference), 0, (r, _) -> ReferenceSimilarity.of(r)), //$NON-NLS-1$
					reply -> canvas.numbers(canvas.numbers().with(reply.value(), state.inLayer() ? layer : null)), this::noSimilarity);
		} else if (reference.isEmpty() && !canvas.numbers().similar().isEmpty()) {
			canvas.numbers(canvas.numbers().withoutSimilarity());
		}
		if (representatives.asks(state.representatives() == null ? null : key(state.representatives() + "\n" + state.seed()))) { //$NON-NLS-1$
			session.ask(representatives.asker, new Query<>(REPRESENTATIVES, state.representatives(), state.seed(), (r, _) -> Representatives.of(r)),
					this::represented, this::noRepresentatives);
		} else if (state.representatives() == null && session.scores().representatives() != null) {
			canvas.numbers(canvas.numbers().withoutCoverage());
			session.scores().representatives(null);
		}
	}

	private Key key(Object what) {
		return new Key(session.labels(), session.focus().get(), what + "\n" + session.step()); //$NON-NLS-1$
	}

	private String layer() {
		String primary = session.selection().get().primaryLayer();
		return primary != null && session.analysis().layers().contains(primary) ? primary : ""; //$NON-NLS-1$
	}

	private void typical(Reply<Typicality> reply) {
		int[] rows = reply.data().rows();
		session.scores().put(DISTANCE, rows, reply.value().images().stream().mapToDouble(Typicality.OfImage::distance).toArray());
		session.scores().put(TYPICALITY, rows, reply.value().images().stream().mapToDouble(Typicality.OfImage::typicality).toArray());
	}

	private void represented(Reply<Representatives> reply) {
		int[] rows = reply.data().rows();
		canvas.numbers(canvas.numbers().with(reply.value()));
		session.scores().representatives(Selecting.images(reply.value().chosen().stream().mapToInt(c -> rows[c.row()]).toArray()));
		if (!reply.value().note().isEmpty()) {
			problem.accept(reply.value().note() + "."); //$NON-NLS-1$
		}
	}

	private void noSimilarity(String why) {
		canvas.numbers(canvas.numbers().withoutSimilarity());
		problem.accept(why);
	}

	private void noRepresentatives(String why) {
		canvas.numbers(canvas.numbers().withoutCoverage());
		session.scores().representatives(null);
		problem.accept(why);
	}
}
