package org.channelexplorer.ui.views.internal.scatter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.plot.SwtSurface;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** The plot of a projection: drawn into an image once per change, so that repainting is cheap. */
public final class ScatterCanvas extends Canvas {
	private static final int PICTURE = 28;

	private final AnalysisSession session;
	private final Thumbnails thumbnails;
	private final ImageTip tip;
	private final Runnable viewChanged;
	private Plot plot;
	private Viewport view = new Viewport(new Viewport.Box(0, 0, 1, 1), 1, 1, 1, 0.5, 0.5);
	private Image drawn;
	private boolean pictures;
	private int hovered = -1;
	private List<double[]> lasso = List.of();
	private String message;

	/** @param viewChanged called after the user zoomed or panned */
	ScatterCanvas(Composite parent, AnalysisSession session, Runnable viewChanged) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.session = session;
		this.viewChanged = viewChanged;
		thumbnails = new Thumbnails(session.analysis(), this, 64, this::redraw);
		tip = new ImageTip(session, this);
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.Resize, e -> {
			Point size = getSize();
			view = view.resized(size.x, size.y);
			invalidate();
		});
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		addListener(SWT.Dispose, e -> forget());
		new ScatterGestures(this);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = plot == null ? "Scatterplot" : "Scatterplot, " + plot.title();
			}

			@Override
			public void getDescription(AccessibleEvent e) {
				e.result = plot == null ? message : plot.text(look());
			}
		});
		Themes.onChange(this, this::invalidate);
	}

	AnalysisSession session() {
		return session;
	}

	/** The plot shown, null for none. */
	public Plot plot() {
		return plot;
	}

	/** Shows another plot; the view stays on the same part. */
	void show(Plot other) {
		plot = other;
		hover(-1, 0, 0);
		if (other != null) {
			view = view.over(other.box());
		}
		invalidate();
	}

	/** Part, selection and theme that are shown. */
	public View look() {
		BitSet selected = new BitSet();
		IntStream.of(session.selection().get().images()).forEach(selected::set);
		return new View(view, selected, Palette.current().theme());
	}

	/** Where the middle of an image's point is, in pixels. */
	public Point place(int image) {
		double[] place = plot.place(look(), image);
		return new Point((int) Math.round(place[0]), (int) Math.round(place[1]));
	}

	public Viewport view() {
		return view;
	}

	/** Changes the part that is seen. */
	void view(Viewport other, boolean byUser) {
		if (!view.equals(other)) {
			view = other;
			invalidate();
			if (byUser) {
				viewChanged.run();
			}
		}
	}

	/** Everything. */
	void fit() {
		view(Viewport.fit(view.box(), view.width(), view.height()), true);
	}

	void pictures(boolean on) {
		pictures = on;
		invalidate();
	}

	/** A sentence shown instead of points, null for none. */
	void message(String text) {
		message = text;
		redraw();
	}

	/** The lasso being drawn, empty for none. */
	void lasso(List<double[]> polygon) {
		lasso = polygon;
		redraw();
	}

	/** Distance in pixels at which a point is hit. */
	double reach() {
		return pictures ? PICTURE / 2.0 : Math.max(5, radius() + 1.5);
	}

	private double radius() {
		return plot.radius(look());
	}

	/** Marks a point and shows its image; -1 for none. */
	void hover(int image, int x, int y) {
		if (image != hovered) {
			hovered = image;
			redraw();
		}
		tip.show(image, x, y);
	}

	/** The point under the mouse, -1 for none. */
	public int hovered() {
		return hovered;
	}

	/** Draws again when next painted. */
	void invalidate() {
		forget();
		redraw();
	}

	private void forget() {
		if (drawn != null) {
			drawn.dispose();
			drawn = null;
		}
	}

	private void paint(GC gc) {
		Palette palette = Palette.current();
		Rectangle area = getClientArea();
		paint(gc, palette, area);
		if (isFocusControl()) {
			gc.setForeground(palette.accent());
			gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		}
		if (hovered >= 0 && plot != null) {
			Point middle = place(hovered);
			gc.setAntialias(SWT.ON);
			gc.setForeground(palette.text());
			gc.setLineWidth(2);
			int r = pictures ? PICTURE / 2 + 2 : (int) Math.round(radius()) + 3;
			gc.drawOval(middle.x - r, middle.y - r, 2 * r, 2 * r);
		}
		if (lasso.size() > 1) {
			lasso(gc, palette);
		}
	}

	/** Paints the plot, or the message, into any GC. */
	private void paint(GC gc, Palette palette, Rectangle area) {
		if (plot == null || message != null) {
			gc.setBackground(palette.canvas());
			gc.fillRectangle(area);
			if (message != null) {
				gc.setForeground(palette.quiet());
				Point size = gc.textExtent(message);
				gc.drawText(message, Math.max(8, (area.width - size.x) / 2), Math.max(8, (area.height - size.y) / 2), true);
			}
			return;
		}
		if (drawn == null) {
			View look = look();
			Plot shown = plot;
			drawn = new Image(getDisplay(), (ImageGcDrawer) (into, width, height) -> {
				try (SwtSurface surface = new SwtSurface(into, new Rectangle(0, 0, width, height), look.theme().canvas())) {
					surface.fill(0, 0, width, height, look.theme().canvas());
					shown.draw(surface, look);
				}
			}, Math.max(1, view.width()), Math.max(1, view.height()));
		}
		gc.drawImage(drawn, 0, 0);
		if (pictures) {
			pictures(gc, palette);
		}
	}

	private void pictures(GC gc, Palette palette) {
		Selection selection = session.selection().get();
		View look = look();
		Labels labels = session.labels();
		ClassColors colors = ClassColors.of(labels);
		Rectangle seen = new Rectangle(-PICTURE, -PICTURE, view.width() + 2 * PICTURE, view.height() + 2 * PICTURE);
		List<Integer> visible = new ArrayList<>();
		for (int i = 0; i < session.analysis().images().size(); i++) {
			double[] place = plot.place(look, i);
			if (place != null && seen.contains((int) place[0], (int) place[1])) {
				visible.add(i);
			}
		}
		visible.sort(Comparator.comparing(selection::hasImage)); // what is selected lies on top
		List<Integer> wanted = new ArrayList<>();
		for (int i : visible) {
			Image picture = thumbnails.get(i);
			if (picture == null) {
				wanted.add(i);
				continue;
			}
			double[] place = plot.place(look, i);
			int x = (int) Math.round(place[0]) - PICTURE / 2;
			int y = (int) Math.round(place[1]) - PICTURE / 2;
			boolean lively = selection.images().length == 0 || selection.hasImage(i);
			gc.setAlpha(lively ? 255 : 70);
			gc.setBackground(lively ? colors.color(labels.classOf(i)) : palette.greyed());
			gc.fillRectangle(x - 2, y - 2, PICTURE + 4, PICTURE + 4);
			ImageTip.draw(gc, picture, x, y, PICTURE);
		}
		gc.setAlpha(255);
		thumbnails.want(wanted);
	}

	private void lasso(GC gc, Palette palette) {
		int[] polygon = lasso.stream().flatMapToInt(p -> IntStream.of((int) p[0], (int) p[1])).toArray();
		gc.setAlpha(40);
		gc.setBackground(palette.accent());
		gc.fillPolygon(polygon);
		gc.setAlpha(255);
		gc.setAntialias(SWT.ON);
		gc.setForeground(palette.accent());
		gc.setLineWidth(1);
		gc.drawPolygon(polygon);
	}

	/** The plot as an image, to be disposed of. */
	Image snapshot() {
		Image image = new Image(getDisplay(), Math.max(1, getSize().x), Math.max(1, getSize().y));
		GC gc = new GC(image);
		paint(gc, Palette.current(), image.getBounds());
		gc.dispose();
		return image;
	}
}
