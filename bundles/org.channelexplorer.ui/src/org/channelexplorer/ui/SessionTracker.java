package org.channelexplorer.ui;

import java.util.function.Consumer;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;

/** Follows the session of the active editor: {@code editor.getAdapter(AnalysisSession.class)}. UI thread. */
public final class SessionTracker {
	private final IWorkbenchPage page;
	private final Consumer<AnalysisSession> changed;
	private final PartListener parts = new PartListener();
	private final IPropertyListener properties = (source, property) -> update();
	private IEditorPart editor;
	private AnalysisSession current;

	/** @param changed called with the new session on every change, null for none; {@link #current()} is there from the start */
	public SessionTracker(IWorkbenchPage page, Consumer<AnalysisSession> changed) {
		this.page = page;
		this.changed = changed;
		page.addPartListener(parts);
		follow();
	}

	/** The session of the active editor, null for none. */
	public AnalysisSession current() {
		return current;
	}

	/** Stops following. */
	public void dispose() {
		page.removePartListener(parts);
		if (editor != null) {
			editor.removePropertyListener(properties);
		}
	}

	private void update() {
		AnalysisSession before = current;
		follow();
		if (before != current) {
			changed.accept(current);
		}
	}

	private void follow() {
		IEditorPart active = page.getActiveEditor();
		if (active != editor) {
			if (editor != null) {
				editor.removePropertyListener(properties);
			}
			editor = active;
			if (editor != null) {
				editor.addPropertyListener(properties); // an editor that opens in the background fires when its session is there
			}
		}
		current = editor == null ? null : editor.getAdapter(AnalysisSession.class);
	}

	private final class PartListener implements IPartListener2 {
		@Override
		public void partActivated(IWorkbenchPartReference part) {
			update();
		}

		@Override
		public void partBroughtToTop(IWorkbenchPartReference part) {
			update();
		}

		@Override
		public void partOpened(IWorkbenchPartReference part) {
			update();
		}

		@Override
		public void partClosed(IWorkbenchPartReference part) {
			update();
		}

		@Override
		public void partInputChanged(IWorkbenchPartReference part) {
			update();
		}
	}
}
