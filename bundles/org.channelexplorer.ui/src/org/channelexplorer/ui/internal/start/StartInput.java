package org.channelexplorer.ui.internal.start;

import org.channelexplorer.ui.internal.Icons;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/** The input of the start page: always the same, and not kept from one start to the next. */
final class StartInput extends PlatformObject implements IEditorInput {

	@Override
	public boolean exists() {
		return false;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icons.descriptor("start"); //$NON-NLS-1$
	}

	@Override
	public String getName() {
		return "Start";
	}

	@Override
	public IPersistableElement getPersistable() {
		return null;
	}

	@Override
	public String getToolTipText() {
		return "Recent analyses, a new one, the demo";
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof StartInput;
	}

	@Override
	public int hashCode() {
		return StartInput.class.hashCode();
	}
}
