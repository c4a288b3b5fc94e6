package org.channelexplorer.ui.views.internal.dataset;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.Arrays;
import java.util.BitSet;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.SessionView;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.commands.SessionMenuFactory;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;

/** The Dataset view: classes with counts and images, labellings, focus and filter, what was left out. */
public final class DatasetView extends SessionView implements IShowInTarget {
	private static final String COPY_FILES = "org.channelexplorer.ui.select.copyFiles"; //$NON-NLS-1$
	private static final String STATE = "dataset"; //$NON-NLS-1$
	/** Id of the context menu of images, for {@code popup:} contributions. */
	private static final String MENU = "org.channelexplorer.ui.images"; //$NON-NLS-1$

	private final Runnable shownListener = this::shownChanged;
	private Composite root;
	private DatasetHead head;
	private DatasetActions actions;
	private DatasetCanvas canvas;
	private DatasetComputing computing;
	private SkippedPanel skipped;
	private MenuManager menu;
	private AnalysisSession followed;
	private BitSet focus;

	@Override
	protected Control createContents(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
		head = new DatasetHead(root, this::labellings);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		actions = new DatasetActions(() -> canvas, getSite().getShell(), getViewSite().getActionBars().getToolBarManager(),
				getViewSite().getActionBars().getMenuManager());
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.FIND.getId(), Actions.of("Find", null, head.filter()::setFocus));
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(),
				Actions.of("Copy", null, this::copyFiles));
		menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(m -> m.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS)));
		getSite().registerContextMenu(MENU, menu, getSite().getSelectionProvider());
		return root;
	}

	private void copyFiles() {
		if (session() != null && session().selection().get().images().length > 0) {
			Commands.run(getSite(), COPY_FILES);
		}
	}

	private void labellings(Button below) {
		MenuManager manager = new MenuManager();
		SessionMenuFactory.labellings(session()).forEach(manager::add);
		Menu popup = manager.createContextMenu(below);
		Rectangle bounds = below.getDisplay().map(below.getParent(), null, below.getBounds());
		popup.setLocation(bounds.x, bounds.y + bounds.height);
		popup.setVisible(true);
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		if (canvas != null) {
			followed.shown().removeListener(shownListener);
			canvas.dispose();
			skipped.dispose();
			canvas = null;
		}
		followed = now;
		if (now == null) {
			actions.update();
			return;
		}
		canvas = new DatasetCanvas(root, now, kept(now), this::stateChanged);
		canvas.setMenu(menu.createContextMenu(canvas));
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
		skipped = new SkippedPanel(root, now.analysis(), getSite());
		GridDataFactory.fillDefaults().grab(true, false).exclude(!skipped.needed()).applyTo(skipped);
		skipped.setVisible(skipped.needed());
		computing = new DatasetComputing(canvas, this, this::say);
		focus = now.shown().inFocus();
		now.shown().addListener(shownListener);
		head.follow(now);
		actions.update();
		root.layout(true, true);
		computing.update();
		int[] images = now.selection().get().images();
		if (images.length > 0) {
			DatasetCanvas shown = canvas;
			canvas.getDisplay().asyncExec(() -> { // once it has its size
				if (!shown.isDisposed()) {
					shown.reveal(images[0]);
				}
			});
		}
	}

	private DatasetState kept(AnalysisSession session) {
		DatasetState initial = DatasetState.initial(Preferences.thumbnail(), session.analysis().document().seed());
		JsonElement kept = session.state(STATE).orElse(null);
		try {
			return kept == null ? initial : Json.fromTree(kept, DatasetState.class);
		} catch (JsonParseException damaged) {
			ILog.of(DatasetView.class).warn(session.analysis().file() + ": what the Dataset view kept is damaged: " + damaged.getMessage());
			return initial;
		}
	}

	private void say(String sentence) {
		getViewSite().getActionBars().getStatusLineManager().setErrorMessage(sentence);
		setContentDescription(sentence);
	}

	private void stateChanged() {
		setContentDescription(""); //$NON-NLS-1$
		session().putState(STATE, Json.tree(canvas.state()));
		computing.update();
	}

	// focus, classes, filter or scores
	private void shownChanged() {
		if (!getContentDescription().isEmpty()) {
			setContentDescription(""); //$NON-NLS-1$
			getViewSite().getActionBars().getStatusLineManager().setErrorMessage(null);
		}
		int[] images = session().selection().get().images();
		boolean moved = images.length > 0
				&& (!followed.shown().inFocus().equals(focus) || !canvas.labels().nameOf(images[0]).equals(session().labels().nameOf(images[0])));
		canvas.refresh();
		if (moved) {
			canvas.reveal(images[0]);
		}
		focus = followed.shown().inFocus();
		head.update();
		actions.update();
		computing.update();
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		if (source != canvas && now.images().length > 0 && !Arrays.equals(before.images(), now.images())) {
			canvas.reveal(now.images()[0]);
		}
		if (!now.sameMatrix(before)) {
			computing.update();
		}
		canvas.redraw();
	}

	@Override
	public void dispose() {
		if (followed != null) {
			followed.shown().removeListener(shownListener);
		}
		super.dispose();
	}

	@Override
	public boolean show(ShowInContext context) { // a quick fix of the Problems view shows an image left out
		if (skipped == null || skipped.isDisposed() || !(context.getSelection() instanceof IStructuredSelection s)
				|| !(s.getFirstElement() instanceof String file)) {
			return false;
		}
		skipped.show(file);
		return true;
	}

	@Override
	public void setFocus() {
		if (canvas == null || !canvas.setFocus()) {
			super.setFocus();
		}
	}

	/** The list; for tests. */
	public DatasetCanvas canvas() {
		return canvas;
	}

	/** The filter's field; for tests. */
	public Text filter() {
		return head.filter();
	}

	/** The bread crumb of the focus; for tests. */
	public org.eclipse.swt.widgets.Link crumb() {
		return head.crumbs();
	}

	/** Whether something is being computed; for tests. */
	public boolean busy() {
		return computing.busy();
	}
}
