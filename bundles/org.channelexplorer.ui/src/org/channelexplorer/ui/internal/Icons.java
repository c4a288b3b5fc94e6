package org.channelexplorer.ui.internal;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/** The images in the folder {@code icons}. */
public final class Icons {
	private Icons() {
	}

	/** By the file's name, without extension. */
	public static ImageDescriptor descriptor(String name) {
		return ResourceLocator.imageDescriptorFromBundle("org.channelexplorer.ui", "icons/" + name + ".svg") //$NON-NLS-1$//$NON-NLS-2$//$NON-NLS-3$
				.orElse(ImageDescriptor.getMissingImageDescriptor());
	}
}
