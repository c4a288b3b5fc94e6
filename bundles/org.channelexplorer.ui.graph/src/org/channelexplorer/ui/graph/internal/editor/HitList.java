package org.channelexplorer.ui.graph.internal.editor;

import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** The list of what was found, below the field one types in; it never takes the focus. */
final class HitList {
	private static final int MOST = 500;
	private static final int ROWS = 12;

	private final Control field;
	private final IntConsumer chosen;
	private Shell shell;
	private Table table;

	/** @param chosen takes the index of the row that was clicked */
	HitList(Control field, IntConsumer chosen) {
		this.field = field;
		this.chosen = chosen;
		field.addListener(SWT.FocusOut, _ -> field.getDisplay().asyncExec(() -> {
			if (field.isDisposed() || shell != null && !shell.isDisposed() && field.getDisplay().getActiveShell() != shell) {
				hide();
			}
		}));
		field.addListener(SWT.Dispose, _ -> hide());
	}

	/** Shows rows with one marked; nothing for fewer than two. */
	void show(List<String> rows, int marked) {
		if (rows.size() < 2 || !field.isVisible()) {
			hide();
			return;
		}
		if (shell == null || shell.isDisposed()) {
			shell = new Shell(field.getShell(), SWT.NO_TRIM | SWT.ON_TOP | SWT.NO_FOCUS);
			shell.setLayout(new FillLayout());
			table = new Table(shell, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
			table.addListener(SWT.Selection, _ -> chosen.accept(table.getSelectionIndex()));
		}
		List<String> listed = rows.stream().limit(MOST).toList();
		if (!listed.equals(rows())) {
			table.setRedraw(false);
			table.removeAll();
			for (String row : listed) {
				new TableItem(table, SWT.NONE).setText(row);
			}
			if (rows.size() > MOST) {
				new TableItem(table, SWT.NONE).setText(rows.size() - MOST + " more");
			}
			table.setRedraw(true);
			place();
		}
		if (marked < table.getItemCount()) {
			table.setSelection(marked);
			table.showSelection();
		}
	}

	private void place() {
		Rectangle screen = field.getMonitor().getClientArea();
		Point below = field.toDisplay(0, field.getSize().y);
		Point size = table.computeSize(SWT.DEFAULT, SWT.DEFAULT);
		int width = Math.clamp(size.x, field.getSize().x, Math.max(field.getSize().x, 420));
		int height = Math.min(size.y, table.getItemHeight() * ROWS + 8);
		int x = Math.max(screen.x, Math.min(below.x, screen.x + screen.width - width));
		shell.setBounds(x, below.y, width, height);
		shell.setVisible(true);
	}

	/** The rows shown; empty when the list is hidden. */
	List<String> rows() {
		return table == null || table.isDisposed() ? List.of() : java.util.Arrays.stream(table.getItems()).map(TableItem::getText).toList();
	}

	void hide() {
		if (shell != null && !shell.isDisposed()) {
			shell.dispose();
		}
		shell = null;
		table = null;
	}
}
