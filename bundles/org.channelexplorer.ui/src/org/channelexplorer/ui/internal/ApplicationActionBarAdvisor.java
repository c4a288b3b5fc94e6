package org.channelexplorer.ui.internal;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** The menus every workbench has; the rest is contributed through org.eclipse.ui.menus. */
class ApplicationActionBarAdvisor extends ActionBarAdvisor {

	private IWorkbenchWindow window;

	ApplicationActionBarAdvisor(IActionBarConfigurer configurer) {
		super(configurer);
	}

	@Override
	protected void makeActions(IWorkbenchWindow workbenchWindow) {
		window = workbenchWindow;
		for (ActionFactory factory : new ActionFactory[] { ActionFactory.SAVE, ActionFactory.SAVE_ALL, ActionFactory.UNDO,
				ActionFactory.REDO, ActionFactory.IMPORT, ActionFactory.EXPORT, ActionFactory.QUIT, ActionFactory.PREFERENCES,
				ActionFactory.HELP_CONTENTS, ActionFactory.HELP_SEARCH, ActionFactory.DYNAMIC_HELP, ActionFactory.ABOUT }) {
			register(factory.create(workbenchWindow));
		}
	}

	@Override
	protected void fillMenuBar(IMenuManager bar) {
		MenuManager file = new MenuManager("&File", IWorkbenchActionConstants.M_FILE); //$NON-NLS-1$
		file.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
		add(file, ActionFactory.SAVE, ActionFactory.SAVE_ALL);
		file.add(new Separator());
		add(file, ActionFactory.IMPORT, ActionFactory.EXPORT);
		file.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		file.add(new Separator());
		add(file, ActionFactory.QUIT);
		MenuManager edit = new MenuManager("&Edit", IWorkbenchActionConstants.M_EDIT); //$NON-NLS-1$
		add(edit, ActionFactory.UNDO, ActionFactory.REDO);
		edit.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		MenuManager windowMenu = new MenuManager("&Window", IWorkbenchActionConstants.M_WINDOW); //$NON-NLS-1$
		MenuManager views = new MenuManager("Show &View", "showView"); //$NON-NLS-1$ //$NON-NLS-2$
		views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
		MenuManager perspectives = new MenuManager("&Perspective", "openPerspective"); //$NON-NLS-1$ //$NON-NLS-2$
		perspectives.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window));
		windowMenu.add(views);
		windowMenu.add(perspectives);
		windowMenu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		add(windowMenu, ActionFactory.PREFERENCES);
		MenuManager help = new MenuManager("&Help", IWorkbenchActionConstants.M_HELP); //$NON-NLS-1$
		help.add(new GroupMarker(IWorkbenchActionConstants.HELP_START));
		add(help, ActionFactory.HELP_CONTENTS, ActionFactory.HELP_SEARCH, ActionFactory.DYNAMIC_HELP);
		help.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		help.add(new Separator());
		add(help, ActionFactory.ABOUT);
		bar.add(file);
		bar.add(edit);
		bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		bar.add(windowMenu);
		bar.add(help);
	}

	private void add(MenuManager menu, ActionFactory... factories) {
		for (ActionFactory factory : factories) {
			menu.add(getAction(factory.getId()));
		}
	}
}
