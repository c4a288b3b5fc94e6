package org.channelexplorer.ui.views.internal.result;

import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;

/** An array of a result as a heat image, with the value under the mouse and a field for the slice of arrays with more than two axes. */
public final class HeatImage extends Composite {
	private static final int SCALE = 14;
	private static final int GAP = 8;

	private final HeatGrid grid;
	private final Canvas canvas;
	private int slice;

	public HeatImage(Composite parent, HeatGrid grid) {
		super(parent, SWT.NONE);
		this.grid = grid;
		GridLayoutFactory.fillDefaults().numColumns(3).extendedMargins(8, 8, 4, 4).applyTo(this);
		Label facts = new Label(this, SWT.NONE);
		facts.setText(grid.facts());
		GridDataFactory.fillDefaults().grab(true, false).span(grid.slices() > 1 ? 1 : 3, 1).applyTo(facts);
		if (grid.slices() > 1) {
			new Label(this, SWT.NONE).setText("Slice:");
			Spinner spinner = new Spinner(this, SWT.BORDER);
			spinner.setValues(0, 0, grid.slices() - 1, 0, 1, 10);
			spinner.addListener(SWT.Selection, e -> slice(spinner.getSelection()));
		}
		canvas = new Canvas(this, SWT.DOUBLE_BUFFERED);
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(canvas);
		canvas.addListener(SWT.Paint, e -> paint(e.gc));
		canvas.addListener(SWT.Resize, e -> canvas.redraw());
		canvas.addListener(SWT.MouseMove, e -> canvas.setToolTipText(textAt(e.x, e.y)));
		Themes.onChange(canvas, canvas::redraw);
	}

	private void slice(int number) {
		slice = number;
		canvas.redraw();
	}

	private void paint(GC gc) {
		Palette p = Palette.current();
		gc.setBackground(p.canvas());
		gc.fillRectangle(canvas.getClientArea());
		if (grid.slices() == 0) {
			return;
		}
		Rectangle area = area();
		int missing = Palette.value(p.greyed());
		int width = Math.min(area.width, grid.columns());
		int height = Math.min(area.height, grid.rows());
		ImageData data = new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		for (int y = 0; y < height; y++) {
			int row = (int) ((long) y * grid.rows() / height);
			for (int x = 0; x < width; x++) {
				data.setPixel(x, y, grid.color(slice, row, (int) ((long) x * grid.columns() / width), missing));
			}
		}
		Image image = new Image(gc.getDevice(), data);
		gc.setInterpolation(SWT.NONE);
		gc.drawImage(image, 0, 0, width, height, area.x, area.y, area.width, area.height);
		image.dispose();
		scale(gc, area);
	}

	// the colours from the smallest to the largest value, at the right edge
	private void scale(GC gc, Rectangle area) {
		int left = area.x + area.width + GAP;
		for (int y = 0; y < area.height; y++) {
			gc.setForeground(Palette.rgb(HeatGrid.color(1 - y / (float) Math.max(1, area.height - 1))));
			gc.drawLine(left, area.y + y, left + SCALE, area.y + y);
		}
	}

	private Rectangle area() {
		Point size = canvas.getSize();
		return new Rectangle(0, 0, Math.max(1, size.x - SCALE - GAP - 1), Math.max(1, size.y));
	}

	/** The cell and its value at a position of the canvas, null beside the image. */
	public String textAt(int x, int y) {
		Rectangle area = area();
		if (!area.contains(x, y) || grid.slices() == 0) {
			return null;
		}
		int row = (int) ((long) y * grid.rows() / area.height);
		int column = (int) ((long) x * grid.columns() / area.width);
		float v = grid.value(slice, row, column);
		return "row " + row + ", column " + column + ": " + (Float.isNaN(v) ? "not defined" : TableModel.text((double) v)); //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** Where the image is drawn; for tests. */
	public Canvas canvas() {
		return canvas;
	}
}
