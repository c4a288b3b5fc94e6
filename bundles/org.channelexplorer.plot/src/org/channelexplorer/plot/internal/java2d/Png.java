package org.channelexplorer.plot.internal.java2d;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.channelexplorer.plot.Surface;

/** A drawing as pixels. */
public final class Png {
	private static final double PIXELS = 64_000_000;

	private Png() {
	}

	/**
	 * A PNG file.
	 *
	 * @param most pixels of the file per pixel of the drawing; fewer when the file would be too large for the memory
	 * @return empty on a machine without any font
	 */
	public static Optional<byte[]> of(int width, int height, int most, Consumer<Surface> content) {
		double scale = Math.min(most, Math.sqrt(PIXELS / Math.max(1.0, (double) width * height)));
		BufferedImage image = new BufferedImage(Math.max(1, (int) (width * scale)), Math.max(1, (int) (height * scale)), BufferedImage.TYPE_INT_RGB);
		Graphics2D g = image.createGraphics();
		try {
			g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
			g.scale(scale, scale);
			g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
			if (g.getFontMetrics().stringWidth("0") <= 0) {
				return Optional.empty();
			}
			content.accept(new GraphicsSurface(g));
		} catch (InternalError | AWTError | LinkageError | NullPointerException noFonts) { // what Java throws without fontconfig
			return Optional.empty();
		} finally {
			g.dispose();
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return Optional.of(bytes.toByteArray());
	}
}
