package org.channelexplorer.report.internal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.image.RgbImage;

/** Small copies of images, inside the page. */
final class Thumbnails {
	private final Shown analysis;

	Thumbnails(Shown analysis) {
		this.analysis = analysis;
	}

	/** An {@code img} element at most {@code side} pixels wide and high; a remark when the image is gone. */
	String of(int image, int side) {
		String file = analysis.images().get(image).file();
		String name = Html.escape(file);
		try {
			RgbImage rgb = Latents.picture(analysis.imageFile(image));
			BufferedImage small = scaled(rgb, side);
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			ImageIO.write(small, "png", bytes);
			String type = rgb.width() < side && rgb.height() < side ? " class=\"pixels\"" : "";
			return "<img" + type + " alt=\"" + name + "\" title=\"" + name + "\" src=\"data:image/png;base64,"
					+ Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\">";
		} catch (IOException gone) {
			return "<span class=\"small\" title=\"" + name + "\">not available</span>";
		}
	}

	// halved again and again, then the rest: a single bilinear step would leave pixels out
	private static BufferedImage scaled(RgbImage rgb, int side) {
		BufferedImage image = new BufferedImage(rgb.width(), rgb.height(), BufferedImage.TYPE_INT_RGB);
		int[] pixels = new int[rgb.width() * rgb.height()];
		for (int p = 0; p < pixels.length; p++) {
			pixels[p] = (rgb.rgb()[3 * p] & 0xff) << 16 | (rgb.rgb()[3 * p + 1] & 0xff) << 8 | rgb.rgb()[3 * p + 2] & 0xff;
		}
		image.setRGB(0, 0, rgb.width(), rgb.height(), pixels, 0, rgb.width());
		double factor = Math.min(1, (double) side / Math.max(rgb.width(), rgb.height()));
		int width = Math.max(1, (int) Math.round(rgb.width() * factor));
		int height = Math.max(1, (int) Math.round(rgb.height() * factor));
		while (image.getWidth() >= 2 * width && image.getHeight() >= 2 * height) {
			image = step(image, image.getWidth() / 2, image.getHeight() / 2);
		}
		return image.getWidth() == width && image.getHeight() == height ? image : step(image, width, height);
	}

	private static BufferedImage step(BufferedImage from, int width, int height) {
		BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D g = to.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		g.drawImage(from, 0, 0, width, height, null);
		g.dispose();
		return to;
	}
}
