package org.channelexplorer.ui.views.internal.jaccard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.core.result.ClassMembership;
import org.channelexplorer.core.result.ClassMembership.Image;
import org.channelexplorer.core.result.ClassMembership.Neighbour;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.selection.Selections;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.views.internal.Columns;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The images by how much closer they are to another class than to theirs; for the selected one its nearest and farthest images. */
public final class ImagesPanel extends Composite {
	private static final String[] COLUMNS = { "Image", "Class", "Own", "Other class", "Other", "Nearest of other classes", "", "Farthest of its class", "" };

	private static final int NARROW = 60; // text and buttons wrap, so that a narrow panel has all of them

	private final AnalysisSession session;
	private final Label text;
	private final Button only;
	private final Button select;
	private final Table table;
	private ClassMembership membership;
	private int[] rows = {};
	private int[] order = {};

	ImagesPanel(Composite parent, AnalysisSession session) {
		super(parent, SWT.NONE);
		this.session = session;
		GridLayoutFactory.fillDefaults().margins(6, 4).spacing(4, 4).applyTo(this);
		text = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(NARROW, SWT.DEFAULT).applyTo(text);
		Composite row = new Composite(this, SWT.NONE);
		RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(8).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).hint(NARROW, SWT.DEFAULT).applyTo(row);
		only = new Button(row, SWT.CHECK);
		only.setText("Only marked");
		only.addListener(SWT.Selection, _ -> fill());
		select = new Button(row, SWT.PUSH);
		select.setText("Select Them");
		select.addListener(SWT.Selection, _ -> {
			int[] marked = IntStream.range(0, rows.length).filter(i -> membership.images().get(i).astray()).map(i -> rows[i]).toArray();
			session.selection().change(s -> Selections.images(s, marked, false), this);
		});
		table = new Table(this, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION | SWT.VIRTUAL);
		table.setHeaderVisible(true);
		int[] widths = { 130, 80, 60, 90, 60, 130, 60, 130, 60 };
		for (int c = 0; c < COLUMNS.length; c++) {
			TableColumn column = new TableColumn(table, c == 2 || c == 4 || c == 6 || c == 8 ? SWT.RIGHT : SWT.LEFT);
			column.setText(COLUMNS[c]);
			Columns.width(column, widths[c]);
		}
		Columns.fill(table);
		GridDataFactory.fillDefaults().grab(true, true).hint(NARROW, 100).applyTo(table);
		table.addListener(SWT.SetData, e -> fill((TableItem) e.item, order[e.index]));
		table.addListener(SWT.Selection, _ -> {
			int[] chosen = IntStream.of(table.getSelectionIndices()).map(i -> rows[order[i]]).sorted().toArray();
			session.selection().change(s -> Selections.images(s, chosen, false), this);
		});
		show(null, rows);
	}

	/** Shows the images of a layer, null for none. @param analysis for every image its row in the analysis */
	void show(ClassMembership other, int[] analysis) {
		membership = other;
		rows = analysis;
		fill();
	}

	/** Shows a sentence instead. */
	void say(String sentence) {
		if (!sentence.equals(text.getText())) { // to lay out costs more than all else that a selection changes here
			text.setText(sentence);
			layout(true);
		}
	}

	private void fill() {
		List<Integer> shown = new ArrayList<>();
		if (membership != null) {
			for (int i = 0; i < rows.length; i++) {
				if (!only.getSelection() || membership.images().get(i).astray()) {
					shown.add(i);
				}
			}
			shown.sort(Comparator.comparingDouble((Integer i) -> margin(membership.images().get(i))).thenComparing(i -> i));
		}
		order = shown.stream().mapToInt(i -> i).toArray();
		table.setItemCount(order.length);
		table.clearAll();
		selected();
	}

	// what is closest to leaving its class comes first, one-image classes last
	private static double margin(Image image) {
		double margin = image.own() - image.other();
		return Double.isNaN(margin) ? Double.MAX_VALUE : margin;
	}

	private void fill(TableItem item, int i) {
		Image image = membership.images().get(i);
		item.setText(new String[] { (image.astray() ? "\u25b8 " : "") + image.file(), image.className(), number(image.own()), image.otherClass(),
				number(image.other()), image.nearest().file(), number(image.nearest().similarity()), image.farthest().file(),
				number(image.farthest().similarity()) });
		if (image.astray()) {
			item.setForeground(Palette.current().warning());
		}
	}

	private static String number(double v) {
		return Double.isNaN(v) ? "" : String.format(Locale.ROOT, "%.3f", v);
	}

	/** The selection has changed. */
	void selected() {
		if (membership == null) {
			select.setEnabled(false);
			select.setToolTipText("there are no numbers yet");
			say("");
			return;
		}
		long marked = membership.images().stream().filter(Image::astray).count();
		select.setEnabled(marked > 0);
		select.setToolTipText(marked > 0 ? "selects them in every view" : "no image is closer to another class");
		int[] images = session.selection().get().images();
		int image = images.length == 1 ? java.util.Arrays.binarySearch(rows, images[0]) : -1;
		String all = marked + " of " + rows.length + " images are closer to another class than to their class.";
		say(image < 0 ? all + " Select one image for its neighbours." : about(membership.images().get(image)));
		if (image >= 0) {
			int at = IntStream.range(0, order.length).filter(i -> order[i] == image).findFirst().orElse(-1);
			if (at >= 0 && table.getSelectionIndex() != at) {
				table.setSelection(at);
			}
		} else if (images.length == 0) {
			table.deselectAll();
		}
	}

	private static String about(Image image) {
		return image.file() + " (" + image.className() + "): " + number(image.own()) + " to its class, " + number(image.other()) + " to "
				+ image.otherClass() + (image.astray() ? ", closer to that" : "") + ". Nearest of another class: " + named(image.nearest())
				+ ". Farthest of its class: " + named(image.farthest()) + ".";
	}

	private static String named(Neighbour neighbour) {
		return neighbour.file().isEmpty() ? "none" : neighbour.file() + ", " + number(neighbour.similarity());
	}

	/** The text about the selected image, or about all. */
	public String text() {
		return text.getText();
	}

	/** The images. */
	public Table table() {
		return table;
	}

	/** Shows the marked images only. */
	public Button only() {
		return only;
	}

	/** Selects the marked images. */
	public Button select() {
		return select;
	}
}
