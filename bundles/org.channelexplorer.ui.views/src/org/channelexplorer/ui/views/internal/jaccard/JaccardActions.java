package org.channelexplorer.ui.views.internal.jaccard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.views.internal.Icons;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;

/** Order, colours and classes of the Jaccard Similarity view. */
final class JaccardActions {
	private static final String ORDER = "order"; //$NON-NLS-1$
	private static final String MEASURE = "measure"; //$NON-NLS-1$
	private static final String COLLAPSED = "collapsed"; //$NON-NLS-1$

	private final JaccardView view;
	private final List<Action> orders = new ArrayList<>();
	private final Action corrected = new Action("Beyond Chance", IAction.AS_CHECK_BOX) {
		@Override
		public void run() {
			view.option(MEASURE, isChecked() ? "corrected" : "raw"); //$NON-NLS-1$ //$NON-NLS-2$
		}
	};
	private final Action details = new Action("Details", IAction.AS_CHECK_BOX) {
		@Override
		public void run() {
			view.showDetails(isChecked());
		}
	};
	private final Action back;
	private final Action collapse;
	private final Action expand;

	JaccardActions(JaccardView view, IToolBarManager bar, IMenuManager menu) {
		this.view = view;
		back = Actions.of("Back (Backspace)", null, view::back);
		collapse = Actions.of("Collapse Selected Classes", null, () -> view.option(COLLAPSED, collapsed(true)));
		expand = Actions.of("Expand All Classes", null, () -> view.option(COLLAPSED, "")); //$NON-NLS-2$
		corrected.setToolTipText("Colours around the similarity that unrelated images have");
		MenuManager order = new MenuManager("Order of the Images");
		for (String id : new String[] { "class", "cluster", "given" }) { //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			Action action = new Action(id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1), IAction.AS_RADIO_BUTTON) {
				@Override
				public void run() {
					if (isChecked()) {
						view.option(ORDER, id);
					}
				}
			};
			action.setId(id);
			orders.add(action);
			order.add(action);
		}
		corrected.setImageDescriptor(Icons.descriptor("chance"));
		details.setImageDescriptor(Icons.descriptor("details"));
		back.setImageDescriptor(Icons.descriptor("back"));
		bar.add(corrected);
		bar.add(details);
		bar.add(back);
		menu.add(order);
		menu.add(corrected);
		menu.add(details);
		menu.add(back);
		menu.add(collapse);
		menu.add(expand);
		menu.add(new Separator());
	}

	/** Fills the context menu of the matrices. */
	void context(IMenuManager menu) {
		menu.add(back);
		menu.add(collapse);
		menu.add(expand);
		menu.add(new Separator());
	}

	private String option(String name, String usual) {
		return view.state().options().getOrDefault(name, usual);
	}

	private String collapsed(boolean withSelected) {
		List<String> names = new ArrayList<>(view.session().labels().classes());
		String now = "," + option(COLLAPSED, "") + ","; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		names.removeIf(n -> !now.contains("," + n + ",") && !(withSelected && view.session().selection().get().classes().contains(n))); //$NON-NLS-1$ //$NON-NLS-2$
		return String.join(",", names); //$NON-NLS-1$
	}

	/** Fits everything to what is shown. */
	void update() {
		boolean there = view.session() != null && view.slider() != null;
		String none = there ? view.plot() == null ? "there is no plot yet" : null : "no analysis is open";
		Actions.allow(corrected, none);
		Actions.allow(details, there ? null : "no analysis is open");
		Actions.allow(back, none);
		orders.forEach(a -> Actions.allow(a, none));
		Actions.allow(collapse, none != null ? none : view.session().selection().get().classes().isEmpty() ? "no class is selected: click its name" : null);
		Actions.allow(expand, none != null ? none : option(COLLAPSED, "").isEmpty() ? "no class is collapsed" : null); //$NON-NLS-1$
		if (there) {
			corrected.setChecked(option(MEASURE, "raw").equals("corrected")); //$NON-NLS-1$ //$NON-NLS-2$
			details.setChecked(view.detailsShown());
			orders.forEach(a -> a.setChecked(option(ORDER, "class").equals(a.getId()))); //$NON-NLS-1$
		}
	}
}
