package org.channelexplorer.ui;

import java.util.List;
import org.channelexplorer.ui.internal.properties.Described;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.views.properties.IPropertySheetEntry;
import org.eclipse.ui.views.properties.PropertySheetPage;
import org.eclipse.ui.views.properties.PropertySheetSorter;

/**
 * The page of the Properties view for an editor or a view of a session: follows the session's selection and shows layer,
 * images or classes, whichever was selected last, or the analysis. Return a new one from
 * {@code getAdapter(IPropertySheetPage.class)}.
 */
public final class SessionPropertySheetPage extends PropertySheetPage {
	private final AnalysisSession session;
	private final SelectionModel.Listener follower;
	private List<Described> shown = List.of();

	public SessionPropertySheetPage(AnalysisSession session) {
		this.session = session;
		follower = (before, now, source) -> show(before, now);
		setSorter(new InGivenOrder());
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		session.selection().addListener(follower);
		show(Selection.NONE, session.selection().get());
	}

	private void show(Selection before, Selection now) {
		shown = Described.selected(session, before, now);
		super.selectionChanged(null, new StructuredSelection(shown));
	}

	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection selection) {
		// the session's selection counts, whichever part has the focus
	}

	@Override
	public void dispose() {
		session.selection().removeListener(follower);
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
