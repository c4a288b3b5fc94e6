package org.channelexplorer.ui.views.internal;

import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.ToolItem;

/** A button of a toolbar whose menu is filled when it opens. */
public final class DropDown extends Action implements IMenuCreator {
	private final Consumer<IMenuManager> fill;
	private MenuManager manager;

	/**
	 * A button.
	 *
	 * @param tip  its tool tip
	 * @param fill fills the menu
	 */
	public DropDown(String text, String tip, Consumer<IMenuManager> fill) {
		super(text, IAction.AS_DROP_DOWN_MENU);
		this.fill = fill;
		setToolTipText(tip);
		setMenuCreator(this);
	}

	/** Fills a menu as it would be now. */
	public void fill(IMenuManager menu) {
		fill.accept(menu);
	}

	@Override
	public void runWithEvent(Event e) {
		if (e.widget instanceof ToolItem item) {
			Menu menu = getMenu(item.getParent());
			var bounds = item.getBounds();
			menu.setLocation(item.getParent().toDisplay(bounds.x, bounds.y + bounds.height));
			menu.setVisible(true);
		}
	}

	@Override
	public Menu getMenu(Control parent) {
		dispose();
		manager = new MenuManager();
		fill.accept(manager);
		return manager.createContextMenu(parent);
	}

	@Override
	public Menu getMenu(Menu parent) {
		dispose();
		manager = new MenuManager();
		fill.accept(manager);
		Menu menu = new Menu(parent.getShell(), SWT.DROP_DOWN);
		for (var item : manager.getItems()) {
			item.fill(menu, -1);
		}
		return menu;
	}

	@Override
	public void dispose() {
		if (manager != null) {
			manager.dispose();
			manager = null;
		}
	}
}
