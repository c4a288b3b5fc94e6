package org.channelexplorer.ui.views.internal.scatter;

import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.ui.Actions;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;

/** How clusters are found. */
final class ClusterMenu extends MenuManager {
	/** The clustering that finds their number. */
	static final String DEFAULT = "xmeans"; //$NON-NLS-1$
	private static final int MOST = 10_000;
	private final ScatterView view;

	ClusterMenu(ScatterView view) {
		super("Clusters");
		this.view = view;
		setRemoveAllWhenShown(true);
		addMenuListener(_ -> fill());
		fill();
	}

	private void fill() {
		boolean ready = view.session() != null && view.state() != null;
		String chosen = ready && view.grouped() ? view.state().parameters().getOrDefault(ScatterView.CLUSTERING, DEFAULT) : null;
		add(radio("None", null, chosen == null));
		for (Contribution<?> c : Catalogue.ofEquinox().contributions(ExtensionPoint.CLUSTERINGS)) {
			add(radio(c.name(), c.id(), c.id().equals(chosen)));
		}
		add(new Separator());
		Action number = Actions.of("Number of Clusters\u2026", null, this::number);
		Action seed = Actions.of("Another Seed for the Clusters", null, view::reseedClusters);
		Actions.allow(number, ready ? null : "no analysis is open");
		Actions.allow(seed, chosen != null ? null : "no clusters are shown");
		add(number);
		add(seed);
	}

	private Action radio(String text, String id, boolean checked) {
		Action action = new Action(text, IAction.AS_RADIO_BUTTON) {
			@Override
			public void run() {
				if (isChecked()) {
					view.clusters(id, 0);
				}
			}
		};
		action.setChecked(checked);
		Actions.allow(action, view.session() != null ? null : "no analysis is open");
		return action;
	}

	private void number() {
		String now = view.state().parameters().getOrDefault(ScatterView.CLUSTERS, "0"); //$NON-NLS-1$
		InputDialog dialog = new InputDialog(view.getSite().getShell(), "Number of clusters", "Number of clusters; 0 = X-Means finds it", now,
				text -> text.matches("\\d{1,5}") && Integer.parseInt(text) <= MOST ? null : "Give a number from 0 to " + MOST); //$NON-NLS-1$
		if (dialog.open() == Window.OK) {
			int k = Integer.parseInt(dialog.getValue());
			view.clusters(view.grouped() && k > 0 ? view.state().parameters().getOrDefault(ScatterView.CLUSTERING, DEFAULT) : DEFAULT, k);
		}
	}
}
