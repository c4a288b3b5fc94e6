package org.channelexplorer.ui.views.internal.audit;

import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** Draws how probable a suspect's given and its suggested class are, layer by layer, in the classes' colours. */
final class ByLayer {
	private static final int PALE = 90;
	private static final int OPAQUE = 255;

	private ByLayer() {
	}

	/** Whether there is something to draw. */
	static boolean any(LabelIssues issues) {
		return !issues.layers().isEmpty();
	}

	/** The two courses as lines, as in a cell of a table. */
	static void lines(GC gc, AnalysisSession session, LabelIssues issues, int place, Rectangle room) {
		LabelIssues.OfImage image = issues.images().get(place);
		gc.setForeground(Palette.current().line());
		gc.drawLine(room.x, room.y + room.height - 1, room.x + room.width - 1, room.y + room.height - 1);
		gc.setAntialias(SWT.ON);
		gc.setLineWidth(2);
		line(gc, color(session, image.classes().suggested()), issues.suggested(), place, room);
		line(gc, color(session, image.classes().given()), issues.byLayer(), place, room);
		gc.setLineWidth(1);
	}

	private static void line(GC gc, Color color, FloatMatrix p, int place, Rectangle room) {
		int n = p.columns();
		int[] points = new int[2 * n];
		for (int l = 0; l < n; l++) {
			points[2 * l] = room.x + (n == 1 ? room.width / 2 : Math.round(l * (room.width - 1f) / (n - 1)));
			points[2 * l + 1] = room.y + 1 + Math.round((1 - Math.clamp(p.get(place, l), 0f, 1f)) * (room.height - 3));
		}
		gc.setForeground(color);
		if (n == 1) {
			gc.drawLine(points[0] - 3, points[1], points[0] + 3, points[1]);
		} else {
			gc.drawPolyline(points);
		}
	}

	/**
	 * Two bars a layer; those of layers that have memorised the labels are pale, the layer at which the image leaves its class has a mark.
	 *
	 * @param line height of a line of text
	 */
	static void bars(GC gc, AnalysisSession session, LabelIssues issues, int place, Rectangle room, int line) {
		Palette p = Palette.current();
		LabelIssues.OfImage image = issues.images().get(place);
		List<LabelIssues.OfLayer> layers = issues.layers();
		int top = room.y + line + 2;
		int bottom = room.y + room.height - 2;
		double width = Math.min(44, (room.width - 16) / (double) layers.size());
		int end = room.x + (int) (width * layers.size());
		gc.setForeground(p.line());
		gc.drawLine(room.x, top, end, top);
		int bar = Math.max(1, (int) ((width - 4) / 2));
		for (int l = 0; l < layers.size(); l++) {
			int x = room.x + (int) (l * width);
			gc.setAlpha(layers.get(l).memorised() ? PALE : OPAQUE);
			bar(gc, color(session, image.classes().given()), issues.byLayer().get(place, l), x, bar, top, bottom);
			bar(gc, color(session, image.classes().suggested()), issues.suggested().get(place, l), x + bar, bar, top, bottom);
			gc.setAlpha(OPAQUE);
			if (layers.get(l).layer().equals(image.leavesAt())) {
				gc.setBackground(p.warning());
				gc.fillPolygon(new int[] { x + bar - 5, top - 7, x + bar + 5, top - 7, x + bar, top });
			}
		}
		gc.setForeground(p.quiet());
		gc.drawText("1", end + 4, top - line / 2, true); //$NON-NLS-1$
		gc.drawText("0", end + 4, bottom - line / 2 - 2, true); //$NON-NLS-1$
		gc.drawLine(room.x, bottom, end, bottom);
	}

	private static void bar(GC gc, Color color, float p, int x, int width, int top, int bottom) {
		int height = Math.round(Math.clamp(p, 0f, 1f) * (bottom - top));
		gc.setBackground(color);
		gc.fillRectangle(x, bottom - height, width, height);
	}

	private static Color color(AnalysisSession session, String name) {
		Labels labels = session.labels();
		int c = labels.classes().indexOf(name);
		return c < 0 ? Palette.current().greyed() : ClassColors.of(labels).color(c);
	}

	/** In words: the probabilities of both at the first and at the last layer. */
	static String text(LabelIssues issues, int place) {
		int last = issues.layers().size() - 1;
		return last < 0 ? "" //$NON-NLS-1$
				: String.format(java.util.Locale.ROOT, "p(%s) from %.2f to %.2f, p(%s) from %.2f to %.2f over the layers",
						issues.images().get(place).classes().given(),
						issues.byLayer().get(place, 0), issues.byLayer().get(place, last), issues.images().get(place).classes().suggested(),
						issues.suggested().get(place, 0), issues.suggested().get(place, last));
	}
}
