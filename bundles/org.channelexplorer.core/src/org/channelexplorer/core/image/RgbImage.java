package org.channelexplorer.core.image;

/**
 * An image as bytes.
 *
 * @param width  pixels
 * @param height pixels
 * @param rgb    row-major, three bytes (red, green, blue) per pixel; not copied
 */
public record RgbImage(int width, int height, byte[] rgb) {

	public RgbImage {
		if (width < 1 || height < 1 || rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
			throw new IllegalArgumentException(rgb.length + " bytes for " + width + " x " + height + " pixels");
		}
	}

	/** The same picture at another size, as Pillow's bilinear resizing has it. */
	public RgbImage resized(int toWidth, int toHeight) {
		return Resampler.resize(this, toWidth, toHeight);
	}
}
