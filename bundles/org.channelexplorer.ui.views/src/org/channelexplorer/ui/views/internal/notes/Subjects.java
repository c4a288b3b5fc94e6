package org.channelexplorer.ui.views.internal.notes;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.channelexplorer.core.note.Subject;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.Selections;

/** Selects what notes are about. */
final class Subjects {
	private Subjects() {
	}

	/** Selects it in every view. @return why that cannot be done, one sentence; null when it is done */
	static String select(AnalysisSession session, Subject about) {
		UnaryOperator<Selection> change = change(session, about);
		if (change == null) {
			return about.kind() == Subject.Kind.CLASS ? "The class '" + about.name() + "' is not in the labelling in use."
					: "There is no " + about.kind().name().toLowerCase(java.util.Locale.ROOT) + " '" + about.name() + "' in the analysis.";
		}
		session.step("Select " + about.text(), () -> session.selection().change(change, Subjects.class));
		return null;
	}

	// null when it is not there
	private static UnaryOperator<Selection> change(AnalysisSession session, Subject about) {
		return switch (about.kind()) {
		case IMAGE -> {
			int image = IntStream.range(0, session.analysis().images().size()).filter(i -> session.analysis().images().get(i).file().equals(about.name()))
					.findFirst().orElse(-1);
			yield image < 0 ? null : s -> Selections.image(s, image, false);
		}
		case CLASS -> {
			int index = session.labels().classes().indexOf(about.name());
			yield index < 0 ? null : s -> Selections.ofClass(s, session.labels(), index, false);
		}
		case LAYER -> hasLayer(session, about) ? s -> s.withLayers(List.of(about.name())) : null;
		case CHANNEL -> hasLayer(session, about) ? s -> s.withLayers(List.of(about.name())).withChannels(about.channel()) : null;
		};
	}

	private static boolean hasLayer(AnalysisSession session, Subject about) {
		return session.analysis().network().layer(about.name()).isPresent();
	}
}
