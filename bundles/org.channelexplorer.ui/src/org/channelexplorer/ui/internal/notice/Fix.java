package org.channelexplorer.ui.internal.notice;

import java.util.function.Consumer;
import org.eclipse.core.resources.IMarker;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution2;

/**
 * What the Problems view offers to do about a marker.
 *
 * @param label       a verb
 * @param description what it does
 * @param body        does it
 */
record Fix(String label, String description, Consumer<IMarker> body) implements IMarkerResolution2 {
	@Override
	public String getLabel() {
		return label;
	}

	@Override
	public String getDescription() {
		return description;
	}

	@Override
	public Image getImage() {
		return null;
	}

	@Override
	public void run(IMarker marker) {
		body.accept(marker);
	}
}
