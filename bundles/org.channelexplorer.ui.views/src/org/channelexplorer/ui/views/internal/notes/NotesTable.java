package org.channelexplorer.ui.views.internal.notes;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.channelexplorer.core.analysis.Annotated;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.ui.views.internal.result.ResultTable;
import org.channelexplorer.ui.views.internal.result.TableModel;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;

/** Notes as rows; a stale one begins with a warning sign. The tool tip has the whole note, and why it is stale. */
final class NotesTable {
	private static final String WARNING = "\u26a0 "; //$NON-NLS-1$
	private static final int SHORT = 12; // letters of a hash
	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault()); //$NON-NLS-1$

	private final ResultTable table;
	private List<Annotated> notes;
	private TableModel model;

	NotesTable(Composite parent, List<Annotated> notes, Runnable selected) {
		this.notes = notes;
		model = new TableModel(rows(notes));
		table = new ResultTable(parent, model, _ -> selected.run());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		table.filter().setMessage("Filter notes");
		table.table().addListener(SWT.SetData, this::mark); // after the table has filled it
		table.table().addListener(SWT.Selection, _ -> selected.run());
		table.table().addListener(SWT.MouseMove, e -> {
			TableItem item = table.table().getItem(new Point(e.x, e.y));
			int row = item == null ? -1 : row(table.table().indexOf(item));
			table.table().setToolTipText(row < 0 ? null : tip(this.notes.get(row)));
		});
		table.filter().addListener(SWT.Modify, _ -> selected.run());
		table.table().getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				if (e.childID == -1) {
					e.result = "Annotations";
				}
			}
		});
	}

	/** Shows other notes, filtered and sorted as before. */
	void show(List<Annotated> now) {
		notes = now;
		model = new TableModel(rows(now));
		table.show(model);
	}

	private static Table rows(List<Annotated> notes) {
		return Table.builder().strings("About", texts(notes, a -> a.annotation().about().text()))
				.strings("Note", texts(notes, a -> a.annotation().text().replaceAll("\\s*\\R\\s*", " / "))) //$NON-NLS-2$ //$NON-NLS-3$
				.strings("Who", texts(notes, a -> a.annotation().who())).strings("When", texts(notes, a -> WHEN.format(a.annotation().instant())))
				.strings("Result", texts(notes, a -> a.annotation().result().substring(0, Math.min(SHORT, a.annotation().result().length()))))
				.strings("Stale", texts(notes, Annotated::stale)).build();
	}

	private static String[] texts(List<Annotated> notes, Function<Annotated, String> text) {
		return notes.stream().map(text).toArray(String[]::new);
	}

	private void mark(Event e) {
		TableItem item = (TableItem) e.item;
		int row = row(table.table().indexOf(item));
		if (row >= 0 && !notes.get(row).stale().isEmpty()) {
			item.setText(0, WARNING + item.getText(0)); // GTK draws no image that a table of this kind gets late
		}
	}

	private static String tip(Annotated a) {
		return a.annotation().text() + (a.stale().isEmpty() ? "" : "\n\nStale: " + a.stale());
	}

	// -1 for the line of totals
	private int row(int place) {
		return place >= 0 && place < model.size() ? model.row(place) : -1;
	}

	/** The notes that are selected, by their place in the list. */
	Set<Integer> selected() {
		Set<Integer> rows = new TreeSet<>();
		for (int place : table.table().getSelectionIndices()) {
			if (row(place) >= 0) {
				rows.add(row(place));
			}
		}
		return rows;
	}

	/** Selects notes by their places in the list. */
	void select(Set<Integer> rows) {
		table.select(rows);
	}

	/** The table with its filter. */
	ResultTable control() {
		return table;
	}
}
