package org.channelexplorer.ui.views.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** Columns of tables. */
public final class Columns {
	private static final int MARGIN = 30; // of a header, with the arrow of its order

	private Columns() {
	}

	/** Gives a column a width at which its name is read in any font. @param least pixels it has at least */
	public static void width(TableColumn column, int least) {
		GC gc = new GC(column.getParent());
		column.setWidth(Math.max(least, gc.textExtent(column.getText()).x + MARGIN));
		gc.dispose();
	}

	/** Adds an empty last column: GTK gives the last one all room that is left, which would push its numbers away from the others. */
	public static void fill(Table table) {
		TableColumn rest = new TableColumn(table, SWT.NONE);
		rest.setResizable(false);
		rest.setWidth(1); // GTK hides one of 0
	}
}
