package org.channelexplorer.ui.theme;

import java.net.URL;
import java.util.Objects;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.osgi.framework.Bundle;

/** An icon {@code icons/NAME.svg} of a bundle, in the dark theme {@code icons/dark/NAME.svg} when there is one. */
public final class ThemedIcon extends ImageDescriptor {
	private static final String FOLDER = "icons/"; //$NON-NLS-1$
	private static final String DARK = "icons/dark/"; //$NON-NLS-1$
	private static final String BOTH = "icons/both/"; // for lists that the platform paints alike in every theme //$NON-NLS-1$

	private final String bundle;
	private final String name;
	private final boolean dark;
	private final ImageDescriptor drawn;

	private ThemedIcon(String bundle, String name, boolean dark) {
		this.bundle = bundle;
		this.name = name;
		this.dark = dark;
		URL light = entry(bundle, FOLDER + name + ".svg"); //$NON-NLS-1$
		URL own = dark ? entry(bundle, DARK + name + ".svg") : null; //$NON-NLS-1$
		URL url = own == null ? light : own;
		drawn = url == null ? getMissingImageDescriptor() : createFromURL(url);
	}

	/** The icon for the present theme. UI thread. @param name of the file, without extension */
	public static ThemedIcon of(String bundle, String name) {
		return new ThemedIcon(bundle, name, Palette.current().dark());
	}

	/** The same icon for the present theme. UI thread. */
	public ThemedIcon now() {
		return Palette.current().dark() == dark ? this : of(bundle, name);
	}

	private static URL entry(String bundle, String path) {
		Bundle there = Platform.getBundle(bundle);
		return there == null ? null : there.getEntry(path);
	}

	/**
	 * The same icon in a theme, by its address as the workbench knows it, {@code platform:/plugin/BUNDLE/icons/NAME.svg}.
	 *
	 * @return the given address when it is none of ours, or there is no icon for the theme
	 */
	static String uri(String uri, boolean dark) {
		String start = "platform:/plugin/org.channelexplorer."; //$NON-NLS-1$
		if (uri == null || !uri.startsWith(start) || !uri.endsWith(".svg")) { //$NON-NLS-1$
			return uri;
		}
		String light = uri.replace("/" + DARK, "/" + FOLDER).replace("/" + BOTH, "/" + FOLDER); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		if (!dark) {
			return light;
		}
		String path = light.substring("platform:/plugin/".length()); //$NON-NLS-1$
		int slash = path.indexOf('/');
		String wanted = path.substring(slash + 1).replaceFirst("^" + FOLDER, DARK); //$NON-NLS-1$
		return entry(path.substring(0, slash), wanted) == null ? light : "platform:/plugin/" + path.substring(0, slash) + "/" + wanted; //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public ImageData getImageData(int zoom) {
		return drawn.getImageData(zoom);
	}

	@Override
	public Image createImage(boolean returnMissingImageOnError, Device device) {
		return drawn.createImage(returnMissingImageOnError, device);
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof ThemedIcon other && bundle.equals(other.bundle) && name.equals(other.name) && dark == other.dark;
	}

	@Override
	public int hashCode() {
		return Objects.hash(bundle, name, dark);
	}
}
