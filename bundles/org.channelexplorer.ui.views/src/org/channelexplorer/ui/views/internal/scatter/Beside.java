package org.channelexplorer.ui.views.internal.scatter;

import org.channelexplorer.ui.plot.PlotLegend;
import org.channelexplorer.ui.plot.PlotPane;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

/** What stands beside a plot that is wide, else below it: the legend, and what a view adds. */
final class Beside {
	private static final int WIDTH = 230;
	private static final int WIDE = 560; // below this the plot needs all of the width

	private final Composite parent;
	private final Composite column;
	private final PlotLegend legend;

	/** @param parent has a grid layout and holds the pane already */
	Beside(Composite parent, PlotPane pane) {
		this.parent = parent;
		column = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(column);
		legend = new PlotLegend(column, pane);
		parent.addListener(SWT.Resize, _ -> arrange());
		arrange();
	}

	/** Where more can be added. */
	Composite column() {
		return column;
	}

	PlotLegend legend() {
		return legend;
	}

	private void arrange() {
		var size = parent.getSize();
		boolean wide = size.x >= WIDE && size.x > 1.3 * size.y;
		((GridLayout) parent.getLayout()).numColumns = wide ? 2 : 1;
		GridDataFactory.fillDefaults().grab(!wide, wide).hint(wide ? WIDTH : SWT.DEFAULT, SWT.DEFAULT).applyTo(column);
		GridDataFactory.fillDefaults().grab(true, wide).applyTo(legend);
		legend.tall(wide);
		parent.layout(true, true);
	}

	/** The plot is another one. */
	void update() {
		legend.refresh();
		arrange();
	}
}
