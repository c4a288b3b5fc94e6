package org.channelexplorer.ui;

import java.util.function.IntConsumer;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.ui.internal.EmptyState;
import org.channelexplorer.ui.selection.Combine;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.selection.ValueModel;
import org.channelexplorer.ui.theme.Themes;
import org.channelexplorer.ui.theme.TitleIcons;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.operations.UndoRedoActionGroup;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/**
 * Base of the views of an analysis: follows the active editor's session and its selection, shows what to do when there is
 * none, undoes and redoes selections, selects all, feeds the Properties view, and cancels its jobs (those whose family is the
 * view) when it closes.
 */
public abstract class SessionView extends ViewPart {
	private final SelectionModel.Listener selectionListener = this::selectionChanged;
	private final ValueModel.Listener<NamedValues<?>> classesListener = (before, now, _) -> {
		if (before == now || !before.current().equals(now.current())) { // what is not in use may come and go; the same: other colours
			classesChanged();
		}
	};
	private SessionTracker tracker;
	private AnalysisSession session;
	private SessionSelectionProvider provider;
	private UndoRedoActionGroup undo;
	private Composite root;
	private Composite page;
	private StepBar steps;
	private Control contents;
	private EmptyState empty;

	/** Makes the controls shown when there is a session; called once. */
	protected abstract Control createContents(Composite parent);

	/** Called when the session is another one, null for none. Read its selection; later changes are reported. */
	protected abstract void sessionChanged(AnalysisSession now);

	/** The selection of the session has changed. */
	protected abstract void selectionChanged(Selection before, Selection now, Object source);

	/** The labelling or the focus in use has changed. */
	protected void classesChanged() {
		// most views show neither
	}

	/**
	 * Whether the view shows values of a layer, so that it offers the steps of a network that was run several times per image. A
	 * view that returns true computes again when {@link Selection#sameMatrix} is false.
	 */
	protected boolean followsStep() {
		return false;
	}

	/** Shows where the view is pinned. @param at null for nowhere @param step called with another step that the user chooses */
	final void held(Pin at, IntConsumer step) {
		setTitleToolTip(at == null ? getTitle() : getTitle() + ", pinned to " + session().analysis().network().label(at.layer()));
		if (steps != null) {
			steps.hold(at == null ? 0 : at.step(), step);
		}
	}

	/** The session shown, null for none. */
	public final AnalysisSession session() {
		return session;
	}

	@Override
	public final void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		root.setLayout(new StackLayout());
		Themes.onChange(root, () -> firePropertyChange(PROP_TITLE));
		empty = new EmptyState(root, getSite());
		provider = new SessionSelectionProvider();
		getSite().setSelectionProvider(provider);
		page = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
		if (followsStep()) {
			steps = new StepBar(page);
			GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(steps);
		}
		contents = createContents(page);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(contents);
		Action all = new Action() {
			@Override
			public void run() {
				if (session != null) {
					session.step("Select All", () -> session.selection().change(s -> Combine.REPLACE.apply(s, session.shown().images()), SessionView.this));
				}
			}
		};
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), all);
		tracker = new SessionTracker(getSite().getPage(), this::follow);
		tracker.onMissing(() -> empty.say(tracker.missing()));
		empty.say(tracker.missing());
		follow(tracker.current());
	}

	private void follow(AnalysisSession now) {
		if (session != null) {
			forget(session);
			Job.getJobManager().cancel(this);
		}
		session = now;
		provider.follow(now);
		undo(now);
		if (now != null) {
			now.selection().addListener(selectionListener);
			now.labelling().addListener(classesListener);
			now.focus().addListener(classesListener);
		}
		if (steps != null) {
			steps.follow(now);
		}
		sessionChanged(now);
		((StackLayout) root.getLayout()).topControl = now == null ? empty : page;
		root.layout();
	}

	private void forget(AnalysisSession past) {
		past.selection().removeListener(selectionListener);
		past.labelling().removeListener(classesListener);
		past.focus().removeListener(classesListener);
	}

	private void undo(AnalysisSession now) {
		IActionBars bars = getViewSite().getActionBars();
		if (undo != null) {
			undo.dispose();
			undo = null;
		}
		if (now == null) {
			bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), null);
			bars.setGlobalActionHandler(ActionFactory.REDO.getId(), null);
		} else {
			undo = new UndoRedoActionGroup(getSite(), now.undoContext(), true);
			undo.fillActionBars(bars);
		}
		bars.updateActionBars();
	}

	@Override
	public Image getTitleImage() {
		return TitleIcons.of(getConfigurationElement(), super.getTitleImage());
	}

	@Override
	public void setFocus() {
		if (session == null) {
			empty.setFocus();
		} else {
			contents.setFocus();
		}
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == IPropertySheetPage.class) {
			return adapter.cast(new SessionPropertySheetPage(getSite().getPage()));
		}
		if (adapter == AnalysisSession.class) {
			return adapter.cast(session);
		}
		return super.getAdapter(adapter);
	}

	@Override
	public void dispose() {
		Job.getJobManager().cancel(this);
		if (tracker != null) {
			tracker.dispose();
			provider.follow(null);
		}
		if (session != null) {
			forget(session);
			session = null;
		}
		if (undo != null) {
			undo.dispose();
		}
		super.dispose();
	}
}
