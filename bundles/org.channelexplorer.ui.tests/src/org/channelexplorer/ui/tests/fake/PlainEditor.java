package org.channelexplorer.ui.tests.fake;

import java.io.IOException;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Sessions;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;

/** The least an editor of analyses must do; the views of this bundle are tested without the network editor. */
public final class PlainEditor extends EditorPart {
	private final Runnable dirty = () -> firePropertyChange(PROP_DIRTY);
	private Sessions.Borrowed borrowed;
	private AnalysisSession session;
	private Label label;

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		setSite(site);
		setInput(input);
		setPartName(input.getName());
		try {
			borrowed = Sessions.get().open(AnalysisEditors.file(input));
			session = borrowed.session();
		} catch (InputException e) {
			throw new PartInitException(e.getMessage(), e);
		}
		session.addDirtyListener(dirty);
	}

	@Override
	public void createPartControl(Composite parent) {
		label = new Label(parent, SWT.NONE);
		label.setText(getPartName());
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter == AnalysisSession.class ? adapter.cast(session) : super.getAdapter(adapter);
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		try {
			session.save();
		} catch (IOException e) {
			monitor.setCanceled(true);
		}
	}

	@Override
	public boolean isDirty() {
		return session.dirty();
	}

	@Override
	public void doSaveAs() {
		// not allowed
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void dispose() {
		if (borrowed != null) {
			session.removeDirtyListener(dirty);
			borrowed.close();
		}
		super.dispose();
	}

	@Override
	public void setFocus() {
		label.setFocus();
	}
}
