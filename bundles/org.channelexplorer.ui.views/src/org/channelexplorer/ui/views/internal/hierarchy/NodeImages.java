package org.channelexplorer.ui.views.internal.hierarchy;

import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.selection.Selections;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** The images that represent a node: those nearest to the mean of its images. A click selects one. */
public final class NodeImages extends Canvas {
	private static final int SIDE = 56;
	private static final int MARGIN = 4;
	private static final int MOST = 12;
	private static final int LOOKED_AT = 2000; // of more images every so many
	private static final int DELAY = 80;
	private static final String HINT = "Point at a node, or go there by the arrow keys, to see the images that represent it";

	private final AnalysisSession session;
	private final Thumbnails thumbnails;
	private final ImageTip tip;
	private final Asker asker;
	private final int line; // pixels
	private int[] shown = {};
	private String name = ""; //$NON-NLS-1$

	NodeImages(Composite parent, AnalysisSession session) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.session = session;
		GC gc = new GC(this);
		line = gc.getFontMetrics().getHeight();
		gc.dispose();
		thumbnails = new Thumbnails(session.analysis(), this, SIDE, this::redraw);
		tip = new ImageTip(session, this);
		asker = Asker.hidden(this, DELAY);
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.MouseMove, e -> tip.show(at(e.x, e.y), e.x, e.y));
		addListener(SWT.MouseExit, _ -> tip.hide());
		addListener(SWT.MouseDown, e -> {
			int row = at(e.x, e.y);
			if (row >= 0) {
				session.selection().change(s -> Selections.image(s, row, (e.stateMask & SWT.MOD1) != 0), this);
			}
		});
		Themes.onChange(this, this::redraw);
	}

	/** Shows those of what was hit, soon. */
	void show(PlotView.Drawn drawn, ClassTree tree, Hit hit) {
		if (hit.images().length == 0 || drawn.data().analysis() == null) {
			return;
		}
		String text = hit.text().lines().findFirst().orElse(""); //$NON-NLS-1$
		session.work(asker, "Representatives", _ -> nearest(
				drawn.data().analysis().summary(tree.origin().layer(), tree.origin().summary()).values(), hit.images(), MOST), found -> {
					shown = IntStream.of(found).map(i -> drawn.rows()[i]).toArray();
					name = text;
					thumbnails.want(IntStream.of(shown).boxed().toList());
					redraw();
				}, problem -> {
					shown = new int[0];
					name = problem;
					redraw();
				});
	}

	/** What stands above the images: whose they are, or how to see some; empty without a tree. */
	public String text() {
		return name;
	}

	/** Shows those of no node, as the tree is another one or gone. */
	void forget(boolean gone) {
		asker.cancel();
		shown = new int[0];
		name = gone ? "" : HINT; //$NON-NLS-1$
		redraw();
	}

	/** The rows nearest to the mean of some rows, the nearest first. */
	static int[] nearest(FloatMatrix x, int[] rows, int most) {
		int every = Math.max(1, rows.length / LOOKED_AT);
		int[] some = IntStream.range(0, rows.length).filter(i -> i % every == 0).map(i -> rows[i]).toArray();
		double[] mean = new double[x.columns()];
		for (int row : some) {
			for (int c = 0; c < mean.length; c++) {
				mean[c] += x.get(row, c) / some.length;
			}
		}
		double[] distances = IntStream.of(some).mapToDouble(row -> {
			double d = 0;
			for (int c = 0; c < mean.length; c++) {
				d += (x.get(row, c) - mean[c]) * (x.get(row, c) - mean[c]);
			}
			return d;
		}).toArray();
		return IntStream.range(0, some.length).boxed().sorted((a, b) -> Double.compare(distances[a], distances[b])).limit(most).mapToInt(i -> some[i])
				.toArray();
	}

	/** The rows shown, the nearest to the mean first. */
	public int[] rows() {
		return shown.clone();
	}

	private Rectangle place(int i) {
		return new Rectangle(MARGIN + i * (SIDE + MARGIN), line + MARGIN, SIDE, SIDE);
	}

	private int at(int x, int y) {
		return IntStream.range(0, shown.length).filter(i -> place(i).contains(x, y)).map(i -> shown[i]).findFirst().orElse(-1);
	}

	private void paint(GC gc) {
		Palette palette = Palette.current();
		gc.setBackground(palette.canvas());
		gc.fillRectangle(getClientArea());
		gc.setForeground(palette.line());
		gc.drawLine(0, 0, getClientArea().width, 0);
		gc.setForeground(palette.quiet());
		gc.drawText(name, MARGIN, 2, true);
		for (int i = 0; i < shown.length; i++) {
			Rectangle at = place(i);
			Image image = thumbnails.get(shown[i]);
			if (image == null) {
				gc.setBackground(palette.band());
				gc.fillRectangle(at);
				continue;
			}
			Rectangle size = image.getBounds();
			double scale = Math.min((double) at.width / size.width, (double) at.height / size.height);
			int w = (int) Math.round(size.width * scale);
			int h = (int) Math.round(size.height * scale);
			gc.drawImage(image, 0, 0, size.width, size.height, at.x + (at.width - w) / 2, at.y + (at.height - h) / 2, w, h);
		}
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		return new Point(wHint == SWT.DEFAULT ? MOST * (SIDE + MARGIN) : wHint, line + SIDE + 2 * MARGIN);
	}

}
