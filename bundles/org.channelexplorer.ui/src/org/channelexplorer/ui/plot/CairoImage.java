package org.channelexplorer.ui.plot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;

/**
 * Makes images on GTK from pixels as Cairo holds them. SWT's way through {@link ImageData} converts them one by one in Java, which took most of the time in which a
 * heatmap is drawn. This one uses parts of SWT that are not its API: where they are not as expected, or an image has not a pixel for every point, SWT's way is taken.
 */
final class CairoImage {
	private static final int ARGB = 0;
	private static final int RGB = 1;
	private static final String FOUND = CairoImage.class.getName();

	private final MethodHandle create;
	private final MethodHandle stride;
	private final MethodHandle data;
	private final MethodHandle copy;
	private final MethodHandle dirty;
	private final MethodHandle image;
	private final VarHandle imageWidth;
	private final VarHandle imageHeight;

	private CairoImage() throws ReflectiveOperationException {
		ClassLoader swt = Image.class.getClassLoader();
		Class<?> cairo = swt.loadClass("org.eclipse.swt.internal.cairo.Cairo"); //$NON-NLS-1$
		Lookup lookup = MethodHandles.publicLookup();
		create = lookup.findStatic(cairo, "cairo_image_surface_create", MethodType.methodType(long.class, int.class, int.class, int.class)); //$NON-NLS-1$
		stride = lookup.findStatic(cairo, "cairo_image_surface_get_stride", MethodType.methodType(int.class, long.class)); //$NON-NLS-1$
		data = lookup.findStatic(cairo, "cairo_image_surface_get_data", MethodType.methodType(long.class, long.class)); //$NON-NLS-1$
		dirty = lookup.findStatic(cairo, "cairo_surface_mark_dirty", MethodType.methodType(void.class, long.class)); //$NON-NLS-1$
		copy = lookup.findStatic(swt.loadClass("org.eclipse.swt.internal.C"), "memmove", //$NON-NLS-1$ //$NON-NLS-2$
				MethodType.methodType(void.class, long.class, int[].class, long.class));
		image = lookup.findStatic(Image.class, "gtk_new", MethodType.methodType(Image.class, Device.class, int.class, long.class, long.class)); //$NON-NLS-1$
		Lookup inside = MethodHandles.privateLookupIn(Image.class, MethodHandles.lookup());
		imageWidth = inside.findVarHandle(Image.class, "width", int.class); //$NON-NLS-1$
		imageHeight = inside.findVarHandle(Image.class, "height", int.class); //$NON-NLS-1$
	}

	/** The way of this display; empty where images are made in SWT's. UI thread. */
	static Optional<CairoImage> on(Device device) {
		if (!(device instanceof Display display)) {
			return Optional.empty();
		}
		if (display.getData(FOUND) == null) {
			display.setData(FOUND, find(device));
		}
		return ((Optional<?>) display.getData(FOUND)).map(CairoImage.class::cast);
	}

	private static Optional<CairoImage> find(Device device) {
		if (!SWT.getPlatform().equals("gtk")) { //$NON-NLS-1$
			return Optional.empty();
		}
		Image usual = new Image(device, Argb.plain(new int[] { 0xff000000 }, 1, 1));
		try {
			CairoImage cairo = new CairoImage();
			long surface = (long) MethodHandles.publicLookup().findGetter(Image.class, "surface", long.class).invoke(usual); //$NON-NLS-1$
			double[] scale = new double[2];
			MethodHandles.publicLookup().findStatic(Image.class.getClassLoader().loadClass("org.eclipse.swt.internal.cairo.Cairo"), //$NON-NLS-1$
					"cairo_surface_get_device_scale", MethodType.methodType(void.class, long.class, double[].class, double[].class)) //$NON-NLS-1$
					.invoke(surface, scale, new double[2]);
			return scale[0] == 1 ? Optional.of(cairo) : Optional.empty();
		} catch (ReflectiveOperationException e) {
			return Optional.empty(); // another SWT
		} catch (Throwable e) {
			throw new IllegalStateException("SWT's Cairo does not answer", e);
		} finally {
			usual.dispose();
		}
	}

	/**
	 * An image.
	 *
	 * @param argb   row by row, multiplied by alpha
	 * @param opaque whether alpha is 255 everywhere
	 */
	Image make(Device device, int[] argb, int width, int height, boolean opaque) {
		try {
			long surface = (long) create.invokeExact(opaque ? RGB : ARGB, width, height);
			if ((int) stride.invokeExact(surface) != 4 * width) {
				throw new IllegalStateException("rows of " + width + " pixels are padded");
			}
			copy.invokeExact((long) data.invokeExact(surface), argb, 4L * width * height);
			dirty.invokeExact(surface);
			Image made = (Image) image.invokeExact(device, SWT.BITMAP, surface, 0L);
			imageWidth.set(made, width);
			imageHeight.set(made, height);
			return made;
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException("SWT's Cairo does not answer", e);
		}
	}
}
