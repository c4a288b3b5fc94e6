package org.channelexplorer.ui.views.internal.heatmap;

import java.util.BitSet;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.plot.GridPlot;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Below the heatmap: search for rows, how much is shown and selected, and what the cross-hair reads. */
public final class HeatmapBar extends Composite {
	private static final int SEARCH = 120;

	private final HeatmapView view;
	private final Text search;
	private final Label count;
	private final Composite line;
	private final Label totals;
	private final Label readout;
	private final Button next;
	private final Button previous;
	private final Button top;
	private BitSet found = new BitSet();

	HeatmapBar(Composite parent, HeatmapView view) {
		super(parent, SWT.NONE);
		this.view = view;
		GridLayoutFactory.fillDefaults().numColumns(5).margins(4, 2).spacing(4, 0).applyTo(this);
		search = new Text(this, SWT.SEARCH | SWT.ICON_CANCEL);
		search.setMessage("Find rows: 12-40, etaSquared>0.2");
		search.setToolTipText("Channel numbers and ranges (7,12-40), conditions on scores and percentiles (etaSquared>0.2 p50<=1), or text.\n"
				+ "Enter: next row, Shift+Enter: previous, Ctrl+Enter: found rows to the top.");
		GridDataFactory.fillDefaults().grab(true, false).hint(SEARCH, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(search);
		previous = button("\u25b2", "Previous found row", () -> step(-1));
		next = button("\u25bc", "Next found row", () -> step(1));
		top = button("\u2912", "Found rows to the top", this::toTop);
		count = new Label(this, SWT.NONE);
		line = new Composite(this, SWT.NONE);
		line.setLayout(new StackLayout());
		GridDataFactory.fillDefaults().grab(true, false).span(5, 1).applyTo(line);
		totals = new Label(line, SWT.NONE);
		readout = new Label(line, SWT.NONE);
		search.addListener(SWT.Modify, _ -> searched());
		search.addListener(SWT.DefaultSelection, this::entered);
		refresh();
	}

	private Button button(String text, String tip, Runnable body) {
		Button button = new Button(this, SWT.PUSH | SWT.FLAT);
		button.setText(text);
		button.setToolTipText(tip);
		button.addListener(SWT.Selection, _ -> body.run());
		return button;
	}

	private void entered(Event e) {
		if ((e.stateMask & SWT.MOD1) != 0) {
			toTop();
		} else {
			step((e.stateMask & SWT.SHIFT) != 0 ? -1 : 1);
		}
	}

	private void searched() {
		ActivationHeatmap heatmap = view.heatmap();
		boolean asked = !search.getText().isBlank();
		found = heatmap == null || !asked ? new BitSet() : new RowSearch(heatmap).find(search.getText());
		if (view.canvas() != null && view.canvas().grid() != null) {
			BitSet shown = new BitSet();
			for (int channel : view.canvas().grid().rows()) {
				shown.set(channel);
			}
			found.and(shown);
			view.canvas().found(found);
		}
		search.setForeground(asked && found.isEmpty() ? Palette.current().error() : null);
		count.setText(asked ? found.cardinality() + " found" : "");
		for (Button b : new Button[] { previous, next, top }) {
			b.setEnabled(!found.isEmpty());
		}
		layout();
	}

	private void step(int direction) {
		HeatmapPane pane = view.canvas();
		if (found.isEmpty() || pane.grid() == null) {
			return;
		}
		int[] rows = pane.grid().rows();
		int from = pane.item() < 0 ? direction > 0 ? -1 : rows.length : pane.item() / pane.grid().columns().length;
		for (int k = 1; k <= rows.length; k++) {
			int row = Math.floorMod(from + direction * k, rows.length);
			if (found.get(rows[row])) {
				pane.reveal(rows[row]);
				return;
			}
		}
	}

	private void toTop() {
		if (!found.isEmpty()) {
			view.rowsFirst(found.stream().toArray());
		}
	}

	/** Another heatmap, selection or part is shown. */
	void refresh() {
		searched();
		GridPlot grid = view.canvas() == null ? null : view.canvas().grid();
		if (grid == null) {
			totals.setText("");
			readout.setText("");
			showLine();
			return;
		}
		Selection selection = view.session().selection().get();
		ActivationHeatmap heatmap = view.heatmap();
		StringBuilder text = new StringBuilder(of(grid.rows().length, heatmap.channels().size(), "channels")).append(" \u00b7 ")
				.append(of(grid.columns().length, heatmap.images().size(), "images"));
		if (selection.channels().length + selection.images().length > 0) {
			text.append(" \u00b7 selected: ").append(Stream.of(counted(selection.channels().length, "channel"), counted(selection.images().length, "image"))
					.filter(c -> !c.isEmpty()).collect(Collectors.joining(", ")));
		}
		totals.setText(text.toString()); // what a pixel shows stands below the heatmap
		totals.setToolTipText(text.toString());
		showLine();
		layout();
	}

	private static String counted(int number, String what) {
		return number == 0 ? "" : String.format(Locale.ROOT, "%,d ", number) + what + (number == 1 ? "" : "s");
	}

	// one line for both: a heatmap needs the height
	private void showLine() {
		((StackLayout) line.getLayout()).topControl = readout.getText().isEmpty() ? totals : readout;
		line.layout();
	}

	private static String of(int shown, int all, String what) {
		return shown == all ? String.format(Locale.ROOT, "%,d %s", all, what) : String.format(Locale.ROOT, "%,d of %,d %s", shown, all, what); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Reads what lies under the mouse, else under the cross-hair. */
	void read() {
		HeatmapPane pane = view.canvas();
		Hit hit = pane.hovered() != null ? pane.hovered() : pane.crossed();
		readout.setText(hit == null ? "" : hit.text());
		showLine();
	}

	/** The search field. */
	public Text search() {
		return search;
	}

	/** Number of found rows, as shown. */
	public String count() {
		return count.getText();
	}

	/** The line of totals. */
	public String totals() {
		return totals.getText();
	}

	/** What is read. */
	public String readout() {
		return readout.getText();
	}
}
