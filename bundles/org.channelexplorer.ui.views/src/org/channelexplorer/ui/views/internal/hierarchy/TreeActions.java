package org.channelexplorer.ui.views.internal.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.views.internal.Icons;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

/** The actions of the Confusion Hierarchy view. */
public final class TreeActions {
	private static final List<String> ORDERS = List.of("classes", "alphabetical", "ladderised"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	private static final List<String> ORDER_NAMES = List.of("Classes as Listed", "Alphabetical", "Smaller Branches First");
	private static final double[] WEAK = { 0, 0.5, 0.8, 0.95 };

	private final HierarchyView view;
	private final Action cut = Actions.of("Cut Here into Classes", null, this::cut);
	private final Action cutNode = Actions.of("Cut at This Node", null, this::cutAtNode);
	private final Action noCut = Actions.of("Show Supported Groups", null, () -> view().option("cut", "-1")); //$NON-NLS-2$ //$NON-NLS-3$
	private final Action node = Actions.of("New Class from Node", null, this::newClass);
	private final Action kinds = Actions.of("Sub-classes Become Classes", null, this::split);
	private final Action focus = Actions.of("Focus on This Node", null, () -> view().focus());
	private final Action flip = Actions.of("Flip", null, () -> toggle("flip")); //$NON-NLS-2$
	private final Action fold = Actions.of("Fold", null, () -> toggle("fold")); //$NON-NLS-2$
	private final Action foldGroups = Actions.of("Fold the Groups of the Cut", null, this::foldGroups);
	private final Action unfold = Actions.of("Unfold All", null, () -> view().option("fold", "")); //$NON-NLS-2$ //$NON-NLS-3$
	private final Action compare = Actions.of("Compare with Layer\u2026", null, this::chooseLayer);
	private final Action alone = Actions.of("Compare with None", null, () -> view().compare("")); //$NON-NLS-2$
	private final Action subClasses = new Action("Sub-classes", IAction.AS_CHECK_BOX) {
		@Override
		public void run() {
			view().option("kinds", Boolean.toString(isChecked())); //$NON-NLS-1$
		}
	};
	private final List<Action> orders = new ArrayList<>();
	private final List<Action> weak = new ArrayList<>();

	TreeActions(HierarchyView view, IToolBarManager bar, IMenuManager menu) {
		this.view = view;
		IMenuManager order = new MenuManager("Order");
		for (int i = 0; i < ORDERS.size(); i++) {
			String id = ORDERS.get(i);
			orders.add(choice(ORDER_NAMES.get(i), "order", id)); //$NON-NLS-1$
		}
		orders.forEach(order::add);
		IMenuManager dissolve = new MenuManager("Dissolve Nodes of Support");
		for (double least : WEAK) {
			weak.add(choice(least == 0 ? "None" : String.format(Locale.ROOT, "Below %.2f", least), "weak", Double.toString(least))); //$NON-NLS-3$
		}
		weak.forEach(dissolve::add);
		compare.setText("Compare with Layer\u2026");
		compare.setImageDescriptor(Icons.descriptor("facing")); //$NON-NLS-1$
		bar.add(compare);
		menu.add(compare);
		menu.add(alone);
		menu.add(order);
		menu.add(dissolve);
		menu.add(subClasses);
		menu.add(noCut);
		menu.add(foldGroups);
		menu.add(unfold);
		menu.add(new Separator());
	}

	private HierarchyView view() {
		return view;
	}

	private Action choice(String text, String option, String value) {
		return new Action(text, IAction.AS_RADIO_BUTTON) {
			@Override
			public void run() {
				if (isChecked()) {
					view.option(option, value);
				}
			}
		};
	}

	/** Fills the menu of what lies under the mouse. */
	void fillContext(IMenuManager menu) {
		update();
		List.of(cut, node, kinds, focus).forEach(menu::add);
		menu.add(new Separator());
		List.of(cutNode, noCut, flip, fold, foldGroups, unfold).forEach(menu::add);
		menu.add(new Separator());
	}

	/** Allows what can be done now. */
	void update() {
		boolean open = view.session() != null;
		String none = !open ? "no analysis is open" : view.tree() == null ? "there is no hierarchy yet" : null;
		String locked = none != null ? none : view.notEditable();
		TreeTarget at = open ? view.target() : null;
		String nowhere = none != null ? none : at == null ? "open the menu on a node" : null;
		String noNode = nowhere != null ? nowhere : at.several() && at.subClass() == 0 ? null : "this is no node of several classes";
		Actions.allow(cut, locked != null ? locked : noDivision());
		Actions.allow(node, locked != null ? locked : noNode);
		Actions.allow(kinds, locked != null ? locked : nowhere != null ? nowhere : at.splits(List.of()).isEmpty() ? "these classes have no sub-classes" : null);
		Actions.allow(focus, nowhere);
		String facing = none != null ? none : view.facing() ? "two trees are compared" : null;
		Actions.allow(cutNode, facing != null ? facing : noNode);
		Actions.allow(noCut, facing != null ? facing : view.cut() < 0 ? "they are shown" : null);
		Actions.allow(flip, noNode);
		Actions.allow(fold, facing != null ? facing : noNode);
		Actions.allow(foldGroups, facing != null ? facing : view.cut() < 0 ? "there is no cut; drag the line from the left end of the axis" : null);
		Actions.allow(unfold, none != null ? none : nodes("fold").isEmpty() ? "no node is folded" : null); //$NON-NLS-2$
		Actions.allow(compare, none != null ? none : view.session().analysis().layers().size() < 2 ? "only one layer was read" : null);
		Actions.allow(alone, none != null ? none : view.compared().isEmpty() ? "no layer is compared" : null);
		Actions.allow(subClasses, facing);
		subClasses.setChecked(!open || !"false".equals(view.state().options().get("kinds"))); //$NON-NLS-1$ //$NON-NLS-2$
		String order = open ? view.state().options().getOrDefault("order", ORDERS.getFirst()) : ORDERS.getFirst(); //$NON-NLS-1$
		double least = open ? view.weak() : 0;
		for (int i = 0; i < orders.size(); i++) {
			orders.get(i).setChecked(ORDERS.get(i).equals(order));
			Actions.allow(orders.get(i), none);
		}
		for (int i = 0; i < WEAK.length; i++) {
			weak.get(i).setChecked(WEAK[i] == least);
			Actions.allow(weak.get(i), none);
		}
	}

	private List<List<String>> groups() {
		return TreeTarget.groups(view.tree(), view.cut(), view.weak());
	}

	// one class of everything would leave nothing to see
	private String noDivision() {
		List<List<String>> groups = groups();
		return groups.size() < 2 ? "all classes are in one group; drag the line from the left end of the axis"
				: groups.stream().allMatch(g -> g.size() < 2) ? "no group has two classes" : null;
	}

	private void cut() {
		view.label(TreeTarget.merges(groups(), view.takenClasses()), "Cut into Classes");
	}

	private void newClass() {
		view.label(List.of(view.target().merge(view.takenClasses())), "New Class from Node");
	}

	private void split() {
		view.label(view.target().splits(view.takenClasses()), "Sub-classes Become Classes");
	}

	private void cutAtNode() {
		view.option("cut", String.format(Locale.ROOT, "%.6f", Math.min(1, view.target().tree().height(view.target().node()) + 1e-6))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void foldGroups() {
		int[] groups = view.tree().tree().collapsed(view.weak()).cut(view.cut());
		view.option("fold", text(IntStream.of(groups).filter(n -> n >= view.tree().leaves().size()).boxed().collect(Collectors.toSet()))); //$NON-NLS-1$
	}

	private void toggle(String option) {
		Set<Integer> nodes = nodes(option);
		if (!nodes.remove(view.target().node())) {
			nodes.add(view.target().node());
		}
		view.option(option, text(nodes));
	}

	private Set<Integer> nodes(String option) {
		return Arrays.stream(view.state().options().getOrDefault(option, "").split(",")).filter(n -> !n.isBlank()).map(n -> Integer.valueOf(n.strip())) //$NON-NLS-1$ //$NON-NLS-2$
				.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static String text(Set<Integer> nodes) {
		return nodes.stream().map(String::valueOf).collect(Collectors.joining(",")); //$NON-NLS-1$
	}

	private void chooseLayer() {
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(view.getSite().getShell(),
				LabelProvider.createTextProvider(id -> view.session().analysis().network().label((String) id)));
		dialog.setTitle("Compare with Layer");
		dialog.setMessage("The layer whose hierarchy stands beside:");
		dialog.setElements(view.session().analysis().layers().stream().filter(l -> !l.equals(view.shownLayer())).toArray());
		if (dialog.open() == org.eclipse.jface.window.Window.OK && dialog.getFirstResult() instanceof String layer) {
			view.compare(layer);
		}
	}

	/** The action of a name, as in the menu; for tests. */
	public Action action(String text) {
		update();
		return java.util.stream.Stream.of(cut, cutNode, noCut, node, kinds, focus, flip, fold, foldGroups, unfold, compare, alone, subClasses)
				.filter(a -> a.getText().equals(text)).findFirst().orElseThrow();
	}
}
