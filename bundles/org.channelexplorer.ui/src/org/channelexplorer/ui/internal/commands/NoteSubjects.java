package org.channelexplorer.ui.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.note.Subject;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.selection.Selection;

/**
 * What a note can be about now.
 *
 * @param text  for people: {@code 3 images}
 * @param about each gets a note, at least one
 */
record NoteSubjects(String text, List<Subject> about) {

	/** Whether anything is selected that a note can be about; quick. */
	static boolean any(AnalysisSession session) {
		Selection s = session.selection().get();
		return s.primaryLayer() != null || s.images().length > 0 || s.classes().stream().anyMatch(c -> !c.equals(AnalysisSession.LEFT_OUT));
	}

	/** All that is selected, the most special first: channels, classes, images, the layer. */
	static List<NoteSubjects> selected(AnalysisSession session) {
		Selection s = session.selection().get();
		List<NoteSubjects> all = new ArrayList<>();
		String layer = s.primaryLayer();
		if (layer != null) {
			add(all, "channels of " + layer, IntStream.of(s.channels()).mapToObj(c -> Subject.channel(layer, c)).toList());
		}
		add(all, "classes", s.classes().stream().filter(c -> !c.equals(AnalysisSession.LEFT_OUT)).map(Subject::ofClass).toList());
		add(all, "images", IntStream.of(s.images()).mapToObj(i -> Subject.image(session.analysis().images().get(i).file())).toList());
		if (layer != null) {
			add(all, "layers", List.of(Subject.layer(layer)));
		}
		return all;
	}

	private static void add(List<NoteSubjects> all, String several, List<Subject> about) {
		if (!about.isEmpty()) {
			all.add(new NoteSubjects(about.size() == 1 ? about.getFirst().text() : about.size() + " " + several + ", a note each", about)); //$NON-NLS-1$
		}
	}
}
