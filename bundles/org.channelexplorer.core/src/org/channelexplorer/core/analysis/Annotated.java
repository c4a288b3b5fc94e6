package org.channelexplorer.core.analysis;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.model.ImageEntry;
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
		Subjects there = new Subjects(analysis, labellings);
		return annotations.stream().map(a -> new Annotated(a, stale(a, there))).toList();
	}

	/** Why an annotation does not hold in an analysis, one clause; empty when it does. */
	public static String stale(Annotation a, Analysis analysis) {
		return stale(a, new Subjects(analysis, analysis.labellings().all()));
	}

	private static String stale(Annotation a, Subjects there) {
		String gone = there.missing(a.about());
		if (!gone.isEmpty() || a.result().isEmpty()) {
			return gone;
		}
		return Files.exists(there.analysis.dataFolder().resolve(Analysis.RESULTS).resolve(a.result() + ".json")) ? "" : "its result is not stored any more";
	}

	/** Why a subject is not in an analysis, one clause; empty when it is. A class is there when the given classes or any labelling have it. */
	public static String missing(Subject about, Analysis analysis) {
		return new Subjects(analysis, analysis.labellings().all()).missing(about);
	}

	/** What annotations can be about; looked for once for many. */
	private static final class Subjects {
		private final Analysis analysis;
		private final List<Labelling> labellings;
		private Set<String> images;
		private Set<String> classes;

		Subjects(Analysis analysis, List<Labelling> labellings) {
			this.analysis = analysis;
			this.labellings = labellings;
		}

		String missing(Subject about) {
			return switch (about.kind()) {
			case IMAGE -> images().contains(about.name()) ? "" : "there is no image '" + about.name() + "'";
			case CLASS -> classes().contains(about.name()) ? "" : "there is no class '" + about.name() + "'";
			case LAYER -> analysis.network().layer(about.name()).isPresent() ? "" : "there is no layer '" + about.name() + "'";
			case CHANNEL -> analysis.network().layer(about.name()).map(l -> channel(l, about.channel())).orElse("there is no layer '" + about.name() + "'");
			};
		}

		private Set<String> images() {
			if (images == null) {
				images = analysis.images().stream().map(ImageEntry::file).collect(Collectors.toSet());
			}
			return images;
		}

		private Set<String> classes() {
			if (classes == null) {
				classes = new HashSet<>(Labelling.given(analysis.images()).labels().classes());
				for (Labelling l : labellings) {
					try {
						classes.addAll(l.apply(analysis.images(), analysis.filesWithoutRow()).labels().classes());
					} catch (InputException e) {
						continue; // a labelling that does not fit the images makes no classes; opening it reports that
					}
				}
			}
			return classes;
		}

		private String channel(Layer layer, int channel) {
			int channels = analysis.recipe().layers().stream().filter(l -> l.id().equals(layer.id())).mapToInt(l -> l.tap().channels()).findFirst()
					.orElse(Integer.MAX_VALUE); // not extracted: its channels are not known for sure
			return channel < channels ? "" : "layer '" + layer.id() + "' has no channel " + channel + " (it has " + channels + ", from 0)";
		}
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
