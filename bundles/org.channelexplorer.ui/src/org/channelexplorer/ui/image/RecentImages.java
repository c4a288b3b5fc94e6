package org.channelexplorer.ui.image;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;

/** Images by number, of which those least recently asked for are disposed of when they take too much memory. UI thread. */
final class RecentImages {
	private final Map<Integer, Image> images = new LinkedHashMap<>(64, 0.75f, true);
	private final int zoom;
	private final long most;
	private long bytes;

	/**
	 * @param most bytes that they may take together; the last one is kept whatever it takes
	 * @param zoom pixels of the screen for a hundred points, see {@link org.eclipse.swt.widgets.Monitor#getZoom}
	 */
	RecentImages(long most, int zoom) {
		this.most = most;
		this.zoom = zoom;
	}

	/** The image if it is kept, else null. */
	Image get(int number) {
		return images.get(number);
	}

	boolean has(int number) {
		return images.containsKey(number);
	}

	void put(int number, Image image) {
		remove(number);
		images.put(number, image);
		bytes += size(image);
		Iterator<Image> eldest = images.values().iterator();
		while (bytes > most && images.size() > 1) {
			Image old = eldest.next();
			eldest.remove();
			drop(old);
		}
	}

	void remove(int number) {
		Image old = images.remove(number);
		if (old != null) {
			drop(old);
		}
	}

	void clear() {
		images.values().forEach(Image::dispose);
		images.clear();
		bytes = 0;
	}

	private void drop(Image image) {
		bytes -= size(image);
		image.dispose();
	}

	private long size(Image image) {
		Rectangle bounds = image.getBounds();
		return 4L * bounds.width * bounds.height * zoom / 100 * zoom / 100;
	}
}
