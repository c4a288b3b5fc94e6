package org.channelexplorer.ui.views.internal.jaccard;

import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.result.ClassMembership;
import org.channelexplorer.core.result.ClassMembership.Mean;
import org.channelexplorer.core.result.ClassMembership.OfClass;
import org.channelexplorer.ui.views.internal.Columns;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** Every class: similarity within it and to the nearest other class, with intervals and tests. */
public final class ClassesPanel extends Composite {
	private static final String[] COLUMNS = { "Class", "Images", "Within", "p", "q", "Nearest other", "Similarity", "p", "q", "Closer to another" };
	private static final int[] WIDTHS = { 90, 55, 150, 60, 60, 100, 150, 60, 60, 60 };

	private final Button test;
	private final Table table;
	private List<OfClass> classes = List.of();

	/** @param test asks for p-values */
	ClassesPanel(Composite parent, Runnable test) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(6, 4).spacing(4, 4).applyTo(this);
		this.test = new Button(this, SWT.PUSH);
		this.test.setText("Compute p-Values");
		this.test.addListener(SWT.Selection, _ -> test.run());
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.BEGINNING, SWT.CENTER).applyTo(this.test);
		table = new Table(this, SWT.BORDER | SWT.FULL_SELECTION | SWT.VIRTUAL);
		table.setHeaderVisible(true);
		for (int c = 0; c < COLUMNS.length; c++) {
			TableColumn column = new TableColumn(table, c == 0 || c == 5 ? SWT.LEFT : SWT.RIGHT);
			column.setText(COLUMNS[c]);
			Columns.width(column, WIDTHS[c]);
		}
		Columns.fill(table);
		GridDataFactory.fillDefaults().grab(true, true).hint(60, 100).applyTo(table);
		table.addListener(SWT.SetData, e -> fill((TableItem) e.item, classes.get(e.index)));
		show(null, "there are no numbers yet");
	}

	/** Shows the classes, null for none. @param whyNot why p-values cannot be asked for, null when they can */
	void show(ClassMembership membership, String whyNot) {
		classes = membership == null ? List.of() : membership.classes();
		table.setItemCount(classes.size());
		table.clearAll();
		test.setEnabled(whyNot == null);
		test.setToolTipText(whyNot == null ? "999 random deals of the labels" : whyNot);
	}

	private static void fill(TableItem item, OfClass c) {
		item.setText(
				new String[] { c.name(), Integer.toString(c.images()), mean(c.within()), p(c.within().p()), p(c.within().q()), c.other(), mean(c.between()),
						p(c.between().p()), p(c.between().q()), Integer.toString(c.astray()) });
	}

	private static String mean(Mean m) {
		return Double.isNaN(m.similarity()) ? ""
				: String.format(Locale.ROOT, "%.3f", m.similarity())
						+ (Double.isNaN(m.low()) ? "" : String.format(Locale.ROOT, " [%.3f, %.3f]", m.low(), m.high()));
	}

	private static String p(double v) {
		return Double.isNaN(v) ? "" : String.format(Locale.ROOT, "%.3g", v);
	}

	/** The classes. */
	public Table table() {
		return table;
	}

	/** Asks for p-values. */
	public Button test() {
		return test;
	}
}
