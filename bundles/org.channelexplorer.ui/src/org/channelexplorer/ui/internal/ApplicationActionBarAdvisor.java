package org.channelexplorer.ui.internal;

import org.channelexplorer.ui.internal.start.RecentMenu;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.StatusLineContributionItem;
import org.eclipse.jface.action.StatusLineManager;
import org.eclipse.jface.action.ToolBarContributionItem;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** The menus every workbench has; our own commands are contributed through org.eclipse.ui.menus. */
class ApplicationActionBarAdvisor extends ActionBarAdvisor {
	private final StatusLineContributionItem selectionItem = new StatusLineContributionItem("org.channelexplorer.ui.selection", 64); //$NON-NLS-1$
	private IWorkbenchWindow window;

	ApplicationActionBarAdvisor(IActionBarConfigurer configurer) {
		super(configurer);
	}

	/** The field of the status line that says what is selected. */
	StatusLineContributionItem selectionItem() {
		return selectionItem;
	}

	@Override
	protected void makeActions(IWorkbenchWindow workbenchWindow) {
		window = workbenchWindow;
		for (ActionFactory factory : new ActionFactory[] { ActionFactory.CLOSE, ActionFactory.CLOSE_ALL, ActionFactory.SAVE, ActionFactory.SAVE_ALL,
				ActionFactory.UNDO, ActionFactory.REDO, ActionFactory.COPY, ActionFactory.SELECT_ALL, ActionFactory.FIND, ActionFactory.IMPORT,
				ActionFactory.EXPORT,
				ActionFactory.QUIT, ActionFactory.RESET_PERSPECTIVE, ActionFactory.PREFERENCES, ActionFactory.HELP_CONTENTS,
				ActionFactory.HELP_SEARCH, ActionFactory.ABOUT }) {
			register(factory.create(workbenchWindow));
		}
		getAction(ActionFactory.FIND.getId()).setText("&Find"); // nothing can be replaced
		for (ActionFactory factory : new ActionFactory[] { ActionFactory.RENAME, ActionFactory.DELETE }) {
			register(factory.create(workbenchWindow)); // for F2 and Delete in the Analyses view
		}
	}

	@Override
	protected void fillMenuBar(IMenuManager bar) {
		bar.add(fileMenu());
		MenuManager edit = new MenuManager("&Edit", IWorkbenchActionConstants.M_EDIT);
		add(edit, ActionFactory.UNDO, ActionFactory.REDO);
		edit.add(new Separator());
		add(edit, ActionFactory.COPY, ActionFactory.SELECT_ALL, ActionFactory.FIND);
		edit.add(new Separator());
		add(edit, ActionFactory.RENAME, ActionFactory.DELETE);
		edit.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		bar.add(edit);
		bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		bar.add(windowMenu());
		bar.add(helpMenu());
	}

	private MenuManager fileMenu() {
		MenuManager file = new MenuManager("&File", IWorkbenchActionConstants.M_FILE);
		file.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
		file.add(new Separator());
		add(file, ActionFactory.CLOSE, ActionFactory.CLOSE_ALL);
		file.add(new Separator());
		add(file, ActionFactory.SAVE, ActionFactory.SAVE_ALL);
		file.add(new Separator());
		add(file, ActionFactory.IMPORT, ActionFactory.EXPORT);
		file.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		MenuManager recent = new MenuManager("&Recent");
		recent.add(new RecentMenu(window));
		file.add(recent);
		file.add(new Separator());
		add(file, ActionFactory.QUIT);
		return file;
	}

	private MenuManager windowMenu() {
		MenuManager menu = new MenuManager("&Window", IWorkbenchActionConstants.M_WINDOW);
		MenuManager views = new MenuManager("Show &View", "showView"); //$NON-NLS-2$
		views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
		MenuManager perspectives = new MenuManager("&Perspective", "openPerspective"); //$NON-NLS-2$
		perspectives.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window));
		perspectives.add(new Separator());
		add(perspectives, ActionFactory.RESET_PERSPECTIVE);
		menu.add(views);
		menu.add(perspectives);
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		menu.add(new Separator());
		add(menu, ActionFactory.PREFERENCES);
		return menu;
	}

	private MenuManager helpMenu() {
		MenuManager help = new MenuManager("&Help", IWorkbenchActionConstants.M_HELP);
		help.add(new GroupMarker(IWorkbenchActionConstants.HELP_START));
		help.add(new Separator());
		add(help, ActionFactory.HELP_CONTENTS, ActionFactory.HELP_SEARCH);
		help.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		help.add(new Separator());
		add(help, ActionFactory.ABOUT);
		return help;
	}

	@Override
	protected void fillCoolBar(ICoolBarManager bar) {
		ToolBarManager file = new ToolBarManager(SWT.FLAT | SWT.RIGHT);
		file.add(new GroupMarker(IWorkbenchActionConstants.NEW_GROUP));
		file.add(new Separator(IWorkbenchActionConstants.SAVE_GROUP));
		file.add(getAction(ActionFactory.SAVE.getId()));
		file.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		bar.add(new ToolBarContributionItem(file, IWorkbenchActionConstants.TOOLBAR_FILE));
		ToolBarManager edit = new ToolBarManager(SWT.FLAT | SWT.RIGHT);
		edit.add(getAction(ActionFactory.UNDO.getId()));
		edit.add(getAction(ActionFactory.REDO.getId()));
		bar.add(new ToolBarContributionItem(edit, "org.channelexplorer.ui.edit"));
		bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
	}

	@Override
	protected void fillStatusLine(IStatusLineManager line) {
		line.appendToGroup(StatusLineManager.BEGIN_GROUP, selectionItem);
	}

	private void add(MenuManager menu, ActionFactory... factories) {
		for (ActionFactory factory : factories) {
			menu.add(getAction(factory.getId()));
		}
	}
}
