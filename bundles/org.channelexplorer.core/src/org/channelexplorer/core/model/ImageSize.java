package org.channelexplorer.core.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.util.InputException;

/**
 * Height and width of an image input.
 *
 * @param height pixels, 0 when free
 * @param width  pixels, 0 when free
 */
public record ImageSize(int height, int width) {
	/** Both free. */
	public static final ImageSize FREE = new ImageSize(0, 0);

	private static final int MOST = 1 << 15;
	private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:\\s*[x\u00d7]\\s*(\\d{1,9}))?");

	/**
	 * Reads {@code 299x224} (height, then width) or {@code 224} (both).
	 *
	 * @throws InputException when it is no such size, or no side of 1 to 32768 pixels
	 */
	public static ImageSize parse(String text) throws InputException {
		Matcher m = FORM.matcher(text.strip());
		if (m.matches()) {
			int height = Integer.parseInt(m.group(1));
			int width = m.group(2) == null ? height : Integer.parseInt(m.group(2));
			if (height >= 1 && height <= MOST && width >= 1 && width <= MOST) {
				return new ImageSize(height, width);
			}
		}
		throw new InputException(
				"image size '" + text.strip() + "': give height and width in pixels, such as 299x224, or one number for both; at most " + MOST);
	}

	/** What an input of a network declares: a number of pixels, or 0 where the length is free. Other than four axes: both free. */
	public static ImageSize declaredBy(TensorInfo input) {
		List<String> axes = input.shape();
		if (axes.size() != 4) {
			return FREE;
		}
		boolean channelsLast = !channels(axes.get(1)) && (channels(axes.get(3)) || pixels(axes.get(1)) == 0 && pixels(axes.get(3)) > 0);
		int first = channelsLast ? 1 : 2;
		return new ImageSize(pixels(axes.get(first)), pixels(axes.get(first + 1)));
	}

	private static boolean channels(String axis) {
		return axis.equals("1") || axis.equals("3");
	}

	private static int pixels(String axis) {
		return axis.matches("\\d{1,9}") ? Integer.parseInt(axis) : 0;
	}

	/** Whether images of this size can be given to an input that declares another. */
	public boolean fits(ImageSize declared) {
		return (declared.height == 0 || declared.height == height) && (declared.width == 0 || declared.width == width);
	}

	@Override
	public String toString() {
		return height + " x " + width;
	}
}
