package org.channelexplorer.ui.graph.internal.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayEdge;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Nesting;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.plot.internal.arrangement.Placement;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Lays a drawing out in layers, with orthogonal edges (Sugiyama's method, by ELK). The same drawing gives the same placement. */
final class LayeredLayout {
	static {
		LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredOptions());
	}

	private LayeredLayout() {
	}

	/** @throws OperationCanceledException when cancelled */
	static Placement place(DisplayGraph graph, Sizes sizes, Orientation orientation, IProgressMonitor monitor) {
		ElkNode root = ElkGraphUtil.createGraph();
		options(root, orientation);
		List<ElkNode> nodes = new ArrayList<>(graph.nodes().size());
		boolean down = orientation == Orientation.DOWN;
		List<Rooms> rooms = rooms(graph, down);
		for (int i = 0; i < rooms.size(); i++) {
			DisplayNode n = graph.nodes().get(i);
			int room = rooms.get(i).before + rooms.get(i).after;
			ElkNode node = ElkGraphUtil.createNode(root);
			node.setDimensions(sizes.width(n) + (down ? 0 : room), sizes.height(n) + (down ? room : 0));
			nodes.add(node);
		}
		List<ElkEdge> edges = new ArrayList<>(graph.edges().size());
		for (DisplayEdge e : graph.edges()) {
			edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(e.from()), nodes.get(e.to())));
		}
		new RecursiveGraphLayoutEngine().layout(root, new Progress(monitor));
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
		List<Box> boxes = IntStream.range(0, rooms.size()).mapToObj(i -> box(nodes.get(i), rooms.get(i), down)).toList();
		return new Placement(boxes, IntStream.range(0, edges.size()).mapToObj(e -> route(edges.get(e), boxes.get(graph.edges().get(e).from()),
				boxes.get(graph.edges().get(e).to()), down)).toList());
	}

	/** Room kept free beside a box in the direction of the flow, for the frames that begin and end with it. */
	private record Rooms(int before, int after) {
	}

	private static List<Rooms> rooms(DisplayGraph graph, boolean down) {
		Nesting nesting = new Nesting(graph);
		return IntStream.range(0, graph.nodes().size())
				.mapToObj(i -> new Rooms((down ? Nesting.TOP : Nesting.SIDE) * nesting.begin(i), Nesting.SIDE * nesting.end(i))).toList();
	}

	private static void options(ElkNode root, Orientation orientation) {
		root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
		root.setProperty(CoreOptions.DIRECTION, orientation == Orientation.DOWN ? Direction.DOWN : Direction.RIGHT);
		root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
		root.setProperty(CoreOptions.RANDOM_SEED, 1);
		root.setProperty(CoreOptions.SPACING_NODE_NODE, 24.0);
		root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 40.0);
		root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 12.0);
		root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 8.0);
		root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
		root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 8.0);
		root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.DEPTH_FIRST);
		root.setProperty(LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
		root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.NETWORK_SIMPLEX);
		// measured on InceptionV3: every chain straight, and half as wide as with an alignment to one side
		root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
		root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
	}

	private static Box box(ElkNode n, Rooms room, boolean down) {
		int both = room.before + room.after;
		return new Box((int) Math.round(n.getX()) + (down ? 0 : room.before), (int) Math.round(n.getY()) + (down ? room.before : 0),
				(int) n.getWidth() - (down ? 0 : both), (int) n.getHeight() - (down ? both : 0));
	}

	/** ELK's way, led through the room to the boxes. */
	private static int[] route(ElkEdge edge, Box from, Box to, boolean down) {
		if (edge.getSections().isEmpty()) {
			return new int[0];
		}
		ElkEdgeSection s = edge.getSections().getFirst();
		int[] points = new int[4 + 2 * s.getBendPoints().size()];
		points[0] = (int) Math.round(s.getStartX());
		points[1] = (int) Math.round(s.getStartY());
		int i = 2;
		for (ElkBendPoint b : s.getBendPoints()) {
			points[i++] = (int) Math.round(b.getX());
			points[i++] = (int) Math.round(b.getY());
		}
		points[i++] = (int) Math.round(s.getEndX());
		points[i] = (int) Math.round(s.getEndY());
		int along = down ? 1 : 0;
		points[along] = inside(points[along], down ? from.y() : from.x(), down ? from.bottom() : from.right());
		int end = points.length - 2 + along;
		points[end] = inside(points[end], down ? to.y() : to.x(), down ? to.bottom() : to.right());
		return points;
	}

	private static int inside(int at, int first, int last) {
		return Math.max(first, Math.min(last, at));
	}

	/** Lets a job's monitor cancel ELK, which asks between its phases. */
	private static final class Progress extends BasicProgressMonitor {
		private final IProgressMonitor monitor;

		Progress(IProgressMonitor monitor) {
			this.monitor = monitor;
		}

		@Override
		public boolean isCanceled() {
			return monitor.isCanceled();
		}

		@Override
		protected BasicProgressMonitor doSubTask(float work, int maxHierarchyLevels) {
			return new Progress(monitor);
		}
	}
}
