package org.channelexplorer.core.analysis;

import java.nio.file.Files;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.note.Subject;
import org.channelexplorer.core.util.InputException;

/**
 * An annotation as it reads in its analysis now.
 *
 * @param annotation the annotation
 * @param stale      why it no longer holds, one clause; empty when it does
 */
public record Annotated(Annotation annotation, String stale) {

	/** All annotations of an analysis, in the document's order. Looks for results: not in a UI thread. */
	public static List<Annotated> of(Analysis analysis) {
		return of(analysis.document().annotations(), analysis, analysis.labellings().all());
	}

	/** Annotations of an analysis with edits that are not saved. Looks for results: not in a UI thread. @param labellings as they are now */
	public static List<Annotated> of(List<Annotation> annotations, Analysis analysis, List<Labelling> labellings) {
		return annotations.stream().map(a -> new Annotated(a, stale(a, analysis, labellings))).toList();
	}

	/** Why an annotation does not hold in an analysis, one clause; empty when it does. */
	public static String stale(Annotation a, Analysis analysis) {
		return stale(a, analysis, analysis.labellings().all());
	}

	private static String stale(Annotation a, Analysis analysis, List<Labelling> labellings) {
		String gone = missing(a.about(), analysis, labellings);
		if (!gone.isEmpty() || a.result().isEmpty()) {
			return gone;
		}
		return Files.exists(analysis.dataFolder().resolve(Analysis.RESULTS).resolve(a.result() + ".json")) ? "" : "its result is not stored any more";
	}

	/** Why a subject is not in an analysis, one clause; empty when it is. A class is there when the given classes or any labelling have it. */
	public static String missing(Subject about, Analysis analysis) {
		return missing(about, analysis, analysis.labellings().all());
	}

	private static String missing(Subject about, Analysis analysis, List<Labelling> labellings) {
		return switch (about.kind()) {
		case IMAGE -> analysis.images().stream().anyMatch(i -> i.file().equals(about.name())) ? "" : "there is no image '" + about.name() + "'";
		case CLASS -> hasClass(analysis, labellings, about.name()) ? "" : "there is no class '" + about.name() + "'";
		case LAYER -> analysis.network().layer(about.name()).isPresent() ? "" : "there is no layer '" + about.name() + "'";
		case CHANNEL ->
			analysis.network().layer(about.name()).map(l -> channel(l, about.channel(), analysis)).orElse("there is no layer '" + about.name() + "'");
		};
	}

	private static String channel(Layer layer, int channel, Analysis analysis) {
		int channels = analysis.recipe().layers().stream().filter(l -> l.id().equals(layer.id())).mapToInt(l -> l.tap().channels()).findFirst()
				.orElse(Integer.MAX_VALUE); // not extracted: its channels are not known for sure
		return channel < channels ? "" : "layer '" + layer.id() + "' has no channel " + channel + " (it has " + channels + ", from 0)";
	}

	private static boolean hasClass(Analysis analysis, List<Labelling> labellings, String name) {
		return Labelling.given(analysis.images()).labels().classes().contains(name) || labellings.stream().anyMatch(l -> {
			try {
				return l.apply(analysis.images(), analysis.filesWithoutRow()).labels().classes().contains(name);
			} catch (InputException e) {
				return false; // a labelling that does not fit the images makes no classes; opening it reports that
			}
		});
	}

	/** As a table: number (from 1), kind, name, channel (empty for none), text, who, when, result, stale. */
	public static Table table(List<Annotated> all) {
		return Table.builder().strings("number", IntStream.rangeClosed(1, all.size()).mapToObj(Integer::toString).toArray(String[]::new))
				.strings("kind", texts(all, a -> a.about().kind().name().toLowerCase(java.util.Locale.ROOT))).strings("name", texts(all, a -> a.about().name()))
				.strings("channel", texts(all, a -> a.about().channel() == null ? "" : a.about().channel().toString()))
				.strings("text", texts(all, Annotation::text)).strings("who", texts(all, Annotation::who)).strings("when", texts(all, Annotation::when))
				.strings("result", texts(all, Annotation::result)).strings("stale", all.stream().map(Annotated::stale).toArray(String[]::new)).build();
	}

	private static String[] texts(List<Annotated> all, Function<Annotation, String> text) {
		return all.stream().map(a -> text.apply(a.annotation())).toArray(String[]::new);
	}
}
