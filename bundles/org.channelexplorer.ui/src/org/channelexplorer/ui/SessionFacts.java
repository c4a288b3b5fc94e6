package org.channelexplorer.ui;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.predict.ClassPredictions.Prediction;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.selection.ImageFilter;
import org.channelexplorer.ui.selection.Selecting;

/** What the filter may ask about the images of a session. */
final class SessionFacts implements ImageFilter.Facts {
	private static final String CONFIDENCE = "confidence";
	private static final String OWN = "own";

	private final AnalysisSession session;

	SessionFacts(AnalysisSession session) {
		this.session = session;
	}

	@Override
	public int size() {
		return session.analysis().images().size();
	}

	@Override
	public String name(String key, int image) {
		return switch (key) {
		case "class" -> session.labels().nameOf(image);
		case "given" -> session.analysis().images().get(image).label();
		case "predicted" -> session.predictions().flatMap(p -> p.of(image)).map(Prediction::name).orElse("");
		default -> session.analysis().images().get(image).file();
		};
	}

	@Override
	public Set<String> names(String key) {
		Set<String> names = new HashSet<>();
		switch (key) {
		case "class" -> names.addAll(session.labels().classes());
		case "given" -> session.analysis().images().forEach(i -> names.add(i.label()));
		case "predicted" -> session.predictions().ifPresent(p -> names.addAll(p.names().names()));
		default -> {
			// files are matched by what they contain
		}
		}
		return names;
	}

	@Override
	public Set<String> scores() {
		Set<String> names = new HashSet<>(session.scores().names());
		if (session.predictions().isPresent()) {
			names.add(CONFIDENCE);
			names.add(OWN);
		}
		return names;
	}

	@Override
	public double score(String name, int image) {
		return switch (name) {
		case CONFIDENCE -> session.predictions().flatMap(p -> p.of(image)).map(Prediction::probability).orElse(Double.NaN);
		case OWN -> session.predictions().map(p -> p.p(image)).orElse(Double.NaN);
		default -> session.scores().get(name, image);
		};
	}

	@Override
	public Set<String> states() {
		Set<String> states = new HashSet<>(Set.of("leftout"));
		if (session.predictions().isPresent()) {
			states.addAll(Set.of("wrong", "right", "unjudged"));
		}
		if (session.scores().representatives() != null) {
			states.add("representative");
		}
		return states;
	}

	@Override
	public boolean is(String state, int image) {
		ClassPredictions p = session.predictions().orElse(null);
		return switch (state) {
		case "wrong" -> p.contradicted(image);
		case "right" -> p.judged(image) && !p.contradicted(image);
		case "unjudged" -> !p.judged(image);
		case "representative" -> session.scores().representatives().get(image);
		default -> session.labelling().labels().classOf(image) < 0;
		};
	}

	@Override
	public BitSet saved(String name) {
		for (Focus f : session.focus().get().all()) {
			if (f.name().equalsIgnoreCase(name)) {
				try {
					return Selecting.images(f.rows(session.labelling().labels(), session.analysis().images(), session.analysis().filesWithoutRow()));
				} catch (InputException e) {
					return new BitSet(); // holds no image that was read, or a class that is gone
				}
			}
		}
		return null;
	}
}
