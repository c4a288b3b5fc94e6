package org.channelexplorer.ui.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.image.DrawnImage;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.selection.Selections;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

/**
 * Any plot in the window: with the shared selection, drawn into a buffer of device pixels once per change, so that repainting is
 * cheap. Its letters are as large as those of its font, and everything grows with them: places in the plot are pixels of the pane divided
 * by {@link #scale}. Hovering names what lies under the mouse, clicks and drags select it in every view; see {@link PlotGestures} for mouse
 * and keys. UI thread.
 */
public class PlotPane extends Canvas {
	private static final int MOMENT = 250; // milliseconds in which most answers come
	private static final int VEIL = 130; // of 255

	private final AnalysisSession session;
	private final ImageTip tip;
	private final List<Runnable> viewportListeners = new ArrayList<>();
	private final List<Consumer<Hit>> hoverListeners = new ArrayList<>();
	private final List<BiConsumer<String, String>> optionListeners = new ArrayList<>();
	private final List<Consumer<GC>> overlays = new ArrayList<>();
	private Plot plot;
	private int[] rows = {};
	private Viewport viewport = new Viewport(new Viewport.Box(0, 0, 1, 1), 1, 1, 1, 0.5, 0.5);
	private double scale;
	private Image drawn;
	private int drawnPixels; // for a point
	private View look;
	private Hit hovered;
	private int item = -1;
	private List<double[]> drag = List.of();
	private String message;
	private long awaited; // since when another plot is awaited, 0 for none

	/** An empty pane. */
	public PlotPane(Composite parent, AnalysisSession session) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.session = session;
		tip = new ImageTip(session, this);
		scale = Letters.scale(getFont());
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.Resize, _ -> resized());
		Listener settings = _ -> rescale();
		getDisplay().addListener(SWT.Settings, settings); // another size of text, too
		addListener(SWT.Dispose, _ -> getDisplay().removeListener(SWT.Settings, settings));
		addListener(SWT.FocusIn, _ -> redraw());
		addListener(SWT.FocusOut, _ -> redraw());
		addListener(SWT.Dispose, _ -> forget());
		new PlotGestures(this);
		PlotAccessible.install(this);
		Themes.onChange(this, this::invalidate);
		SelectionModel.Listener follower = (_, _, _) -> invalidate();
		session.selection().addListener(follower);
		Runnable shown = this::invalidate;
		session.shown().addListener(shown);
		addListener(SWT.Dispose, _ -> {
			session.selection().removeListener(follower);
			session.shown().removeListener(shown);
		});
	}

	private void resized() {
		viewport = sized(viewport);
		invalidate();
	}

	private Viewport sized(Viewport other) {
		return other.resized((int) Math.max(1, Math.round(getSize().x / scale)), (int) Math.max(1, Math.round(getSize().y / scale)));
	}

	private void rescale() {
		double now = Letters.scale(getFont());
		if (now != scale) {
			scale = now;
			resized();
		}
	}

	@Override
	public void setFont(Font font) {
		super.setFont(font);
		rescale();
	}

	/** Pixels of the pane for a pixel of the plot, see {@link Letters#scale}. */
	public final double scale() {
		return scale;
	}

	/** The session whose selection is shown. */
	public final AnalysisSession session() {
		return session;
	}

	/** The plot shown, null for none. */
	public final Plot plot() {
		return plot;
	}

	/**
	 * Shows another plot; what is seen of it stays the same part.
	 *
	 * @param other    null for none
	 * @param analysis for every image of the plot its row in the analysis, ascending
	 */
	public void show(Plot other, int[] analysis) {
		plot = other;
		rows = analysis.clone();
		hover(null, 0, 0);
		if (other != null) {
			if (item >= other.items()) {
				item = -1;
			}
			viewport = other.stretches() == viewport.stretches() ? viewport.over(other.box()) : Viewport.fit(other, viewport.width(), viewport.height());
		}
		invalidate();
	}

	/** Part, selection and theme that are shown. */
	public final View look() {
		if (look == null) {
			Selection now = session.selection().get();
			BitSet images = Selections.among(now, rows);
			if (images.isEmpty() && session.shown().filtered()) { // what the filter hides is greyed
				IntStream.range(0, rows.length).filter(i -> session.shown().images().get(rows[i])).forEach(images::set);
			}
			BitSet channels = new BitSet();
			IntStream.of(now.channels()).forEach(channels::set);
			look = new View(viewport, images, channels, now.layers(), Palette.current().theme());
		}
		return look;
	}

	/** Number of images of the plot. */
	public final int images() {
		return rows.length;
	}

	/** The row in the analysis of an image of the plot. */
	public final int row(int image) {
		return rows[image];
	}

	/** The image of the plot that a row of the analysis is, -1 for none. */
	public final int imageOf(int row) {
		return Math.max(-1, Arrays.binarySearch(rows, row));
	}

	/** Which part is seen. */
	public final Viewport viewport() {
		return viewport;
	}

	/** Changes the part that is seen. */
	public final void viewport(Viewport other) {
		Viewport sized = sized(other);
		if (!viewport.equals(sized)) {
			viewport = sized;
			invalidate();
			viewportListeners.forEach(Runnable::run);
		}
	}

	/** Shows the whole plot. */
	public final void fit() {
		if (plot != null) {
			viewport(Viewport.fit(plot, viewport.width(), viewport.height()));
		}
	}

	/** Called when another part is seen. */
	public final void onViewport(Runnable listener) {
		viewportListeners.add(listener);
	}

	/** Called with what lies under the mouse, null for nothing. */
	public final void onHover(Consumer<Hit> listener) {
		hoverListeners.add(listener);
	}

	/** Called with name and value of an option of the plot that was changed by dragging its line, see {@link Plot#grip}. */
	public final void onOption(BiConsumer<String, String> listener) {
		optionListeners.add(listener);
	}

	final void option(String name, String value) {
		optionListeners.forEach(l -> l.accept(name, value));
	}

	/** Draws above the plot, in the plot's pixels, at every paint, below what the mouse marks. */
	public final void overlay(Consumer<GC> drawing) {
		overlays.add(drawing);
	}

	/** A sentence shown instead of the plot, null for none. */
	public final void message(String text) {
		message = text;
		redraw();
	}

	/** Another plot is awaited: after a moment the present one is greyed, as it no longer is what the title says. */
	public final void awaits(boolean on) {
		if (on == (awaited != 0)) {
			return;
		}
		awaited = on ? System.nanoTime() | 1 : 0;
		if (on) {
			getDisplay().timerExec(MOMENT, () -> {
				if (!isDisposed()) {
					redraw();
				}
			});
		} else {
			redraw();
		}
	}

	/** The sentence shown instead of the plot, null for none. */
	public final String message() {
		return message;
	}

	/** Pixels of the plot by which something may be missed. */
	protected double reach() {
		return plot == null ? 0 : Math.max(5, plot.radius(look()) + 1.5);
	}

	/** What lies under a position of the pane. */
	public final Optional<Hit> hit(double x, double y) {
		return plot == null ? Optional.empty() : plot.hit(look(), x / scale, y / scale, reach());
	}

	/** Selects in every view what was hit, by a gesture; a click on nothing is {@code null}. */
	public void take(Hit hit, Selections.Gesture gesture) {
		session.selection().change(s -> Selections.take(s, hit, rows, session.labels(), gesture), this);
	}

	/** Marks what lies under the mouse, which is there in the pane, and names it; null for nothing. */
	final void hover(Hit hit, int x, int y) {
		if (hit == null ? hovered != null : !hit.equals(hovered)) {
			hovered = hit;
			redraw();
			hoverListeners.forEach(l -> l.accept(hit));
		}
		boolean image = hit != null && hit.image() >= 0 && hit.image() < rows.length && hit.channels().length == 0;
		tip.show(image ? rows[hit.image()] : -1, x, y);
		String text = hit == null || image ? null : hit.text();
		if (!Objects.equals(text, getToolTipText())) {
			setToolTipText(text);
		}
	}

	/** What lies under the mouse, null for nothing. */
	public final Hit hovered() {
		return hovered;
	}

	/** The item that keys have reached, -1 for none. */
	public final int item() {
		return item;
	}

	/** Goes to an item, -1 for none; assistive technology follows. */
	public final void item(int index) {
		if (index != item) {
			item = index;
			redraw();
			if (index >= 0) {
				getAccessible().setFocus(index);
			}
		}
	}

	/** Whether what the mouse does until it is released is the subclass's own: nothing is drawn, selected or moved then. @param press the press of a button */
	protected boolean grabs(Event press) {
		return false;
	}

	/** What the mouse is drawing, in the plot's pixels; empty for nothing. */
	final void drag(List<double[]> polygon) {
		drag = polygon;
		redraw();
	}

	/** Draws again when next painted. */
	public final void invalidate() {
		look = null;
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
		if (awaited != 0 && message == null && System.nanoTime() - awaited >= MOMENT * 900_000L) {
			gc.setAlpha(VEIL);
			gc.setBackground(palette.canvas());
			gc.fillRectangle(area);
			gc.setAlpha(255);
		}
		gc.setAntialias(SWT.ON);
		if (isFocusControl()) {
			gc.setForeground(palette.accent());
			gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		}
		if (plot == null || message != null) {
			return;
		}
		PlotMarks.inPlot(gc, scale, g -> PlotMarks.draw(g, this, drag));
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
			View seen = look();
			Plot shown = plot;
			Rectangle whole = new Rectangle(0, 0, Math.max(1, getSize().x), Math.max(1, getSize().y));
			drawnPixels = DrawnImage.pixels(this);
			drawn = DrawnImage.of(getDisplay(), whole.width, whole.height, drawnPixels, into -> {
				into.setBackground(palette.canvas());
				into.fillRectangle(whole);
				try (SwtSurface surface = new SwtSurface(into, whole, seen.theme().canvas(), scale, drawnPixels)) {
					shown.draw(surface, seen);
				}
			});
		}
		DrawnImage.paint(gc, drawn, 0, 0, drawnPixels);
		overlays.forEach(o -> PlotMarks.inPlot(gc, scale, o));
	}

	/** The plot as an image, to be disposed of. */
	public final Image snapshot() {
		Image image = new Image(getDisplay(), Math.max(1, getSize().x), Math.max(1, getSize().y));
		GC gc = new GC(image);
		paint(gc, Palette.current(), image.getBounds());
		gc.dispose();
		return image;
	}
}
