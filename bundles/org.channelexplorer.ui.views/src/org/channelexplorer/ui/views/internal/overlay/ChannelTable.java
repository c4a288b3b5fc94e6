package org.channelexplorer.ui.views.internal.overlay;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.views.internal.Columns;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ScrollBar;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The channels of the layer with their scores; sorted by a click on a column; a row selects its channel in every view. */
final class ChannelTable extends Composite {
	private static final String LONGEST = "-1.030e+04"; //$NON-NLS-1$
	private final Table table;
	private final AnalysisSession session;
	private String layer = ""; //$NON-NLS-1$
	private List<ChannelScores> columns = List.of();
	private int[] order = {};
	private int sorted = 1; // 0 is the channel's number
	private boolean up;
	private int least; // width of a score
	private int named; // width of the first one with its name

	ChannelTable(Composite parent, AnalysisSession session) {
		super(parent, SWT.NONE);
		this.session = session;
		setLayout(new FillLayout());
		table = new Table(this, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		table.addListener(SWT.SetData, e -> fill((TableItem) e.item, table.indexOf((TableItem) e.item)));
		table.addListener(SWT.Selection, _ -> select());
		SelectionModel.Listener follower = (before, now, source) -> {
			if (source != this) {
				mark(now);
			}
		};
		session.selection().addListener(follower);
		addListener(SWT.Dispose, _ -> session.selection().removeListener(follower));
	}

	/** The layer whose channels rows select. */
	void of(String chosen) {
		layer = chosen;
		mark(session.selection().get());
	}

	/** Shows the channels of a layer. */
	void show(List<ChannelScores> scores) {
		boolean same = scores.stream().map(ChannelScores::name).toList().equals(columns.stream().map(ChannelScores::name).toList());
		columns = List.copyOf(scores);
		if (!same || table.getColumnCount() == 0) {
			for (TableColumn c : table.getColumns()) {
				c.dispose();
			}
			column(0, "Channel", 76);
			Columns.width(table.getColumn(0), 76);
			GC gc = new GC(table);
			least = Math.max(84, gc.textExtent(LONGEST).x + 14);
			gc.dispose();
			for (int i = 0; i < columns.size(); i++) {
				column(i + 1, columns.get(i).name(), least);
			}
			if (!columns.isEmpty()) { // the one they are sorted by first
				Columns.width(table.getColumn(1), least);
				named = table.getColumn(1).getWidth();
			}
			Columns.fill(table);
			sorted = Math.min(sorted, columns.size());
		}
		sort();
	}

	/** Width at which the channels and their first score with its name are read, pixels; 0 while there are none. */
	int need() {
		return table.getColumnCount() < 3 ? 0 : beside() + named;
	}

	/** Makes the first score as wide as there is room, so that its name is read if that goes, and its values are at any rate. */
	void fit(int width) {
		if (table.getColumnCount() > 2) {
			table.getColumn(1).setWidth(Math.clamp(width - beside(), least, named));
		}
	}

	private int beside() {
		ScrollBar bar = table.getVerticalBar();
		return table.getColumn(0).getWidth() + (bar == null ? 0 : bar.getSize().x) + Columns.LEAST;
	}

	private void column(int index, String name, int width) {
		TableColumn column = new TableColumn(table, SWT.RIGHT);
		column.setText(name);
		column.setToolTipText("Sort by " + name); // a long name is read there: its values are seen in a narrow table, too
		column.setWidth(width);
		column.addListener(SWT.Selection, _ -> sort(index));
	}

	/** Sorts by a column, the largest first; once more, the smallest first. */
	void sort(int column) {
		up = sorted == column ? !up : column == 0;
		sorted = column;
		sort();
	}

	private void sort() {
		int n = columns.isEmpty() ? 0 : columns.getFirst().scores().length;
		double[] by = sorted == 0 || columns.isEmpty() ? IntStream.range(0, n).asDoubleStream().toArray() : columns.get(sorted - 1).scores();
		Comparator<Integer> last = Comparator.comparing(c -> Double.isNaN(by[c]));
		order = IntStream.range(0, n).boxed().sorted(last.thenComparing(c -> up ? by[c] : -by[c]).thenComparing(c -> c)).mapToInt(Integer::intValue).toArray();
		if (table.getColumnCount() > 0) {
			table.setSortColumn(table.getColumn(sorted));
			table.setSortDirection(up ? SWT.UP : SWT.DOWN);
		}
		table.setItemCount(n);
		table.clearAll();
		mark(session.selection().get());
	}

	private void fill(TableItem item, int row) {
		item.setText(0, Integer.toString(order[row]));
		for (int i = 0; i < columns.size(); i++) {
			double score = columns.get(i).scores()[order[row]];
			item.setText(i + 1, text(score));
		}
	}

	// never a power of ten for what is read at a glance
	private static String text(double score) {
		double size = Math.abs(score);
		return Double.isNaN(score) ? "\u2013" : String.format(Locale.ROOT, size >= 1000 && size < 1e9 ? "%,.0f" : "%.4g", score); //$NON-NLS-2$ //$NON-NLS-3$
	}

	private void select() {
		int[] channels = IntStream.of(table.getSelectionIndices()).map(r -> order[r]).toArray();
		session.selection().change(s -> s.withLayers(List.of(layer)).withChannels(channels), this);
	}

	private void mark(Selection now) {
		if (table.isDisposed()) {
			return;
		}
		boolean mine = now.primaryLayer() == null || now.primaryLayer().equals(layer);
		int[] rows = IntStream.range(0, order.length).filter(r -> mine && Arrays.binarySearch(now.channels(), order[r]) >= 0).toArray();
		table.setSelection(rows);
	}

	/** The channels in the order shown. */
	int[] order() {
		return order.clone();
	}

	/** The table, for tests. */
	Table table() {
		return table;
	}
}
