package org.channelexplorer.ui.theme;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.graphics.Image;

/** The images of tabs in the present theme, for {@code WorkbenchPart.getTitleImage}; fire {@code PROP_TITLE} when the theme changes. UI thread. */
public final class TitleIcons {
	private static final String START = "icons/"; //$NON-NLS-1$
	private static final String END = ".svg"; //$NON-NLS-1$

	private TitleIcons() {
	}

	/**
	 * The image of a part.
	 *
	 * @param declared the part as its bundle declares it, with its icon
	 * @param usual    when it declares none of our kind
	 */
	public static Image of(IConfigurationElement declared, Image usual) {
		String icon = declared == null ? null : declared.getAttribute("icon"); //$NON-NLS-1$
		if (icon == null || !icon.startsWith(START) || !icon.endsWith(END)) {
			return usual;
		}
		ResourceManager images = JFaceResources.getResources(); // as long as the display: one for each theme
		ThemedIcon themed = ThemedIcon.of(declared.getContributor().getName(), icon.substring(START.length(), icon.length() - END.length()));
		Image there = (Image) images.find(themed);
		return there == null ? images.create(themed) : there;
	}
}
