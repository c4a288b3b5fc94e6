package org.channelexplorer.ui.views.internal;

import java.util.Collection;
import java.util.List;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** Columns of tables. */
public final class Columns {
	private static final int MARGIN = 30; // of a header, with the arrow of its order
	/** Width of the empty last column, pixels. */
	public static final int LEAST = 8; // of a header: GTK hides one of 0, and warns of one narrower than its rim
	private static final int INSET = 14; // of a text
	private static final int MOST = 12; // heights of a line that a text makes a column wide

	private Columns() {
	}

	/** Gives a column a width at which its name is read in any font. @param least pixels it has at least */
	public static void width(TableColumn column, int least) {
		width(column, least, List.of());
	}

	/** The same, at which the longest of some texts is read, too, where that is not too long. */
	public static void width(TableColumn column, int least, Collection<String> texts) {
		GC gc = new GC(column.getParent());
		int name = heads(gc, List.of(column.getText()))[0] + MARGIN;
		int most = gc.getFontMetrics().getHeight() * MOST;
		int longest = texts.stream().mapToInt(t -> gc.textExtent(t).x + INSET).max().orElse(0);
		column.setWidth(Math.max(Math.max(least, name), Math.min(longest, most)));
		gc.dispose();
	}

	/** Widths of heads' texts: themes write them bold. @param gc of the table */
	public static int[] heads(GC gc, List<String> texts) {
		Font before = gc.getFont();
		Font bold = FontDescriptor.createFrom(before).setStyle(SWT.BOLD).createFont(gc.getDevice());
		gc.setFont(bold);
		int[] widths = texts.stream().mapToInt(t -> gc.textExtent(t).x).toArray();
		gc.setFont(before);
		bold.dispose();
		return widths;
	}

	/** Adds an empty last column: GTK gives the last one all room that is left, which would push its numbers away from the others. */
	public static void fill(Table table) {
		TableColumn rest = new TableColumn(table, SWT.NONE);
		rest.setResizable(false);
		rest.setWidth(LEAST);
	}
}
