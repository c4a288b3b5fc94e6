package org.channelexplorer.ui.views.internal.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.PlotState;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.views.internal.DropDown;
import org.channelexplorer.ui.views.internal.Icons;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

/** The Layer Profile view: two measures of separability over the layers, of all classes or of some. A click selects the layer. */
public final class ProfileView extends PlotView {
	/** Id of the view. */
	public static final String ID = "org.channelexplorer.ui.profile"; //$NON-NLS-1$
	private static final String METRICS = "metrics"; //$NON-NLS-1$
	private static final List<String> FIRST = List.of("knnPurity", "silhouette"); //$NON-NLS-1$ //$NON-NLS-2$
	private static final int MOST = 2;

	private final Action some = Actions.of("Only the Selected Classes", null, () -> classes(session().selection().get().classes()));
	private final Action pair = Actions.of("Choose Classes\u2026", null, this::choosePair);
	private final Action all = Actions.of("All Classes", null, () -> classes(List.of()));
	private final Action zero = new Action("Axes from 0", IAction.AS_CHECK_BOX) {
		@Override
		public void run() {
			option("zero", Boolean.toString(isChecked())); //$NON-NLS-1$
		}
	};

	@Override
	protected String operation() {
		return LayerScores.TYPE;
	}

	/** The profile of all layers; a result of some layers is shown like any other. */
	@Override
	public boolean show(AnalysisSession asked, Query<Result> query) {
		Map<String, String> given = new TreeMap<>(query.given());
		String layer = given.remove("layer"); //$NON-NLS-1$
		boolean all = layer == null || layer.isBlank() || layer.equals("*"); //$NON-NLS-1$
		return all && super.show(asked, new Query<>(query.operation(), given, query.seed(), query.reader()));
	}

	@Override
	protected boolean allLayers() {
		return true;
	}

	@Override
	protected Map<String, String> given(String layer) {
		Map<String, String> given = new TreeMap<>(state().parameters());
		given.putIfAbsent(METRICS, String.join(",", first())); //$NON-NLS-1$
		return given;
	}

	private static List<String> installed() {
		return Catalogue.ofEquinox().contributions(ExtensionPoint.SEPARABILITY_METRICS).stream().map(Contribution::id).toList();
	}

	// of an installation that lacks them the first two
	private static List<String> first() {
		List<String> known = installed();
		return known.containsAll(FIRST) ? FIRST : known.subList(0, Math.min(MOST, known.size()));
	}

	@Override
	protected void fillMore(IToolBarManager bar, IMenuManager menu) {
		MenuManager measures = new MenuManager("Measures");
		measures.setRemoveAllWhenShown(true);
		measures.addMenuListener(this::fillMeasures);
		Action choose = new DropDown("Measures", "Measures", this::fillMeasures);
		Action classes = new DropDown("Classes", "Classes", this::fillClasses);
		choose.setImageDescriptor(Icons.descriptor("measures"));
		classes.setImageDescriptor(Icons.descriptor("classes"));
		bar.add(choose);
		bar.add(classes);
		menu.add(measures);
		MenuManager pairs = new MenuManager("Classes");
		pairs.setRemoveAllWhenShown(true);
		pairs.addMenuListener(this::fillClasses);
		menu.add(pairs);
		menu.add(zero);
		menu.add(new Separator());
	}

	private void fillMeasures(IMenuManager menu) {
		List<String> now = measures();
		for (Contribution<?> metric : Catalogue.ofEquinox().contributions(ExtensionPoint.SEPARABILITY_METRICS)) {
			Action choice = new Action(metric.name(), IAction.AS_CHECK_BOX) {
				@Override
				public void run() {
					toggle(metric.id());
				}
			};
			choice.setChecked(now.contains(metric.id()));
			Actions.allow(choice, session() == null ? "no analysis is open" : null);
			menu.add(choice);
		}
	}

	private void fillClasses(IMenuManager menu) {
		String closed = session() == null ? "no analysis is open" : null;
		Actions.allow(some, closed != null ? closed : session().selection().get().classes().size() < 2 ? "fewer than two classes are selected" : null);
		Actions.allow(pair, closed);
		Actions.allow(all, closed != null ? closed : state().parameters().containsKey(Scope.CLASSES) ? null : "all are shown");
		menu.add(some);
		menu.add(pair);
		menu.add(all);
	}

	/** Ids of the measures shown, one or two. */
	public List<String> measures() {
		String given = session() == null ? "" : state().parameters().getOrDefault(METRICS, ""); //$NON-NLS-1$ //$NON-NLS-2$
		return given.isBlank() ? first() : Arrays.asList(given.split("\\s*,\\s*")); //$NON-NLS-1$
	}

	/** Shows a measure, the oldest of two goes; or takes it away when another one is left. */
	public void toggle(String metric) {
		List<String> now = new ArrayList<>(measures());
		if (!now.remove(metric)) {
			now.add(metric);
		}
		if (now.isEmpty()) {
			return;
		}
		while (now.size() > MOST) {
			now.removeFirst();
		}
		settings(state().withParameter(METRICS, String.join(",", now))); //$NON-NLS-1$
	}

	/** Shows how some classes separate, at least two; none for all. */
	public void classes(List<String> names) {
		Map<String, String> parameters = new TreeMap<>(state().parameters());
		parameters.remove(Scope.CLASSES);
		if (!names.isEmpty()) {
			parameters.put(Scope.CLASSES, Names.list(names));
		}
		settings(state().with(parameters, state().seed()));
	}

	private void choosePair() {
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(getSite().getShell(), new LabelProvider());
		dialog.setTitle("Choose Classes");
		dialog.setMessage("How well do these classes separate? Choose two or more (Ctrl and click):");
		dialog.setMultipleSelection(true);
		dialog.setElements(session().data().labels().classes().toArray());
		dialog.setValidator(chosen -> chosen.length >= 2 ? org.eclipse.core.runtime.Status.OK_STATUS
				: org.eclipse.core.runtime.Status.error("Choose two classes or more"));
		if (dialog.open() == Window.OK) {
			classes(Arrays.stream(dialog.getResult()).map(String::valueOf).toList());
		}
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		super.sessionChanged(now);
		update(now);
	}

	@Override
	protected void shown(Drawn now) {
		update(session());
	}

	private void update(AnalysisSession now) {
		Actions.allow(zero, now == null ? "no analysis is open" : null);
		zero.setChecked(now == null || !"false".equals(state().options().get("zero"))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public void settings(PlotState other) {
		super.settings(other);
		update(session());
	}

	@Override
	protected String facts(Drawn answer) {
		String classes = state().parameters().getOrDefault(Scope.CLASSES, ""); //$NON-NLS-1$
		return (classes.isEmpty() ? "" : "only " + classes.replace(",", ", ") + " \u00b7 ") + super.facts(answer); //$NON-NLS-1$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	@Override
	protected String exportName() {
		return "layer-profile"; //$NON-NLS-1$
	}
}
