package org.channelexplorer.ui.image;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.graphics.Pattern;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;

/** Images that are drawn once and painted often; on GTK a pixel a point, so that a screen at 200 % shows them enlarged. */
public final class DrawnImage {

	private static final boolean GTK = SWT.getPlatform().equals("gtk"); //$NON-NLS-1$

	private DrawnImage() {
	}

	/**
	 * An image that a drawing fills.
	 *
	 * @param width  in points, at least 1
	 * @param height in points, at least 1
	 */
	public static Image of(Device device, int width, int height, Consumer<GC> drawing) {
		if (!GTK) {
			return new Image(device, (ImageGcDrawer) (gc, _, _) -> drawing.accept(gc), width, height);
		}
		Image image = new Image(device, width, height); // a drawer's pixels are converted twice there, and have no other size
		GC gc = new GC(image);
		try {
			drawing.accept(gc);
		} finally {
			gc.dispose();
		}
		return image;
	}

	/**
	 * Paints an image as it is, like {@link GC#drawImage(Image, int, int)}, with full opacity and nothing but a shift as the GC's transform. GTK's copies and
	 * converts every pixel of the image each time, only to learn how large it is.
	 */
	public static void paint(GC gc, Image image, int x, int y) {
		if (!GTK) {
			gc.drawImage(image, x, y);
			return;
		}
		Device device = gc.getDevice();
		Rectangle bounds = image.getBounds();
		Pattern pattern = new Pattern(device, image);
		Transform before = new Transform(device);
		Transform shifted = new Transform(device);
		try {
			gc.getTransform(before);
			gc.getTransform(shifted);
			shifted.translate(x, y);
			gc.setTransform(shifted);
			gc.setBackgroundPattern(pattern);
			gc.fillRectangle(0, 0, bounds.width, bounds.height);
			gc.setBackgroundPattern(null);
			gc.setTransform(before);
		} finally {
			shifted.dispose();
			before.dispose();
			pattern.dispose();
		}
	}
}
