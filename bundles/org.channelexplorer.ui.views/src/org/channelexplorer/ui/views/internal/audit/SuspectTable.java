package org.channelexplorer.ui.views.internal.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.SuspectFilter;
import org.channelexplorer.ui.Suspects;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.views.internal.Columns;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The images that the filter shows, most suspect first. Items are made when they are seen. */
final class SuspectTable {
	private static final int PICTURE = 32;
	private static final String[] COLUMNS = { "", "#", "Image", "Given", "Suggested", "Score", "State", "Finding", "Leaves its class at", "Conflicts with",
			"Wrong so far", "p by layer" };
	private static final int[] WIDTHS = { PICTURE + 12, 46, 90, 80, 84, 60, 120, 90, 130, 110, 180, 96 };
	private static final int IMAGE = 2;
	private static final int EXPECTED = COLUMNS.length - 2;
	private static final int CHART = COLUMNS.length - 1;
	private static final int MEASURED = 200; // names of images

	private final AnalysisSession session;
	private final Suspects suspects;
	private final Table table;
	private final Thumbnails pictures;
	private int[] shown = {};

	SuspectTable(Composite parent, AnalysisSession session, Supplier<Decide> decide) {
		this.session = session;
		suspects = session.suspects();
		table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
		table.setHeaderVisible(true);
		for (int c = 0; c < COLUMNS.length; c++) {
			TableColumn column = new TableColumn(table, c == 1 || c == 5 ? SWT.RIGHT : SWT.LEFT);
			column.setText(COLUMNS[c]);
			Columns.width(column, WIDTHS[c]);
			column.setMoveable(true);
		}
		table.setColumnOrder(new int[] { 0, 1, 2, 3, 4, 5, CHART, 6, 7, EXPECTED, 8, 9 }); // the chart beside the score
		table.getColumn(0).setToolTipText("The image");
		table.getColumn(EXPECTED)
				.setToolTipText("Share of wrong labels to expect from the top down to this image, and its interval; rough where that is wide");
		table.getColumn(CHART).setToolTipText("Probability of the given and of the suggested class from layer to layer, in the classes' colours");
		pictures = new Thumbnails(session.analysis(), table, PICTURE, table::redraw);
		table.addListener(SWT.MeasureItem, e -> e.height = Math.max(e.height, PICTURE + 4));
		table.addListener(SWT.PaintItem, this::picture);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.Selection, _ -> {
			if (table.getSelectionIndex() >= 0) {
				suspects.go(shown[table.getSelectionIndex()]);
			}
		});
		DecisionKey.on(table, decide);
		table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				if (e.childID == -1) {
					e.result = "Suspects, most suspect first";
				}
			}
		});
	}

	Table table() {
		return table;
	}

	private void fill(Event e) {
		TableItem item = (TableItem) e.item;
		int place = shown[table.indexOf(item)];
		LabelIssues.OfImage i = suspects.images().get(place);
		item.setText(new String[] { "", Integer.toString(i.verdict().rank()), name(i), i.classes().given(), i.classes().suggested(),
				String.format(Locale.ROOT, "%.3f", i.verdict().score()),
				SuspectFilter.text(suspects.decision(place)), AuditText.finding(i.verdict().finding()), AuditText.layer(session, i.leavesAt()), i.conflict(),
				i.verdict().expected() });
	}

	// the folder of the given class stands beside it
	private static String name(LabelIssues.OfImage image) {
		String folder = image.classes().given() + "/"; //$NON-NLS-1$
		return image.file().startsWith(folder) ? image.file().substring(folder.length()) : image.file();
	}

	private void picture(Event e) {
		int index = table.indexOf((TableItem) e.item);
		if (e.index == CHART && index >= 0 && index < shown.length && suspects.audit().get().filter(a -> ByLayer.any(a.issues())).isPresent()) {
			ByLayer.lines(e.gc, session, suspects.audit().get().orElseThrow().issues(), shown[index],
					new Rectangle(e.x + 2, e.y + 3, table.getColumn(CHART).getWidth() - 8, table.getItemHeight() - 6));
			return;
		}
		if (e.index != 0 || index < 0 || index >= shown.length) {
			return;
		}
		int row = suspects.row(shown[index]);
		Image image = row < 0 ? null : pictures.get(row);
		if (image != null) {
			draw(e.gc, image, e.x + 2, e.y + 2);
		} else if (row >= 0 && pictures.problem(row) == null) {
			want();
		}
	}

	private static void draw(GC gc, Image image, int x, int y) {
		Rectangle b = image.getBounds();
		double scale = PICTURE / (double) Math.max(b.width, b.height);
		gc.drawImage(image, 0, 0, b.width, b.height, x, y, Math.max(1, (int) (b.width * scale)), Math.max(1, (int) (b.height * scale)));
	}

	private void want() {
		int top = table.getTopIndex();
		int seen = table.getClientArea().height / Math.max(1, table.getItemHeight()) + 2;
		List<Integer> wanted = IntStream.range(top, Math.min(shown.length, top + 2 * seen)).map(i -> suspects.row(shown[i])).filter(r -> r >= 0).boxed()
				.toList();
		pictures.want(wanted);
	}

	/** Gives the columns the widths that the images and classes of an audit need. */
	void fit() {
		List<LabelIssues.OfImage> images = suspects.images();
		Columns.width(table.getColumn(IMAGE), WIDTHS[IMAGE], images.stream().limit(MEASURED).map(SuspectTable::name).toList());
		Set<String> classes = images.stream().flatMap(i -> Stream.of(i.classes().given(), i.classes().suggested())).collect(Collectors.toSet());
		Columns.width(table.getColumn(IMAGE + 1), WIDTHS[IMAGE + 1], classes);
		Columns.width(table.getColumn(IMAGE + 2), WIDTHS[IMAGE + 2], classes);
	}

	/** Shows what the filter lets through now. */
	void refresh() {
		int[] now = suspects.shown();
		if (!Arrays.equals(now, shown)) {
			shown = now;
			table.setItemCount(shown.length);
		}
		table.clearAll();
		select();
	}

	/** Shows which image is looked at. */
	void select() {
		int index = Arrays.binarySearch(shown, suspects.at());
		if (index < 0) {
			table.deselectAll();
		} else if (table.getSelectionIndex() != index) {
			table.setSelection(index);
		}
	}

	/** Number of images shown. */
	int size() {
		return shown.length;
	}
}
