package org.channelexplorer.ui.internal.help;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.channelexplorer.ui.internal.help.Hint.Key;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Show Keys: what keys and mouse do in the active view, and everywhere. Typing filters the list; Esc closes it. */
public final class KeysDialog extends PopupDialog {
	private final List<Key> here;
	private final List<Key> everywhere;
	private final String part;
	private Text filter;
	private Table table;

	/** @param part name of the view or editor */
	public KeysDialog(Shell parent, String part, List<Key> here, List<Key> everywhere) {
		super(parent, SWT.RESIZE, true, false, false, false, false, "Keys: " + part, "Esc closes; all keys are set in Preferences > General > Keys");
		this.part = part;
		this.here = List.copyOf(here);
		this.everywhere = List.copyOf(everywhere);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.fillDefaults().margins(IDialogConstants.HORIZONTAL_SPACING, IDialogConstants.VERTICAL_SPACING).applyTo(area);
		filter = new Text(area, SWT.SEARCH | SWT.ICON_CANCEL);
		filter.setMessage("Filter by key or words");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		Composite holder = new Composite(area, SWT.NONE);
		holder.setLayout(new FillLayout());
		GridDataFactory.fillDefaults().grab(true, true).hint(520, 360).applyTo(holder);
		table = new Table(holder, SWT.SINGLE | SWT.V_SCROLL | SWT.FULL_SELECTION);
		TableColumnLayout columns = new TableColumnLayout();
		holder.setLayout(columns);
		columns.setColumnData(new TableColumn(table, SWT.NONE), new ColumnWeightData(1));
		columns.setColumnData(new TableColumn(table, SWT.NONE), new ColumnWeightData(2));
		columns.setColumnData(new TableColumn(table, SWT.NONE), new ColumnWeightData(1));
		filter.addModifyListener(e -> fill());
		fill();
		return area;
	}

	private void fill() {
		table.removeAll();
		String words = filter.getText().toLowerCase(Locale.ROOT).strip();
		add(here, part, words);
		add(everywhere, "everywhere", words);
	}

	private void add(List<Key> keys, String where, String words) {
		Stream<Key> shown = keys.stream().filter(k -> (k.sequence() + " " + k.does()).toLowerCase(Locale.ROOT).contains(words)); //$NON-NLS-1$
		shown.forEach(k -> new TableItem(table, SWT.NONE).setText(new String[] { k.sequence(), k.does(), where }));
	}

	@Override
	protected Control getFocusControl() {
		return filter;
	}

	/** The list. */
	public Table table() {
		return table;
	}

	/** The filter's field. */
	public Text filter() {
		return filter;
	}
}
