package org.channelexplorer.ui.views.internal.scatter;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.ui.selection.Selections;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/**
 * Mouse and keyboard on the scatterplot. Click: select; Ctrl: add or take away; drag: lasso (with Shift or Ctrl it adds); middle
 * button or space and drag: pan; wheel: zoom.
 */
final class ScatterGestures {
	private static final int SLACK = 4;
	private static final int STEP = 40;
	private static final double ZOOM = 1.25;

	private final ScatterCanvas canvas;
	private final List<double[]> lasso = new ArrayList<>();
	private boolean pressed;
	private boolean panning;
	private boolean space;
	private int lastX;
	private int lastY;

	ScatterGestures(ScatterCanvas canvas) {
		this.canvas = canvas;
		canvas.addListener(SWT.MouseDown, this::down);
		canvas.addListener(SWT.MouseMove, this::move);
		canvas.addListener(SWT.MouseUp, this::up);
		canvas.addListener(SWT.MouseExit, e -> canvas.hover(-1, 0, 0));
		canvas.addListener(SWT.MouseWheel, this::wheel);
		canvas.addListener(SWT.KeyDown, this::key);
		canvas.addListener(SWT.KeyUp, e -> space = e.keyCode != ' ' && space);
		canvas.addListener(SWT.FocusOut, e -> space = false);
		canvas.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
	}

	private void down(Event e) {
		canvas.setFocus();
		canvas.hover(-1, 0, 0);
		lastX = e.x;
		lastY = e.y;
		panning = e.button == 2 || e.button == 1 && space;
		pressed = e.button == 1 && !panning;
		lasso.clear();
		if (pressed) {
			lasso.add(new double[] { e.x, e.y });
		}
	}

	private void move(Event e) {
		if (canvas.points() == null) {
			return;
		}
		if (panning) {
			canvas.view(canvas.view().panned(e.x - lastX, e.y - lastY), true);
			lastX = e.x;
			lastY = e.y;
		} else if (pressed) {
			lasso.add(new double[] { e.x, e.y });
			if (dragged()) {
				canvas.lasso(lasso);
			}
		} else {
			canvas.hover(canvas.points().hit(canvas.view(), e.x, e.y, canvas.reach()), e.x, e.y);
		}
	}

	private boolean dragged() {
		double[] first = lasso.getFirst();
		return lasso.stream().anyMatch(p -> Math.abs(p[0] - first[0]) > SLACK || Math.abs(p[1] - first[1]) > SLACK);
	}

	private void up(Event e) {
		if (pressed && canvas.points() != null) {
			boolean ctrl = (e.stateMask & SWT.MOD1) != 0;
			boolean shift = (e.stateMask & SWT.SHIFT) != 0;
			if (dragged()) {
				int[] inside = canvas.points().inside(canvas.view(), lasso);
				canvas.session().selection().change(s -> Selections.images(s, inside, ctrl || shift), canvas);
			} else {
				click(canvas.points().hit(canvas.view(), e.x, e.y, canvas.reach()), ctrl || shift);
			}
		}
		pressed = false;
		panning = false;
		lasso.clear();
		canvas.lasso(List.of());
	}

	private void click(int image, boolean add) {
		if (image >= 0) {
			canvas.session().selection().change(s -> Selections.image(s, image, add), canvas);
		} else if (!add) {
			canvas.session().selection().change(Selections::noImages, canvas);
		}
	}

	private void wheel(Event e) {
		canvas.hover(-1, 0, 0);
		canvas.view(canvas.view().zoomed(e.count > 0 ? ZOOM : 1 / ZOOM, e.x, e.y), true);
		e.doit = false;
	}

	private void key(Event e) {
		Viewport v = canvas.view();
		switch (e.keyCode) {
		case ' ' -> space = true;
		case SWT.ARROW_LEFT -> canvas.view(v.panned(STEP, 0), true);
		case SWT.ARROW_RIGHT -> canvas.view(v.panned(-STEP, 0), true);
		case SWT.ARROW_UP -> canvas.view(v.panned(0, STEP), true);
		case SWT.ARROW_DOWN -> canvas.view(v.panned(0, -STEP), true);
		case SWT.KEYPAD_ADD -> zoom(ZOOM);
		case SWT.KEYPAD_SUBTRACT -> zoom(1 / ZOOM);
		case SWT.ESC -> {
			pressed = false;
			canvas.lasso(List.of());
			canvas.session().selection().change(Selections::noImages, canvas);
		}
		default -> {
			switch (e.character) {
			case '+', '=' -> zoom(ZOOM);
			case '-' -> zoom(1 / ZOOM);
			case '0' -> canvas.fit();
			default -> {
				// other keys are not ours
			}
			}
		}
		}
	}

	private void zoom(double factor) {
		Viewport v = canvas.view();
		canvas.view(v.zoomed(factor, v.width() / 2.0, v.height() / 2.0), true);
	}
}
