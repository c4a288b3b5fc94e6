package org.channelexplorer.core.image;

import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The JDK's own readers of images, whatever other readers are installed: another one may give other bytes. */
final class JdkReader {
	private JdkReader() {
	}

	/** A new reader. @throws IllegalStateException when this Java has none */
	static ImageReader of(ImageFormat format) {
		Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT));
		while (all.hasNext()) {
			ImageReader reader = all.next();
			if ("java.desktop".equals(reader.getClass().getModule().getName())) {
				return reader;
			}
			reader.dispose();
		}
		throw new IllegalStateException("this Java has no reader of " + format);
	}
}
