package org.channelexplorer.ui.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.note.Subject;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LabelDecisions;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Edits of notes, each one step of the undo history, and the command that adds one. UI thread. */
public final class NoteCommands {
	/** The command's id behind {@link SessionCommand#PREFIX}. */
	public static final String ADD = "notes.add"; //$NON-NLS-1$

	private NoteCommands() {
	}

	static void addTo(Map<String, SessionCommand> all) {
		all.put(ADD, new SessionCommand(
				s -> NoteSubjects.any(s) ? null : "nothing is selected that a note can be about (an image, a class, a layer or a channel)",
				NoteCommands::ask));
	}

	private static void ask(AnalysisSession session, Shell shell) {
		List<NoteSubjects> subjects = NoteSubjects.selected(session);
		ResultKey shown = shown();
		NoteDialog dialog = new NoteDialog(shell, "Add Note", subjects.stream().map(NoteSubjects::text).toList(), "",
				shown == null ? null : shown.operation());
		if (dialog.open() == Window.OK) {
			add(session, subjects.get(dialog.chosen()).about(), dialog.note(), dialog.fromResult() ? shown.hash() : ""); //$NON-NLS-1$
		}
	}

	// the result in the active view, null for none
	private static ResultKey shown() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IWorkbenchPage page = window == null ? null : window.getActivePage();
		IWorkbenchPart part = page == null ? null : page.getActivePart();
		return part == null ? null : part.getAdapter(ResultKey.class);
	}

	/**
	 * Adds a note about each of several things, by the user of the machine.
	 *
	 * @param result hash of the key of the result that it was read from, empty for none
	 */
	public static void add(AnalysisSession session, List<Subject> about, String text, String result) {
		List<Annotation> all = new ArrayList<>(session.annotations().get());
		String when = LabelDecisions.when();
		about.forEach(a -> all.add(new Annotation(a, text, LabelDecisions.who(), when, result)));
		set(session, about.size() == 1 ? "Add Note" : "Add Notes", all);
	}

	/** Gives a note another text; it is then by the user of the machine, and of now. */
	public static void edit(AnalysisSession session, int index, String text) {
		List<Annotation> all = new ArrayList<>(session.annotations().get());
		Annotation was = all.get(index);
		if (!was.text().equals(text)) {
			all.set(index, new Annotation(was.about(), text, LabelDecisions.who(), LabelDecisions.when(), was.result()));
			set(session, "Edit Note", all);
		}
	}

	/** Deletes notes by their index. */
	public static void delete(AnalysisSession session, Set<Integer> indices) {
		List<Annotation> all = session.annotations().get();
		set(session, indices.size() == 1 ? "Delete Note" : "Delete Notes",
				IntStream.range(0, all.size()).filter(i -> !indices.contains(i)).mapToObj(all::get).toList());
	}

	private static void set(AnalysisSession session, String undoName, List<Annotation> all) {
		session.step(undoName, () -> session.annotations().set(List.copyOf(all), NoteCommands.class));
	}
}
