package org.channelexplorer.ui.graph.internal.viewer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.plot.internal.network.NetworkBox;
import org.channelexplorer.plot.internal.network.Shortened;
import org.channelexplorer.ui.graph.internal.figures.ColorScale;
import org.channelexplorer.ui.graph.internal.figures.GroupFigure;
import org.channelexplorer.ui.graph.internal.figures.NetworkPalette;
import org.channelexplorer.ui.graph.internal.figures.NodeFigure;
import org.channelexplorer.ui.graph.internal.figures.Style;
import org.channelexplorer.ui.graph.internal.parts.DiagramPart;
import org.channelexplorer.ui.graph.internal.parts.NodePart;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.FreeformLayer;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;

/**
 * What does not shrink with the drawing: the mark of the layer that views show, and where boxes are too small for their texts, names and
 * scores beside them and frames around those that are selected.
 */
final class LabelLayer extends FreeformLayer {
	private static final int GAP = 4;
	private static final int SHORTEST = 80;
	private static final int INSET = 4;
	private static final int CARDS = 4; // by which a block is narrower than its box
	private static final int LEAST = 38; // of a name inside a box
	private static final double MOST_FITTING = 0.7; // of the names, from which on all are in letters of the usual size
	/** Below this zoom only what is selected or shown is named. */
	private static final double CROWDED = 0.1;

	private final Style style;
	private DiagramPart part;
	private int shown = -1;
	private Rectangle seen = new Rectangle();

	LabelLayer(Style style) {
		this.style = style;
	}

	/** Shows the names of another drawing. */
	void setPart(DiagramPart diagram) {
		part = diagram;
		repaint();
	}

	/** Marks the box of the layer that views show; -1 for none. */
	void setShown(int node) {
		if (node != shown) {
			shown = node;
			repaint();
		}
	}

	int shown() {
		return shown;
	}

	/** What is seen of the zoomed drawing. */
	void setSeen(Rectangle view) {
		seen = view;
	}

	@Override
	public boolean containsPoint(int x, int y) {
		return false;
	}

	private NodeFigure figure(int node) {
		return ((NodePart) part.getChildren().get(node)).figure();
	}

	private Rectangle place(int node) {
		Rectangle b = figure(node).getBounds();
		double z = style.zoom();
		int x = (int) Math.floor(b.x * z);
		int y = (int) Math.floor(b.y * z);
		return new Rectangle(x, y, Math.max(1, (int) Math.round(b.width * z)), Math.max(1, (int) Math.round(b.height * z)));
	}

	private Set<Integer> selected() {
		Set<Integer> selected = new LinkedHashSet<>();
		for (Object o : part.getViewer().getSelectedEditParts()) {
			if (o instanceof NodePart node && node.getSelected() != EditPart.SELECTED_NONE) {
				selected.add(node.node().index());
			}
		}
		return selected;
	}

	@Override
	protected void paintFigure(Graphics g) {
		if (part == null || part.getParent() == null || part.getChildren().isEmpty()) {
			return;
		}
		g.setAntialias(SWT.ON);
		if (!style.texts()) {
			Set<Integer> selected = selected();
			if (!style.outlines()) {
				frames(g, selected);
			}
			labels(g, selected);
		}
		if (shown >= 0 && shown < part.getChildren().size()) {
			Rectangle r = place(shown);
			int y = r.y + Math.min(r.height, (int) Math.round(figure(shown).head() * style.zoom())) / 2;
			g.setBackgroundColor(style.palette().accent());
			PointList arrow = new PointList(new int[] { r.x - 11, y - 5, r.x - 4, y, r.x - 11, y + 5 });
			g.fillPolygon(arrow);
		}
	}

	// around the box, so that its colour, which is its score, is seen
	private void frames(Graphics g, Set<Integer> selected) {
		g.setForegroundColor(style.palette().accent());
		g.setLineWidth(2);
		for (int node : selected) {
			Rectangle r = place(node).expand(3, 3);
			g.drawRectangle(r);
		}
		g.setLineWidth(1);
	}

	private void labels(Graphics g, Set<Integer> selected) {
		List<Integer> order = new ArrayList<>(selected);
		if (shown >= 0 && !selected.contains(shown)) {
			order.add(shown);
		}
		int line = FigureUtilities.getFontMetrics(style.normal()).getHeight();
		Rows boxes = new Rows(line);
		Set<Integer> visible = new LinkedHashSet<>();
		for (int i = 0; i < part.getChildren().size(); i++) {
			Rectangle r = place(i);
			if (seen.isEmpty() || r.intersects(seen)) {
				boxes.add(r);
				visible.add(i);
			}
		}
		order.removeIf(i -> !visible.contains(i));
		if (style.zoom() < CROWDED) {
			visible.clear(); // names of all would cover the drawing
		}
		for (boolean scored : new boolean[] { true, false }) { // what has a value first
			visible.stream().filter(i -> !selected.contains(i) && i != shown && figure(i).badge().isEmpty() != scored).forEach(order::add);
		}
		Rows placed = new Rows(line);
		boolean small = small(Set.copyOf(order)); // one size for all
		for (int node : order) {
			label(g, node, small, line, boxes, placed);
		}
		if (style.zoom() >= CROWDED) {
			part.groups().forEach(group -> name(g, group, boxes, placed));
		}
	}

	/** The name of an expanded block at its frame, where nothing else is. */
	private void name(Graphics g, GroupFigure group, Rows boxes, Rows placed) {
		Rectangle b = group.getBounds();
		double z = style.zoom();
		int width = smallWidth(group.name()) + GAP;
		Rectangle spot = new Rectangle((int) Math.floor(b.x * z) + INSET, (int) Math.floor(b.y * z) + 1, width,
				FigureUtilities.getFontMetrics(style.small()).getHeight());
		if (width + 2 * INSET > b.width * z || Stream.concat(boxes.near(spot), placed.near(spot)).anyMatch(o -> o.intersects(spot))) {
			return;
		}
		g.setFont(style.small());
		g.setForegroundColor(style.palette().subdued());
		g.drawString(group.name(), spot.x, spot.y);
		placed.add(spot);
	}

	private void label(Graphics g, int node, boolean small, int line, Rows boxes, Rows placed) {
		Rectangle box = place(node);
		NodeFigure figure = figure(node);
		String badge = figure.badge();
		if (within(g, figure, badge, box, small) || within(g, figure, figure.shortBadge(), box, small)) {
			placed.add(box);
			return;
		}
		Rectangle spot = new Rectangle(box.right() + GAP, box.y + (Math.min(box.height, line * 2) - line) / 2, SHORTEST, line);
		if (placed.near(spot).anyMatch(p -> p.intersects(spot))) {
			return;
		}
		int value = badge.isEmpty() ? 0 : width(badge, true) + GAP;
		spot.width = width(figure.label(), false) + value + GAP;
		int room = room(spot, boxes, placed);
		NetworkPalette p = style.palette();
		if (room >= Math.min(spot.width, SHORTEST + value)) {
			spot.width = Math.min(room, spot.width);
			g.setAlpha(210);
			g.setBackgroundColor(p.background());
			g.fillRectangle(spot);
			g.setAlpha(255);
			text(g, figure, badge, value, spot);
			placed.add(spot.getCopy());
		}
	}

	/** The part of a box in which its name can stand. */
	private Rectangle inner(NodeFigure figure, Rectangle box) {
		int cards = figure.node().isBlock() && style.outlines() ? (int) Math.ceil(CARDS * style.zoom()) : 0;
		return new Rectangle(box.x, box.y, box.width - cards, Math.min(box.height, (int) Math.round(figure.head() * style.zoom())));
	}

	/** Whether most boxes are too small for their whole names in letters of the usual size. */
	private boolean small(Set<Integer> nodes) {
		int line = FigureUtilities.getFontMetrics(style.normal()).getHeight();
		long fitting = nodes.stream().filter(n -> {
			Rectangle box = inner(figure(n), place(n));
			return box.height >= line - 2 && box.width >= 2 * INSET + value(figure(n).badge(), false) + width(figure(n).label(), false);
		}).count();
		return fitting < MOST_FITTING * nodes.size();
	}

	private int value(String badge, boolean small) {
		return badge.isEmpty() ? 0 : (small ? smallWidth(badge) : width(badge, true)) + GAP;
	}

	/** Inside the box, the score at its right, when enough of the name can be read there. */
	private boolean within(Graphics g, NodeFigure figure, String badge, Rectangle whole, boolean small) {
		Font font = small ? style.small() : style.normal();
		int line = FigureUtilities.getFontMetrics(font).getHeight();
		Rectangle box = inner(figure, whole);
		int value = value(badge, small);
		int room = box.width - 2 * INSET - value;
		String label = figure.label();
		int needed = small ? smallWidth(label) : width(label, false);
		if (needed > room) { // the name before the mark, which the tooltip has, too
			label = figure.node().title();
			needed = small ? smallWidth(label) : width(label, false);
		}
		int least = badge.equals(figure.shortBadge()) ? Math.min(needed, LEAST) : needed; // a name is cut only beside a score that cannot be
		if (box.height < line - 2 || room < least) {
			return false;
		}
		int y = box.y + (box.height - line) / 2;
		g.setForegroundColor(!badge.isEmpty() ? ColorScale.textOn(figure.fill())
				: figure.node().rank() == NetworkBox.Rank.UNREADABLE ? style.palette().subdued() : style.palette().text());
		g.setFont(font);
		g.drawString(needed <= room ? label : Shortened.of(label, room, text -> style.fonts().width(text, font)), box.x + INSET, y);
		if (!badge.isEmpty()) {
			g.setFont(small ? font : style.bold());
			g.drawString(badge, box.right() - INSET - value + GAP, y);
		}
		return true;
	}

	private void text(Graphics g, NodeFigure figure, String badge, int value, Rectangle spot) {
		NetworkPalette p = style.palette();
		boolean scored = !badge.isEmpty();
		g.setForegroundColor(scored ? p.text() : p.subdued());
		if (scored) {
			g.setFont(style.bold());
			g.drawString(badge, spot.x, spot.y);
		}
		g.setFont(style.normal());
		g.drawString(Shortened.of(figure.label(), spot.width - value, text -> width(text, false)), spot.x + value, spot.y);
	}

	// how wide a text may be before it meets another or a box
	private static int room(Rectangle spot, Rows boxes, Rows placed) {
		return Stream.concat(boxes.near(spot), placed.near(spot)).filter(o -> o.intersects(spot)).mapToInt(o -> o.x - spot.x - GAP).min()
				.orElse(spot.width);
	}

	/** Rectangles by the rows they are in, so that few need to be compared. */
	private static final class Rows {
		private final int height;
		private final Map<Integer, List<Rectangle>> rows = new HashMap<>();

		Rows(int height) {
			this.height = height;
		}

		void add(Rectangle r) {
			for (int row = r.y / height; row <= r.bottom() / height; row++) {
				rows.computeIfAbsent(row, _ -> new ArrayList<>()).add(r);
			}
		}

		Stream<Rectangle> near(Rectangle r) {
			return IntStream.rangeClosed(r.y / height, r.bottom() / height).boxed().flatMap(row -> rows.getOrDefault(row, List.of()).stream());
		}
	}

	private int width(String text, boolean bold) {
		return style.fonts().width(text, bold ? style.bold() : style.normal());
	}

	private int smallWidth(String text) {
		return style.fonts().width(text, style.small());
	}
}
