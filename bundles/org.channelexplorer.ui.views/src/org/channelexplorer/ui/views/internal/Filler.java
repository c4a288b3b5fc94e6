package org.channelexplorer.ui.views.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** An empty last column: GTK gives the last one all room that is left, which would push its numbers away from the others. */
public final class Filler {
	private Filler() {
	}

	/** Adds it behind the columns of a table. */
	public static void after(Table table) {
		TableColumn rest = new TableColumn(table, SWT.NONE);
		rest.setResizable(false);
		rest.setWidth(0);
	}
}
