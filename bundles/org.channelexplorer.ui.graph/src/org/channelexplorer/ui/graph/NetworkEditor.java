package org.channelexplorer.ui.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Opening;
import org.channelexplorer.ui.SessionPropertySheetPage;
import org.channelexplorer.ui.SessionSelectionProvider;
import org.channelexplorer.ui.Sessions;
import org.channelexplorer.ui.graph.internal.editor.EditorContents;
import org.channelexplorer.ui.graph.internal.editor.MessagePage;
import org.channelexplorer.ui.graph.internal.editor.OpenJob;
import org.channelexplorer.ui.graph.internal.editor.OutlinePage;
import org.channelexplorer.ui.graph.internal.editor.Titles;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.internal.notice.NoticeBar;
import org.channelexplorer.ui.theme.Themes;
import org.channelexplorer.ui.theme.TitleIcons;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.operations.UndoRedoActionGroup;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.ui.part.PageBookView;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/**
 * Shows the network of an analysis and borrows its {@link AnalysisSession}: {@code getAdapter(AnalysisSession.class)} is null
 * until the analysis is open; then {@code PROP_INPUT} is fired.
 */
public final class NetworkEditor extends EditorPart {
	/** The editor's id. */
	public static final String ID = "org.channelexplorer.ui.graph.editor";

	private final SessionSelectionProvider provider = new SessionSelectionProvider();
	private final Runnable dirty = () -> firePropertyChange(PROP_DIRTY);
	private Path file;
	private NoticeBar notices;
	private Composite root;
	private MessagePage message;
	private EditorContents contents;
	private Sessions.Borrowed borrowed;
	private AnalysisSession session;
	private UndoRedoActionGroup undo;
	private NetworkEditor closing;

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		file = AnalysisEditors.file(input);
		if (file == null) {
			throw new PartInitException(input.getName() + " is not a file on a disk");
		}
		setSite(site);
		setInput(input);
		setPartName(Titles.of(file, List.of(file)));
		site.setSelectionProvider(provider);
	}

	@Override
	public String getTitleToolTip() {
		return file.toString(); // which tells two analyses of one name apart
	}

	@Override
	public void createPartControl(Composite parent) {
		notices = new NoticeBar(parent);
		root = new Composite(notices.body(), SWT.NONE);
		root.setLayout(new StackLayout());
		titles();
		Themes.onChange(root, () -> firePropertyChange(PROP_TITLE));
		message = new MessagePage(root);
		openFile();
	}

	// of two analyses of one name, the tabs name the folders
	private void titles() {
		if (getSite() == null || getSite().getPage() == null) {
			return; // it was never shown, or its window closes
		}
		List<NetworkEditor> editors = new ArrayList<>();
		List<Path> files = new ArrayList<>();
		for (IEditorReference reference : getSite().getPage().getEditorReferences()) {
			if (reference.getEditor(false) instanceof NetworkEditor editor && editor != closing) {
				editors.add(editor);
				files.add(editor.file);
			}
		}
		editors.forEach(e -> e.setPartName(Titles.of(e.file, files)));
	}

	private void openFile() {
		Display display = root.getDisplay();
		Job job = new OpenJob(file, this, found -> opened(display, found), reason -> async(display, () -> refused(reason)));
		message.show("Opening " + file.getFileName() + "\u2026", "Cancel", job::cancel);
		top(message);
		job.schedule();
	}

	private void async(Display display, Runnable runnable) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!root.isDisposed()) {
					runnable.run();
				}
			});
		}
	}

	private void refused(String reason) {
		message.refused(reason);
		top(message);
		firePropertyChange(PROP_INPUT); // views say it, too
	}

	// from the job: the editor may have been closed meanwhile
	private void opened(Display display, Sessions.Borrowed found) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (root.isDisposed()) {
					found.close();
				} else {
					opened(found);
				}
			});
		}
	}

	private void opened(Sessions.Borrowed found) {
		borrowed = found;
		session = found.session();
		session.addDirtyListener(dirty);
		provider.follow(session);
		notices.follow(session, this);
		contents = new EditorContents(root, session, this, getSite().getPage());
		undo = new UndoRedoActionGroup(getSite(), session.undoContext(), true);
		if (getSite().getPage().getActiveEditor() == this) {
			fillActionBars();
		}
		message.show("Laying out " + session.analysis().network().layers().size() + " layers\u2026", "Cancel", contents.page()::cancelLayout);
		contents.open(this::drawn, () -> {
			message.show("The layout was cancelled.", "Lay out", () -> contents.open(this::drawn, () -> refused("The layout was cancelled again.")));
			top(message);
		});
		firePropertyChange(PROP_INPUT); // views ask for the session again
		showPages();
	}

	// the Outline has asked for its page when the editor was activated, before there was a session; so has a window that opens with a view active
	private void showPages() {
		if (getSite().getPage().getActiveEditor() == this) {
			for (IViewReference reference : getSite().getPage().getViewReferences()) {
				if (reference.getView(false) instanceof PageBookView book) {
					book.partActivated(this);
				}
			}
		}
	}

	private void drawn() {
		boolean focus = message.isFocusControl() || getSite().getPage().getActivePart() == this;
		top(contents);
		if (focus) {
			contents.setFocus();
		}
	}

	private void top(Control control) {
		((StackLayout) root.getLayout()).topControl = control;
		root.layout();
	}

	/** Connects the window's menus with this editor. */
	public void fillActionBars() {
		IActionBars bars = getEditorSite().getActionBars();
		if (undo != null) {
			undo.fillActionBars(bars);
			bars.setGlobalActionHandler(ActionFactory.FIND.getId(), new Action("Find Layer") {
				@Override
				public void run() {
					contents.find().activate();
				}
			});
			bars.setGlobalActionHandler(ActionFactory.COPY.getId(), contents.actions().get("copy"));
		} else {
			bars.clearGlobalActionHandlers();
		}
		bars.updateActionBars();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		if (session == null) {
			return;
		}
		try {
			contents.page().beforeSave();
			session.save();
			IFile resource = ResourceUtil.getFile(getEditorInput());
			if (resource != null) {
				resource.refreshLocal(IResource.DEPTH_ZERO, monitor);
			}
		} catch (IOException e) {
			monitor.setCanceled(true);
			MessageDialog.openError(getSite().getShell(), "Save", file + " cannot be written: " + Reasons.of(e));
		} catch (CoreException e) {
			ILog.of(NetworkEditor.class).warn(file + " was saved, but the workspace could not be refreshed", e);
		}
	}

	@Override
	public void doSaveAs() {
		// the data folder belongs to the file: copies are made of both
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public boolean isDirty() {
		return session != null && session.dirty();
	}

	@Override
	public Image getTitleImage() {
		return TitleIcons.of(getConfigurationElement(), super.getTitleImage());
	}

	@Override
	public void setFocus() {
		Control top = ((StackLayout) root.getLayout()).topControl;
		top.setFocus();
	}

	/** The drawing, null until the analysis is open; not API. */
	public NetworkViewer viewer() {
		return contents == null ? null : contents.page().viewer();
	}

	/** The controls, null until the analysis is open; for tests. */
	public EditorContents contents() {
		return contents;
	}

	/** What stands above the drawing; for tests. */
	public NoticeBar notices() {
		return notices;
	}

	/** What is shown instead of the drawing; for tests. */
	public MessagePage message() {
		return message;
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == AnalysisSession.class) {
			return adapter.cast(session);
		}
		if (adapter == Opening.class) {
			return session == null && message != null ? adapter.cast((Opening) message::text) : null;
		}
		if (adapter == IPropertySheetPage.class) {
			return adapter.cast(new SessionPropertySheetPage(getSite().getPage()));
		}
		if (session != null) {
			if (adapter == IContentOutlinePage.class) {
				return adapter.cast(new OutlinePage(viewer()));
			}
			if (adapter == NetworkViewer.class) {
				return adapter.cast(viewer());
			}
			if (adapter == CommandStack.class) {
				return adapter.cast(viewer().commands());
			}
		}
		return super.getAdapter(adapter);
	}

	@Override
	public void dispose() {
		closing = this;
		titles();
		Job.getJobManager().cancel(this);
		provider.follow(null);
		if (undo != null) {
			undo.dispose();
		}
		if (session != null) {
			session.removeDirtyListener(dirty);
			contents.page().keepView();
			borrowed.close();
		}
		super.dispose();
	}
}
