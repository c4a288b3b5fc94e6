package org.channelexplorer.ui.internal.analyses;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.internal.EmptyState;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.theme.Themes;
import org.channelexplorer.ui.theme.TitleIcons;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.eclipse.ui.views.properties.PropertySheetPage;

/** The Analyses view: every analysis in the workspace, by project; a double click opens it. */
public final class AnalysesView extends ViewPart {
	private static final int SETTLE = 100;

	private Composite root;
	private EmptyState empty;
	private TreeViewer viewer;
	private Image icon;
	private AnalysisActions actions;
	private final IResourceChangeListener listener = this::changed;
	private final Job collecting = Job.createSystem("Find analyses", (ICoreRunnable) this::collect); //$NON-NLS-1$
	private AnalysisFiles shown = new AnalysisFiles(Map.of());

	@Override
	public void createPartControl(Composite parent) {
		icon = Icons.descriptor("analysis").createImage(); //$NON-NLS-1$
		root = new Composite(parent, SWT.NONE);
		root.setLayout(new StackLayout());
		Themes.onChange(root, () -> firePropertyChange(PROP_TITLE));
		empty = new EmptyState(root, getSite());
		empty.say("There are no analyses in the workspace.");
		viewer = new TreeViewer(root, SWT.SINGLE | SWT.V_SCROLL);
		viewer.setContentProvider(new Contents());
		viewer.setLabelProvider(new Labels());
		viewer.setInput(this);
		viewer.addDoubleClickListener(e -> open(((IStructuredSelection) e.getSelection()).getFirstElement()));
		fillActions();
		getSite().setSelectionProvider(viewer);
		choose();
		ResourcesPlugin.getWorkspace().addResourceChangeListener(listener, IResourceChangeEvent.POST_CHANGE);
		collecting.schedule();
	}

	private void fillActions() {
		actions = new AnalysisActions(getSite().getPage());
		viewer.addSelectionChangedListener(e -> actions.select((IResource) e.getStructuredSelection().getFirstElement()));
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(m -> {
			actions.fill(m);
			m.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		});
		viewer.getTree().setMenu(menu.createContextMenu(viewer.getTree()));
		getSite().registerContextMenu(menu, viewer);
		IActionBars bars = getViewSite().getActionBars();
		bars.setGlobalActionHandler(ActionFactory.RENAME.getId(), actions.rename());
		bars.setGlobalActionHandler(ActionFactory.DELETE.getId(), actions.delete());
		actions.fill(bars.getMenuManager());
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
		try {
			if (event.getDelta() != null && AnalysisFiles.concernedBy(event.getDelta())) {
				collecting.schedule(SETTLE);
			}
		} catch (CoreException e) {
			ILog.of(AnalysesView.class).log(e.getStatus());
		}
	}

	private void collect(IProgressMonitor monitor) {
		AnalysisFiles found = AnalysisFiles.collect(ResourcesPlugin.getWorkspace().getRoot(), monitor);
		Display display = PlatformUI.getWorkbench().getDisplay();
		if (!display.isDisposed()) {
			display.asyncExec(() -> show(found));
		}
	}

	// what the user folded stays folded, what is new is unfolded
	private void show(AnalysisFiles found) {
		if (!viewer.getControl().isDisposed() && !found.equals(shown)) {
			Set<IProject> filled = shown.files().entrySet().stream().filter(e -> !e.getValue().isEmpty()).map(Map.Entry::getKey).collect(Collectors.toSet());
			shown = found;
			viewer.refresh();
			found.files().keySet().stream().filter(p -> !filled.contains(p)).forEach(p -> viewer.setExpandedState(p, true)); // an empty one cannot be unfolded
			choose();
		}
	}

	@Override
	public Image getTitleImage() {
		return TitleIcons.of(getConfigurationElement(), super.getTitleImage());
	}

	@Override
	public void setFocus() {
		((StackLayout) root.getLayout()).topControl.setFocus();
	}

	@Override
	public void dispose() {
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(listener);
		collecting.cancel();
		if (icon != null) {
			icon.dispose();
		}
		super.dispose();
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == IPropertySheetPage.class) { // not what the platform says of files: derived, editable, linked
			PropertySheetPage page = new PropertySheetPage();
			page.setPropertySourceProvider(o -> o instanceof IResource r ? FileFacts.of(r) : null);
			return adapter.cast(page);
		}
		return super.getAdapter(adapter);
	}

	/** What one can do with what is selected; for tests. */
	AnalysisActions actions() {
		return actions;
	}

	/** The list; for tests. */
	public TreeViewer viewer() {
		return viewer;
	}

	private final class Contents implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return shown.files().keySet().toArray();
		}

		@Override
		public Object[] getChildren(Object parent) {
			return parent instanceof IProject project ? shown.files().getOrDefault(project, List.of()).toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object element) {
			return element instanceof IFile f ? f.getProject() : null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return getChildren(element).length > 0;
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
