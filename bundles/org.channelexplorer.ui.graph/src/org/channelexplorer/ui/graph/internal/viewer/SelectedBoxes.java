package org.channelexplorer.ui.graph.internal.viewer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.ui.graph.internal.parts.DiagramPart;
import org.channelexplorer.ui.graph.internal.parts.NodePart;
import org.eclipse.jface.viewers.StructuredSelection;

/** Which boxes of the drawing are selected, by the mouse, by keys and by others. */
final class SelectedBoxes {
	private final GraphControl control;
	private final Runnable changed;
	private DiagramPart part;
	private boolean telling = true;
	private String last;
	private boolean skipping;

	/** @param changed called when the user selects others */
	SelectedBoxes(GraphControl control, Runnable changed) {
		this.control = control;
		this.changed = changed;
		control.viewer().addSelectionChangedListener(e -> selected());
	}

	/** Exchanges the drawing; the layers that are selected stay so. @param exchange gives the new one */
	void keeping(Supplier<DiagramPart> exchange) {
		List<String> layers = layers();
		telling = false;
		part = exchange.get();
		telling = true;
		set(layers, false);
	}

	private Drawing drawing() {
		return part.diagram().drawing();
	}

	private NodePart box(int node) {
		return (NodePart) part.getChildren().get(node);
	}

	/** Ids of the selected layers, the primary one last. A collapsed block stands for its extracted layers, or all when none is. */
	List<String> layers() {
		List<String> ids = new ArrayList<>();
		for (DisplayNode n : nodes()) {
			if (n.isBlock()) {
				ids.addAll(n.extracted().isEmpty() ? n.members().stream().map(Layer::id).toList() : n.extracted());
			} else {
				ids.add(n.layer().id());
			}
		}
		return ids;
	}

	/** The selected boxes, the primary one last. */
	List<DisplayNode> nodes() {
		List<DisplayNode> nodes = new ArrayList<>();
		for (Object o : control.viewer().getSelectedEditParts()) {
			if (o instanceof NodePart node) {
				nodes.add(node.node().content());
			}
		}
		return nodes;
	}

	/** Selects the boxes that show these layers, without telling. */
	void set(List<String> ids, boolean reveal) {
		if (part == null) {
			return;
		}
		Set<Integer> nodes = new LinkedHashSet<>();
		for (String id : ids) {
			int node = drawing().graph().indexOfLayer(id);
			nodes.remove(node);
			if (node >= 0) {
				nodes.add(node);
			}
		}
		telling = false;
		control.viewer().setSelection(new StructuredSelection(nodes.stream().map(this::box).toList()));
		telling = true;
		emphasise();
		if (reveal && !nodes.isEmpty()) {
			control.reveal(box(List.copyOf(nodes).getLast()));
		}
	}

	/** Selects one box and shows it. */
	void select(DisplayNode node) {
		NodePart box = box(drawing().graph().indexOf(node.id()));
		control.viewer().select(box);
		control.reveal(box);
	}

	private void selected() {
		if (telling) {
			emphasise();
			changed.run();
		}
	}

	private void emphasise() {
		if (part != null) {
			List<DisplayNode> nodes = nodes();
			last = nodes.isEmpty() ? last : nodes.getLast().members().getLast().id();
			control.labels().repaint();
			part.emphasise(nodes.stream().map(n -> drawing().graph().indexOf(n.id())).toList());
		}
	}

	/** Lets the cursor keys pass over boxes of which nothing was read, or stop there. */
	void setSkipping(boolean skip) {
		skipping = skip;
	}

	/**
	 * Selects the next box in a direction. Where nothing is selected, keys start at what was selected last, or against the flow at the layer
	 * that views show.
	 */
	void move(KeyNavigation.Direction direction, String shown) {
		if (part == null) {
			return;
		}
		DisplayGraph graph = drawing().graph();
		List<DisplayNode> now = nodes();
		int from = !now.isEmpty() ? graph.indexOf(now.getLast().id())
				: last != null ? graph.indexOfLayer(last) : KeyNavigation.against(drawing(), direction) && shown != null ? graph.indexOfLayer(shown) : -1;
		int next = KeyNavigation.next(drawing(), from, direction, i -> !skipping || !graph.nodes().get(i).extracted().isEmpty());
		if (next >= 0) {
			select(graph.nodes().get(next));
		}
	}
}
