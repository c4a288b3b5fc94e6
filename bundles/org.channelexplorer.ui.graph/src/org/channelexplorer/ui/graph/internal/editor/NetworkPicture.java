package org.channelexplorer.ui.graph.internal.editor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Picture;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.ui.graph.internal.figures.ColorScale;
import org.channelexplorer.ui.graph.internal.figures.NetworkPalette;
import org.channelexplorer.ui.graph.internal.figures.NodeFigure;
import org.channelexplorer.ui.graph.internal.figures.Texts;
import org.channelexplorer.ui.graph.internal.layout.Box;
import org.channelexplorer.ui.graph.internal.model.Blocks;
import org.channelexplorer.ui.graph.internal.model.DisplayNode;
import org.channelexplorer.ui.graph.internal.model.Drawing;
import org.channelexplorer.ui.graph.internal.model.Group;
import org.channelexplorer.ui.graph.internal.model.Inside;
import org.channelexplorer.ui.graph.internal.model.Scores;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.graphics.Color;

/** The network as a picture: boxes with their texts, and every fact as the box's title, which browsers show as a tooltip. */
final class NetworkPicture {
	private static final int MARGIN = 20;
	private static final int INSET = 8;
	private static final double HEAD = 8;
	private static final int LEGEND = 560;
	private static final int SHADES = 40;
	private static final int SHADE = 4;

	private final NetworkPalette palette;
	private final Scores scores;
	private final Drawing drawing;
	private final int line;
	private final double size;
	private final Box extent;
	private final int legend;
	private final Set<String> selected;
	private final List<NodeFigure> unfolded;

	NetworkPicture(NetworkViewer viewer) {
		palette = viewer.palette();
		scores = viewer.scores();
		drawing = viewer.drawing();
		line = viewer.sizes().line();
		size = line * 0.7;
		Box all = extent(drawing);
		extent = new Box(all.x(), all.y(), Math.max(all.width(), LEGEND), all.height());
		legend = line + 12;
		selected = viewer.selectedNodes().stream().map(DisplayNode::id).collect(Collectors.toSet());
		unfolded = viewer.unfolded();
	}

	/** The boxes and the lines between them, with a margin. */
	static Box extent(Drawing drawing) {
		return drawing.placement().extent().grown(MARGIN, MARGIN, MARGIN);
	}

	/** The drawing, for files. */
	Picture picture() {
		return new Picture(extent.width(), extent.height() + legend, palette.dark() ? Theme.DARK : Theme.LIGHT, this::draw);
	}

	private void draw(Surface s) {
		for (Group g : Group.of(drawing)) {
			box(s, g.box(), palette.block().open(), palette.block().border());
			text(s, Blocks.name(g.path()), g.box().x() + 6, g.box().y() + line * 0.7, palette.box().subdued(), Anchor.START, false);
		}
		for (int[] route : drawing.placement().routes()) {
			route(s, route);
		}
		for (int i = 0; i < drawing.graph().nodes().size(); i++) {
			DisplayNode n = drawing.graph().nodes().get(i);
			Box b = drawing.placement().boxes().get(i);
			boolean marked = selected.contains(n.id());
			s.titled(Texts.name(n) + "\n" + Texts.facts(n, scores), part -> node(part, n, b, marked));
		}
		unfolded.forEach(f -> inside(s, f));
		scale(s);
	}

	private void route(Surface s, int[] route) {
		int n = route.length / 2;
		if (n < 2) {
			return;
		}
		double[] x = new double[n];
		double[] y = new double[n];
		for (int i = 0; i < n; i++) {
			x[i] = route[2 * i] - extent.x();
			y[i] = route[2 * i + 1] - extent.y();
		}
		int rgb = Palette.value(palette.edge());
		s.path(x, y, rgb, 1);
		double dx = x[n - 1] - x[n - 2];
		double dy = y[n - 1] - y[n - 2];
		double length = Math.hypot(dx, dy);
		if (length > 0) { // the head of the arrow
			double ux = dx / length * HEAD;
			double uy = dy / length * HEAD;
			s.polygon(new double[] { x[n - 1], x[n - 1] - ux - uy / 2, x[n - 1] - ux + uy / 2 },
					new double[] { y[n - 1], y[n - 1] - uy + ux / 2, y[n - 1] - uy - ux / 2 }, rgb, 1);
		}
	}

	private void inside(Surface s, NodeFigure figure) {
		for (Miniature m : figure.miniatures()) {
			Rectangle r = m.getBounds();
			s.within(r.x - extent.x(), r.y - extent.y(), r.width, r.height, part -> {
				if (m.plot() != null) {
					part.fill(0, 0, r.width, r.height, (palette.dark() ? Theme.DARK : Theme.LIGHT).canvas());
					m.plot().plot().draw(part, m.plot().view().as(r.width, r.height, palette.dark() ? Theme.DARK : Theme.LIGHT));
				}
			});
		}
	}

	/** The scale of the colours, below the drawing. */
	private void scale(Surface s) {
		double y = extent.height() + line * 0.75;
		int text = Palette.value(palette.box().text());
		double x = INSET;
		if (scores.byLayer().isEmpty()) {
			s.text(scores.message(), x, y, size, Anchor.START, false, Palette.value(palette.box().subdued()));
			return;
		}
		for (String before : List.of(scores.metric(), Scores.text(scores.higherIsBetter() ? scores.from() : scores.to()))) {
			s.text(before, x, y, size, Anchor.START, false, text);
			x += s.width(before, size, false) + 2 * INSET;
		}
		for (int i = 0; i < SHADES; i++) {
			s.fill(x + i * SHADE, y - size, SHADE + 0.5, size * 1.2, Palette.value(ColorScale.at(i / (SHADES - 1.0))));
		}
		double chance = scores.position(scores.scale().chance());
		if (chance >= 0 && chance <= 1) {
			double at = x + chance * SHADES * SHADE;
			s.polygon(new double[] { at - 4, at + 4, at }, new double[] { y - size - 6, y - size - 6, y - size + 2 }, Palette.value(palette.accent()), 1);
		}
		x += SHADES * SHADE + INSET;
		String best = Scores.text(scores.higherIsBetter() ? scores.to() : scores.from());
		s.text(best + (Double.isNaN(scores.scale().chance()) ? "" : "   chance " + Scores.text(scores.scale().chance())), x, y, size, Anchor.START, false,
				text);
	}

	private void node(Surface s, DisplayNode n, Box b, boolean marked) {
		List<Double> values = scores.of(n.extracted());
		Color fill = !values.isEmpty() ? ColorScale.at(scores.position(values.getLast()))
				: n.rank() == DisplayNode.Rank.UNREADABLE ? palette.box().muted() : palette.box().fill();
		Color color = values.isEmpty() ? palette.box().text() : ColorScale.textOn(fill);
		if (marked) {
			box(s, b.grown(2, 2, 2), palette.accent(), palette.accent());
		}
		box(s, b, fill, palette.box().border());
		Inside inside = drawing.insides().get(n.id());
		int middle = b.y() + (b.height() - (inside == null ? 0 : inside.extra())) / 2;
		String score = values.isEmpty() ? "" : Scores.text(values.getLast());
		boolean read = n.rank() == DisplayNode.Rank.EXTRACTED;
		double room = b.width() - 2 * INSET - (score.isEmpty() ? 0 : s.width(score, size, true) + INSET);
		text(s, shortened(s, n.title(), read, room), b.x() + INSET, middle - line * 0.2, color, Anchor.START, read);
		text(s, subtitle(s, n, b.width() - 2 * INSET), b.x() + INSET, middle + line * 0.75, values.isEmpty() ? palette.box().subdued() : color, Anchor.START,
				false);
		text(s, score, b.right() - INSET, middle - line * 0.2, color, Anchor.END, true);
	}

	// the size at the end stays
	private String subtitle(Surface s, DisplayNode n, double room) {
		String end = n.size();
		double rest = room - s.width(end, size, false);
		return end.isEmpty() || rest < 3 * size ? shortened(s, n.subtitle(), false, room)
				: shortened(s, n.subtitle().substring(0, n.subtitle().length() - end.length()), false, rest) + end;
	}

	// in its middle: names differ at their ends
	private String shortened(Surface s, String text, boolean bold, double room) {
		String shown = text;
		for (int kept = text.length() - 1; kept > 3 && s.width(shown, size, bold) > room; kept--) {
			shown = text.substring(0, kept / 2) + "\u2026" + text.substring(text.length() - (kept - kept / 2));
		}
		return shown;
	}

	private void box(Surface s, Box b, Color fill, Color border) {
		s.box(b.x() - extent.x() + 0.5, b.y() - extent.y() + 0.5, b.width() - 1, b.height() - 1, 10, Palette.value(fill), Palette.value(border));
	}

	private void text(Surface s, String text, double x, double y, Color color, Anchor anchor, boolean bold) {
		if (!text.isEmpty()) {
			s.text(text, x - extent.x(), y - extent.y(), size, anchor, bold, Palette.value(color));
		}
	}
}
