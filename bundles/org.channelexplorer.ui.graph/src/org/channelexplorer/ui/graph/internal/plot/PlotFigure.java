package org.channelexplorer.ui.graph.internal.plot;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.graph.internal.figures.Fonts;
import org.channelexplorer.ui.plot.Letters;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.SWTGraphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;

/**
 * A plot inside a node: the whole of it, with the shared selection. It is drawn into a picture of the pixels it has on the screen,
 * whatever the zoom; while a new picture waits to be drawn, the old one is shown.
 */
public final class PlotFigure extends Figure {
	private final Plot plot;
	private final DoubleSupplier zoom;
	private final Pictures pictures;
	private BitSet selected = new BitSet();
	private BitSet channels = new BitSet();
	private List<String> layers = List.of();
	private Theme theme = Theme.LIGHT;
	private final double scale = Letters.scale(Display.getCurrent().getSystemFont());
	private Image picture;
	private boolean outdated = true;

	/** A plot that is drawn at once, at 100 %. */
	public PlotFigure(Plot plot) {
		this(plot, () -> 1, null);
	}

	/**
	 * @param zoom     how large the figure is shown
	 * @param pictures draws the picture when there is time; null: at once
	 */
	public PlotFigure(Plot plot, DoubleSupplier zoom, Pictures pictures) {
		this.plot = plot;
		this.zoom = zoom;
		this.pictures = pictures;
		setOpaque(true);
	}

	/** What is drawn. */
	public Plot plot() {
		return plot;
	}

	/** Shows other images as selected, in the colours of a theme. */
	public void show(BitSet images, Theme colours) {
		show(images, new BitSet(), List.of(), colours);
	}

	/**
	 * Shows another selection in the colours of a theme.
	 *
	 * @param images      of the plot
	 * @param ofChannels  of the plot's layer
	 * @param theseLayers the selected layers, the one that views show last
	 */
	public void show(BitSet images, BitSet ofChannels, List<String> theseLayers, Theme colours) {
		if (!images.equals(selected) || !ofChannels.equals(channels) || !theseLayers.equals(layers) || theme != colours) {
			selected = (BitSet) images.clone();
			channels = (BitSet) ofChannels.clone();
			layers = List.copyOf(theseLayers);
			theme = colours;
			outdated = true;
			repaint();
		}
	}

	/** The selected images of the plot. */
	public BitSet selected() {
		return (BitSet) selected.clone();
	}

	/** Gives the picture back; it is drawn again when the figure is painted. */
	public void release() {
		if (pictures != null) {
			pictures.forget(this);
		}
		if (picture != null) {
			picture.dispose();
			picture = null;
		}
		outdated = true;
	}

	@Override
	public void removeNotify() {
		release();
		super.removeNotify();
	}

	/** What is seen: the whole plot in as many pixels as the figure has on the screen. */
	public View view() {
		Rectangle area = getClientArea();
		return view(scaled(area.width), scaled(area.height));
	}

	private View view(int width, int height) {
		return new View(Viewport.fit(plot, units(width), units(height)), selected, channels, layers, theme);
	}

	// in pixels of the plot, whose letters grow with the desktop's
	private int units(int pixels) {
		return (int) Math.max(1, Math.round(pixels / scale));
	}

	private int scaled(int length) {
		return (int) Math.max(1, Math.round(length * zoom.getAsDouble()));
	}

	/** Horizontal place in the view of a place in the figure's coordinates. */
	public double toX(int x) {
		Rectangle area = getClientArea();
		return (x - area.x) * (double) units(scaled(area.width)) / Math.max(1, area.width);
	}

	/** Vertical place in the view of a place in the figure's coordinates. */
	public double toY(int y) {
		Rectangle area = getClientArea();
		return (y - area.y) * (double) units(scaled(area.height)) / Math.max(1, area.height);
	}

	/** What lies under a place in the figure's coordinates. */
	public Optional<Hit> hit(int x, int y) {
		View view = view();
		return plot.hit(view, toX(x), toY(y), plot.radius(view) + 2);
	}

	/** Draws the picture. */
	void draw() {
		Rectangle area = getClientArea();
		if (getParent() == null && pictures != null || area.isEmpty()) {
			return;
		}
		render(scaled(area.width), scaled(area.height));
		repaint();
	}

	private void render(int width, int height) {
		if (picture == null || picture.getBounds().width != width || picture.getBounds().height != height) {
			if (picture != null) {
				picture.dispose();
			}
			picture = new Image(Display.getCurrent(), width, height);
		}
		GC gc = new GC(picture);
		SWTGraphics graphics = new SWTGraphics(gc);
		Rectangle all = new Rectangle(0, 0, width, height);
		Draw2dSurface surface = new Draw2dSurface(graphics, all, Fonts.only(getFont()), theme.canvas(), scale);
		surface.fill(0, 0, Math.ceil(width / scale), Math.ceil(height / scale), theme.canvas());
		plot.draw(surface, view(width, height));
		graphics.dispose();
		gc.dispose();
		outdated = false;
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		Rectangle area = getClientArea();
		int width = scaled(area.width);
		int height = scaled(area.height);
		boolean fits = picture != null && picture.getBounds().width == width && picture.getBounds().height == height;
		if (outdated || !fits) {
			if (pictures == null) {
				render(width, height);
			} else {
				pictures.want(this);
			}
		}
		if (picture == null) {
			graphics.setBackgroundColor(org.channelexplorer.ui.theme.Palette.rgb(theme.canvas()));
			graphics.fillRectangle(area);
			return;
		}
		org.eclipse.swt.graphics.Rectangle all = picture.getBounds();
		graphics.drawImage(picture, 0, 0, all.width, all.height, area.x, area.y, area.width, area.height);
	}
}
