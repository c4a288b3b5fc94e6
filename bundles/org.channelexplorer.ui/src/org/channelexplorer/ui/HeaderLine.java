package org.channelexplorer.ui;

import java.util.List;
import java.util.function.Consumer;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.internal.HeaderLines;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;

/**
 * The lines above a plot: what is shown, how it was made and how far to trust it; a link that cancels the work. Painted here,
 * because the theme would give labels its own colours.
 */
public final class HeaderLine extends Canvas {
	private static final int MARGIN = 8;
	private static final int LEAST = 2; // lines of facts
	private static final int MOST = 5;
	private static final int SHARE = 80; // pixels of the view's height for each

	private final Link cancel;
	private final Link offers;
	private Consumer<String> taken = _ -> {
	};
	private String layer = ""; //$NON-NLS-1$
	private String facts = ""; //$NON-NLS-1$
	private String work = ""; //$NON-NLS-1$

	/** @param cancelled called when the user wants the work to stop */
	public HeaderLine(Composite parent, Runnable cancelled) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		cancel = new Link(this, SWT.NONE);
		cancel.setText("<a>Cancel</a>");
		cancel.addListener(SWT.Selection, e -> cancelled.run());
		cancel.setVisible(false);
		offers = new Link(this, SWT.NONE);
		offers.addListener(SWT.Selection, e -> taken.accept(e.text));
		offers.setVisible(false);
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.Resize, e -> place());
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = text();
			}
		});
		Themes.onChange(this, this::redraw);
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		GC gc = new GC(this);
		int height = (1 + (widthHint == SWT.DEFAULT ? 1 : lines(gc, widthHint - 2 * MARGIN).size())) * gc.getFontMetrics().getHeight() + 10;
		gc.dispose();
		return new Point(widthHint == SWT.DEFAULT ? 200 : widthHint, height);
	}

	/** The facts in a few lines of about the same width, broken between facts where that goes; what does not fit even then is cut. */
	private List<String> lines(GC gc, int width) {
		int most = Math.clamp(getParent().getSize().y / SHARE, LEAST, MOST); // a plot needs the height more
		return HeaderLines.of(facts, width, most, text -> gc.textExtent(text).x);
	}

	// facts of another length need another height
	private void fitHeight() {
		if (getSize().x > 0 && computeSize(getSize().x, SWT.DEFAULT, true).y != getSize().y) {
			requestLayout();
		}
	}

	private void place() {
		Point size = cancel.computeSize(SWT.DEFAULT, SWT.DEFAULT);
		cancel.setBounds(getSize().x - size.x - MARGIN, 3, size.x, size.y);
		GC gc = new GC(this);
		int line = gc.getFontMetrics().getHeight();
		List<String> lines = lines(gc, getSize().x - 2 * MARGIN);
		int left = 2 * MARGIN + gc.textExtent(lines.getLast()).x;
		int top = 6 + lines.size() * line;
		gc.dispose();
		Point links = offers.computeSize(SWT.DEFAULT, SWT.DEFAULT);
		offers.setBounds(left, top - (links.y - line) / 2, Math.min(links.x, Math.max(0, getSize().x - left)), links.y);
	}

	private void paint(GC gc) {
		Palette p = Palette.current();
		Rectangle area = getClientArea();
		gc.setBackground(p.canvas());
		gc.fillRectangle(area);
		int line = gc.getFontMetrics().getHeight();
		gc.setForeground(p.quiet());
		int y = 6;
		for (String text : lines(gc, area.width - 2 * MARGIN)) {
			y += line;
			gc.drawText(text, MARGIN, y, true);
		}
		gc.setForeground(p.text());
		gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		int room = area.width - 2 * MARGIN - (cancel.isVisible() ? cancel.getSize().x + MARGIN : 0);
		gc.drawText(ImageTip.shortened(gc, layer, room), MARGIN, 4, true);
	}

	/** Shows a name and facts about it. */
	public void show(String name, String text) {
		set(name, text, false);
	}

	/**
	 * As {@link #show}, with links behind the text.
	 *
	 * @param links text with {@code <a href="id">}
	 * @param chosen called with the id of a link that was clicked
	 */
	public void offer(String name, String text, String links, Consumer<String> chosen) {
		set(name, text, false);
		if (!isDisposed()) {
			taken = chosen;
			offers.setText(links);
			place();
			offers.setVisible(true);
		}
	}

	/** As {@link #show}, with a link that cancels the work. */
	public void busy(String name, String text) {
		set(name, text, true);
		work = text;
	}

	/** Adds to what {@link #busy} shows how far the work is. */
	public void progress(String far) {
		if (!isDisposed() && cancel.getVisible()) {
			set(layer, work + " " + far, true); //$NON-NLS-1$
		}
	}

	private void set(String name, String text, boolean busy) {
		if (isDisposed()) {
			return;
		}
		layer = name;
		facts = text;
		setToolTipText(text);
		cancel.setVisible(busy);
		offers.setVisible(false);
		fitHeight();
		redraw();
	}

	/** The text shown. */
	public String text() {
		return layer + " " + facts; //$NON-NLS-1$
	}
}
