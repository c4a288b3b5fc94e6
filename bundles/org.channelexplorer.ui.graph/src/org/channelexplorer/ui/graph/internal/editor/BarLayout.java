package org.channelexplorer.ui.graph.internal.editor;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/**
 * Tools, a label with its list, and a field at the right that takes what room is left. In a narrow bar the label goes first, then the field
 * shrinks, then what does not fit goes to another row.
 */
final class BarLayout extends Layout {
	private static final int MARGIN = 4;
	private static final int LEAST = 90;

	@Override
	protected Point computeSize(Composite bar, int width, int height, boolean changed) {
		int wide = width == SWT.DEFAULT ? 600 : width;
		return new Point(wide, place(bar, wide, false));
	}

	@Override
	protected void layout(Composite bar, boolean changed) {
		place(bar, bar.getClientArea().width, true);
	}

	// returns the height
	private static int place(Composite bar, int width, boolean move) {
		Control[] c = bar.getChildren();
		if (c.length < 4) { // asked while the bar is being filled
			return 0;
		}
		Point tools = c[0].computeSize(SWT.DEFAULT, SWT.DEFAULT);
		Point label = c[1].computeSize(SWT.DEFAULT, SWT.DEFAULT);
		Point list = c[2].computeSize(SWT.DEFAULT, SWT.DEFAULT);
		Point field = c[3].computeSize(SWT.DEFAULT, SWT.DEFAULT);
		int room = width - 2 * MARGIN;
		boolean named = room >= tools.x + label.x + list.x + 2 * LEAST + 3 * MARGIN;
		int x = MARGIN;
		int y = 2;
		int row = Math.max(tools.y, Math.max(list.y, field.y));
		c[1].setVisible(named);
		set(c[0], x, y, Math.min(tools.x, room), row, tools.y, move);
		x += tools.x + MARGIN;
		if (named) {
			set(c[1], x, y, label.x, row, label.y, move);
			x += label.x + MARGIN;
		}
		if (x > MARGIN && x + list.x > width - MARGIN) {
			x = MARGIN;
			y += row + 2;
		}
		set(c[2], x, y, Math.min(list.x, room), row, list.y, move);
		x += Math.min(list.x, room) + MARGIN;
		if (x + LEAST > width - MARGIN) {
			x = MARGIN;
			y += row + 2;
		}
		set(c[3], x, y, Math.max(20, width - MARGIN - x), row, field.y, move);
		return y + row + 2;
	}

	private static void set(Control control, int x, int y, int width, int row, int height, boolean move) {
		if (move) {
			control.setBounds(x, y + (row - height) / 2, width, height);
		}
	}
}
