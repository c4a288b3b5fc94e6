package org.channelexplorer.ui.graph.internal.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Placement;
import org.channelexplorer.plot.internal.network.Scores;
import org.channelexplorer.ui.LayerMark;
import org.channelexplorer.ui.graph.internal.figures.Fonts;
import org.channelexplorer.ui.graph.internal.figures.NetworkPalette;
import org.channelexplorer.ui.graph.internal.figures.NodeFigure;
import org.channelexplorer.ui.graph.internal.figures.Style;
import org.channelexplorer.ui.graph.internal.layout.Sizes;
import org.channelexplorer.ui.graph.internal.parts.Diagram;
import org.channelexplorer.ui.graph.internal.parts.DiagramPart;
import org.channelexplorer.ui.graph.internal.parts.NodePart;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * Shows a {@link Network} as a drawing. The input is a network; the selection consists of its {@link Layer}s, the primary one
 * last. What is drawn (collapsed blocks, places) is a {@link Drawing} given by {@link #show}; laying out is not the viewer's
 * task.
 */
public final class NetworkViewer extends Viewer {

	private final GraphControl control;
	private final Style style;
	private final LocalResourceManager resources;
	private final List<DrawingListener> listeners = new CopyOnWriteArrayList<>();
	private final List<Runnable> appearanceListeners = new CopyOnWriteArrayList<>();
	private final SelectedBoxes boxes;
	private Network network;
	private Set<String> extracted = Set.of();
	private DiagramPart part;
	private String shown;

	public NetworkViewer(Composite parent) {
		resources = new LocalResourceManager(JFaceResources.getResources(), parent);
		Font normal = JFaceResources.getDefaultFont();
		FontDescriptor descriptor = FontDescriptor.createFrom(normal);
		style = new Style(new Fonts(normal, resources.create(descriptor.setStyle(SWT.BOLD)), resources.create(descriptor.increaseHeight(-2))));
		control = new GraphControl(parent, style, this::move);
		boxes = new SelectedBoxes(control, () -> fireSelectionChanged(new SelectionChangedEvent(this, getSelection())));
		control.zoom().manager().addZoomListener(style::setZoom);
		getControl().addListener(SWT.Resize, e -> control.zoom().layOut());
		setPalette(NetworkPalette.current());
		Themes.onChange(getControl(), () -> setPalette(NetworkPalette.current()));
	}

	@Override
	public Control getControl() {
		return control.viewer().getControl();
	}

	@Override
	public Network getInput() {
		return network;
	}

	/** Sets the network; nothing is seen before {@link #show}. */
	@Override
	public void setInput(Object input) {
		Network old = network;
		network = (Network) input;
		inputChanged(network, old);
	}

	/** The layers whose numbers are there, which are emphasised. */
	public void setExtracted(Set<String> layerIds) {
		extracted = Set.copyOf(layerIds);
	}

	/** The layers whose numbers are there. */
	public Set<String> extracted() {
		return extracted;
	}

	/** How large boxes are for layouts, with the miniatures of the drawing. */
	public Sizes sizes() {
		Sizes folded = control.sizes(style.normal());
		return part == null ? folded : folded.with(drawing().insides());
	}

	/** The drawing, null before the first. */
	public Drawing drawing() {
		return part == null ? null : part.diagram().drawing();
	}

	/** Shows a drawing; selection and zoom stay. */
	public void show(Drawing drawing) {
		if (part != null && part.diagram().drawing().graph() == drawing.graph()) {
			part.diagram().setDrawing(drawing);
			part.placeAll();
		} else {
			boxes.keeping(() -> {
				control.viewer().setContents(new Diagram(drawing, style, new Owner()));
				part = (DiagramPart) control.viewer().getContents();
				control.zoom().setFill(part::fill);
				return part;
			});
			control.labels().setPart(part);
			setShown(shown);
		}
		control.labels().repaint();
		control.zoom().setExtent(drawing.placement().extent());
		listeners.forEach(l -> l.drawingChanged(drawing));
	}

	/** Colours the layers by a metric. */
	public void setScores(Scores scores) {
		style.setScores(scores);
		refresh();
	}

	public Scores scores() {
		return style.scores();
	}

	/** Marks layers, by id. */
	public void setMarks(Map<String, LayerMark> marks) {
		style.setMarks(marks);
		refresh();
	}

	/** The marks of layers, by id. */
	public Map<String, LayerMark> marks() {
		return style.marks().byLayer();
	}

	public NetworkPalette palette() {
		return style.palette();
	}

	/** Changes all colours. */
	public void setPalette(NetworkPalette palette) {
		style.setPalette(palette);
		control.zoom().viewport().setOpaque(true); // the theme colours the control behind it
		control.zoom().viewport().setBackgroundColor(palette.background());
		refresh();
	}

	@Override
	public void refresh() {
		control.repaint();
		appearanceListeners.forEach(Runnable::run);
	}

	/** Adds a listener that is called when colours or scores change. */
	public void addAppearanceListener(Runnable listener) {
		appearanceListeners.add(listener);
	}

	public void removeAppearanceListener(Runnable listener) {
		appearanceListeners.remove(listener);
	}

	public void addListener(DrawingListener listener) {
		listeners.add(listener);
	}

	public void removeListener(DrawingListener listener) {
		listeners.remove(listener);
	}

	public Zoom zoom() {
		return control.zoom();
	}

	/** The history of what was done to the drawing. */
	public CommandStack commands() {
		return control.domain().getCommandStack();
	}

	/** Replaces the history, by one shared with others. */
	public void setCommandStack(CommandStack stack) {
		control.domain().setCommandStack(stack);
	}

	/** The menu shown on right click; asked for by key, it opens at the selected box. */
	public void setContextMenu(MenuManager menu) {
		control.viewer().setContextMenu(menu);
		getControl().addListener(SWT.MenuDetect, e -> {
			List<DisplayNode> nodes = selectedNodes();
			if (e.detail == SWT.MENU_KEYBOARD && !nodes.isEmpty()) {
				NodePart box = (NodePart) part.getChildren().get(drawing().graph().indexOf(nodes.getLast().id()));
				control.reveal(box);
				Box b = drawing().placement().boxes().get(box.node().index());
				Zoom.View v = control.zoom().view();
				org.eclipse.swt.graphics.Point at = getControl().toDisplay((int) (b.x() * v.zoom()) - v.x() + 8,
						(int) ((b.y() + box.figure().head()) * v.zoom()) - v.y());
				e.x = at.x;
				e.y = at.y;
			}
		});
	}

	/** What else keys do; true when it was something. */
	public void setKeys(java.util.function.Predicate<org.eclipse.swt.events.KeyEvent> keys) {
		control.setKeys(keys);
	}

	/** The figure of the box that holds a layer; for tests. */
	public NodeFigure figure(String layer) {
		return ((NodePart) part.getChildren().get(drawing().graph().indexOfLayer(layer))).figure();
	}

	/** The figures of all unfolded boxes, in network order. */
	public List<NodeFigure> unfolded() {
		if (part == null || drawing().insides().isEmpty()) {
			return List.of();
		}
		List<NodeFigure> figures = new ArrayList<>();
		for (int i = 0; i < drawing().graph().nodes().size(); i++) {
			if (drawing().inside(i) != null) {
				figures.add(((NodePart) part.getChildren().get(i)).figure());
			}
		}
		return figures;
	}

	/** The miniature at a place of the control, null for none. */
	public Miniature miniatureAt(int x, int y) {
		Point place = place(x, y);
		return unfolded().stream().map(f -> f.miniatureAt(place.x, place.y)).filter(Objects::nonNull).findFirst().orElse(null);
	}

	/** The place of the drawing that is seen at a place of the control. */
	public Point place(int x, int y) {
		Zoom.View view = control.zoom().view();
		return new Point((int) Math.round((x + view.x()) / view.zoom()), (int) Math.round((y + view.y()) / view.zoom()));
	}

	/** Marks the layer that views show; null for none. */
	public void setShown(String layer) {
		shown = layer;
		control.labels().setShown(part == null || layer == null ? -1 : drawing().graph().indexOfLayer(layer));
	}

	/** The layer that is marked, null for none. */
	public String shown() {
		return shown;
	}

	/** How large the drawing is shown. */
	public Style style() {
		return style;
	}

	@Override
	public IStructuredSelection getSelection() {
		List<Layer> layers = new ArrayList<>();
		if (network != null) {
			selectedLayers().forEach(id -> network.layer(id).ifPresent(layers::add));
		}
		return new StructuredSelection(layers);
	}

	/** Selects the boxes that show these layers and tells listeners of the layers: of those of a collapsed block these alone were asked for. */
	@Override
	public void setSelection(ISelection selection, boolean reveal) {
		List<Layer> layers = new ArrayList<>();
		if (selection instanceof IStructuredSelection s) {
			for (Object o : s) {
				if (o instanceof Layer layer) {
					layers.add(layer);
				}
			}
		}
		setSelectedLayers(layers.stream().map(Layer::id).toList(), reveal);
		fireSelectionChanged(new SelectionChangedEvent(this, new StructuredSelection(layers)));
	}

	/** Ids of the selected layers, the primary one last. A collapsed block stands for its extracted layers, or all when none is. */
	public List<String> selectedLayers() {
		return boxes.layers();
	}

	/** The selected boxes, the primary one last. */
	public List<DisplayNode> selectedNodes() {
		return boxes.nodes();
	}

	/** Selects the boxes that show these layers, without telling listeners. */
	public void setSelectedLayers(List<String> ids, boolean reveal) {
		boxes.set(ids, reveal);
	}

	/** Selects one box and shows it. */
	public void select(DisplayNode node) {
		boxes.select(node);
	}

	/** Lets the cursor keys pass over boxes of which nothing was read, or stop there. */
	public void setSkipping(boolean skip) {
		boxes.setSkipping(skip);
	}

	private void move(KeyNavigation.Direction direction) {
		boxes.move(direction, shown);
	}

	private final class Owner implements Diagram.Owner {
		@Override
		public void moved(Placement placement) {
			show(drawing().with(placement));
		}

		@Override
		public void opened(DisplayNode node) {
			listeners.forEach(l -> l.opened(node));
		}

		@Override
		public void resized(DisplayNode node, int width, int height) {
			listeners.forEach(l -> l.resized(node, width, height));
		}

		@Override
		public void clicked(Miniature miniature, int x, int y, int keys) {
			listeners.forEach(l -> l.clicked(miniature, x, y, keys));
		}

		@Override
		public void surrounded(Miniature miniature, PointList line, int keys) {
			listeners.forEach(l -> l.surrounded(miniature, line, keys));
		}
	}
}
