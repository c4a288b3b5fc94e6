package org.channelexplorer.ui.plot;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.Grip;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.selection.Selections.Gesture;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/**
 * Mouse and keyboard on a plot. Click: select; Shift: add; Ctrl: add or take away; drag: lasso or box (Shift adds, Ctrl takes away);
 * drag the line of a plot that has one: change its option; middle button or space and drag: pan; wheel: zoom, of a stretched plot with Ctrl its height and with Shift its width only. Arrows pan, {@code + - 0} zoom; Ctrl and arrows go from
 * item to item, Enter selects it (Shift adds, Ctrl toggles), Esc selects nothing. In a plot that {@linkplain org.channelexplorer.plot.Plot#walks walks}, arrows go from item to item
 * and Ctrl and arrows pan.
 */
final class PlotGestures {
	private static final int SLACK = 4;
	private static final int STEP = 40;
	private static final double ZOOM = 1.25;

	private final PlotPane pane;
	private final List<double[]> path = new ArrayList<>();
	private boolean pressed;
	private boolean panning;
	private boolean grabbed;
	private boolean space;
	private Grip grip;
	private double lastX;
	private double lastY;

	PlotGestures(PlotPane pane) {
		this.pane = pane;
		pane.addListener(SWT.MouseDown, this::down);
		pane.addListener(SWT.MouseMove, this::move);
		pane.addListener(SWT.MouseUp, this::up);
		pane.addListener(SWT.MouseExit, _ -> pane.hover(null, 0, 0));
		pane.addListener(SWT.MouseWheel, this::wheel);
		pane.addListener(SWT.KeyDown, this::key);
		pane.addListener(SWT.KeyUp, e -> space = e.keyCode != ' ' && space);
		pane.addListener(SWT.FocusOut, _ -> space = false);
		pane.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
	}

	private static Gesture gesture(Event e, boolean area) {
		return (e.stateMask & SWT.MOD1) != 0 ? area ? Gesture.REMOVE : Gesture.TOGGLE : (e.stateMask & SWT.SHIFT) != 0 ? Gesture.ADD : Gesture.REPLACE;
	}

	// where the mouse is, in the plot's pixels
	private double x(Event e) {
		return e.x / pane.scale();
	}

	private double y(Event e) {
		return e.y / pane.scale();
	}

	private void down(Event e) {
		pane.setFocus();
		pane.hover(null, 0, 0);
		lastX = x(e);
		lastY = y(e);
		boolean drags = pane.plot() != null && pane.plot().drag() != Drag.NONE;
		panning = e.button == 2 || e.button == 1 && space;
		pressed = e.button == 1 && !panning;
		grabbed = pressed && pane.grabs(e);
		grip = pressed && !grabbed ? grip(e) : null;
		path.clear();
		if (pressed) {
			path.add(new double[] { x(e), y(e) });
		}
		if (pressed && !drags && !grabbed && grip == null) {
			panning = true;
		}
	}

	// the plot's line, when it is near
	private Grip grip(Event e) {
		return pane.plot() == null ? null : pane.plot().grip(pane.look()).filter(g -> Math.abs(g.x() - x(e)) <= SLACK).orElse(null);
	}

	private void move(Event e) {
		if (pane.plot() == null || grabbed) {
			return;
		}
		if (pressed) {
			path.add(new double[] { x(e), y(e) });
		}
		if (panning) {
			double[] room = pane.plot().room(pane.look());
			pane.viewport(pane.viewport().panned((x(e) - lastX) * pane.viewport().width() / room[2], (y(e) - lastY) * pane.viewport().height() / room[3]));
			lastX = x(e);
			lastY = y(e);
		} else if (grip != null) {
			if (dragged()) {
				pane.option(grip.option(), grip.value().apply(x(e)));
			}
		} else if (pressed) {
			if (dragged()) {
				pane.drag(shape());
			}
		} else {
			pane.setCursor(grip(e) != null ? pane.getDisplay().getSystemCursor(SWT.CURSOR_SIZEWE) : null);
			pane.hover(pane.hit(e.x, e.y).orElse(null), e.x, e.y);
		}
	}

	private boolean dragged() {
		double[] first = path.getFirst();
		return path.stream().anyMatch(p -> Math.abs(p[0] - first[0]) > SLACK || Math.abs(p[1] - first[1]) > SLACK);
	}

	private List<double[]> shape() {
		if (pane.plot().drag() == Drag.LASSO) {
			return path;
		}
		double[] a = path.getFirst();
		double[] b = path.getLast();
		return List.of(a, new double[] { b[0], a[1] }, b, new double[] { a[0], b[1] });
	}

	private void up(Event e) {
		if (pressed && !grabbed && pane.plot() != null && !path.isEmpty()) {
			if (!dragged()) {
				Hit hit = pane.hit(e.x, e.y).orElse(null);
				pane.take(hit, gesture(e, false));
			} else if (!panning && grip == null) {
				double[] xs = shape().stream().mapToDouble(p -> p[0]).toArray();
				double[] ys = shape().stream().mapToDouble(p -> p[1]).toArray();
				Hit area = pane.plot().area(pane.look(), xs, ys);
				pane.take(area.nothing() ? null : area, gesture(e, true));
			}
		}
		pressed = false;
		panning = false;
		grabbed = false;
		grip = null;
		path.clear();
		pane.drag(List.of());
	}

	private void wheel(Event e) {
		pane.hover(null, 0, 0);
		double factor = e.count > 0 ? ZOOM : 1 / ZOOM;
		Viewport v = pane.viewport();
		boolean high = v.stretches() && (e.stateMask & SWT.MOD1) != 0;
		boolean wide = v.stretches() && (e.stateMask & SWT.SHIFT) != 0;
		double[] room = pane.plot() == null ? new double[] { 0, 0, v.width(), v.height() } : pane.plot().room(pane.look());
		double x = (x(e) - room[0]) * v.width() / room[2];
		double y = (y(e) - room[1]) * v.height() / room[3];
		pane.viewport(high ? v.zoomedY(factor, x, y) : wide ? v.zoomedX(factor, x, y) : v.zoomed(factor, x, y));
		e.doit = false;
	}

	private void key(Event e) {
		switch (e.keyCode) {
		case ' ' -> space = true;
		case SWT.ARROW_LEFT -> arrow(e, -1, 0);
		case SWT.ARROW_RIGHT -> arrow(e, 1, 0);
		case SWT.ARROW_UP -> arrow(e, 0, -1);
		case SWT.ARROW_DOWN -> arrow(e, 0, 1);
		case SWT.KEYPAD_ADD -> zoom(ZOOM);
		case SWT.KEYPAD_SUBTRACT -> zoom(1 / ZOOM);
		case SWT.CR, SWT.KEYPAD_CR -> enter(e);
		case SWT.ESC -> escape();
		default -> character(e);
		}
	}

	private void character(Event e) {
		switch (e.character) {
		case '+', '=' -> zoom(ZOOM);
		case '-' -> zoom(1 / ZOOM);
		case '0' -> pane.fit();
		default -> {
			// other keys are not ours
		}
		}
	}

	private void arrow(Event e, int dx, int dy) {
		if (pane.plot() == null) {
			return;
		}
		boolean ctrl = (e.stateMask & SWT.MOD1) != 0;
		if (ctrl == pane.plot().walks()) {
			pane.viewport(pane.viewport().panned(-STEP * dx, -STEP * dy));
		} else {
			pane.item(pane.plot().next(pane.look(), pane.item(), dx, dy));
		}
	}

	private void enter(Event e) {
		if (pane.plot() != null && pane.item() >= 0) {
			pane.take(pane.plot().item(pane.look(), pane.item()).hit(), gesture(e, false));
		}
	}

	private void escape() {
		boolean drawing = pressed && dragged();
		pressed = false;
		pane.drag(List.of());
		if (!drawing) {
			pane.item(-1);
			pane.take(null, Gesture.REPLACE);
		}
	}

	private void zoom(double factor) {
		Viewport v = pane.viewport();
		pane.viewport(v.zoomed(factor, v.width() / 2.0, v.height() / 2.0));
	}
}
