package org.channelexplorer.ui.views.internal.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.Selections;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ScrollBar;

/** The images of an analysis by class: only what is visible is decoded and drawn. */
public final class DatasetCanvas extends Canvas {
	private static final int LARGEST = 96;

	private final AnalysisSession session;
	private final Thumbnails thumbnails;
	private final ImageTip tip;
	private final Runnable stateChanged;
	private final DatasetAccessible accessible;
	private Labels labels;
	private DatasetPainter painter;
	private DatasetState state;
	private ClassNumbers numbers = ClassNumbers.NONE;
	private DatasetOrder order;
	private DatasetLayout layout;
	private DatasetDrag drag;
	private int seen; // height of what was seen when the images were arranged

	/** @param stateChanged called when the user folded a class */
	DatasetCanvas(Composite parent, AnalysisSession session, DatasetState state, Runnable stateChanged) {
		super(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.session = session;
		this.state = state;
		this.stateChanged = stateChanged;
		thumbnails = new Thumbnails(session.analysis(), this, LARGEST, this::redraw);
		tip = new ImageTip(session, this);
		refresh();
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.Resize, e -> resized());
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		getVerticalBar().addListener(SWT.Selection, e -> {
			tip.hide();
			redraw();
		});
		new DatasetGestures(this);
		accessible = new DatasetAccessible(this);
		Themes.onChange(this, this::redraw);
	}

	AnalysisSession session() {
		return session;
	}

	Labels labels() {
		return labels;
	}

	ImageTip tip() {
		return tip;
	}

	/** How the images are looked at. */
	public DatasetState state() {
		return state;
	}

	/** Looks at the images otherwise. */
	void state(DatasetState other) {
		state = other;
		refresh();
	}

	/** Looks at the images otherwise and keeps that. */
	public void change(UnaryOperator<DatasetState> change) {
		state(change.apply(state));
		stateChanged.run();
	}

	/** What was computed of the classes. */
	public ClassNumbers numbers() {
		return numbers;
	}

	void numbers(ClassNumbers computed) {
		numbers = computed;
		refresh();
	}

	/** Classes, filter, focus or scores have changed. */
	void refresh() {
		if (labels != session.labels() || !painter.colours().equals(ClassColors.of(labels))) {
			labels = session.labels();
			painter = new DatasetPainter(session);
		}
		order = DatasetOrder.of(session, state, numbers.similar());
		describe(null); // the class under the mouse may be another one now
		arrange();
	}

	/** The side of the images in pixels. */
	public int thumb() {
		return state.thumb();
	}

	/** Number of images that are shown. */
	public int shownCount() {
		return layout.count();
	}

	/** Shows in a tool tip what is known of a class, null for none. */
	void describe(DatasetLayout.Block block) {
		String text = block == null ? null
				: DatasetPainter.text(labels, block, Selections.counts(session.selection().get(), labels)[block.classIndex()], numbers);
		if (!Objects.equals(text, getToolTipText())) {
			setToolTipText(text);
		}
	}

	/** What a screen reader calls a visible heading or image, the first is 0; null when there is none. */
	public String named(int item) {
		return accessible.name(item);
	}

	/** Where everything lies; for tests. */
	public DatasetLayout arranged() {
		return layout;
	}

	int headerHeight() {
		return painter.headerHeight(this);
	}

	/** How far the list is scrolled. */
	public int scrolled() {
		return getVerticalBar().isVisible() ? getVerticalBar().getSelection() : 0;
	}

	/** Scrolls. */
	void scrollTo(int top) {
		getVerticalBar().setSelection(top);
		redraw();
	}

	/** Scrolls as far as needed to see an image. */
	public void reveal(int image) {
		int top = layout.top(image);
		if (top >= 0 && (top < scrolled() + 30 || top + state.thumb() > scrolled() + getClientArea().height)) {
			scrollTo(top - getClientArea().height / 3);
		}
	}

	private int caption() {
		return state.captions() && session.predictions().isPresent() ? painter.captionHeight(this) : 0;
	}

	// what is looked at stays in sight in another perspective or window size: a selected image, else the first one seen
	private void resized() {
		Rectangle area = getClientArea();
		if (area.isEmpty()) {
			return; // behind another tab
		}
		int top = scrolled();
		int anchor = IntStream.of(session.selection().get().images()).filter(i -> layout.top(i) >= top && layout.top(i) < top + seen).findFirst()
				.orElseGet(() -> layout.first(top, top + seen));
		int above = layout.top(anchor) - top;
		arrange();
		if (anchor >= 0) {
			scrollTo(Math.max(0, layout.top(anchor) - Math.clamp(above, 0, Math.max(0, area.height - state.thumb()))));
		}
	}

	private void arrange() {
		Rectangle area = getClientArea();
		seen = area.height;
		layout = new DatasetLayout(order, c -> state.folded().contains(labels.classes().get(c)), area.width, headerHeight(), state.thumb(), caption());
		ScrollBar bar = getVerticalBar();
		int all = Math.max(1, layout.height());
		bar.setValues(Math.min(bar.getSelection(), Math.max(0, all - area.height)), 0, all, Math.max(1, Math.min(all, area.height)), state.thumb() / 2 + 8,
				Math.max(1, area.height - state.thumb()));
		bar.setVisible(all > area.height);
		redraw();
	}

	/** What is being dragged, null for nothing. */
	DatasetDrag drag() {
		return drag;
	}

	void drag(DatasetDrag now) {
		drag = now;
		redraw();
	}

	private void paint(GC gc) {
		Palette palette = Palette.current();
		Rectangle area = getClientArea();
		gc.setBackground(palette.canvas());
		gc.fillRectangle(area);
		int top = scrolled();
		List<Integer> wanted = new ArrayList<>();
		Selection selection = session.selection().get();
		int[] counts = Selections.counts(selection, labels);
		for (DatasetLayout.Block b : layout.between(top, top + area.height)) {
			boolean whole = selection.classes().contains(labels.classes().get(b.classIndex()));
			painter.header(gc, palette, b, counts[b.classIndex()], whole, numbers, new Rectangle(0, b.top() - top, area.width, headerHeight()));
			images(gc, palette, b, selection, wanted);
		}
		thumbnails.want(wanted);
		if (layout.height() == 0) {
			gc.setForeground(palette.quiet());
			gc.drawText(session.filter().get().all() ? "No image is in the focus" : "No image matches the filter", 10, 10, true);
		}
		if (drag != null) {
			drag.paint(gc, palette, painter, area, top);
		}
		if (isFocusControl()) {
			gc.setForeground(palette.accent());
			gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		}
	}

	private void images(GC gc, Palette palette, DatasetLayout.Block b, Selection selection, List<Integer> wanted) {
		int top = scrolled();
		int bottom = getClientArea().height;
		int caption = caption();
		for (int place = layout.firstBelow(b, top); place < b.rows().length && !b.collapsed(); place++) {
			int y = layout.y(b, place) - top;
			if (y > bottom) {
				break;
			}
			int image = b.rows()[place];
			if (painter.image(gc, palette, thumbnails, image, selection, layout.x(place), y, state.thumb())) {
				wanted.add(image);
			}
			if (caption > 0) {
				painter.caption(gc, palette, image, layout.x(place), y + state.thumb(), state.thumb());
			}
		}
	}
}
