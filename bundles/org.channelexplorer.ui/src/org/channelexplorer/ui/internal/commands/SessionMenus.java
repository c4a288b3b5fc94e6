package org.channelexplorer.ui.internal.commands;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.ClassEdits;
import org.channelexplorer.ui.Focusing;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.selection.Combine;
import org.channelexplorer.ui.selection.Selecting;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.services.IServiceLocator;

/** The menus <i>Select</i> and <i>Classes</i> as they are now, for the menu bar and for context menus: what cannot be done says why. */
public final class SessionMenus {
	private static final int MOST = 25;
	private final IServiceLocator services;
	private final AnalysisSession session;

	/** @param session what is shown, null for nothing */
	SessionMenus(IServiceLocator services, AnalysisSession session) {
		this.services = services;
		this.session = session;
	}

	/** An entry that changes the session. */
	private interface Body {
		void run() throws InputException;
	}

	/** Menu items show no tool tip of an action by themselves. */
	private static final class Entry extends ActionContributionItem {
		Entry(IAction action) {
			super(action);
		}

		@Override
		public void fill(Menu parent, int index) {
			super.fill(parent, index);
			if (getWidget() instanceof MenuItem item && !getAction().isEnabled()) {
				item.setToolTipText(getAction().getToolTipText());
			}
		}
	}

	List<IContributionItem> select() {
		List<IContributionItem> items = new ArrayList<>();
		IContributionItem all = command("select.all");
		((ActionContributionItem) all).getAction().setActionDefinitionId("org.eclipse.ui.edit.selectAll"); // its key is the platform's
		items.add(all);
		commands(items, "select.none", "select.invert", "", "select.sameClass", "select.samePrediction", "select.contradicted", "select.nearest",
				"select.nearestAsk", "", "focus.onlyThese", "focus.allBut", "focus.back", "focus.all", "focus.name");
		items.add(focuses());
		commands(items, "", "select.save");
		items.add(saved());
		commands(items, "select.back", "select.forward");
		items.add(past());
		commands(items, "", "select.copyFiles", "select.export");
		return items;
	}

	List<IContributionItem> classes() {
		List<IContributionItem> items = new ArrayList<>();
		commands(items, "classes.new", "classes.add");
		items.add(addTo());
		commands(items, "", "classes.split", "classes.splitByPrediction", "classes.splitByClusters", "classes.merge", "classes.rename", "", "classes.colour",
				"classes.noColour", "",
				"classes.leaveOut", "classes.restore", "");
		items.add(menu("&Labelling", labellings()));
		items.addAll(labellingCommands());
		return items;
	}

	/** What can be done with whole labellings. */
	List<IContributionItem> labellingCommands() {
		List<IContributionItem> items = new ArrayList<>();
		commands(items, "labelling.new", "labelling.fromKinds", "labelling.duplicate", "labelling.rename", "labelling.delete");
		return items;
	}

	/** What context menus offer: the most usual at once, the rest below. */
	List<IContributionItem> context() {
		List<IContributionItem> items = new ArrayList<>();
		commands(items, "classes.new", "classes.add", "classes.leaveOut", "", "focus.onlyThese", "focus.back", "", "notes.add", "");
		items.add(menu("&Select", select()));
		items.add(menu("&Classes", classes()));
		return items;
	}

	private static MenuManager menu(String text, List<? extends IContributionItem> items) {
		MenuManager menu = new MenuManager(text);
		items.forEach(menu::add);
		if (items.isEmpty()) {
			Action none = Actions.of("None Yet", null, () -> {
				// there is nothing to choose
			});
			none.setEnabled(false);
			menu.add(none);
		}
		return menu;
	}

	private void commands(List<IContributionItem> items, String... ids) {
		for (String id : ids) {
			items.add(id.isEmpty() ? new Separator() : command(id));
		}
	}

	private IContributionItem command(String id) {
		String command = SessionCommand.PREFIX + id;
		String name;
		try {
			name = services.getService(ICommandService.class).getCommand(command).getName();
		} catch (NotDefinedException e) {
			throw new IllegalStateException("the command " + command + " is not declared", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
		Action action = Actions.of(name, null, () -> Commands.run(services, command));
		action.setActionDefinitionId(command); // the menu shows its key
		Actions.allow(action, SessionCommand.of(id).whyNot(session));
		return new Entry(action);
	}

	private static IContributionItem entry(String text, Body body) {
		return new Entry(Actions.of(text.replace("&", "&&"), null, () -> run(text, body))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static IContributionItem choice(String text, boolean chosen, Body body) {
		Action action = new Action(text.replace("&", "&&"), IAction.AS_RADIO_BUTTON) { //$NON-NLS-1$ //$NON-NLS-2$
			@Override
			public void run() {
				if (isChecked()) {
					SessionMenus.run(getText(), body);
				}
			}
		};
		action.setChecked(chosen);
		return new Entry(action);
	}

	private static void run(String title, Body body) {
		try {
			body.run();
		} catch (InputException e) {
			Messages.error(title, e.getMessage());
		}
	}

	private List<Focus> all() {
		return session == null ? List.of() : session.focus().get().all();
	}

	private MenuManager focuses() {
		List<IContributionItem> items = new ArrayList<>();
		if (session != null) {
			String inUse = session.focus().get().inUse();
			items.add(choice("All Images", inUse.isEmpty(), () -> Focusing.use(session, "")));
			all().forEach(f -> items.add(choice(f.name(), f.name().equals(inUse), () -> Focusing.use(session, f.name()))));
		}
		return menu("&Focus", items);
	}

	private MenuManager saved() {
		List<MenuManager> items = new ArrayList<>();
		for (Focus f : all()) {
			MenuManager of = new MenuManager(f.name().replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
			for (Combine how : Combine.values()) {
				of.add(entry(how.text(), () -> Focusing.select(session, f.name(), how)));
			}
			of.add(new Separator());
			of.add(entry("Only These", () -> Focusing.use(session, f.name())));
			of.add(entry("Delete", () -> Focusing.delete(session, f.name())));
			items.add(of);
		}
		return menu("Sa&ved Selections", items);
	}

	private MenuManager past() {
		List<IContributionItem> items = new ArrayList<>();
		if (session != null) {
			for (Selection s : session.selected().past()) {
				items.add(entry(s.classes().isEmpty() ? Focusing.name(session, Selecting.images(s)) : String.join(", ", s.classes()),
						() -> session.step("Earlier Selection", () -> session.selected().go(s, session))));
			}
		}
		return menu("&Earlier Selections", items);
	}

	private MenuManager addTo() {
		List<IContributionItem> items = new ArrayList<>();
		if (session != null && session.selection().get().images().length > 0) {
			for (String c : session.labelling().outcome().classes().stream().limit(MOST).toList()) {
				items.add(entry(c, () -> ClassEdits.assign(session, session.selection().get().images(), c, "Add to Class")));
			}
		}
		return menu("Add &to", items);
	}

	private List<IContributionItem> labellings() {
		List<IContributionItem> items = new ArrayList<>();
		if (session != null) {
			String inUse = session.labelling().get().inUse();
			items.add(choice("Given Classes", inUse.isEmpty(), () -> LabellingCommands.use(session, "")));
			for (Labelling l : session.labelling().get().all()) {
				items.add(choice(l.name(), l.name().equals(inUse), () -> LabellingCommands.use(session, l.name())));
			}
		}
		return items;
	}
}
