package org.channelexplorer.plot.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Surface;

/**
 * The names above columns, from left to right: whole, in as few lines as they need, each moved aside a little where its neighbours need
 * room. Where there is no room for all, some of them, each so that it can be read.
 */
public final class ColumnNames {
	private static final double LEAST = 0.8; // of a name that is cut: "151_C..." does not tell one numbered class from the next
	private static final double BETWEEN = 4;
	private static final double LETTER = 6.2;
	private static final double APART = 9; // pixels between names while there are lines left
	private static final double ASIDE = 1.2; // columns by which a name is moved at most

	private final Surface surface;
	private final double size;
	private final int rgb;
	private final double width;
	private final double[] lines;
	private final List<Name> names = new ArrayList<>();

	private record Name(String text, double centre, double column, double width) {
	}

	// names that touch: they keep their distances and are moved together
	private record Block(int from, int to, double wish, double length) {
		double left(double room) {
			return Math.clamp(wish, 0, Math.max(0, room - length));
		}
	}

	/**
	 * @param size  of the letters, pixels
	 * @param width of the surface, beyond which no name reaches
	 * @param lines base lines, the one to prefer first
	 */
	public ColumnNames(Surface surface, double size, int rgb, double width, double... lines) {
		this.surface = surface;
		this.size = size;
		this.rgb = rgb;
		this.width = width;
		this.lines = lines.clone();
	}

	/** Width of a name, about, where there is nothing yet to measure it with; pixels. */
	public static double about(String name) {
		return LETTER * name.length();
	}

	/** Width of names in one line, about. */
	public static double about(List<String> names) {
		return names.stream().mapToDouble(name -> about(name) + BETWEEN).sum();
	}

	/** Adds a name. @param column width of what it names */
	public void add(String name, double centre, double column) {
		names.add(new Name(name, centre, column, surface.width(name, size, false)));
	}

	/** Draws the names. */
	public void draw() {
		for (int n = 1; n <= lines.length; n++) {
			if (whole(n, n < lines.length ? APART : BETWEEN)) {
				return;
			}
		}
		some();
	}

	// one after the other in n lines
	private boolean whole(int n, double gap) {
		double[] lefts = new double[names.size()];
		for (int line = 0; line < n; line++) {
			int first = line;
			int[] own = IntStream.range(0, names.size()).filter(i -> i % n == first).toArray();
			if (!place(own, lefts, gap)) {
				return false;
			}
		}
		for (int i = 0; i < lefts.length; i++) {
			Name name = names.get(i);
			surface.text(name.text, lefts[i] + name.width / 2, lines[i % n], size, Anchor.MIDDLE, false, rgb);
		}
		return true;
	}

	private boolean place(int[] own, double[] lefts, double gap) {
		List<Block> blocks = new ArrayList<>();
		for (int i = 0; i < own.length; i++) {
			Name name = names.get(own[i]);
			Block block = new Block(i, i + 1, name.centre - name.width / 2, name.width);
			while (!blocks.isEmpty() && blocks.getLast().left(width) + blocks.getLast().length + gap > block.left(width)) {
				Block before = blocks.removeLast();
				double apart = before.length + gap;
				int a = before.to - before.from;
				int b = block.to - block.from;
				block = new Block(before.from, block.to, (a * before.wish + b * (block.wish - apart)) / (a + b), apart + block.length);
			}
			blocks.add(block);
		}
		for (Block block : blocks) {
			double left = block.left(width);
			for (int i = block.from; i < block.to; i++) {
				Name name = names.get(own[i]);
				lefts[own[i]] = left;
				if (left + name.width > width + 1 || Math.abs(left + name.width / 2 - name.centre) > Math.min(name.width / 2, ASIDE * name.column)) {
					return false;
				}
				left += name.width + gap;
			}
		}
		return true;
	}

	// the first of several that are too close
	private void some() {
		double[] ends = new double[lines.length];
		Arrays.fill(ends, Double.NEGATIVE_INFINITY);
		for (Name name : names) {
			double cut = Math.min(name.width, lines.length * name.column - BETWEEN);
			double wanted = cut >= LEAST * name.width ? cut : name.width;
			double left = Math.clamp(name.centre - wanted / 2, 0, Math.max(0, width - wanted));
			for (int line = 0; line < lines.length; line++) {
				if (left >= ends[line] + BETWEEN) {
					ends[line] = left + wanted;
					surface.text(surface.fit(name.text, size, false, wanted), left + wanted / 2, lines[line], size, Anchor.MIDDLE, false, rgb);
					break;
				}
			}
		}
	}
}
