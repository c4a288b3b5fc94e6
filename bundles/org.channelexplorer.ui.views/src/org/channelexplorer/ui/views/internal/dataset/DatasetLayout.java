package org.channelexplorer.ui.views.internal.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.data.Labels;

/**
 * Where headings and images lie in the Dataset view: a value, no widget. Heights are in pixels from the top of the whole list.
 */
public final class DatasetLayout {
	static final int GAP = 4;

	/** A class with the images that pass the filter. */
	public record Block(int classIndex, int[] rows, int top, boolean collapsed) {
	}

	/** A place that was hit: {@code image} is -1 on a heading. */
	public record Hit(int classIndex, int image) {
	}

	private final List<Block> blocks = new ArrayList<>();
	private final int header;
	private final int cell;
	private final int columns;
	private final int height;

	/**
	 * @param shown     whether each image passes the filter
	 * @param collapsed indices of the classes of which only the heading is shown
	 * @param header    height of a heading
	 * @param thumb     side of an image
	 */
	DatasetLayout(Labels labels, boolean[] shown, Set<Integer> collapsed, int width, int header, int thumb) {
		this.header = header;
		cell = thumb + GAP;
		columns = Math.max(1, (width - GAP) / cell);
		int[] counts = new int[labels.classes().size()];
		for (int i = 0; i < shown.length; i++) {
			counts[labels.classOf(i)] += shown[i] ? 1 : 0;
		}
		int[][] rows = new int[counts.length][];
		for (int c = 0; c < counts.length; c++) {
			rows[c] = new int[counts[c]];
		}
		int[] filled = new int[counts.length];
		for (int i = 0; i < shown.length; i++) {
			if (shown[i]) {
				int c = labels.classOf(i);
				rows[c][filled[c]++] = i;
			}
		}
		int y = 0;
		for (int c = 0; c < counts.length; c++) {
			if (counts[c] == 0) {
				continue;
			}
			Block b = new Block(c, rows[c], y, collapsed.contains(c));
			blocks.add(b);
			y += header + gridHeight(b);
		}
		height = y;
	}

	private int gridHeight(Block b) {
		return b.collapsed ? 0 : (b.rows.length + columns - 1) / columns * cell + GAP;
	}

	/** Height of everything. */
	public int height() {
		return height;
	}

	/** Images in one line. */
	public int columns() {
		return columns;
	}

	/** The blocks that touch a stretch of the list. */
	public List<Block> between(int top, int bottom) {
		return blocks.stream().filter(b -> b.top < bottom && b.top + header + gridHeight(b) > top).toList();
	}

	/** The images in display order. */
	int[] order() {
		return blocks.stream().filter(b -> !b.collapsed).flatMapToInt(b -> java.util.Arrays.stream(b.rows)).toArray();
	}

	/** Left edge of the image at a place of its block. */
	public int x(int place) {
		return GAP + place % columns * cell;
	}

	/** Top of the image at a place of its block. */
	public int y(Block b, int place) {
		return b.top + header + GAP / 2 + place / columns * cell;
	}

	/** What lies at a place, null for nothing. */
	public Hit hit(int x, int y) {
		for (Block b : blocks) {
			if (y >= b.top && y < b.top + header) {
				return new Hit(b.classIndex, -1);
			}
			if (y >= b.top + header && y < b.top + header + gridHeight(b)) {
				int column = Math.floorDiv(x - GAP, cell);
				int line = (y - b.top - header - GAP / 2) / cell;
				int place = line * columns + column;
				boolean on = column >= 0 && column < columns && place < b.rows.length && y < y(b, place) + cell - GAP && x < x(place) + cell - GAP;
				return on ? new Hit(b.classIndex, b.rows[place]) : null;
			}
		}
		return null;
	}

	/** Top of an image, -1 when it is not shown. */
	int top(int image) {
		for (Block b : blocks) {
			int place = b.collapsed ? -1 : java.util.Arrays.binarySearch(b.rows, image);
			if (place >= 0) {
				return y(b, place);
			}
		}
		return -1;
	}
}
