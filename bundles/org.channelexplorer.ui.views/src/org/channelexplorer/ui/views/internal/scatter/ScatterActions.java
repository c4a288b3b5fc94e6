package org.channelexplorer.ui.views.internal.scatter;

import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.internal.Icons;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ControlContribution;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What only the Scatterplot view has in its toolbar and menu. */
final class ScatterActions {
	private final ScatterView view;
	private final List<? extends Contribution<?>> methods = Catalogue.ofEquinox().contributions(ExtensionPoint.PROJECTIONS);
	private final Action reseed;
	private final Action pictures;
	private Combo combo;

	ScatterActions(ScatterView view, IToolBarManager bar, IMenuManager menu) {
		this.view = view;
		reseed = Actions.of("Another seed", Icons.descriptor("reseed"), //$NON-NLS-2$
				() -> view.settings(view.state().with(view.state().parameters(), view.state().seed() + 1)));
		pictures = new Action("Show images instead of points", IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				view.pictures(isChecked());
			}
		};
		pictures.setImageDescriptor(Icons.descriptor("pictures")); //$NON-NLS-1$
		bar.add(new Methods());
		bar.add(reseed);
		bar.add(pictures);
		menu.add(reseed);
		menu.add(pictures);
	}

	/** Fits everything to the view's session. */
	void update() {
		String whyNot = view.session() != null ? null : "no analysis is open";
		Actions.allow(reseed, whyNot);
		Actions.allow(pictures, whyNot);
		if (combo != null && !combo.isDisposed()) {
			combo.setEnabled(whyNot == null);
			select();
		}
		pictures.setChecked(whyNot == null && view.pictures());
	}

	private void select() {
		String method = view.session() != null && view.state() != null ? view.method() : ScatterView.defaultMethod();
		for (int i = 0; i < methods.size(); i++) {
			if (methods.get(i).id().equals(method)) {
				combo.select(i);
			}
		}
	}

	private final class Methods extends ControlContribution {
		Methods() {
			super("method"); //$NON-NLS-1$
		}

		@Override
		protected Control createControl(Composite parent) {
			combo = new Combo(parent, SWT.READ_ONLY);
			methods.forEach(m -> combo.add(m.name()));
			combo.setToolTipText("Projection method");
			combo.addListener(SWT.Selection, _ -> view.method(methods.get(combo.getSelectionIndex()).id()));
			combo.setEnabled(view.session() != null);
			select();
			return combo;
		}
	}
}
