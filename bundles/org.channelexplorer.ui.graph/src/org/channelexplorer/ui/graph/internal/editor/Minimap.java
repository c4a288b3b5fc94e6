package org.channelexplorer.ui.graph.internal.editor;

import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.network.Scores;
import org.channelexplorer.ui.graph.internal.figures.ColorScale;
import org.channelexplorer.ui.graph.internal.figures.NetworkPalette;
import org.channelexplorer.ui.graph.internal.viewer.DrawingListener;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.graph.internal.viewer.Zoom;
import org.channelexplorer.ui.image.DrawnImage;
import org.eclipse.draw2d.Viewport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * The whole drawing at a glance, with the part that is seen framed; click or drag to go somewhere. Painted from the drawing's
 * boxes, not from figures: GEF's thumbnail throws when it is dragged while everything is seen, and paints thousands of
 * figures tile by tile.
 */
public final class Minimap extends Canvas {
	private static final int MARGIN = 6;
	private static final int VEIL = 150; // of 255

	private final NetworkViewer viewer;
	private final DrawingListener follower = new DrawingListener() {
		@Override
		public void drawingChanged(Drawing drawing) {
			forget();
		}

		@Override
		public void opened(DisplayNode node) {
			// the drawing changes when it does
		}
	};
	private final Runnable appearance = this::forget;
	private Image picture;
	private boolean dragging;

	public Minimap(Composite parent, NetworkViewer viewer) {
		super(parent, SWT.DOUBLE_BUFFERED);
		this.viewer = viewer;
		viewer.addListener(follower);
		viewer.addAppearanceListener(appearance);
		Viewport viewport = viewer.zoom().viewport();
		java.beans.PropertyChangeListener scrolled = e -> {
			if (!isDisposed()) {
				redraw();
			}
		};
		viewport.addPropertyChangeListener(Viewport.PROPERTY_VIEW_LOCATION, scrolled);
		viewport.getHorizontalRangeModel().addPropertyChangeListener(scrolled);
		viewport.getVerticalRangeModel().addPropertyChangeListener(scrolled);
		addListener(SWT.Paint, this::paint);
		addListener(SWT.Resize, e -> forget());
		addListener(SWT.MouseDown, e -> {
			dragging = e.button == 1;
			go(e);
		});
		addListener(SWT.MouseMove, this::go);
		addListener(SWT.MouseUp, e -> dragging = false);
		addListener(SWT.Dispose, e -> {
			viewer.removeListener(follower);
			viewer.removeAppearanceListener(appearance);
			viewport.removePropertyChangeListener(Viewport.PROPERTY_VIEW_LOCATION, scrolled);
			viewport.getHorizontalRangeModel().removePropertyChangeListener(scrolled);
			viewport.getVerticalRangeModel().removePropertyChangeListener(scrolled);
			forget();
		});
		setToolTipText("Click or drag to go to a part of the network");
	}

	private void forget() {
		if (picture != null) {
			picture.dispose();
			picture = null;
		}
		if (!isDisposed()) {
			redraw();
		}
	}

	/** How the drawing is shrunk: place in the minimap = (place - left) * scale + x. */
	private record Fit(double scale, double x, double y, Box extent) {
		int x(double place) {
			return (int) Math.round((place - extent.x()) * scale + x);
		}

		int y(double place) {
			return (int) Math.round((place - extent.y()) * scale + y);
		}
	}

	private Fit fit() {
		Box extent = viewer.drawing().placement().extent();
		Rectangle area = getClientArea();
		double scale = Math.min((area.width - 2.0 * MARGIN) / Math.max(1, extent.width()), (area.height - 2.0 * MARGIN) / Math.max(1, extent.height()));
		scale = Math.clamp(scale, 1e-6, 1);
		return new Fit(scale, (area.width - extent.width() * scale) / 2, (area.height - extent.height() * scale) / 2, extent);
	}

	private void go(Event e) {
		if (dragging && viewer.drawing() != null) {
			Fit fit = fit();
			int x = (int) Math.round((e.x - fit.x) / fit.scale + fit.extent.x());
			int y = (int) Math.round((e.y - fit.y) / fit.scale + fit.extent.y());
			viewer.zoom().centerOn(new Box(x, y, 0, 0));
			redraw();
		}
	}

	private void paint(Event e) {
		NetworkPalette p = viewer.palette();
		e.gc.setBackground(p.background());
		e.gc.fillRectangle(getClientArea());
		if (viewer.drawing() == null) {
			return;
		}
		if (picture == null) {
			Rectangle area = getClientArea();
			picture = DrawnImage.of(getDisplay(), Math.max(1, area.width), Math.max(1, area.height), this::paintDrawing);
		}
		DrawnImage.paint(e.gc, picture, 0, 0);
		paintFrame(e.gc);
	}

	private void paintFrame(GC gc) {
		Fit fit = fit();
		Viewport viewport = viewer.zoom().viewport();
		Zoom.View view = viewer.zoom().view();
		int left = fit.x(view.x() / view.zoom());
		int top = fit.y(view.y() / view.zoom());
		int right = fit.x((view.x() + viewport.getClientArea().width) / view.zoom());
		int bottom = fit.y((view.y() + viewport.getClientArea().height) / view.zoom());
		Rectangle area = getClientArea();
		Rectangle frame = new Rectangle(left, top, Math.max(3, right - left), Math.max(3, bottom - top))
				.intersection(new Rectangle(0, 0, area.width - 1, area.height - 1));
		gc.setBackground(viewer.palette().background()); // what is not seen is veiled
		gc.setAlpha(VEIL);
		int bottomSide = frame.y + frame.height;
		int rightSide = frame.x + frame.width;
		gc.fillRectangle(0, 0, area.width, frame.y);
		gc.fillRectangle(0, bottomSide, area.width, area.height - bottomSide);
		gc.fillRectangle(0, frame.y, frame.x, frame.height);
		gc.fillRectangle(rightSide, frame.y, area.width - rightSide, frame.height);
		gc.setAlpha(255);
		gc.setForeground(viewer.palette().accent());
		gc.drawRectangle(frame);
	}

	private void paintDrawing(GC gc) {
		NetworkPalette p = viewer.palette();
		Drawing d = viewer.drawing();
		Fit fit = fit();
		gc.setBackground(p.background());
		gc.fillRectangle(getClientArea());
		gc.setForeground(p.edge());
		gc.setAlpha(120);
		for (int[] route : d.placement().routes()) {
			int[] points = new int[route.length];
			for (int i = 0; i + 1 < route.length; i += 2) {
				points[i] = fit.x(route[i]);
				points[i + 1] = fit.y(route[i + 1]);
			}
			gc.drawPolyline(points);
		}
		gc.setAlpha(255);
		Scores scores = viewer.scores();
		for (int i = 0; i < d.graph().nodes().size(); i++) {
			DisplayNode n = d.graph().nodes().get(i);
			Box b = d.placement().boxes().get(i);
			var values = scores.of(n.extracted());
			gc.setBackground(!values.isEmpty() ? ColorScale.at(scores.position(values.getLast())) : p.border());
			gc.fillRectangle(fit.x(b.x()), fit.y(b.y()), Math.max(1, fit.x(b.right()) - fit.x(b.x())), Math.max(1, fit.y(b.bottom()) - fit.y(b.y())));
		}
	}
}
