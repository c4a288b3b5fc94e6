package org.channelexplorer.ui.views.internal;

import org.channelexplorer.ui.theme.ThemedIcon;
import org.eclipse.jface.resource.ImageDescriptor;

/** The images in the folder {@code icons} of the views. */
public final class Icons {
	private Icons() {
	}

	/** By the file's name, without extension. */
	public static ImageDescriptor descriptor(String name) {
		return ThemedIcon.of("org.channelexplorer.ui.views", name); //$NON-NLS-1$
	}
}
