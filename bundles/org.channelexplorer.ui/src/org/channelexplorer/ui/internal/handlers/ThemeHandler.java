package org.channelexplorer.ui.internal.handlers;

import java.util.Map;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

/** Window > Theme: light or dark. */
public class ThemeHandler extends AbstractHandler implements IElementUpdater {
	private static final String PARAMETER = "org.channelexplorer.ui.theme.dark"; //$NON-NLS-1$

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		Themes.choose(Boolean.parseBoolean(event.getParameter(PARAMETER)));
		return null;
	}

	@Override
	@SuppressWarnings("rawtypes") // as the interface declares it
	public void updateElement(UIElement element, Map parameters) {
		element.setChecked(Boolean.parseBoolean((String) parameters.get(PARAMETER)) == Palette.current().dark());
	}
}
