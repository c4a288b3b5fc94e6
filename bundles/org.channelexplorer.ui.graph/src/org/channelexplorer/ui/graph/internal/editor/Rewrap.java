package org.channelexplorer.ui.graph.internal.editor;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;

/**
 * Wraps a drawing again when its pane gets another shape, as in another perspective: columns for a high pane are a strip in a low one. Only
 * of a drawing that is seen whole and that nobody has arranged.
 */
final class Rewrap {
	private static final int PAUSE = 250; // milliseconds: a pane gets its size in several steps
	private static final double OTHER = 1.5; // times as wide for its height
	private static final double GAIN = 1.25; // smaller changes are not worth another picture
	private static final int MOST = 300; // boxes, which are laid out in a moment

	private final NetworkViewer viewer;
	private final RunningLayout layout;
	private final BooleanSupplier allowed;
	private final Consumer<Drawing> show;
	private double shape; // width for height for which the drawing was wrapped, 0 when not known
	private int resizes;
	private int seen; // of the resizes

	/**
	 * @param allowed whether nobody has arranged the drawing
	 * @param show    takes the drawing that fills the pane
	 */
	Rewrap(NetworkViewer viewer, RunningLayout layout, BooleanSupplier allowed, Consumer<Drawing> show) {
		this.viewer = viewer;
		this.layout = layout;
		this.allowed = allowed;
		this.show = show;
		viewer.getControl().addListener(SWT.Resize, _ -> resized());
	}

	private void resized() {
		int now = ++resizes;
		viewer.getControl().getDisplay().timerExec(PAUSE, () -> {
			// GEF forgets a disposed control
			if (now == resizes && viewer.getControl() != null && !viewer.getControl().isDisposed()) {
				seen = now;
				settled(viewer.getControl().getSize());
			}
		});
	}

	/** Whether the pane has been resized and may be once more before that is looked at. */
	boolean waits() {
		return seen != resizes;
	}

	private void settled(Point size) {
		if (size.x < 1 || size.y < 1) {
			return;
		}
		Drawing drawing = viewer.drawing();
		double now = (double) size.x / size.y;
		if (drawing == null || shape == 0) { // it is being laid out for this size
			shape = now;
			return;
		}
		if (Math.max(shape / now, now / shape) < OTHER) {
			return; // small changes add up
		}
		if (layout.awaited() != null) {
			resized(); // that may be for the shape before this one
			return;
		}
		shape = now;
		if (drawing.graph().nodes().size() <= MOST && viewer.zoom().fitted() && allowed.getAsBoolean()) {
			layout.start(drawing.collapsed(), drawing.orientation(), viewer.sizes().with(drawing.insides()), true, wrapped -> {
				if (viewer.drawing() == drawing && allowed.getAsBoolean() && zoom(wrapped, size) > GAIN * zoom(drawing, size)) {
					show.accept(wrapped);
				}
			}, () -> {
				// the drawing stays as it is
			});
		}
	}

	private static double zoom(Drawing drawing, Point size) {
		Box extent = drawing.placement().extent();
		return Math.min(1, Math.min((double) size.x / Math.max(1, extent.width()), (double) size.y / Math.max(1, extent.height())));
	}
}
