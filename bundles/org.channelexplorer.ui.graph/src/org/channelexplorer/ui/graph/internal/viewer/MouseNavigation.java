package org.channelexplorer.ui.graph.internal.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** Wheel: scroll; with Ctrl: zoom at the cursor; with Shift: scroll sideways. Middle button: pan. */
final class MouseNavigation {
	private static final int WHEEL = 48;

	private final Control control;
	private final Zoom zoom;
	private int lastX;
	private int lastY;
	private boolean panning;

	MouseNavigation(Control control, Zoom zoom) {
		this.control = control;
		this.zoom = zoom;
		control.addListener(SWT.MouseVerticalWheel, this::wheel);
		control.addListener(SWT.MouseHorizontalWheel, e -> {
			zoom.scroll(-Integer.signum(e.count) * WHEEL, 0);
			e.doit = false;
		});
		control.addListener(SWT.MouseDown, this::down);
		control.addListener(SWT.MouseMove, this::move);
		control.addListener(SWT.MouseUp, e -> {
			if (e.button == 2) {
				panning = false;
				control.setCursor(null);
			}
		});
	}

	private void wheel(Event e) {
		e.doit = false;
		if ((e.stateMask & SWT.MOD1) != 0) {
			zoom.at(e.x, e.y, e.count > 0 ? 1.15 : 1 / 1.15);
		} else if ((e.stateMask & SWT.SHIFT) != 0) {
			zoom.scroll(-Integer.signum(e.count) * WHEEL, 0);
		} else {
			zoom.scroll(0, -Integer.signum(e.count) * WHEEL);
		}
	}

	private void down(Event e) {
		if (e.button == 2) {
			panning = true;
			lastX = e.x;
			lastY = e.y;
			control.setCursor(control.getDisplay().getSystemCursor(SWT.CURSOR_SIZEALL));
		}
	}

	private void move(Event e) {
		if (panning) {
			zoom.scroll(lastX - e.x, lastY - e.y);
			lastX = e.x;
			lastY = e.y;
		}
	}
}
