package org.channelexplorer.ui.views.internal.scatter;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.plot.PlotExport;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ControlContribution;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.actions.ActionFactory;

/** Toolbar and menu of the Scatterplot view. */
final class ScatterActions {
	private final ScatterView view;
	private final List<? extends Contribution<?>> methods = Catalogue.ofEquinox().contributions(ExtensionPoint.PROJECTIONS);
	private final List<IAction> needPlot = new ArrayList<>();
	private Combo combo;
	private IAction pictures;

	ScatterActions(ScatterView view, IToolBarManager bar, IMenuManager menu) {
		this.view = view;
		bar.add(new Methods());
		IAction reseed = action("Another seed", "reseed", () -> view.settings(view.state().with(view.state().parameters(), view.state().seed() + 1))); //$NON-NLS-2$
		IAction settings = view.settingsEntry();
		IAction fit = action("Show everything (0)", "fit", () -> view.canvas().fit()); //$NON-NLS-2$
		pictures = new Action("Show images instead of points", IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				view.pictures(isChecked());
			}
		};
		pictures.setImageDescriptor(Icons.descriptor("pictures")); //$NON-NLS-1$
		needPlot.add(pictures);
		IAction copy = action("Copy image", "copy", this::copy); //$NON-NLS-2$
		IAction copyText = action("Copy as text", "copy", this::copyText); //$NON-NLS-2$
		IAction export = view.exportEntry();
		bar.add(reseed);
		bar.add(settings);
		bar.add(new Separator());
		bar.add(pictures);
		bar.add(fit);
		for (IAction a : new IAction[] { reseed, settings, pictures, fit, copy, copyText, export }) {
			menu.add(a);
		}
		bar.add(export);
		view.getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
	}

	private IAction action(String text, String icon, Runnable body) {
		IAction action = Actions.of(text, Icons.descriptor(icon), body);
		needPlot.add(action);
		return action;
	}

	/** Fits everything to the view's session. */
	void update() {
		boolean there = view.session() != null;
		needPlot.forEach(a -> Actions.allow(a, there ? null : "no analysis is open"));
		if (combo != null && !combo.isDisposed()) {
			combo.setEnabled(there);
			select();
		}
		pictures.setChecked(there && view.state().pictures());
	}

	private void select() {
		String method = view.session() != null && view.state() != null ? view.state().method() : ScatterView.defaultMethod();
		for (int i = 0; i < methods.size(); i++) {
			if (methods.get(i).id().equals(method)) {
				combo.select(i);
			}
		}
	}

	private ImageData pixels() {
		Image image = view.canvas().snapshot();
		ImageData data = image.getImageData();
		image.dispose();
		return data;
	}

	private void copy() {
		Clipboard clipboard = new Clipboard(view.getSite().getShell().getDisplay());
		clipboard.setContents(new Object[] { pixels() }, new Transfer[] { ImageTransfer.getInstance() });
		clipboard.dispose();
	}

	private void copyText() {
		if (view.canvas().plot() != null) {
			Clipboard clipboard = new Clipboard(view.getSite().getShell().getDisplay());
			clipboard.setContents(new Object[] { view.canvas().plot().text(view.canvas().look()) }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}

	void export() {
		if (view.canvas().plot() == null) {
			Messages.error("Nothing to export", "Wait until the plot is shown.");
			return;
		}
		PlotExport.ask(view.getSite().getShell(), "scatterplot", view.canvas().plot(), view.canvas().look()); //$NON-NLS-1$
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
			combo.addListener(SWT.Selection, e -> view.settings(view.state().withMethod(methods.get(combo.getSelectionIndex()).id())));
			combo.setEnabled(view.session() != null);
			select();
			return combo;
		}
	}
}
