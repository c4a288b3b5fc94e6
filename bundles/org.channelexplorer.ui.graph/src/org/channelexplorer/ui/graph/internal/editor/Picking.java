package org.channelexplorer.ui.graph.internal.editor;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.channelexplorer.ui.graph.internal.plot.PlotFigure;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.selection.Selections;
import org.channelexplorer.ui.selection.Selections.Gesture;
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
		int image = hit.filter(h -> h.channels().length == 0).map(Hit::image).orElse(-1);
		tip.show(image >= 0 ? rows[image] : -1, e.x, e.y);
		viewer.getControl().setToolTipText(image >= 0 ? null : hit.map(Hit::text).orElse(null));
	}

	void clicked(Miniature m, int x, int y, int keys) {
		if (m.plot() != null) {
			take(m, m.plot().hit(x, y).orElse(null), gesture(keys, Gesture.TOGGLE));
		}
	}

	private static Gesture gesture(int keys, Gesture withCtrl) {
		return (keys & SWT.MOD1) != 0 ? withCtrl : (keys & SWT.SHIFT) != 0 ? Gesture.ADD : Gesture.REPLACE;
	}

	// channels are those of the layer that views show
	private void take(Miniature m, Hit hit, Gesture gesture) {
		int[] rows = insides.rows(m);
		if (rows != null) {
			boolean others = hit != null && hit.channels().length > 0 && !m.layer().equals(session.selection().get().primaryLayer());
			session.selection().change(s -> Selections.take(others ? s.withLayers(List.of(m.layer())) : s, hit, rows, session.labels(), gesture), this);
		}
	}

	void surrounded(Miniature m, PointList line, int keys) {
		if (m.plot() != null) {
			PlotFigure figure = m.plot();
			PointList shape = figure.plot().drag() == Drag.BOX ? corners(line) : line;
			double[] xs = IntStream.range(0, shape.size()).mapToDouble(i -> figure.toX(shape.getPoint(i).x)).toArray();
			double[] ys = IntStream.range(0, shape.size()).mapToDouble(i -> figure.toY(shape.getPoint(i).y)).toArray();
			Hit area = figure.plot().area(figure.view(), xs, ys);
			take(m, area.nothing() ? null : area, gesture(keys, Gesture.REMOVE));
		}
	}

	private static PointList corners(PointList line) {
		Point a = line.getFirstPoint();
		Point b = line.getLastPoint();
		return new PointList(new int[] { a.x, a.y, b.x, a.y, b.x, b.y, a.x, b.y });
	}
}
