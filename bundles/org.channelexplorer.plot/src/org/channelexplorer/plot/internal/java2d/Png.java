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
	/** Anchors texts by the font that draws them: names that end at a line do so in letters of any width. */
	private static final class PixelSurface extends GraphicsSurface {
		PixelSurface(Graphics2D g) {
			super(g);
		}

		@Override
		double drawnWidth(Graphics2D context, String text, double size, boolean bold) {
			return context.getFont().getStringBounds(text, context.getFontRenderContext()).getWidth();
		}

		@Override
		GraphicsSurface on(Graphics2D other) {
			return new PixelSurface(other);
		}
	}

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
			content.accept(new PixelSurface(g));
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
