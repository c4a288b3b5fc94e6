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
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** Images that are drawn once and painted often; on GTK a pixel a point unless they are drawn finer. */
public final class DrawnImage {

	private static final boolean GTK = SWT.getPlatform().equals("gtk"); //$NON-NLS-1$
	private static final String PIXELS = DrawnImage.class.getName() + ".pixels"; //$NON-NLS-1$
	private static final String WATCHED = DrawnImage.class.getName() + ".watched"; //$NON-NLS-1$

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
	 * The whole pixels that the screen of a control has for a point where images have one: on GTK at 200 % two. Elsewhere images know it themselves, and it is 1.
	 */
	public static int pixels(Control control) {
		if (!GTK) {
			return 1;
		}
		Shell shell = control.getShell();
		if (shell.getData(PIXELS) instanceof Integer known) { // to learn it, GTK asks the screen for all monitors
			return known;
		}
		if (shell.getData(WATCHED) == null) {
			shell.setData(WATCHED, Boolean.TRUE);
			for (int event : new int[] { SWT.Move, SWT.Resize, SWT.ZoomChanged }) { // it may be on another monitor then
				shell.addListener(event, _ -> shell.setData(PIXELS, null));
			}
		}
		int pixels = Math.max(1, control.getMonitor().getZoom() / 100);
		shell.setData(PIXELS, pixels);
		return pixels;
	}

	/** Percent of pixels that an image has for a point on the screen of a control. */
	static int zoom(Control control) {
		return GTK ? 100 : control.getMonitor().getZoom();
	}

	/**
	 * An image of several pixels a point, to be painted with as many.
	 *
	 * @param width   in points, at least 1
	 * @param height  in points, at least 1
	 * @param pixels  for a point in either direction, at least 1
	 * @param drawing in points; it sets no transform
	 */
	public static Image of(Device device, int width, int height, int pixels, Consumer<GC> drawing) {
		return pixels == 1 ? of(device, width, height, drawing) : of(device, width * pixels, height * pixels, gc -> {
			Transform finer = new Transform(device);
			finer.scale(pixels, pixels);
			gc.setTransform(finer);
			drawing.accept(gc);
			gc.setTransform(null);
			finer.dispose();
		});
	}

	/**
	 * Paints an image as it is, like {@link GC#drawImage(Image, int, int)}, with full opacity and nothing but a shift as the GC's transform. GTK's copies and
	 * converts every pixel of the image each time, only to learn how large it is.
	 */
	public static void paint(GC gc, Image image, int x, int y) {
		paint(gc, image, x, y, 1);
	}

	/** The same for an image of several pixels a point. @param pixels for a point in either direction */
	public static void paint(GC gc, Image image, int x, int y, int pixels) {
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
			shifted.scale(1f / pixels, 1f / pixels);
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
