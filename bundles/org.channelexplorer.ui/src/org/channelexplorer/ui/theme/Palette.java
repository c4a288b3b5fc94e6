package org.channelexplorer.ui.theme;

import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/**
 * The colours of own painting in the light or the dark theme. Colours need not be disposed of.
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
	public static final Palette LIGHT = new Palette(false, rgb(0xffffff), rgb(0xeef1f4), rgb(0xe4edf7), rgb(0x1d232a), rgb(0x56616d),
			rgb(0xc9d0d8), rgb(0xc3c8ce), rgb(0x1565c0), rgb(0xd3e5f8), rgb(0xa85b00), rgb(0xb3261e));
	/** For the dark theme. */
	public static final Palette DARK = new Palette(true, rgb(0x2a2d30), rgb(0x383c40), rgb(0x3d4a58), rgb(0xeceff1), rgb(0xb3bcc4),
			rgb(0x555b61), rgb(0x5d646b), rgb(0x7ab8ff), rgb(0x2d4a68), rgb(0xffb74d), rgb(0xff8a80));

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
