package org.channelexplorer.ui.theme;

import java.util.List;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.event.EventHandler;

/** Switches between light and dark, and follows the system's switch. */
public final class Themes {
	private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default"; //$NON-NLS-1$
	private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark"; //$NON-NLS-1$

	private Themes() {
	}

	/** Runs something in the UI thread whenever the theme changes, until the control is disposed. */
	public static void onChange(Control control, Runnable changed) {
		if (!PlatformUI.isWorkbenchRunning()) {
			return;
		}
		IEventBroker broker = PlatformUI.getWorkbench().getService(IEventBroker.class);
		EventHandler handler = event -> {
			if (!control.isDisposed()) {
				control.getDisplay().asyncExec(() -> {
					if (!control.isDisposed()) {
						changed.run();
					}
				});
			}
		};
		broker.subscribe(IThemeEngine.Events.THEME_CHANGED, handler);
		control.addDisposeListener(e -> broker.unsubscribe(handler));
	}

	/** Chooses the light or the dark theme, now and for later starts. UI thread. */
	public static void choose(boolean dark) {
		choose(dark, true);
	}

	/**
	 * Chooses the dark theme for this run where the desktop writes light on dark whatever is asked of it, as inverse high contrast
	 * does: its text could not be read on the light theme's white. UI thread.
	 */
	public static void suit(Display display) {
		if (lightOnDark(display.getSystemColor(SWT.COLOR_LIST_FOREGROUND).getRGB(), display.getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB())) {
			choose(true, false);
		}
	}

	/** Whether a text is lighter than what it stands on. */
	public static boolean lightOnDark(RGB text, RGB background) {
		return text.getHSB()[2] > background.getHSB()[2];
	}

	private static void choose(boolean dark, boolean kept) {
		IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		String wanted = dark ? DARK : LIGHT;
		List<String> ids = engine.getThemes().stream().map(t -> t.getId()).toList();
		ids.stream().filter(id -> id.equals(wanted) || id.startsWith(wanted)).findFirst().ifPresent(id -> engine.setTheme(id, kept));
	}

	/** Recolours all controls whenever the system's colours have changed, for whatever reason. UI thread, once. */
	public static void follow(Display display) {
		display.addListener(SWT.Settings, e -> colourAnew(display));
	}

	// what the old theme has coloured keeps its colours where the new one has no rule: white text, on a background that is white now
	private static void colourAnew(Display display) {
		IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		for (Shell shell : display.getShells()) {
			forget(shell, display.getSystemColor(SWT.COLOR_GRAY));
			if (engine != null) {
				engine.applyStyles(shell, true);
			}
		}
	}

	// A control without its own colour takes over the system's and keeps it when that changes, until it has had another one.
	private static void forget(Control control, Color other) {
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) { // before the parent: tab folders colour what is beside their tabs
				forget(child, other);
			}
		}
		if (!(control instanceof ToolBar)) { // which take over their parent's; once they have had another, GTK draws a box around every button
			control.setBackground(other);
			control.setBackground(null);
		}
		if (!(control instanceof Button)) { // once it has had a colour, one that cannot be used looks as if it could
			control.setForeground(other);
			control.setForeground(null);
		}
		if (control instanceof Tree tree) {
			tree.setHeaderBackground(other);
			tree.setHeaderBackground(null);
			tree.setHeaderForeground(other);
			tree.setHeaderForeground(null);
		} else if (control instanceof Table table) {
			table.setHeaderBackground(other);
			table.setHeaderBackground(null);
			table.setHeaderForeground(other);
			table.setHeaderForeground(null);
		}
	}
}
