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
 * @param dark      whether it is the dark one
 * @param canvas    background of plots and lists
 * @param band      background of headings
 * @param hover     background under the mouse
 * @param text      text
 * @param quiet     text of less weight, still easily read
 * @param line      borders and separators
 * @param greyed    points and images that are not selected
 * @param accent    frames of what is selected
 * @param wash      background of what is selected
 * @param warning   marks of something to look at
 * @param error     marks of failures
 */
public record Palette(boolean dark, Color canvas, Color band, Color hover, Color text, Color quiet, Color line, Color greyed, Color accent,
		Color wash, Color warning, Color error) {

	/** For the light theme. */
	public static final Palette LIGHT = of(Theme.LIGHT);
	/** For the dark theme. */
	public static final Palette DARK = of(Theme.DARK);

	private static Palette of(Theme t) {
		return new Palette(t.dark(), rgb(t.canvas()), rgb(t.band()), rgb(t.hover()), rgb(t.text()), rgb(t.quiet()), rgb(t.line()), rgb(t.greyed()),
				rgb(t.accent()), rgb(t.wash()), rgb(t.warning()), rgb(t.error()));
	}

	/** The same colours for plots. */
	public Theme theme() {
		return dark ? Theme.DARK : Theme.LIGHT;
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
