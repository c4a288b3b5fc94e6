package org.channelexplorer.ui.views.internal.profile;

import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.ToolItem;

/** A button of a toolbar that opens a menu. */
final class DropDown extends Action implements IMenuCreator {
	private final MenuManager menu = new MenuManager();

	/** @param fill fills the menu, each time it opens */
	DropDown(String text, Consumer<IMenuManager> fill) {
		super(text, IAction.AS_DROP_DOWN_MENU);
		setToolTipText(text);
		setMenuCreator(this);
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(fill::accept);
	}

	@Override
	public void runWithEvent(Event event) {
		if (event.widget instanceof ToolItem item) {
			Rectangle at = item.getBounds();
			Point below = item.getParent().toDisplay(at.x, at.y + at.height);
			Menu shown = getMenu(item.getParent());
			shown.setLocation(below);
			shown.setVisible(true);
		}
	}

	@Override
	public Menu getMenu(Control parent) {
		return menu.createContextMenu(parent);
	}

	@Override
	public Menu getMenu(Menu parent) {
		return null;
	}

	@Override
	public void dispose() {
		menu.dispose();
	}
}
