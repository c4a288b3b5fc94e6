package org.channelexplorer.ui.views.internal.scatter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.plot.View;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** The plot of a projection; on request with the images at their places. */
public final class ScatterCanvas extends PlotPane {
	private static final int PICTURE = 28;

	private final Thumbnails thumbnails;
	private boolean pictures;

	ScatterCanvas(Composite parent, AnalysisSession session) {
		super(parent, session);
		thumbnails = new Thumbnails(session.analysis(), this, 64, this::redraw);
		overlay(this::pictures);
	}

	/** Where the middle of an image's point is in the pane, in pixels. */
	public Point place(int image) {
		double[] place = plot().place(look(), image);
		return new Point((int) Math.round(place[0] * scale()), (int) Math.round(place[1] * scale()));
	}

	void pictures(boolean on) {
		pictures = on;
		invalidate();
	}

	@Override
	protected double reach() {
		return pictures ? PICTURE / 2.0 : super.reach();
	}

	private void pictures(GC gc) {
		if (!pictures) {
			return;
		}
		Palette palette = Palette.current();
		Selection selection = session().selection().get();
		View look = look();
		Labels labels = session().labels();
		ClassColors colors = ClassColors.of(labels);
		Rectangle seen = new Rectangle(-PICTURE, -PICTURE, look.width() + 2 * PICTURE, look.height() + 2 * PICTURE);
		List<Integer> visible = new ArrayList<>();
		for (int i = 0; i < plot().items(); i++) {
			double[] place = plot().place(look, i);
			if (place != null && seen.contains((int) place[0], (int) place[1])) {
				visible.add(i);
			}
		}
		visible.sort(Comparator.comparing(i -> selection.hasImage(row(i)))); // what is selected lies on top
		List<Integer> wanted = new ArrayList<>();
		for (int i : visible) {
			int image = row(i);
			Image picture = thumbnails.get(image);
			if (picture == null) {
				wanted.add(image);
				continue;
			}
			double[] place = plot().place(look, i);
			int x = (int) Math.round(place[0]) - PICTURE / 2;
			int y = (int) Math.round(place[1]) - PICTURE / 2;
			boolean lively = selection.images().length == 0 || selection.hasImage(image);
			gc.setAlpha(lively ? 255 : 70);
			gc.setBackground(lively ? colors.color(labels.classOf(image)) : palette.greyed());
			gc.fillRectangle(x - 2, y - 2, PICTURE + 4, PICTURE + 4);
			ImageTip.draw(gc, picture, x, y, PICTURE);
		}
		gc.setAlpha(255);
		thumbnails.want(wanted);
	}
}
