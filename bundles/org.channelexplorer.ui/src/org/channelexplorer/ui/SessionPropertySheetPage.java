package org.channelexplorer.ui;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.ui.internal.properties.Described;
import org.channelexplorer.ui.internal.properties.HistoryAction;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.selection.ValueModel;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.views.properties.IPropertySheetEntry;
import org.eclipse.ui.views.properties.PropertySheetPage;
import org.eclipse.ui.views.properties.PropertySheetSorter;

/**
 * The page of the Properties view for an editor or a view of a session: follows the session's selection and shows layer,
 * images or classes, whichever was selected last, or the analysis. Return a new one from
 * {@code getAdapter(IPropertySheetPage.class)}.
 */
public final class SessionPropertySheetPage extends PropertySheetPage {
	private static final int GESTURE = 500; // milliseconds in which folding a group is the user's doing

	private final SelectionModel.Listener follower = (before, now, source) -> show(before, now);
	private final Runnable scoresFollower = this::scored;
	private final Runnable imagesFollower = this::again;
	private Selection seenBefore = Selection.NONE;
	private Selection seen = Selection.NONE;
	private final ValueModel.Listener<Object> classesFollower = (_, _, _) -> look();
	private final IWorkbenchPage page;
	private Asker asker;
	private SessionTracker tracker;
	private AnalysisSession session;
	private List<Described> shown = List.of();
	private final AfterGesture showing = new AfterGesture(this::describeSelected);
	private final Set<String> folded = new HashSet<>();
	private boolean describing;
	private boolean byHand; // a key or the mouse has just been pressed in the sheet
	private final Runnable gestureOver = () -> byHand = false; // one: a later gesture starts its time again
	private final HistoryAction undo = new HistoryAction(false);
	private final HistoryAction redo = new HistoryAction(true);

	/** For one session. */
	public SessionPropertySheetPage(AnalysisSession session) {
		this(session, null);
	}

	/** For whichever session is the active editor's: right for views, and for an editor that is still opening. */
	public SessionPropertySheetPage(IWorkbenchPage page) {
		this(null, page);
	}

	private SessionPropertySheetPage(AnalysisSession session, IWorkbenchPage page) {
		this.session = session;
		this.page = page;
		setSorter(new InGivenOrder());
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		asker = KnownScores.asker(getControl());
		Tree tree = (Tree) getControl();
		tree.addListener(SWT.Collapse, e -> {
			if (!describing && byHand) { // GTK folds a group whose rows the sheet replaces, and reports it later
				folded.add(((TreeItem) e.item).getText());
			} else {
				later();
			}
		});
		for (int gesture : new int[] { SWT.MouseDown, SWT.KeyDown }) {
			tree.addListener(gesture, e -> {
				byHand = true;
				tree.getDisplay().timerExec(GESTURE, gestureOver);
			});
		}
		tree.addListener(SWT.Expand, e -> folded.remove(((TreeItem) e.item).getText()));
		if (page != null) {
			tracker = new SessionTracker(page, this::follow);
			follow(tracker.current());
		} else {
			follow(session);
		}
	}

	@Override
	public void setActionBars(IActionBars bars) {
		super.setActionBars(bars);
		bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), undo); // instead of those of cells, which nobody edits here
		bars.setGlobalActionHandler(ActionFactory.REDO.getId(), redo);
	}

	private void follow(AnalysisSession now) {
		forget();
		session = now;
		undo.setContext(now == null ? null : now.undoContext());
		redo.setContext(now == null ? null : now.undoContext());
		if (now == null) {
			shown = List.of();
			super.selectionChanged(null, StructuredSelection.EMPTY);
		} else {
			now.selection().addListener(follower);
			now.labelling().addListener(classesFollower);
			now.focus().addListener(classesFollower);
			now.layerScores().addListener(scoresFollower);
			now.shown().addListener(imagesFollower);
			show(Selection.NONE, now.selection().get());
			look();
		}
	}

	private void forget() {
		if (session != null) {
			session.selection().removeListener(follower);
			session.labelling().removeListener(classesFollower);
			session.focus().removeListener(classesFollower);
			session.layerScores().removeListener(scoresFollower);
			session.shown().removeListener(imagesFollower);
		}
	}

	private void look() {
		session.layerScores().look(asker);
	}

	// of a layer that is shown more is known
	private void scored() {
		if (!shown.isEmpty() && shown.getFirst().kind().equals("layer")) { //$NON-NLS-1$
			describe(Described.layers(session));
		}
	}

	private void describe(List<Described> now) {
		shown = now;
		describing = true;
		try {
			super.selectionChanged(null, new StructuredSelection(shown));
			unfold();
		} finally {
			describing = false;
		}
		later();
	}

	// what was folded after it was described
	private void later() {
		getControl().getDisplay().asyncExec(() -> {
			if (getControl() != null && !getControl().isDisposed()) {
				describing = true;
				unfold();
				describing = false;
			}
		});
	}

	// other classes, or other images in the focus
	private void again() {
		if (!session.selection().get().classes().isEmpty() || session.selection().get().images().length > 0 || session.selection().get().layers().isEmpty()) {
			show(seenBefore, session.selection().get());
		}
	}

	private void show(Selection before, Selection now) {
		seenBefore = before;
		seen = now;
		if (before.step() != now.step()) {
			look();
		}
		showing.request();
	}

	private void describeSelected() {
		if (session != null && getControl() != null && !getControl().isDisposed()) {
			describe(Described.selected(session, seenBefore, seen));
		}
	}

	// GTK folds a group whose last row goes, which SWT does not hear of: its rows have hardly a height then
	private static boolean open(TreeItem group) {
		return group.getExpanded() && group.getItem(0).getBounds().height > 1;
	}

	// the sheet folds its groups whenever something else is described; they stay as the user has them
	private void unfold() {
		if (getControl() instanceof Tree tree && !tree.isDisposed()) {
			for (TreeItem item : tree.getItems()) {
				if (item.getItemCount() > 0 && !open(item) && !folded.contains(item.getText())) {
					Event e = new Event(); // fills the group
					e.item = item;
					tree.notifyListeners(SWT.Expand, e);
					item.setExpanded(false);
					item.setExpanded(true);
				}
			}
		}
	}

	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection selection) {
		// the session's selection counts, whichever part has the focus
	}

	@Override
	public void dispose() {
		undo.dispose();
		redo.dispose();
		if (tracker != null) {
			tracker.dispose();
		}
		if (asker != null) {
			forget();
		}
		super.dispose();
	}

	// the sheet itself keeps no order
	private final class InGivenOrder extends PropertySheetSorter {
		@Override
		public int compare(IPropertySheetEntry a, IPropertySheetEntry b) {
			return Integer.compare(place(a.getCategory(), a.getDisplayName()), place(b.getCategory(), b.getDisplayName()));
		}

		@Override
		public int compareCategories(String a, String b) {
			return Integer.compare(place(a, null), place(b, null));
		}

		private int place(String category, String fact) {
			return shown.isEmpty() ? 0 : shown.getFirst().place(category, fact);
		}
	}
}
