package org.channelexplorer.ui.graph.internal.viewer;

import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.ui.graph.internal.figures.Style;
import org.eclipse.draw2d.Viewport;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.editparts.ScalableFreeformRootEditPart;
import org.eclipse.gef.editparts.ZoomManager;

/** Zooming and scrolling of the drawing. */
public final class Zoom {
	private static final double MAX = 4;
	private static final double MIN = 0.05;
	private static final double STEP = 1.25;
	private static final int MARGIN = 24;
	private static final int NARROW = 16; // of a pane, the part that is a margin at most
	/** Room for names beside boxes. */
	private static final int NAMES = 150;
	/** Below this zoom not every box has room for its name. */
	private static final double LEAST = 0.25;

	/**
	 * What part of the drawing is seen: zoom, and the view's top left corner in pixels of the zoomed drawing.
	 */
	public record View(double zoom, int x, int y) {
	}

	private final ZoomManager manager;
	private final Viewport viewport;
	private boolean fitted;
	private Box extent = new Box(0, 0, 0, 0);
	private Runnable fill = () -> {
	};

	public Zoom(ScalableFreeformRootEditPart root) {
		manager = root.getZoomManager();
		viewport = (Viewport) root.getFigure();
		manager.setZoomLevels(new double[] { 0.0001, MAX }); // how far out depends on the drawing
	}

	/** The manager, for listening. */
	public ZoomManager manager() {
		return manager;
	}

	/** What there is to see. */
	public void setExtent(Box box) {
		extent = box;
	}

	/** What makes the drawing's pane as large as what is seen of it, which depends on the zoom. */
	public void setFill(Runnable fill) {
		this.fill = fill;
	}

	public double zoom() {
		return manager.getZoom();
	}

	public View view() {
		Point p = viewport.getViewLocation();
		return new View(manager.getZoom(), p.x, p.y);
	}

	public void show(View view) {
		fitted = false;
		set(view.zoom());
		viewport.setViewLocation(view.x(), view.y());
	}

	private void set(double zoom) {
		manager.setZoom(Math.clamp(zoom, smallest(), MAX));
		layOut();
	}

	/** Brings the scroll ranges up to date, which must be right before a location is set. */
	public void layOut() {
		fill.run();
		viewport.getUpdateManager().performUpdate();
	}

	private double smallest() {
		return Math.min(MIN, fitting());
	}

	/** The zoom at which everything is seen. */
	private double fitting() {
		double all = fitting(0);
		return all >= Style.NAMED ? all : Math.min(Style.NAMED, fitting(NAMES));
	}

	/** @param names pixels for them beside the boxes */
	private double fitting(int names) {
		int width = within(viewport.getClientArea().width - names);
		int height = within(viewport.getClientArea().height);
		return Math.min((double) width / Math.max(1, extent.width()), (double) height / Math.max(1, extent.height()));
	}

	// a low pane has no room to give away
	private static int within(int pixels) {
		return Math.max(1, pixels - 2 * Math.min(MARGIN, Math.max(0, pixels / NARROW)));
	}

	/** Whether texts in boxes can be read. */
	public boolean readable() {
		return zoom() >= Style.READABLE;
	}

	/** Shows everything, not larger than life. */
	public void fit() {
		show(Math.min(1, fitting()));
		fitted = true;
	}

	/** Whether everything is shown, large enough to be shown so from the start. */
	public boolean fittedAtFirst() {
		return fitted && fitting() >= LEAST;
	}

	/** Whether everything is shown, as after {@link #fit}, and the user has not moved since. */
	public boolean fitted() {
		return fitted;
	}

	// names beside the last boxes are part of the picture
	private void show(double zoom) {
		set(zoom);
		center(extent.x() + extent.width() / 2.0 + (zoom() >= Style.NAMED ? 0 : NAMES / 2.0 / zoom()), extent.y() + extent.height() / 2.0);
	}

	/** The first view of a drawing: everything, but no smaller than that its names can be read; then with the given box. */
	public void begin(Box first) {
		boolean all = fitting() >= LEAST;
		show(Math.clamp(fitting(), LEAST, 1));
		fitted = all;
		if (!all) {
			centerOn(first);
		}
	}

	private void center(double x, double y) {
		viewport.setViewLocation((int) Math.round(x * zoom() - viewport.getClientArea().width / 2.0),
				(int) Math.round(y * zoom() - viewport.getClientArea().height / 2.0));
	}

	/** Centers a place of the drawing. */
	public void centerOn(Box box) {
		fitted = false;
		center(box.x() + box.width() / 2.0, box.y() + box.height() / 2.0);
	}

	public void in() {
		at(viewport.getClientArea().width / 2, viewport.getClientArea().height / 2, STEP);
	}

	public void out() {
		at(viewport.getClientArea().width / 2, viewport.getClientArea().height / 2, 1 / STEP);
	}

	/** Life size. */
	public void actual() {
		at(viewport.getClientArea().width / 2, viewport.getClientArea().height / 2, 1 / zoom());
	}

	/** Zooms so that the place under a point of the control stays under it. */
	public void at(int x, int y, double factor) {
		fitted = false;
		double old = zoom();
		Point p = viewport.getViewLocation();
		double placeX = (p.x + x) / old;
		double placeY = (p.y + y) / old;
		set(old * factor);
		viewport.setViewLocation((int) Math.round(placeX * zoom() - x), (int) Math.round(placeY * zoom() - y));
	}

	/** Scrolls by pixels of the screen. */
	public void scroll(int dx, int dy) {
		fitted = false;
		Point p = viewport.getViewLocation();
		viewport.setViewLocation(p.x + dx, p.y + dy);
	}

	public boolean canZoomIn() {
		return zoom() < MAX;
	}

	public boolean canZoomOut() {
		return zoom() > smallest() * 1.0001;
	}

	public Viewport viewport() {
		return viewport;
	}
}
