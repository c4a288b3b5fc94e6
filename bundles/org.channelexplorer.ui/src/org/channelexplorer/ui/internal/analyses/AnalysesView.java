package org.channelexplorer.ui.internal.analyses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.internal.EmptyState;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.viewers.AbstractTreeViewer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;

/** The Analyses view: every analysis in the workspace, by project; a double click opens it. */
public final class AnalysesView extends ViewPart {
	private Composite root;
	private EmptyState empty;
	private TreeViewer viewer;
	private Image icon;
	private final IResourceChangeListener listener = this::changed;

	@Override
	public void createPartControl(Composite parent) {
		icon = Icons.descriptor("analysis").createImage(); //$NON-NLS-1$
		root = new Composite(parent, SWT.NONE);
		root.setLayout(new StackLayout());
		empty = new EmptyState(root, "There are no analyses in the workspace yet.", getSite());
		viewer = new TreeViewer(root, SWT.SINGLE | SWT.V_SCROLL);
		viewer.setContentProvider(new Contents());
		viewer.setLabelProvider(new Labels());
		viewer.setInput(ResourcesPlugin.getWorkspace().getRoot());
		viewer.setAutoExpandLevel(AbstractTreeViewer.ALL_LEVELS);
		viewer.expandAll();
		viewer.addDoubleClickListener(e -> open(((IStructuredSelection) e.getSelection()).getFirstElement()));
		getSite().setSelectionProvider(viewer);
		choose();
		ResourcesPlugin.getWorkspace().addResourceChangeListener(listener, IResourceChangeEvent.POST_CHANGE);
	}

	private void choose() {
		((StackLayout) root.getLayout()).topControl = viewer.getTree().getItemCount() == 0 ? empty : viewer.getControl();
		root.layout();
	}

	private void open(Object element) {
		if (element instanceof IFile file && file.getLocation() != null) {
			try {
				AnalysisEditors.open(getSite().getPage(), Path.of(file.getLocationURI()));
			} catch (PartInitException e) {
				Messages.error("The analysis cannot be opened", e.getMessage());
			}
		} else if (element instanceof IProject) {
			viewer.setExpandedState(element, !viewer.getExpandedState(element));
		}
	}

	private void changed(IResourceChangeEvent event) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			if (!viewer.getControl().isDisposed()) {
				viewer.refresh();
				viewer.expandAll();
				choose();
			}
		});
	}

	@Override
	public void setFocus() {
		((StackLayout) root.getLayout()).topControl.setFocus();
	}

	@Override
	public void dispose() {
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(listener);
		if (icon != null) {
			icon.dispose();
		}
		super.dispose();
	}

	private static final class Contents implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return Arrays.stream(((IWorkspaceRoot) input).getProjects()).filter(IProject::isOpen).toArray();
		}

		@Override
		public Object[] getChildren(Object parent) {
			List<IFile> files = new ArrayList<>();
			if (parent instanceof IProject project) {
				collect(project, files);
			}
			return files.toArray();
		}

		private static void collect(IContainer container, List<IFile> files) {
			try {
				for (IResource r : container.members()) {
					if (r instanceof IFile f && AnalysisDocument.EXTENSION.equals(f.getFileExtension())) {
						files.add(f);
					} else if (r instanceof IContainer c && !c.isDerived() && !c.getName().endsWith(".data")) { //$NON-NLS-1$
						collect(c, files);
					}
				}
			} catch (CoreException e) {
				ILog.of(AnalysesView.class).log(e.getStatus());
			}
		}

		@Override
		public Object getParent(Object element) {
			return element instanceof IFile f ? f.getProject() : null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof IProject && getChildren(element).length > 0;
		}
	}

	private final class Labels extends LabelProvider {
		@Override
		public String getText(Object element) {
			return element instanceof IFile f ? f.getProjectRelativePath().removeFileExtension().toString() : ((IResource) element).getName();
		}

		@Override
		public Image getImage(Object element) {
			return element instanceof IFile ? icon : PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJ_FOLDER);
		}
	}
}
