package org.channelexplorer.core.operation;

/**
 * How the values of a layer lie over an image.
 *
 * @param channels number of channels
 * @param height   rows of a map
 * @param width    columns of a map
 * @param before   values of a channel before those of its map: the class token is the first, then registers and distillation tokens
 * @param reason   why there is no map to lay over an image, empty when there is one; height and width are then those of the values
 */
public record MapLayout(int channels, int height, int width, int before, String reason) {

	/** Maps without anything before them. */
	public static MapLayout of(int channels, int height, int width) {
		return new MapLayout(channels, height, width, 0, "");
	}

	/** Cells of a map. */
	public int cells() {
		return Math.multiplyExact(height, width);
	}

	/** Values of a channel. */
	public int values() {
		return Math.addExact(before, cells());
	}

	/** Whether a map can be laid over an image. */
	public boolean overImage() {
		return reason.isEmpty();
	}
}
