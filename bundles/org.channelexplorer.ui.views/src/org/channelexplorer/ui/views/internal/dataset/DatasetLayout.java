package org.channelexplorer.ui.views.internal.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Where headings and images lie in the Dataset view: a value, no widget. Heights are in pixels from the top of the whole list.
 */
public final class DatasetLayout {
	static final int GAP = 4;

	/**
	 * A class with the images that are shown.
	 *
	 * @param total its images in the focus
	 */
	public record Block(int classIndex, int[] rows, int total, int top, boolean collapsed) {
	}

	/** A place that was hit: {@code image} is -1 on a heading. */
	public record Hit(int classIndex, int image) {
	}

	private record Place(Block block, int place) {
	}

	private final List<Block> blocks = new ArrayList<>();
	private final Map<Integer, Place> places = new HashMap<>();
	private final int header;
	private final int cell;
	private final int line;
	private final int columns;
	private final int height;

	/**
	 * @param collapsed whether only the heading of a class is shown, by its index
	 * @param header    height of a heading
	 * @param thumb     side of an image
	 * @param caption   height of the text below an image
	 */
	public DatasetLayout(DatasetOrder order, IntPredicate collapsed, int width, int header, int thumb, int caption) {
		this.header = header;
		cell = thumb + GAP;
		line = cell + caption;
		columns = Math.max(1, (width - GAP) / cell);
		int y = 0;
		for (int b = 0; b < order.classes().length; b++) {
			Block block = new Block(order.classes()[b], order.rows()[b], order.totals()[b], y, collapsed.test(order.classes()[b]));
			blocks.add(block);
			for (int p = 0; p < block.rows.length && !block.collapsed; p++) {
				places.put(block.rows[p], new Place(block, p));
			}
			y += header + gridHeight(block);
		}
		height = y;
	}

	private int gridHeight(Block b) {
		return b.collapsed ? 0 : (b.rows.length + columns - 1) / columns * line + GAP;
	}

	/** Height of everything. */
	public int height() {
		return height;
	}

	/** Images in one line. */
	public int columns() {
		return columns;
	}

	/** Number of images, those of folded classes, too. */
	public int count() {
		return blocks.stream().mapToInt(b -> b.rows.length).sum();
	}

	/** The blocks that touch a stretch of the list. */
	public List<Block> between(int top, int bottom) {
		return blocks.stream().filter(b -> b.top < bottom && b.top + header + gridHeight(b) > top).toList();
	}

	/** The first place of a block whose image may reach below a height. */
	int firstBelow(Block b, int top) {
		return Math.max(0, (top - b.top - header) / line) * columns;
	}

	/** The first image that lies wholly below a height and begins above another, -1 for none. */
	int first(int top, int bottom) {
		for (Block b : between(top, bottom)) {
			for (int p = firstBelow(b, top); p < b.rows.length && !b.collapsed && y(b, p) < bottom; p++) {
				if (y(b, p) >= top) {
					return b.rows[p];
				}
			}
		}
		return -1;
	}

	/** The images in display order. */
	int[] order() {
		return blocks.stream().filter(b -> !b.collapsed).flatMapToInt(b -> Arrays.stream(b.rows)).toArray();
	}

	/** Left edge of the image at a place of its block. */
	public int x(int place) {
		return GAP + place % columns * cell;
	}

	/** Top of the image at a place of its block. */
	public int y(Block b, int place) {
		return b.top + header + GAP / 2 + place / columns * line;
	}

	/** What lies at a place, null for nothing. */
	public Hit hit(int x, int y) {
		Block b = blockAt(y);
		if (b == null) {
			return null;
		}
		if (y < b.top + header) {
			return new Hit(b.classIndex, -1);
		}
		int column = Math.floorDiv(x - GAP, cell);
		int row = (y - b.top - header - GAP / 2) / line;
		int place = row * columns + column;
		boolean on = column >= 0 && column < columns && place < b.rows.length && y < y(b, place) + line - GAP && x < x(place) + cell - GAP;
		return on ? new Hit(b.classIndex, b.rows[place]) : null;
	}

	/** The class whose heading or images lie at a height, null below the last. */
	Block blockAt(int y) {
		return blocks.stream().filter(b -> y >= b.top && y < b.top + header + gridHeight(b)).findFirst().orElse(null);
	}

	/** Top of an image, -1 when it is not shown. */
	int top(int image) {
		Place p = places.get(image);
		return p == null ? -1 : y(p.block, p.place);
	}
}
