package org.channelexplorer.ui.graph.internal.editor;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.channelexplorer.ui.graph.internal.plot.PlotFigure;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.Selections;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** Makes the shared selection of what is clicked or surrounded in miniatures, and names what is under the mouse. */
final class Picking {
	private final AnalysisSession session;
	private final NetworkViewer viewer;
	private final Insides insides;
	private final ImageTip tip;

	Picking(AnalysisSession session, NetworkViewer viewer, Insides insides) {
		this.session = session;
		this.viewer = viewer;
		this.insides = insides;
		Control control = viewer.getControl();
		tip = new ImageTip(session, control);
		control.addListener(SWT.MouseMove, this::hover);
		for (int leaving : new int[] { SWT.MouseExit, SWT.MouseDown, SWT.MouseVerticalWheel, SWT.KeyDown }) {
			control.addListener(leaving, _ -> tip.hide());
		}
	}

	private void hover(Event e) {
		Miniature m = (e.stateMask & SWT.BUTTON_MASK) != 0 ? null : viewer.miniatureAt(e.x, e.y);
		int[] rows = m == null ? null : insides.rows(m);
		if (rows == null || m.plot() == null) {
			tip.hide();
			viewer.getControl().setToolTipText(null);
			return;
		}
		Point at = viewer.place(e.x, e.y);
		Optional<Hit> hit = m.plot().hit(at.x, at.y);
		int image = hit.map(Hit::image).orElse(-1);
		tip.show(image >= 0 ? rows[image] : -1, e.x, e.y);
		viewer.getControl().setToolTipText(image >= 0 ? null : hit.map(Hit::text).orElse(null));
	}

	void clicked(Miniature m, int x, int y, int keys) {
		int[] rows = insides.rows(m);
		if (rows != null && m.plot() != null) {
			boolean toggle = (keys & (SWT.MOD1 | SWT.SHIFT)) != 0;
			m.plot().hit(x, y).ifPresentOrElse(hit -> take(hit, m, rows, toggle), () -> {
				if (!toggle) {
					session.selection().change(Selections::noImages, this);
				}
			});
		}
	}

	private void take(Hit hit, Miniature m, int[] rows, boolean toggle) {
		if (hit.image() >= 0) {
			session.selection().change(s -> Selections.image(s, rows[hit.image()], toggle), this);
		} else if (session.analysis().layers().contains(hit.layer())) {
			session.selection().change(s -> s.withLayers(List.of(hit.layer())), this);
		}
	}

	/** Shift adds, Ctrl takes away. */
	void surrounded(Miniature m, PointList line, int keys) {
		int[] rows = insides.rows(m);
		if (rows == null || m.plot() == null) {
			return;
		}
		PlotFigure figure = m.plot();
		double[] xs = IntStream.range(0, line.size()).mapToDouble(i -> figure.toX(line.getPoint(i).x)).toArray();
		double[] ys = IntStream.range(0, line.size()).mapToDouble(i -> figure.toY(line.getPoint(i).y)).toArray();
		BitSet inside = figure.plot().inside(figure.view(), xs, ys);
		int[] images = inside.stream().map(i -> rows[i]).toArray();
		session.selection().change(s -> images(s, images, keys), this);
	}

	private static Selection images(Selection s, int[] images, int keys) {
		if ((keys & SWT.MOD1) != 0) {
			return s.withClasses(List.of())
					.withImages(Arrays.stream(s.images()).filter(i -> Arrays.stream(images).noneMatch(k -> k == i)).toArray());
		}
		return Selections.images(s, images, (keys & SWT.SHIFT) != 0);
	}
}
