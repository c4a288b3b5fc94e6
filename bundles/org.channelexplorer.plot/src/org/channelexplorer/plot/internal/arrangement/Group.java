package org.channelexplorer.plot.internal.arrangement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The frame around the boxes of an expanded block.
 *
 * @param path the block
 * @param box  where the frame is
 */
public record Group(String path, Box box) {
	/** Beyond this, frames cost more than they tell. */
	private static final int MOST_NODES = 3_000;

	/** The frames of a drawing, outermost first: of those blocks whose boxes lie together, without a box of another block between. */
	public static List<Group> of(Drawing drawing) {
		List<DisplayNode> nodes = drawing.graph().nodes();
		if (nodes.size() > MOST_NODES) {
			return List.of();
		}
		Nesting nesting = new Nesting(drawing.graph());
		Map<String, Box> around = new LinkedHashMap<>();
		for (int i = 0; i < nodes.size(); i++) {
			Box box = drawing.placement().boxes().get(i);
			nesting.frames(i).forEach(path -> around.merge(path, box, Box::union));
		}
		List<Group> groups = new ArrayList<>();
		around.forEach((path, box) -> {
			int level = nesting.level(path);
			Box framed = box.grown(Nesting.SIDE * level, Nesting.TOP * level, Nesting.SIDE * level);
			if (alone(path, framed, drawing)) {
				groups.add(new Group(path, framed));
			}
		});
		groups.sort(java.util.Comparator.comparingInt(g -> g.path.length()));
		return groups;
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
