package org.channelexplorer.ui.graph.internal.viewer;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.channelexplorer.ui.graph.internal.figures.Style;
import org.channelexplorer.ui.graph.internal.layout.Sizes;
import org.channelexplorer.ui.graph.internal.parts.NodePart;
import org.channelexplorer.ui.graph.internal.parts.Parts;
import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.gef.EditDomain;
import org.eclipse.gef.KeyHandler;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.editparts.ScalableFreeformRootEditPart;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.tools.PanningSelectionTool;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;

/** The GEF viewer with its domain, zoom, mouse and keys. */
public final class GraphControl {
	private final EditDomain domain = new EditDomain();
	private final ScrollingGraphicalViewer viewer = new ScrollingGraphicalViewer();
	private final Zoom zoom;
	private final LabelLayer labels;
	private Predicate<KeyEvent> keys = e -> false;

	/** @param mover what the cursor keys do */
	public GraphControl(Composite parent, Style style, Consumer<KeyNavigation.Direction> mover) {
		viewer.createControl(parent);
		ScalableFreeformRootEditPart root = new ScalableFreeformRootEditPart();
		root.getZoomManager().setZoomAnimationStyle(ZoomManager.ANIMATE_NEVER);
		viewer.setRootEditPart(root);
		viewer.setEditPartFactory(new Parts());
		FigureCanvas canvas = (FigureCanvas) viewer.getControl();
		canvas.setScrollBarVisibility(FigureCanvas.ALWAYS);
		domain.addViewer(viewer);
		domain.setDefaultTool(new PanningSelectionTool());
		domain.loadDefaultTool();
		zoom = new Zoom(root);
		labels = new LabelLayer(style);
		root.getLayer(LayerConstants.HANDLE_LAYER).getParent().add(labels);
		zoom.viewport().addPropertyChangeListener(_ -> seen());
		zoom.manager().addZoomListener(_ -> seen());
		canvas.addListener(SWT.Resize, _ -> seen());
		new MouseNavigation(canvas, zoom);
		viewer.setKeyHandler(new Keys(mover));
	}

	private void seen() {
		labels.setSeen(zoom.viewport().getClientArea().getCopy());
		if (!zoom.readable()) {
			labels.repaint();
		}
	}

	/** Names and marks that keep their size. */
	LabelLayer labels() {
		return labels;
	}

	public ScrollingGraphicalViewer viewer() {
		return viewer;
	}

	public EditDomain domain() {
		return domain;
	}

	public Zoom zoom() {
		return zoom;
	}

	public void setKeys(Predicate<KeyEvent> keys) {
		this.keys = keys;
	}

	/** Box sizes for a font. */
	public Sizes sizes(Font font) {
		return new Sizes(FigureUtilities.getFontMetrics(font).getHeight());
	}

	public void repaint() {
		zoom.viewport().repaint();
	}

	/** Scrolls until a box is seen. */
	public void reveal(NodePart node) {
		viewer.flush();
		viewer.reveal(node);
	}

	private final class Keys extends KeyHandler {
		private final Consumer<KeyNavigation.Direction> mover;

		Keys(Consumer<KeyNavigation.Direction> mover) {
			this.mover = mover;
		}

		@Override
		public boolean keyPressed(KeyEvent e) {
			if ((e.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) != 0) {
				return super.keyPressed(e);
			}
			KeyNavigation.Direction direction = switch (e.keyCode) {
			case SWT.ARROW_DOWN -> KeyNavigation.Direction.DOWN;
			case SWT.ARROW_UP -> KeyNavigation.Direction.UP;
			case SWT.ARROW_LEFT -> KeyNavigation.Direction.LEFT;
			case SWT.ARROW_RIGHT -> KeyNavigation.Direction.RIGHT;
			default -> null;
			};
			if (direction != null) {
				mover.accept(direction);
				return true;
			}
			switch (e.character) {
			case '+', '=' -> zoom.in();
			case '-' -> zoom.out();
			case '0', 'f', 'F' -> zoom.fit();
			case '1' -> zoom.actual();
			default -> {
				return keys.test(e) || super.keyPressed(e);
			}
			}
			return true;
		}
	}
}
