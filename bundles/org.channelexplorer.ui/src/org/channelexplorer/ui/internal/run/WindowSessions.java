package org.channelexplorer.ui.internal.run;

import java.util.Set;
import java.util.IdentityHashMap;
import java.util.Collections;
import java.util.function.BiConsumer;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.SessionTracker;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.operations.UndoRedoActionGroup;

/**
 * Looks after the sessions of a window: markers when one opens, undo in its editor, window title and status line while it is
 * the active one, the end of its undo history when its editor closes.
 */
public final class WindowSessions {
	private final SessionTracker tracker;
	private final BiConsumer<String, String> show;
	private final Set<AnalysisSession> seen = Collections.newSetFromMap(new IdentityHashMap<>());
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
		}
		session = now;
		if (now != null) {
			now.selection().addListener(selection);
			if (seen.add(now)) {
				ProblemMarkers.update(now.analysis());
				undo(page.getActiveEditor(), now);
			}
		}
		update();
	}

	private static void undo(IEditorPart editor, AnalysisSession session) {
		var bars = editor.getEditorSite().getActionBars();
		if (bars.getGlobalActionHandler(ActionFactory.UNDO.getId()) == null) {
			new UndoRedoActionGroup(editor.getSite(), session.undoContext(), true).fillActionBars(bars);
			bars.updateActionBars();
		}
	}

	private void update() {
		show.accept(session == null ? null : session.analysis().document().name(), session == null ? "" : describe(session)); //$NON-NLS-1$
	}

	/** What is selected, in a few words. */
	public static String describe(AnalysisSession session) {
		Selection s = session.selection().get();
		int all = session.analysis().images().size();
		String text = s.images().length == 0 ? all + " images" : s.images().length + " of " + all + " images";
		if (s.primaryLayer() != null) {
			text += ", layer " + session.analysis().network().layer(s.primaryLayer()).map(l -> l.label()).orElse(s.primaryLayer());
		}
		return s.channels().length == 0 ? text : text + ", " + s.channels().length + (s.channels().length == 1 ? " channel" : " channels");
	}

	private final class Closing implements IPartListener2 {
		@Override
		public void partClosed(IWorkbenchPartReference part) {
			AnalysisSession closed = part.getPart(false) instanceof IEditorPart e ? e.getAdapter(AnalysisSession.class) : null;
			if (closed != null && seen.remove(closed)) {
				closed.dispose();
			}
		}
	}
}
