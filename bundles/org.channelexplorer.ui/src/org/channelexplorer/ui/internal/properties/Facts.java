package org.channelexplorer.ui.internal.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.KnownScores;
import org.channelexplorer.ui.selection.Selecting;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.Selections;
import org.eclipse.core.runtime.ILog;

/** The facts the Properties view shows. */
final class Facts {
	private static final String GENERAL = "General";
	private static final String SEPARABILITY = "Separability";

	private Facts() {
	}

	static List<Described> layers(AnalysisSession session, Selection s) {
		return s.layers().reversed().stream().limit(1).flatMap(id -> session.analysis().network().layer(id).stream()).map(l -> layer(session, l))
				.toList();
	}

	private static Described layer(AnalysisSession session, Layer l) {
		Described.Builder b = new Described.Builder();
		b.add(GENERAL, "Layer", l.label()).add(GENERAL, "Id", l.id()).add(GENERAL, "Operation", l.operation()).add(GENERAL, "Block", l.block())
				.add(GENERAL, "Output", l.shape().replace(" x ", " \u00d7 "));
		boolean extracted = session.analysis().layers().contains(l.id());
		boolean followed = l.post() != null; // by a non-linearity
		b.add("Reading", "In this analysis", !extracted ? "Not read"
				: !followed ? "Read"
						: "Read " + (session.analysis().document().reading().tap().name().equals("PRE") ? "before" : "after") + " the non-linearity");
		if (extracted && session.step() > 0) {
			b.add("Reading", "Shown", session.stepText(session.step()));
			b.add("Reading", "Steps read", NetworkRuns.steps(session.analysis()));
		}
		if (extracted) {
			separability(b, session, l.id());
		}
		tap(b, followed ? "Before the non-linearity" : "Output", l.pre());
		tap(b, "After the non-linearity", l.post());
		b.add("Reading", "Cannot be read because", l.unreadable());
		l.properties().forEach((name, value) -> b.add("Node", name, value));
		if (extracted) {
			NetworkRuns.facts(session.analysis()).forEach((name, value) -> b.add("Runs", name, value));
		}
		return b.build("layer", l.id()); //$NON-NLS-1$
	}

	private static void separability(Described.Builder b, AnalysisSession session, String layer) {
		Map<String, KnownScores.Known> known = session.layerScores().of(layer);
		known.forEach((metric, score) -> b.add(SEPARABILITY,
				Catalogue.ofEquinox().find(ExtensionPoint.SEPARABILITY_METRICS, metric).map(Contribution::name).orElse(metric), text(score)));
		b.add(SEPARABILITY, "Scores", known.isEmpty() ? "Not computed yet: open Layer Profile" : null);
	}

	private static String text(KnownScores.Known known) {
		StringBuilder text = new StringBuilder(number(known.score().score()));
		if (known.interval()) {
			text.append(String.format(Locale.ROOT, " (%s to %s, %.0f %% interval)", number(known.score().low()), number(known.score().high()),
					100 * known.level()));
		} else {
			text.append(" (no interval computed)");
		}
		return text.append(Double.isNaN(known.chance()) ? "" : ", chance " + number(known.chance())).toString();
	}

	private static String number(double v) {
		return String.format(Locale.ROOT, Math.abs(v) >= 1000 ? "%.0f" : "%.3f", v);
	}

	private static void tap(Described.Builder b, String name, Tap tap) {
		if (tap != null) {
			String size = tap.height() == 0 ? "" : tap.height() == 1 && tap.width() == 1 ? "" : ", maps of " + tap.height() + " \u00d7 " + tap.width();
			b.add("Reading", name, tap.channels() + " channels" + size + " (" + tap.tensor() + ")");
		}
	}

	static Described image(AnalysisSession session, int image) {
		Analysis a = session.analysis();
		ImageEntry e = a.images().get(image);
		Described.Builder b = new Described.Builder().add(GENERAL, "File", e.file()).add(GENERAL, "Label", session.labels().nameOf(image))
				.add(GENERAL, "Given label", e.label());
		if (!session.focus().get().inUse().isEmpty()) {
			b.add(GENERAL, "In the focus", session.shown().inFocus().get(image) ? "Yes" : "No");
		}
		session.predictions().ifPresent(p -> {
			p.of(image).ifPresent(best -> b.add(GENERAL, "Predicted", best.text()));
			b.add(GENERAL, "Agrees with the label", !p.judged(image) ? "Cannot be compared" : p.contradicted(image) ? "No" : "Yes");
		});
		b.add(GENERAL, "Row", image);
		Path path = a.imagePath(image);
		b.add("File", "Path", path);
		try {
			b.add("File", "Size", size(a.source().size(e.file())));
		} catch (IOException gone) {
			b.add("File", "Size", "The file is no longer there");
		}
		return b.build("image", e.file()); //$NON-NLS-1$
	}

	private static String size(long bytes) {
		return bytes < 10_000 ? bytes + " bytes" : bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
	}

	static Described images(AnalysisSession session, Selection s) {
		Labels labels = session.labels();
		Described.Builder b = new Described.Builder().add(GENERAL, "Images", s.images().length + " of " + labels.size());
		focus(b, session, GENERAL, () -> Selecting.images(s));
		session.predictions().filter(ClassPredictions::comparable).ifPresent(p -> {
			long judged = Arrays.stream(s.images()).filter(p::judged).count();
			long otherwise = Arrays.stream(s.images()).filter(p::contradicted).count();
			b.add(GENERAL, "Predicted otherwise",
					judged == 0 ? "Cannot be compared" : judged == s.images().length ? otherwise : otherwise + " of " + judged + " that can be compared");
		});
		int[] counts = Selections.counts(s, labels);
		for (int c = 0; c < counts.length; c++) {
			if (counts[c] > 0) {
				b.add("Classes", labels.classes().get(c), counts[c]);
			}
		}
		return b.build("images", s.images().length + " images"); //$NON-NLS-1$
	}

	static List<Described> classes(AnalysisSession session, Selection s) {
		Labels labels = session.labels();
		Described.Builder b = new Described.Builder();
		int[] counts = labels.counts();
		for (String name : s.classes()) {
			int c = labels.classes().indexOf(name);
			if (c >= 0) {
				b.add(name, "Images", counts[c] + " of " + labels.size());
				focus(b, session, name, () -> Selecting.images(labels.rowsOf(c)));
				double accuracy = session.predictions().map(p -> p.accuracy(c)).orElse(Double.NaN);
				b.add(name, "Predicted as labelled", Double.isNaN(accuracy) ? null : String.format(Locale.ROOT, "%.1f %%", 100 * accuracy));
			}
		}
		return List.of(b.build("class", String.join(", ", s.classes()))); //$NON-NLS-1$
	}

	private static void focus(Described.Builder b, AnalysisSession session, String category, Supplier<BitSet> images) {
		if (!session.focus().get().inUse().isEmpty()) {
			BitSet inFocus = images.get();
			inFocus.and(session.shown().inFocus());
			b.add(category, "In the focus", inFocus.cardinality() + " of " + session.shown().inFocus().cardinality());
		}
	}

	static Described analysis(AnalysisSession session) {
		Analysis a = session.analysis();
		AnalysisDocument d = a.document();
		Network n = a.network();
		Described.Builder b = new Described.Builder();
		b.add(GENERAL, "Analysis", d.name()).add(GENERAL, "File", a.file()).add(GENERAL, "State", a.complete() ? "Complete" : "Not complete");
		b.add(GENERAL, "Images", a.images().size()).add(GENERAL, "Left out", a.skipped().stream().filter(Skipped::isImage).count()).add(GENERAL, "Classes",
				session.data().labels().classes().size());
		b.add(GENERAL, "Labelling", session.labelling().get().inUse());
		if (!session.focus().get().inUse().isEmpty()) {
			b.add(GENERAL, "Focus", session.focus().get().inUse() + ", " + session.shown().inFocus().cardinality() + " images");
		}
		b.add(GENERAL, "Layers read", a.layers().size() + " of " + n.layers().size());
		session.predictions().ifPresent(p -> b.add(GENERAL, "Names of outputs", p.names().origin()).add(GENERAL, "Not comparable",
				p.incomparable().isEmpty() ? null : p.incomparable()));
		b.add("Recipe", "Summaries", String.join(", ", a.summaries())).add("Recipe", "Layers", d.reading().layers());
		b.add("Recipe", "Read", d.reading().tap().name().equals("PRE") ? "Before the non-linearity" : "After the non-linearity");
		b.add("Recipe", "Preprocessing", d.reading().preprocessing().name()).add("Recipe", "Images per class", d.choice().perClass() == 0 ? "All"
				: "At most " + d.choice().perClass() + ", " + d.choice().pick().name().toLowerCase(java.util.Locale.ROOT));
		b.add("Recipe", "Seed", d.seed()).add("Recipe", "Batch", d.reading().batch()).add("Recipe", "Image folder", d.images());
		NetworkRuns.facts(a).forEach((name, value) -> b.add("Runs", name, value));
		b.add("Network", "Model", a.modelPath()).add("Network", "Format", n.format()).add("Network", "Content hash", n.sha256());
		b.add("Network", "Inputs", n.inputs().stream().map(t -> t.name() + " " + t.type() + " " + t.shape()).collect(Collectors.joining("; ")));
		b.add("Network", "Outputs", n.outputs().stream().map(t -> t.name() + " " + t.type() + " " + t.shape()).collect(Collectors.joining("; ")));
		n.properties().forEach((name, value) -> b.add("Network", name, value));
		try {
			b.add(GENERAL, "Saved", java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(java.time.ZoneId.systemDefault())
					.format(Files.getLastModifiedTime(a.file()).toInstant()));
		} catch (IOException e) {
			ILog.of(Facts.class).info("The date of " + a.file() + " cannot be read", e);
		}
		return b.build("analysis", d.name()); //$NON-NLS-1$
	}
}
