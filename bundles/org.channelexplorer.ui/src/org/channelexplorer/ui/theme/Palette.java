package org.channelexplorer.ui.theme;

import org.channelexplorer.plot.Theme;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/**
 * The colours of own painting in the light or the dark theme, those of {@link Theme} for SWT. Colours need not be disposed of.
 *
 * @param theme the same colours for plots
 */
public record Palette(Theme theme) {

	/** For the light theme. */
	public static final Palette LIGHT = new Palette(Theme.LIGHT);
	/** For the dark theme. */
	public static final Palette DARK = new Palette(Theme.DARK);

	/** Whether it is the dark one. */
	public boolean dark() {
		return theme.dark();
	}

	/** Background of plots and lists. */
	public Color canvas() {
		return rgb(theme.canvas());
	}

	/** Background of headings. */
	public Color band() {
		return rgb(theme.band());
	}

	/** Background under the mouse. */
	public Color hover() {
		return rgb(theme.hover());
	}

	/** Background of what is selected. */
	public Color wash() {
		return rgb(theme.wash());
	}

	/** Text. */
	public Color text() {
		return rgb(theme.text());
	}

	/** Text of less weight, still easily read. */
	public Color quiet() {
		return rgb(theme.quiet());
	}

	/** Borders and separators. */
	public Color line() {
		return rgb(theme.line());
	}

	/** Points and images that are not selected. */
	public Color greyed() {
		return rgb(theme.greyed());
	}

	/** Frames of what is selected. */
	public Color accent() {
		return rgb(theme.accent());
	}

	/** Marks of something to look at. */
	public Color warning() {
		return rgb(theme.warning());
	}

	/** Marks of failures. */
	public Color error() {
		return rgb(theme.error());
	}

	/** The palette of the workbench's present theme; without a workbench that of the system. UI thread. */
	public static Palette current() {
		return isDark() ? DARK : LIGHT;
	}

	private static boolean isDark() {
		if (PlatformUI.isWorkbenchRunning()) {
			IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
			ITheme theme = engine == null ? null : engine.getActiveTheme();
			if (theme != null) {
				return theme.getId().contains("dark"); //$NON-NLS-1$
			}
		}
		return Display.isSystemDarkTheme();
	}

	/** A colour from 0xRRGGBB. */
	public static Color rgb(int value) {
		return new Color(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
	}

	/** A colour as 0xRRGGBB. */
	public static int value(Color color) {
		return color.getRed() << 16 | color.getGreen() << 8 | color.getBlue();
	}
}
