package org.channelexplorer.ui.views.internal.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.Selections;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/** The images of an analysis by class: only what is visible is decoded and drawn. */
public final class DatasetCanvas extends Canvas {
	private final AnalysisSession session;
	private final Labels labels;
	private final DatasetPainter painter;
	private final Thumbnails thumbnails;
	private final ImageTip tip;
	private final Set<Integer> collapsed = new HashSet<>();
	private boolean[] shown;
	private int thumb;
	private DatasetLayout layout;
	private int anchor = -1;

	DatasetCanvas(Composite parent, AnalysisSession session, int thumb) {
		super(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.session = session;
		this.thumb = thumb;
		labels = session.labels();
		painter = new DatasetPainter(session);
		thumbnails = new Thumbnails(session.analysis(), this, 96, this::redraw);
		tip = new ImageTip(session, this);
		filter(image -> true);
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.Resize, e -> arrange());
		addListener(SWT.MouseDown, this::mouseDown);
		addListener(SWT.MouseMove, this::mouseMove);
		addListener(SWT.MouseExit, e -> tip.hide());
		addListener(SWT.KeyDown, this::keyDown);
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		getVerticalBar().addListener(SWT.Selection, e -> {
			tip.hide();
			redraw();
		});
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				int n = session.selection().get().images().length;
				e.result = shownCount() + " images in " + labels.classes().size() + " classes, " + n + " selected";
			}
		});
		Themes.onChange(this, this::redraw);
	}

	/** Shows only some images. */
	void filter(IntPredicate passes) {
		shown = new boolean[labels.size()];
		for (int i = 0; i < shown.length; i++) {
			shown[i] = passes.test(i);
		}
		arrange();
	}

	/** Number of images that pass the filter. */
	public int shownCount() {
		int n = 0;
		for (boolean s : shown) {
			n += s ? 1 : 0;
		}
		return n;
	}

	/** The side of the images in pixels. */
	public int thumb() {
		return thumb;
	}

	/** Changes the side of the images. */
	void thumb(int side) {
		thumb = Math.clamp(side, 24, 160);
		arrange();
	}

	/** The classes of which only the heading is shown. */
	Set<Integer> collapsed() {
		return collapsed;
	}

	/** Where everything lies; for tests. */
	public DatasetLayout arranged() {
		return layout;
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
		if (top >= 0 && (top < scrolled() + 30 || top + thumb > scrolled() + getClientArea().height)) {
			scrollTo(top - getClientArea().height / 3);
		}
	}

	private void arrange() {
		Rectangle area = getClientArea();
		layout = new DatasetLayout(labels, shown, collapsed, area.width, painter.headerHeight(this), thumb);
		ScrollBar bar = getVerticalBar();
		int all = Math.max(1, layout.height());
		bar.setValues(Math.min(bar.getSelection(), Math.max(0, all - area.height)), 0, all, Math.max(1, Math.min(all, area.height)), thumb / 2 + 8,
				Math.max(1, area.height - thumb));
		bar.setVisible(all > area.height);
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
			painter.header(gc, palette, b, counts[b.classIndex()], selection.classes().contains(labels.classes().get(b.classIndex())), area.width,
					b.top() - top);
			for (int place = 0; place < b.rows().length && !b.collapsed(); place++) {
				int y = layout.y(b, place) - top;
				if (y + thumb < 0) {
					continue;
				}
				if (y > area.height) {
					break;
				}
				int image = b.rows()[place];
				if (painter.image(gc, palette, thumbnails, image, selection, layout.x(place), y, thumb)) {
					wanted.add(image);
				}
			}
		}
		thumbnails.want(wanted);
		if (layout.height() == 0) {
			gc.setForeground(palette.quiet());
			gc.drawText("No image matches the filter", 10, 10, true);
		}
		if (isFocusControl()) {
			gc.setForeground(palette.accent());
			gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		}
	}

	private void mouseDown(Event e) {
		setFocus();
		tip.hide();
		DatasetLayout.Hit hit = layout.hit(e.x, e.y + scrolled());
		if (e.button != 1) {
			return;
		}
		boolean ctrl = (e.stateMask & SWT.MOD1) != 0;
		if (hit == null) {
			if (!ctrl) {
				session.selection().change(Selections::noImages, this);
			}
		} else if (hit.image() < 0) {
			if (e.x < painter.headerHeight(this)) {
				toggle(hit.classIndex());
			} else {
				session.selection().change(s -> Selections.ofClass(s, labels, hit.classIndex(), ctrl), this);
			}
		} else if ((e.stateMask & SWT.SHIFT) != 0 && anchor >= 0) {
			range(hit.image(), ctrl);
		} else {
			anchor = hit.image();
			session.selection().change(s -> Selections.image(s, hit.image(), ctrl), this);
		}
	}

	private void toggle(int classIndex) {
		if (!collapsed.remove(classIndex)) {
			collapsed.add(classIndex);
		}
		arrange();
	}

	private void range(int image, boolean add) {
		int[] order = layout.order();
		int from = index(order, anchor);
		int to = index(order, image);
		if (from >= 0 && to >= 0) {
			int[] rows = java.util.Arrays.copyOfRange(order, Math.min(from, to), Math.max(from, to) + 1);
			session.selection().change(s -> Selections.images(s, rows, add), this);
		}
	}

	private static int index(int[] order, int image) {
		for (int i = 0; i < order.length; i++) {
			if (order[i] == image) {
				return i;
			}
		}
		return -1;
	}

	private void mouseMove(Event e) {
		DatasetLayout.Hit hit = layout.hit(e.x, e.y + scrolled());
		tip.show(hit == null ? -1 : hit.image(), e.x, e.y);
	}

	private void keyDown(Event e) {
		int step = switch (e.keyCode) {
		case SWT.ARROW_LEFT -> -1;
		case SWT.ARROW_RIGHT -> 1;
		case SWT.ARROW_UP -> -layout.columns();
		case SWT.ARROW_DOWN -> layout.columns();
		case SWT.HOME -> -labels.size();
		case SWT.END -> labels.size();
		default -> 0;
		};
		if (e.keyCode == SWT.ESC) {
			session.selection().change(Selections::noImages, this);
		} else if (e.keyCode == SWT.PAGE_UP || e.keyCode == SWT.PAGE_DOWN) {
			scrollTo(scrolled() + (e.keyCode == SWT.PAGE_UP ? -1 : 1) * getVerticalBar().getPageIncrement());
		} else if (step != 0) {
			move(step, (e.stateMask & SWT.SHIFT) != 0);
		}
	}

	private void move(int step, boolean add) {
		int[] order = layout.order();
		if (order.length == 0) {
			return;
		}
		int[] now = session.selection().get().images();
		int at = anchor >= 0 ? index(order, anchor) : now.length > 0 ? index(order, now[0]) : -1;
		int next = order[Math.clamp(at < 0 ? 0 : at + step, 0, order.length - 1)];
		anchor = next;
		session.selection().change(s -> add ? Selections.images(s, new int[] { next }, true) : Selections.image(s, next, false), this);
		reveal(next);
	}
}
