package org.channelexplorer.ui.views.internal.jaccard;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.similarity.EtaCurve;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.channelexplorer.ui.views.internal.Columns;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** Two images or two classes: their counts, their similarity over eta, and the channels that make them alike. */
public final class PairPanel extends Composite {
	private static final int THUMBNAIL = 64;
	private static final int HOVERED = 150;
	private static final int NARROW = 60; // text wraps, so that a narrow panel has all of it
	private static final int LOW = 40; // of curve and channels, which share the height

	private final AnalysisSession session;
	private final Label text;
	private final Canvas pictures;
	private final Thumbnails thumbnails;
	private final Curve curve;
	private final Table channels;
	private final Button select;
	private final Asker asker;
	private Layer layer;
	private ClassSimilarity result;
	private Hit pinned;
	private Hit shown;
	private Hit next; // shown when the mouse stays
	private final Runnable arrived = () -> {
		if (!isDisposed()) {
			show(next);
		}
	};
	private List<Layer.Channel> alike = List.of();

	PairPanel(Composite parent, AnalysisSession session) {
		super(parent, SWT.NONE);
		this.session = session;
		GridLayoutFactory.fillDefaults().margins(6, 4).spacing(4, 4).applyTo(this);
		text = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(NARROW, SWT.DEFAULT).applyTo(text);
		pictures = new Canvas(this, SWT.DOUBLE_BUFFERED);
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, THUMBNAIL + 4).exclude(true).applyTo(pictures);
		thumbnails = new Thumbnails(session.analysis(), pictures, THUMBNAIL, pictures::redraw);
		pictures.addListener(SWT.Paint, e -> paint(e.gc));
		Themes.onChange(pictures, pictures::redraw);
		curve = new Curve(this);
		GridDataFactory.fillDefaults().grab(true, true).hint(NARROW, 120).minSize(SWT.DEFAULT, LOW).applyTo(curve);
		Label alikes = new Label(this, SWT.WRAP);
		alikes.setText("Channels that make them alike");
		GridDataFactory.fillDefaults().grab(true, false).hint(NARROW, SWT.DEFAULT).applyTo(alikes);
		channels = new Table(this, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION | SWT.VIRTUAL);
		channels.setHeaderVisible(true);
		for (String name : new String[] { "Channel", "First", "Second" }) {
			TableColumn column = new TableColumn(channels, SWT.RIGHT);
			column.setText(name);
			Columns.width(column, 70);
		}
		Columns.fill(channels);
		GridDataFactory.fillDefaults().grab(true, true).hint(NARROW, 80).minSize(SWT.DEFAULT, LOW).applyTo(channels);
		channels.addListener(SWT.SetData, e -> {
			Layer.Channel c = alike.get(e.index);
			((TableItem) e.item).setText(new String[] { Integer.toString(c.number()), c.first(), c.second() });
		});
		channels.addListener(SWT.Selection, _ -> selectChannels(IntStream.of(channels.getSelectionIndices()).map(i -> alike.get(i).number()).toArray()));
		select = new Button(this, SWT.PUSH);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.BEGINNING, SWT.CENTER).applyTo(select);
		select.addListener(SWT.Selection, _ -> selectChannels(alike.stream().mapToInt(Layer.Channel::number).toArray()));
		asker = Asker.hidden(this, 0);
		show(null);
	}

	private void selectChannels(int[] numbers) {
		session.selection().change(s -> s.withChannels(Arrays.stream(numbers).sorted().toArray()), this);
	}

	/** What the pair is looked up in, null for none. @param now the similarities shown, null for none */
	void layer(Layer other, ClassSimilarity now) {
		if (other != layer && pinned != null && (layer == null || other == null || other.rows().length != layer.rows().length)) {
			pinned = null;
		}
		layer = other;
		result = now;
		show(pinned);
	}

	/** A step of the slider. */
	void step(ClassSimilarity now) {
		result = now;
		if (shown != null) { // of no pair nothing changes
			describe();
			fill(false);
			arrange();
		}
	}

	/** Keeps what was clicked, null for nothing. */
	void pin(Hit hit) {
		pinned = usable(hit) ? hit : null;
		show(pinned);
	}

	/** Shows what is under the mouse as long as it is; null for nothing. */
	void hover(Hit hit) {
		next = usable(hit) ? hit : pinned;
		getDisplay().timerExec(next == shown ? -1 : next == pinned ? 0 : HOVERED, arrived); // one timer: what the mouse only passes is not shown
	}

	private static boolean usable(Hit hit) {
		return hit != null && (hit.images().length == 2 && hit.classes().isEmpty() || !hit.classes().isEmpty());
	}

	/** What is pinned, null for nothing. */
	public Hit pinned() {
		return pinned;
	}

	private void show(Hit hit) {
		shown = hit;
		next = hit;
		getDisplay().timerExec(-1, arrived);
		describe();
		boolean two = hit != null && hit.classes().isEmpty();
		((GridData) pictures.getLayoutData()).exclude = !two;
		pictures.setVisible(two);
		if (two && layer != null) {
			thumbnails.want(IntStream.of(hit.images()).map(i -> layer.rows()[i]).boxed().toList());
			pictures.redraw();
		}
		fill(true);
		arrange();
	}

	// once, and nothing around the panel, which keeps its size
	private void arrange() {
		layout(new Control[] { text, pictures, select });
	}

	// at the eta shown now, not that of the click
	private void describe() {
		String words = shown == null ? "Point at a cell to compare two images or two classes; click to keep them here."
				: layer == null ? shown.text() : PairText.of(layer, result, shown);
		text.setText(words.replace("&", "&&"));
	}

	private int setSize() {
		return result == null ? 0 : result.sets().size();
	}

	private void fill(boolean again) {
		Hit hit = shown;
		int size = setSize();
		alike = layer == null || hit == null ? List.of() : classes(hit) ? layer.shared(size, hit.classes().getFirst(), hit.classes().getLast())
				: layer.shared(size, hit.images()[0], hit.images()[1]);
		channels.setItemCount(alike.size());
		channels.clearAll();
		select.setText("Select " + alike.size() + (alike.size() == 1 ? " Channel" : " Channels"));
		select.setEnabled(!alike.isEmpty());
		select.setToolTipText(hit == null ? "there is no pair to compare" : alike.isEmpty() ? "they share no channels" : "selects them in every view");
		if (!again) {
			curve.show(curve.curve(), size);
			return;
		}
		asker.cancel();
		curve.show(null, size);
		if (layer == null || hit == null) {
			return;
		}
		Layer from = layer;
		if (!classes(hit)) {
			curve.show(EtaCurve.of(from.order(), hit.images()[0], hit.images()[1]), size);
			return;
		}
		int a = from.labels().classes().indexOf(hit.classes().getFirst());
		int b = from.labels().classes().indexOf(hit.classes().getLast());
		session.work(asker, "Similarity over eta", monitor -> EtaCurve.of(from.order(), from.labels(), a, b, monitor), c -> curve.show(c, setSize()),
				problem -> curve.setToolTipText(problem));
	}

	private boolean classes(Hit hit) {
		return !hit.classes().isEmpty() && layer.labels().classes().containsAll(hit.classes());
	}

	private void paint(GC gc) {
		Palette p = Palette.current();
		gc.setBackground(getBackground());
		gc.fillRectangle(pictures.getClientArea());
		if (shown == null || layer == null) {
			return;
		}
		for (int n = 0; n < shown.images().length && n < 2; n++) {
			Image image = thumbnails.get(layer.rows()[shown.images()[n]]);
			if (image != null) {
				ImageTip.draw(gc, image, n * (THUMBNAIL + 8), 2, THUMBNAIL);
			} else {
				gc.setForeground(p.line());
				gc.drawRectangle(n * (THUMBNAIL + 8), 2, THUMBNAIL - 1, THUMBNAIL - 1);
			}
		}
	}

	/** Similarity at the sizes of the sets. */
	public Curve curve() {
		return curve;
	}

	/** The text about the pair. */
	public String text() {
		return text.getText();
	}

	/** Channels that make the pair alike. */
	public Table channels() {
		return channels;
	}

	/** Selects the channels. */
	public Button select() {
		return select;
	}

	/** Channel numbers listed, the size they were listed for. */
	public int listed() {
		return alike.size();
	}

	/** Channels in a set, as this panel has it. @return 0 without a layer */
	public int size() {
		return layer == null ? 0 : setSize();
	}
}
