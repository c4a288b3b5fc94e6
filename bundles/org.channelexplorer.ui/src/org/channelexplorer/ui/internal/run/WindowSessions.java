package org.channelexplorer.ui.internal.run;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.SessionTracker;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.start.RecentAnalyses;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.operations.UndoRedoActionGroup;

/**
 * Looks after the sessions of a window: markers when one opens, undo in its editor, window title and status line while it is
 * the active one.
 */
public final class WindowSessions {
	private final SessionTracker tracker;
	private final BiConsumer<String, String> show;
	private final Set<AnalysisSession> seen = Collections.newSetFromMap(new WeakHashMap<>());
	private final Map<IEditorPart, UndoRedoActionGroup> undo = new HashMap<>();
	private final Runnable shown = this::update;
	private final SelectionModel.Listener selection = (before, now, source) -> update();
	private AnalysisSession session;
	private final IWorkbenchPage page;

	/** @param show takes the name of the analysis (null for none) and the text of the status line */
	public WindowSessions(IWorkbenchPage page, BiConsumer<String, String> show) {
		this.page = page;
		this.show = show;
		tracker = new SessionTracker(page, this::follow);
		page.addPartListener(new Closing());
		follow(tracker.current());
	}

	private void follow(AnalysisSession now) {
		if (session != null) {
			session.selection().removeListener(selection);
			session.shown().removeListener(shown);
		}
		session = now;
		if (now != null) {
			now.selection().addListener(selection);
			now.shown().addListener(shown);
			if (seen.add(now)) {
				ProblemMarkers.update(now.analysis());
				new RecentAnalyses().add(now.analysis().file());
			}
			undo(page.getActiveEditor(), now);
		}
		ICommandService commands = page.getWorkbenchWindow().getService(ICommandService.class);
		if (commands != null) {
			commands.refreshElements(Commands.RESUME, null); // says why nothing can be resumed
		}
		update();
	}

	// an editor without undo actions gets those of the session
	private void undo(IEditorPart editor, AnalysisSession now) {
		IActionBars bars = editor.getEditorSite().getActionBars();
		if (!undo.containsKey(editor) && bars.getGlobalActionHandler(ActionFactory.UNDO.getId()) == null) {
			UndoRedoActionGroup group = new UndoRedoActionGroup(editor.getSite(), now.undoContext(), true);
			group.fillActionBars(bars);
			bars.updateActionBars();
			undo.put(editor, group);
		}
	}

	private void update() {
		show.accept(session == null ? null : session.analysis().document().name(), session == null ? "" : describe(session)); //$NON-NLS-1$
	}

	/** What is selected, in a few words. */
	public static String describe(AnalysisSession session) {
		Selection s = session.selection().get();
		int all = session.shown().inFocus().cardinality();
		String images = String.format(Locale.ROOT, "%,d images", all);
		String text = s.images().length == 0 ? images : String.format(Locale.ROOT, "%,d of %s", s.images().length, images);
		if (!session.focus().get().inUse().isEmpty()) {
			text += " in focus " + session.focus().get().inUse();
		}
		if (s.primaryLayer() != null) {
			text += ", layer " + session.analysis().network().label(s.primaryLayer());
		}
		return s.channels().length == 0 ? text : text + ", " + s.channels().length + (s.channels().length == 1 ? " channel" : " channels");
	}

	private final class Closing implements IPartListener2 {
		@Override
		public void partClosed(IWorkbenchPartReference part) {
			UndoRedoActionGroup group = undo.remove(part.getPart(false));
			if (group != null) {
				group.dispose();
			}
		}
	}
}
