package org.channelexplorer.ui.graph.internal.layout;

import org.channelexplorer.plot.internal.arrangement.DisplayEdge;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.plot.internal.arrangement.Placement;
import org.eclipse.core.runtime.IProgressMonitor;

/** The layout that suits a drawing. */
public final class Layouts {
	/** What ELK lays out in about a second: boxes, and places where a long edge passes a rank. */
	static final int CAREFUL = 2_500;

	private Layouts() {
	}

	/**
	 * Lays a drawing out. The same drawing gives the same placement.
	 *
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
	 */
	public static Placement place(DisplayGraph graph, Sizes sizes, Orientation orientation, IProgressMonitor monitor) {
		if (effort(graph) <= CAREFUL) {
			return LayeredLayout.place(graph, sizes, orientation, monitor);
		}
		return LaneLayout.place(graph, sizes, orientation, monitor);
	}

	/**
	 * Lays a drawing out and, when it would be small in its window, wraps it into columns (of a drawing that flows to the right, rows).
	 *
	 * @param width  of the window in pixels, 0 for no wrapping
	 * @param height of the window in pixels, 0 for no wrapping
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
	 */
	public static Placement place(DisplayGraph graph, Sizes sizes, Orientation orientation, int width, int height, IProgressMonitor monitor) {
		Placement placement = place(graph, sizes, orientation, monitor);
		return width < 1 || height < 1 || graph.nodes().isEmpty() ? placement : Columns.wrap(graph, placement, orientation, width, height);
	}

	private static long effort(DisplayGraph graph) {
		int n = graph.nodes().size();
		int[] rank = new int[n];
		for (int i = 0; i < n; i++) {
			for (int e : graph.incoming(i)) {
				int from = graph.edges().get(e).from();
				if (from < i) {
					rank[i] = Math.max(rank[i], rank[from] + 1);
				}
			}
		}
		long passed = 0;
		for (DisplayEdge e : graph.edges()) {
			passed += Math.max(0, rank[e.to()] - rank[e.from()] - 1);
		}
		return n + passed;
	}
}
