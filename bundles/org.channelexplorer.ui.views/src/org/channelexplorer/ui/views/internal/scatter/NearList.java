package org.channelexplorer.ui.views.internal.scatter;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.ui.views.internal.Columns;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** Images with their classes and distances; choosing some selects them in every view. Hidden until there is something to show. */
public final class NearList extends Composite {
	private static final int HEIGHT = 150;

	private final ScatterView view;
	private final Runnable closed;
	private Label title;
	private Table table;
	private List<Entry> entries = List.of();

	/**
	 * An image.
	 *
	 * @param file      its file
	 * @param className its class
	 * @param distance  its distance
	 * @param row       in the analysis, -1 when the plot does not hold it
	 */
	record Entry(String file, String className, double distance, int row) {
	}

	NearList(Composite parent, ScatterView view, Runnable closed) {
		super(parent, SWT.NONE);
		this.view = view;
		this.closed = closed;
		GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 2).spacing(4, 2).applyTo(this);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(this);
		setVisible(false);
	}

	// when it is first shown: GTK complains about the headings of a table without room
	private void fill() {
		title = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(title);
		Button close = new Button(this, SWT.PUSH | SWT.FLAT);
		close.setText("Close");
		close.addListener(SWT.Selection, _ -> close());
		table = new Table(this, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL);
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(SWT.DEFAULT, HEIGHT).applyTo(table);
		for (String column : List.of("Class", "Distance", "Image")) { // the longest last: its end is missed least
			TableColumn c = new TableColumn(table, column.equals("Distance") ? SWT.RIGHT : SWT.LEFT);
			c.setText(column);
		}
		table.addListener(SWT.Selection, _ -> choose());
	}

	private void choose() {
		int[] rows = IntStream.of(table.getSelectionIndices()).map(i -> entries.get(i).row).filter(r -> r >= 0).sorted().distinct().toArray();
		view.session().selection().change(s -> s.withImages(rows), view);
	}

	/** Shows images. */
	void show(String text, List<Entry> images) {
		if (table == null) {
			fill();
		}
		entries = List.copyOf(images);
		title.setText(text);
		title.setToolTipText(text);
		table.removeAll();
		for (Entry e : entries) {
			new TableItem(table, SWT.NONE).setText(cells(e)); //$NON-NLS-1$
		}
		for (TableColumn c : table.getColumns()) {
			int at = table.indexOf(c);
			Columns.width(c, 0, entries.stream().map(e -> cells(e)[at]).toList());
		}
		((GridData) table.getLayoutData()).exclude = entries.isEmpty();
		table.setVisible(!entries.isEmpty());
		visible(true);
	}

	private static String[] cells(Entry e) {
		return new String[] { e.className, String.format(Locale.ROOT, "%.4g", e.distance), e.file };
	}

	/** Shows a sentence. */
	void say(String sentence) {
		show(sentence, List.of());
	}

	/** Hides it. */
	void close() {
		visible(false);
		entries = List.of();
		if (table != null) {
			table.removeAll();
		}
		closed.run();
	}

	private void visible(boolean on) {
		((GridData) getLayoutData()).exclude = !on;
		setVisible(on);
		getParent().getParent().layout(true, true);
	}

	/** What it says, for tests. */
	public String title() {
		return title.getText();
	}

	/** The table, for tests. */
	public Table table() {
		return table;
	}
}
