package org.channelexplorer.plot.internal.heatmap;

import java.util.List;
import org.channelexplorer.core.result.ActivationHeatmap.Linkage;
import org.channelexplorer.core.result.ActivationHeatmap.Merge;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;

/** The tree of a linkage beside its items, and where it is cut. Any depth: nothing here descends. */
final class LinkTree {
	private final Linkage linkage;
	private final double[] middle; // of every node, in items
	private final int[] groups;
	private final int count;
	private final double most;

	/** @param count number of groups that the cut leaves; 0 for no cut */
	LinkTree(Linkage linkage, int count) {
		this.linkage = linkage;
		int n = linkage.items();
		this.count = Math.min(count, n);
		groups = count > 0 ? linkage.groups(count) : null;
		middle = new double[2 * n];
		int[] order = linkage.order();
		for (int i = 0; i < n; i++) {
			middle[order[i]] = i + 0.5;
		}
		List<Merge> merges = linkage.merges();
		for (int m = 0; m < merges.size(); m++) {
			middle[n + m] = (middle[merges.get(m).left()] + middle[merges.get(m).right()]) / 2;
		}
		most = merges.isEmpty() || merges.getLast().height() <= 0 ? 1 : merges.getLast().height();
	}

	/** Whether the cut leaves groups to show. */
	boolean cut() {
		return groups != null;
	}

	/** Group of an item, -1 without a cut. */
	int group(int item) {
		return groups == null ? -1 : groups[item];
	}

	private double height(int node) {
		int n = linkage.items();
		return node < n ? 0 : linkage.merges().get(node - n).height();
	}

	/** Height of the cut, between the last merge that is kept and the first that is not. */
	private double cutHeight() {
		int n = linkage.items();
		double above = count <= 1 ? most * 1.02 : linkage.merges().get(n - count).height();
		double below = count >= n ? 0 : linkage.merges().get(n - count - 1).height();
		return (above + below) / 2;
	}

	/** Number of groups that a cut leaves. @param share height of the cut as a share of the tree's, 0 to 1 */
	int groupsAt(double share) {
		return (int) linkage.merges().stream().filter(m -> m.height() > share * most).count() + 1;
	}

	/**
	 * Draws the tree.
	 *
	 * @param across  whether the items lie side by side, and the tree above them; otherwise below each other, and the tree left of them
	 * @param from    the item at the start of the side
	 * @param to      the item at its end
	 * @param x       corner of the tree's place
	 * @param y       corner of the tree's place
	 * @param length  pixels along the items
	 * @param depth   pixels of the highest merge
	 */
	void draw(Surface s, Theme theme, boolean across, double from, double to, double x, double y, double length, double depth) {
		s.within(x, y, across ? length : depth, across ? depth : length, inner -> {
			double scale = length / (to - from);
			for (int m = linkage.merges().size() - 1; m >= 0; m--) {
				Merge merge = linkage.merges().get(m);
				double a = (middle[merge.left()] - from) * scale;
				double b = (middle[merge.right()] - from) * scale;
				if (Math.abs(a - b) < 1 || Math.max(a, b) < 0 || Math.min(a, b) > length) {
					continue; // too narrow to be seen
				}
				double top = depth - 1 - merge.height() / most * (depth - 3);
				double left = depth - 1 - height(merge.left()) / most * (depth - 3);
				double right = depth - 1 - height(merge.right()) / most * (depth - 3);
				double[] along = { a, a, b, b };
				double[] up = { left, top, top, right };
				inner.path(across ? along : up, across ? up : along, colour(m, theme), 1);
			}
			if (cut()) {
				double at = depth - 1 - Math.min(1, cutHeight() / most) * (depth - 3);
				inner.line(across ? 0 : at, across ? at : 0, across ? length : at, across ? at : length, theme.error(), 1);
			}
		});
	}

	private int colour(int merge, Theme theme) {
		int n = linkage.items();
		if (!cut() || merge >= n - count) {
			return theme.quiet();
		}
		int node = linkage.merges().get(merge).left();
		while (node >= n) {
			node = linkage.merges().get(node - n).left();
		}
		return Palette.color(groups[node]);
	}
}
