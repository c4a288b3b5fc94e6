package org.channelexplorer.ui.graph.internal.editor;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.theme.ThemedIcon;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;

/** The menu <i>Show Inside</i>: which miniatures the selected boxes, or all boxes, show. */
public final class InsideActions {
	private final NetworkPage page;
	private final List<Kinds.Kind> kinds;
	private final Action tool = new Action("Show Inside", IAction.AS_DROP_DOWN_MENU) {
		@Override
		public void run() {
			toggleUsual();
		}
	};
	private Kinds.Kind usual;

	InsideActions(NetworkPage page) {
		this.page = page;
		kinds = Kinds.all(page.session().operations(), Catalogue.ofEquinox());
		usual = kinds.isEmpty() ? null : kinds.getFirst();
		tool.setImageDescriptor(ThemedIcon.of("org.channelexplorer.ui.graph", "inside")); //$NON-NLS-1$ //$NON-NLS-2$
		tool.setMenuCreator(new DropDown());
		update();
	}

	/** The kinds that can be shown. */
	public List<Kinds.Kind> kinds() {
		return kinds;
	}

	/** The button of the toolbar. */
	IAction tool() {
		return tool;
	}

	/** Whether the key did something: I shows or hides the miniature used last, Shift+I in all boxes. */
	boolean key(KeyEvent e) {
		if (usual == null || Character.toLowerCase(e.character) != 'i' || (e.stateMask & (SWT.MOD1 | SWT.ALT)) != 0) {
			return false;
		}
		if ((e.stateMask & SWT.SHIFT) != 0) {
			all(usual, all().stream().anyMatch(n -> !shows(n, usual)));
		} else {
			toggleUsual();
		}
		return true;
	}

	private void toggleUsual() {
		if (usual != null && obstacle() == null) {
			toggle(usual);
		}
	}

	/** Shows a miniature in the selected boxes, or hides it when all of them show it. */
	public void toggle(Kinds.Kind kind) {
		usual = kind;
		List<DisplayNode> nodes = readable();
		boolean show = nodes.stream().anyMatch(n -> !shows(n, kind));
		page.unfold((show ? "Show " : "Hide ") + kind.name() + " inside", u -> u.show(nodes, kind.operation(), show));
		update();
	}

	/** Shows a miniature in all boxes, or in none. */
	public void all(Kinds.Kind kind, boolean show) {
		usual = kind;
		page.unfoldAll((show ? "Show " : "Hide ") + kind.name() + " in all layers", u -> u.show(all(), kind.operation(), show));
		update();
	}

	private List<DisplayNode> readable() {
		return page.viewer().selectedNodes().stream().filter(n -> !n.extracted().isEmpty()).toList();
	}

	private List<DisplayNode> all() {
		return page.viewer().drawing().graph().nodes().stream().filter(n -> !n.extracted().isEmpty()).toList();
	}

	private boolean shows(DisplayNode node, Kinds.Kind kind) {
		return Unfolding.shows(page.viewer().drawing(), node, kind.operation());
	}

	private String obstacle() {
		if (kinds.isEmpty()) {
			return "no plot of a layer is installed";
		}
		List<DisplayNode> selected = page.viewer().selectedNodes();
		if (page.viewer().drawing() == null || selected.isEmpty()) {
			return "no layer is selected";
		}
		return readable().isEmpty() ? selected.getLast().title() + " was not read" : null;
	}

	void update() {
		String why = kinds.isEmpty() ? obstacle() : null;
		tool.setEnabled(why == null);
		tool.setToolTipText(why != null ? "Show Inside: " + why
				: "Show " + usual.name() + " inside the selected layers, or hide it (I; in all layers Shift+I)"
						+ (obstacle() == null ? "" : ": " + obstacle()));
	}

	/** Adds the menu. */
	void fill(IMenuManager menu) {
		MenuManager inside = new MenuManager("Show &Inside", "org.channelexplorer.ui.graph.inside");
		entries().forEach(inside::add);
		menu.add(inside);
	}

	private List<org.eclipse.jface.action.IContributionItem> entries() {
		String why = obstacle();
		List<org.eclipse.jface.action.IContributionItem> items = new ArrayList<>();
		for (Kinds.Kind kind : kinds) {
			Action action = new Action(kind.name(), IAction.AS_CHECK_BOX) {
				@Override
				public void run() {
					toggle(kind);
				}
			};
			action.setChecked(why == null && readable().stream().allMatch(n -> shows(n, kind)));
			Actions.allow(action, why);
			items.add(new ActionContributionItem(action));
		}
		items.add(new Separator());
		MenuManager everywhere = new MenuManager("In All Layers");
		MenuManager nowhere = new MenuManager("In No Layer");
		for (Kinds.Kind kind : kinds) {
			everywhere.add(item(kind.name(), all().stream().allMatch(n -> shows(n, kind)) ? "every layer shows it" : null, () -> all(kind, true)));
			nowhere.add(item(kind.name(), all().stream().noneMatch(n -> shows(n, kind)) ? "no layer shows it" : null, () -> all(kind, false)));
		}
		items.add(everywhere);
		items.add(nowhere);
		items.add(new Separator());
		List<DisplayNode> open = open();
		String folded = open.isEmpty() ? "no selected layer is unfolded" : null;
		items.add(item("Larger", folded, () -> page.unfold("Larger miniatures", u -> u.scale(open, 1.25))));
		items.add(item("Smaller", folded, () -> page.unfold("Smaller miniatures", u -> u.scale(open, 0.8))));
		items.add(item("Hide", folded, () -> page.unfold("Hide miniatures", u -> u.fold(open))));
		return items;
	}

	private List<DisplayNode> open() {
		return page.viewer().drawing() == null ? List.of()
				: page.viewer().selectedNodes().stream().filter(n -> page.viewer().drawing().insides().containsKey(n.id())).toList();
	}

	private static ActionContributionItem item(String text, String why, Runnable body) {
		Action action = Actions.of(text, null, body);
		Actions.allow(action, why);
		return new ActionContributionItem(action);
	}

	private final class DropDown implements IMenuCreator {
		private MenuManager shown;

		@Override
		public Menu getMenu(Control parent) {
			dispose();
			shown = new MenuManager();
			entries().forEach(shown::add);
			return shown.createContextMenu(parent);
		}

		@Override
		public Menu getMenu(Menu parent) {
			return null;
		}

		@Override
		public void dispose() {
			if (shown != null) {
				shown.dispose();
				shown = null;
			}
		}
	}
}
