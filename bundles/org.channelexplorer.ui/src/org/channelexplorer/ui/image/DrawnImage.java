package org.channelexplorer.ui.image;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;

/** Images that are drawn once and painted often, pixel by pixel of the screen. */
public final class DrawnImage {

	private DrawnImage() {
	}

	/**
	 * An image that a drawing fills.
	 *
	 * @param width  in points, at least 1
	 * @param height in points, at least 1
	 */
	public static Image of(Device device, int width, int height, Consumer<GC> drawing) {
		if (!SWT.getPlatform().equals("gtk")) { //$NON-NLS-1$
			return new Image(device, (ImageGcDrawer) (gc, _, _) -> drawing.accept(gc), width, height);
		}
		Image image = new Image(device, width, height); // has the screen's pixels there; a drawer's are converted twice besides
		GC gc = new GC(image);
		try {
			drawing.accept(gc);
		} finally {
			gc.dispose();
		}
		return image;
	}
}
