package org.channelexplorer.ui.graph.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.ui.graph.internal.layout.Box;

/**
 * The frame around the boxes of an expanded block.
 *
 * @param path the block
 * @param box  where the frame is
 */
public record Group(String path, Box box) {
	private static final int SIDE = 5;
	private static final int TOP = 12;
	/** Beyond this, frames cost more than they tell. */
	private static final int MOST_NODES = 3_000;

	/** The frames of a drawing, outermost first: of those blocks whose boxes lie together, without a box of another block between. */
	public static List<Group> of(Drawing drawing) {
		List<DisplayNode> nodes = drawing.graph().nodes();
		if (nodes.size() > MOST_NODES) {
			return List.of();
		}
		Map<String, Box> around = new LinkedHashMap<>();
		Map<String, Integer> counts = new HashMap<>();
		Map<String, Integer> levels = new HashMap<>();
		for (int i = 0; i < nodes.size(); i++) {
			List<String> paths = levels(nodes.get(i));
			for (int k = 0; k < paths.size(); k++) {
				around.merge(paths.get(k), drawing.placement().boxes().get(i), Box::union);
				counts.merge(paths.get(k), 1, Integer::sum);
				levels.merge(paths.get(k), paths.size() - k, Math::max);
			}
		}
		List<Group> groups = new ArrayList<>();
		around.forEach((path, box) -> {
			int level = levels.get(path);
			Box framed = box.grown(SIDE * level, TOP * level, SIDE * level);
			if (counts.get(path) > 1 && alone(path, framed, drawing)) {
				groups.add(new Group(path, framed));
			}
		});
		groups.sort(java.util.Comparator.comparingInt(g -> g.path.length()));
		return groups;
	}

	private static List<String> levels(DisplayNode node) {
		List<String> paths = new ArrayList<>(Blocks.levels(node.block()));
		if (node.isBlock()) {
			paths.removeLast(); // it is drawn as a box itself
		}
		return paths;
	}

	private static boolean alone(String path, Box box, Drawing drawing) {
		for (int i = 0; i < drawing.graph().nodes().size(); i++) {
			DisplayNode n = drawing.graph().nodes().get(i);
			boolean member = n.block().equals(path) || n.block().startsWith(path + "/");
			if (!member && box.intersects(drawing.placement().boxes().get(i))) {
				return false;
			}
		}
		return true;
	}
}
