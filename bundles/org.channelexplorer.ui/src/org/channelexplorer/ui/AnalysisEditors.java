package org.channelexplorer.ui;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.document.AnalysisDocument;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.part.FileEditorInput;

/** Opens analyses in editors. */
public final class AnalysisEditors {
	private AnalysisEditors() {
	}

	/** The file of the workspace at a place on disk, null when there is none. */
	public static IFile workspaceFile(Path file) {
		IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri());
		for (IFile f : files) {
			if (f.getProject().isOpen()) {
				return f;
			}
		}
		return null;
	}

	/** Tells the workspace that an analysis was written; does nothing for files outside it. Not in the UI thread. */
	public static void refresh(Path file, IProgressMonitor monitor) throws CoreException {
		IFile resource = workspaceFile(file);
		if (resource != null) {
			resource.getParent().refreshLocal(IResource.DEPTH_ONE, monitor);
			IResource data = resource.getParent().findMember(AnalysisDocument.dataFolder(file).getFileName().toString());
			if (data != null && !data.isDerived()) {
				data.setDerived(true, null); // numbers, not for searching
			}
		}
	}

	/** The editor input for a file in or outside the workspace. */
	public static IEditorInput input(Path file) {
		IFile resource = workspaceFile(file);
		return resource != null && resource.exists() ? new FileEditorInput(resource)
				: new FileStoreEditorInput(EFS.getLocalFileSystem().getStore(file.toUri()));
	}

	/** The file behind an editor input, null when it is not on a disk. */
	public static Path file(IEditorInput input) {
		return input instanceof IURIEditorInput u && u.getURI() != null && "file".equals(u.getURI().getScheme()) //$NON-NLS-1$
				? Path.of(u.getURI()) : null;
	}

	/** Opens a file, or brings its editor to the top. A view that fills the window stays when it shows the file already, else it makes room. UI thread. */
	public static IEditorPart open(IWorkbenchPage page, Path file) throws PartInitException {
		Path absolute = file.toAbsolutePath().normalize();
		if (!filling(page).isEmpty() && page.getActiveEditor() != null && absolute.equals(file(page.getActiveEditor().getEditorInput()))) {
			return page.getActiveEditor(); // to activate it would fold it out over the view
		}
		filling(page).forEach(stack -> stack.getTags().remove(IPresentationEngine.MAXIMIZED));
		for (IEditorReference r : page.getEditorReferences()) { // the page itself passes over editors that the start has left unopened
			if (absolute.equals(file(r.getEditorInput())) && r.getEditor(true) != null) {
				page.activate(r.getEditor(true));
				return r.getEditor(true);
			}
		}
		return page.openEditor(input(absolute), editorId(absolute));
	}

	// the views that are maximised
	private static List<MPartStack> filling(IWorkbenchPage page) {
		return page.getWorkbenchWindow().getService(EModelService.class).findElements(page.getWorkbenchWindow().getService(MWindow.class), null,
				MPartStack.class,
				List.of(IPresentationEngine.MAXIMIZED), EModelService.IN_ACTIVE_PERSPECTIVE);
	}

	/** Closes the editor of a file, if any (unsaved changes are saved), and opens it again: its data have changed. UI thread. */
	public static IEditorPart reopen(IWorkbenchPage page, Path file) throws PartInitException {
		Path absolute = file.toAbsolutePath().normalize();
		for (IEditorReference r : page.getEditorReferences()) {
			if (absolute.equals(file(r.getEditorInput()))) {
				IEditorPart editor = r.getEditor(false);
				if (editor != null && editor.isDirty()) {
					page.saveEditor(editor, false);
				}
				page.closeEditors(new IEditorReference[] { r }, false);
			}
		}
		Sessions.get().outdated(absolute); // who still shows the old data keeps them
		return open(page, absolute);
	}

	private static String editorId(Path file) throws PartInitException {
		IEditorDescriptor other = PlatformUI.getWorkbench().getEditorRegistry().getDefaultEditor(file.getFileName().toString());
		if (other == null) {
			throw new PartInitException("No editor for analyses is installed (org.channelexplorer.ui.graph is missing)");
		}
		return other.getId();
	}
}
