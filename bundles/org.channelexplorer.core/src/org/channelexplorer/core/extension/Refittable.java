package org.channelexplorer.core.extension;

import java.util.List;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Refit;

/**
 * A convolution between two tensors that can be replaced: none of the channels that it reads is replaced itself, but they change with what is
 * replaced in front of it. Its weights can be others for a while: {@link Refit}.
 *
 * @param layer  its id
 * @param behind id of the replaced layer in front of it
 * @param before ids of the replaced layers that its results lead to
 * @param input  what it reads, sizes known, channels first
 * @param output what it makes, sizes known, channels first
 * @param window where it reads
 * @param own    the weights that the network has
 */
public record Refittable(String layer, String behind, List<String> before, Tap input, Tap output, Window window, Refit own) {

	public Refittable {
		before = List.copyOf(before);
	}

	/**
	 * The window of a convolution, down and across: result (y, x) reads (y stride + i dilation - top, x stride + j dilation - left), zeros outside of
	 * the maps.
	 */
	public record Window(int height, int width, int strideDown, int strideAcross, int dilationDown, int dilationAcross, int top, int left) {
	}

	/** Numbers that one result is computed from. */
	public int columns() {
		return input.channels() * window.height() * window.width();
	}

	/**
	 * What the result at a position is computed from: as the weights of one output are.
	 *
	 * @param maps     what is read of an image, [channel][position]
	 * @param position of the result, row by row
	 * @param to       receives {@link #columns()} numbers from {@code at} on
	 */
	public void read(float[] maps, int position, double[] to, int at) {
		int y = position / output.width() * window.strideDown() - window.top();
		int x = position % output.width() * window.strideAcross() - window.left();
		int next = at;
		for (int c = 0; c < input.channels(); c++) {
			for (int i = 0; i < window.height(); i++) {
				int row = y + i * window.dilationDown();
				for (int j = 0; j < window.width(); j++) {
					int column = x + j * window.dilationAcross();
					boolean inside = row >= 0 && row < input.height() && column >= 0 && column < input.width();
					to[next++] = inside ? maps[(c * input.height() + row) * input.width() + column] : 0;
				}
			}
		}
	}
}
