package org.channelexplorer.ui.views.internal.scatter;

import java.util.Locale;
import org.channelexplorer.ui.Actions;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;

/** What else is drawn, and how large points are. */
final class LookMenu extends MenuManager {
	private static final double STEP = 1.25;
	private static final double LEAST = 0.3;
	private static final double MOST = 4;
	private final ScatterView view;

	LookMenu(ScatterView view) {
		super("Show");
		this.view = view;
		setRemoveAllWhenShown(true);
		addMenuListener(_ -> fill());
		fill();
	}

	private void fill() {
		option("Outlines of Clusters", "hulls", "true", "true", "false"); //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		option("Classes of Clusters", "bars", "true", "true", "false"); //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		option("Untrue Places", "trust", "false", "true", "false"); //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		option("Lines of Equal Density", "contours", "auto", "on", "off"); //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		Action align = check("Layers Turned to the Last", ready() && view.aligned(), () -> view.align(!view.aligned()));
		add(align);
		Action all = Actions.of("All Classes", null, () -> view.option(ScatterView.HIDDEN, "")); //$NON-NLS-2$
		Actions.allow(all, ready() && !value(ScatterView.HIDDEN, "").isEmpty() ? null : "none is hidden"); //$NON-NLS-1$
		add(all);
		add(Actions.of("Larger Points", null, () -> size(STEP)));
		add(Actions.of("Smaller Points", null, () -> size(1 / STEP)));
	}

	private boolean ready() {
		return view.session() != null && view.state() != null;
	}

	private String value(String name, String otherwise) {
		return ready() ? view.state().options().getOrDefault(name, otherwise) : otherwise;
	}

	private void option(String text, String name, String initial, String on, String off) {
		boolean checked = !value(name, initial).equals(off) && !value(name, initial).equals("auto"); //$NON-NLS-1$
		add(check(text, checked, () -> view.option(name, checked ? off : on)));
	}

	private Action check(String text, boolean checked, Runnable body) {
		Action action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				body.run();
			}
		};
		action.setChecked(checked);
		Actions.allow(action, ready() ? null : "no analysis is open");
		return action;
	}

	private void size(double factor) {
		if (ready()) {
			double size = Double.parseDouble(value("size", "1")) * factor; //$NON-NLS-1$ //$NON-NLS-2$
			view.option("size", String.format(Locale.ROOT, "%.3f", Math.clamp(size, LEAST, MOST))); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}
}
