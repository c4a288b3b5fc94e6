package org.channelexplorer.ui.views.internal.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.views.internal.Columns;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/**
 * A table of a result: a field that filters, columns that sort when their head is clicked (up, down, as computed), and the
 * totals in the last line. Items are made when they are seen, so that long tables open at once.
 */
public final class ResultTable extends Composite {
	private static final String EXPORT = "Export Table";
	private static final int MEASURED = 60;
	private static final int WIDEST = 320;
	private static final int NARROWEST = 36;
	private static final int PADDING = 16;
	private static final int ARROW = 14; // of the order, in the head of the column that is sorted by

	private TableModel model;
	private final Text filter;
	private int[] fitted; // widths that the columns were given
	private final Table table;

	/** @param selected takes the table's row of the item that was selected */
	public ResultTable(Composite parent, TableModel model, IntConsumer selected) {
		super(parent, SWT.NONE);
		this.model = model;
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		filter = new Text(this, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage("Filter rows");
		filter.addModifyListener(e -> {
			this.model.filter(filter.getText());
			refresh();
		});
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		table = new Table(this, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.Selection, e -> {
			int place = table.getSelectionIndex();
			if (place >= 0 && place < this.model.size()) {
				selected.accept(this.model.row(place));
			}
		});
		table.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == 'c' && (e.stateMask & SWT.MOD1) != 0) {
				copy();
			}
		});
		menu();
		columns();
		refresh();
	}

	// a view that has a menu puts it in the place of this one
	private void menu() {
		Action copy = Actions.of("Copy Rows", null, this::copy);
		MenuManager menu = new MenuManager();
		menu.add(copy);
		menu.add(Actions.of(EXPORT + "\u2026", null, this::export));
		menu.addMenuListener(_ -> Actions.allow(copy, table.getSelectionCount() == 0 ? "no row is selected" : null));
		table.setMenu(menu.createContextMenu(table));
		table.addDisposeListener(_ -> menu.dispose());
	}

	private void export() {
		FileDialog dialog = new FileDialog(getShell(), SWT.SAVE | SWT.SHEET);
		dialog.setText(EXPORT);
		dialog.setFilterExtensions(new String[] { "*.csv" }); //$NON-NLS-1$
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			exportTo(Path.of(chosen));
		}
	}

	/** Writes the rows that are shown, in their order, as CSV. */
	public void exportTo(Path file) {
		try {
			AtomicFiles.write(file, Csv.text(model.seen()));
		} catch (IOException e) {
			Messages.error(EXPORT, file + " cannot be written: " + Reasons.of(e));
		}
	}

	private void columns() {
		GC gc = new GC(table);
		List<String> names = model.columns();
		int[] heads = Columns.heads(gc, names);
		fitted = new int[names.size()];
		for (int c = 0; c < names.size(); c++) {
			int column = c;
			TableColumn head = new TableColumn(table, model.numeric(c) && c > 0 ? SWT.RIGHT : SWT.LEFT);
			head.setText(names.get(c));
			head.setMoveable(true);
			head.addListener(SWT.Selection, e -> sort(column));
			fitted[c] = width(gc, heads, c);
			head.setWidth(fitted[c]);
		}
		Columns.fill(table);
		gc.dispose();
	}

	private int width(GC gc, int[] heads, int column) {
		boolean sorted = table.getSortColumn() == table.getColumn(column);
		int width = Math.max(heads[column] + (sorted ? ARROW : 0), gc.textExtent(model.totals()[column]).x);
		for (int place = 0; place < Math.min(MEASURED, model.size()); place++) {
			width = Math.max(width, gc.textExtent(model.text(place, column)).x);
		}
		return Math.clamp(width + PADDING, NARROWEST, WIDEST);
	}

	// what the columns hold may have become longer or shorter; a width that a user has chosen stays
	private void fit() {
		GC gc = new GC(table);
		int[] heads = Columns.heads(gc, model.columns());
		for (int c = 0; c < model.columns().size(); c++) {
			if (table.getColumn(c).getWidth() == fitted[c]) {
				fitted[c] = width(gc, heads, c);
				table.getColumn(c).setWidth(fitted[c]);
			}
		}
		gc.dispose();
	}

	/** Whether these values have as many columns as the ones that are shown. */
	public boolean takes(TableModel other) {
		return other.columns().size() == fitted.length;
	}

	/**
	 * Shows other values in the same columns, filtered and sorted as before.
	 *
	 * @param other which the table {@link #takes}
	 */
	public void show(TableModel other) {
		int top = table.getTopIndex();
		model = other;
		for (int c = 0; c < model.columns().size(); c++) {
			table.getColumn(c).setText(model.columns().get(c));
		}
		model.filter(filter.getText());
		int column = table.getSortColumn() == null ? -1 : table.indexOf(table.getSortColumn());
		model.sort(column, table.getSortDirection() == SWT.DOWN);
		refresh();
		fit();
		table.setTopIndex(top);
	}

	/** Selects a row of the table and shows where it is; -1 for none. */
	public void select(int row) {
		select(Set.of(row));
	}

	/** Selects rows of the table, as far as they pass the filter, and shows where they are. */
	public void select(Set<Integer> rows) {
		table.setSelection(IntStream.range(0, model.size()).filter(place -> rows.contains(model.row(place))).toArray());
	}

	private void sort(int column) {
		TableColumn head = table.getColumn(column);
		boolean same = table.getSortColumn() == head;
		int direction = !same ? SWT.UP : table.getSortDirection() == SWT.UP ? SWT.DOWN : SWT.NONE;
		table.setSortColumn(direction == SWT.NONE ? null : head);
		table.setSortDirection(direction);
		model.sort(direction == SWT.NONE ? -1 : column, direction == SWT.DOWN);
		refresh();
		fit();
	}

	private void refresh() {
		table.deselectAll();
		table.setItemCount(model.size() + 1);
		table.clearAll();
	}

	private void fill(Event e) {
		TableItem item = (TableItem) e.item;
		int place = table.indexOf(item);
		if (place == model.size()) {
			item.setText(model.totals());
			item.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		} else {
			item.setText(cells(place));
			item.setFont(null);
		}
	}

	private String[] cells(int place) {
		String[] cells = new String[model.columns().size()];
		for (int c = 0; c < cells.length; c++) {
			cells[c] = model.text(place, c);
		}
		return cells;
	}

	private void copy() {
		String text = Arrays.stream(table.getSelectionIndices()).sorted().filter(p -> p < model.size()).mapToObj(p -> String.join("\t", cells(p))) //$NON-NLS-1$
				.collect(Collectors.joining("\n", String.join("\t", model.columns()) + "\n", "\n")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		Clipboard clipboard = new Clipboard(getDisplay());
		clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}

	@Override
	public boolean setFocus() {
		return table.setFocus();
	}

	/** The list; for tests. */
	public Table table() {
		return table;
	}

	/** The filter's field; for tests. */
	public Text filter() {
		return filter;
	}
}
