package org.channelexplorer.ui.views.internal.scatter;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.views.internal.DropDown;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;

/** What only the Scatterplot view has in its toolbar and menus. */
final class ScatterActions {
	private static final String METHOD = "Projection Method";

	private final ScatterView view;
	private final List<? extends Contribution<?>> methods = Catalogue.ofEquinox().contributions(ExtensionPoint.PROJECTIONS);
	private final Action reseed;
	private final Action clusters;
	private final Action pictures;
	private final Action nearest;
	private final Action locate;
	private final DropDown method;
	private final IToolBarManager bar;

	ScatterActions(ScatterView view, IToolBarManager bar, IMenuManager menu) {
		this.view = view;
		reseed = Actions.of("Another Seed", Icons.descriptor("reseed"), //$NON-NLS-2$
				() -> view.settings(view.state().with(view.state().parameters(), view.state().seed() + 1)));
		clusters = check("Clusters", "clusters", () -> view.clusters(view.grouped() ? null : ClusterMenu.DEFAULT, 0)); //$NON-NLS-2$
		pictures = check("Show Images Instead of Points", "pictures", () -> view.pictures(!view.pictures())); //$NON-NLS-2$
		nearest = Actions.of("Nearest Neighbours", null, view::nearest);
		locate = Actions.of("Locate New Images\u2026", null, this::askForFiles);
		this.bar = bar;
		method = new DropDown(name(ScatterView.defaultMethod()), METHOD, this::fillMethods);
		bar.add(method);
		bar.add(reseed);
		bar.add(clusters);
		bar.add(pictures);
		MenuManager others = new MenuManager(METHOD);
		others.setRemoveAllWhenShown(true);
		others.addMenuListener(this::fillMethods);
		menu.add(others);
		menu.add(reseed);
		menu.add(pictures);
		fill(menu);
		menu.add(new Separator());
	}

	private static Action check(String text, String icon, Runnable body) {
		Action action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				body.run();
			}
		};
		action.setToolTipText(text);
		action.setImageDescriptor(Icons.descriptor(icon));
		return action;
	}

	/** Adds what the view menu and the context menu have in common. */
	void fill(IMenuManager menu) {
		menu.add(nearest);
		menu.add(locate);
		menu.add(new Separator());
		menu.add(new ColorMenu(view));
		menu.add(new ClusterMenu(view));
		menu.add(new LookMenu(view));
		menu.add(new Separator());
	}

	private void askForFiles() {
		FileDialog dialog = new FileDialog(view.getSite().getShell(), SWT.OPEN | SWT.MULTI | SWT.SHEET);
		dialog.setText("Locate New Images");
		if (dialog.open() != null) {
			Path folder = Path.of(dialog.getFilterPath());
			view.locate(Arrays.stream(dialog.getFileNames()).map(folder::resolve).toList());
		}
	}

	/** Fits everything to the view's session. */
	void update() {
		String whyNot = view.session() != null ? null : "no analysis is open";
		for (Action action : List.of(reseed, clusters, pictures)) {
			Actions.allow(action, whyNot);
		}
		if (whyNot == null && view.state() != null && shown().equals("tsne") && !"random".equals(view.state().parameters().get("start"))) { //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			reseed.setToolTipText(
					reseed.getText() + ": t-SNE starts at the principal axes, whatever the seed; with Start = random in Settings it starts elsewhere");
		}
		String noPlot = whyNot != null ? whyNot : view.plot() == null ? "there is no plot yet" : null;
		Actions.allow(locate, noPlot);
		Actions.allow(nearest, noPlot != null ? noPlot : view.session().selection().get().images().length == 1 ? null : "select one image");
		String name = name(shown());
		if (!name.equals(method.getText())) {
			method.setText(name);
			if (bar instanceof ToolBarManager manager && manager.getControl() != null) {
				manager.getControl().requestLayout(); // another name has another width
			}
		}
		method.setEnabled(whyNot == null);
		method.setToolTipText(whyNot == null ? METHOD : METHOD + ": " + whyNot); //$NON-NLS-1$
		pictures.setChecked(whyNot == null && view.pictures());
		clusters.setChecked(whyNot == null && view.state() != null && view.grouped());
	}

	private String name(String method) {
		return methods.stream().filter(m -> m.id().equals(method)).map(Contribution::name).findFirst().orElse(method);
	}

	private void fillMethods(IMenuManager menu) {
		for (Contribution<?> method : methods) {
			Action choice = new Action(method.name(), IAction.AS_RADIO_BUTTON) {
				@Override
				public void run() {
					if (isChecked()) {
						view.method(method.id());
					}
				}
			};
			choice.setChecked(method.id().equals(shown()));
			Actions.allow(choice, view.session() == null ? "no analysis is open" : null);
			menu.add(choice);
		}
	}

	private String shown() {
		return view.session() != null && view.state() != null ? view.method() : ScatterView.defaultMethod();
	}
}
