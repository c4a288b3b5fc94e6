package org.channelexplorer.ui.graph.internal.parts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.plot.internal.arrangement.Placement;
import org.eclipse.gef.commands.Command;

/** Moves boxes; the edges follow. */
final class MoveCommand extends Command {
	private final Diagram diagram;
	private final Map<Integer, int[]> deltas = new HashMap<>();
	private Placement before;
	private Placement after;

	MoveCommand(DiagramPart part, List<Integer> nodes, int dx, int dy) {
		super(nodes.size() == 1 ? "Move Layer" : "Move " + nodes.size() + " Layers");
		diagram = part.diagram();
		nodes.forEach(n -> deltas.put(n, new int[] { dx, dy }));
	}

	@Override
	public void execute() {
		before = diagram.drawing().placement();
		after = diagram.moved(deltas);
		redo();
	}

	@Override
	public void redo() {
		diagram.owner().moved(after);
	}

	@Override
	public void undo() {
		diagram.owner().moved(before);
	}
}
