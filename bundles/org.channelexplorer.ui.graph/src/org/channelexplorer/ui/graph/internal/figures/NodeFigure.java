package org.channelexplorer.ui.graph.internal.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Inside;
import org.channelexplorer.plot.internal.network.NetworkBox;
import org.channelexplorer.plot.internal.network.Scores;
import org.channelexplorer.ui.graph.internal.plot.Draw2dSurface;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.graphics.Color;

/**
 * A box of the drawing: title, operation and size, and the score as badge and colour. Paints itself, which makes thousands
 * of them cheap. What a box unfolds goes below its texts, as children.
 */
public final class NodeFigure extends Figure {
	private static final int GRIP = 16;
	private static final int CARD = 4;

	private final DisplayNode node;
	private final Style style;
	private final List<Miniature> miniatures = new ArrayList<>();
	private Inside inside;
	private boolean selected;
	private NetworkBox box;
	private Scores boxScores;
	private LayerMarks boxMarks;

	public NodeFigure(DisplayNode node, Style style) {
		this.node = node;
		this.style = style;
	}

	public DisplayNode node() {
		return node;
	}

	public void setSelected(boolean selected) {
		if (this.selected != selected) {
			this.selected = selected;
			repaint();
		}
	}

	public boolean isSelected() {
		return selected;
	}

	/** Unfolds miniatures below the texts, or folds them away (null). Those that stay are kept. */
	public void setInside(Inside unfolded) {
		if (Objects.equals(inside, unfolded)) {
			return;
		}
		inside = unfolded;
		List<String> operations = inside == null ? List.of() : inside.operations();
		for (Miniature m : List.copyOf(miniatures)) {
			if (!operations.contains(m.operation())) {
				remove(m);
				miniatures.remove(m);
			}
		}
		for (String operation : operations) {
			if (miniatures.stream().noneMatch(m -> m.operation().equals(operation))) {
				Miniature m = new Miniature(operation, layer());
				m.setFont(style.small());
				miniatures.add(m);
				add(m);
			}
		}
		miniatures.sort(Comparator.comparingInt(m -> operations.indexOf(m.operation())));
		place();
		repaint();
	}

	/** The layer that miniatures are about: the box' own, or of a block the last that was read. */
	public String layer() {
		return node.inner();
	}

	/** The miniatures, from top to bottom. */
	public List<Miniature> miniatures() {
		return List.copyOf(miniatures);
	}

	/** The miniature at a place of the drawing, null for none. */
	public Miniature miniatureAt(int x, int y) {
		return miniatures.stream().filter(m -> m.getBounds().contains(x, y)).findFirst().orElse(null);
	}

	/** Whether a place of the drawing is the corner by which an unfolded box is made larger. */
	public boolean isGrip(int x, int y) {
		Rectangle r = getBounds();
		return inside != null && r.contains(x, y) && r.right() - x + r.bottom() - y <= GRIP;
	}

	@Override
	public void setBounds(Rectangle box) {
		super.setBounds(box);
		place();
	}

	private void place() {
		if (inside != null) {
			Rectangle r = getBounds();
			List<Box> places = inside.places(new Box(r.x, r.y, r.width, r.height));
			for (int i = 0; i < miniatures.size(); i++) {
				Box b = places.get(i);
				miniatures.get(i).setBounds(new Rectangle(b.x(), b.y(), b.width(), b.height()));
			}
		}
	}

	/** What stands in it. */
	private NetworkBox box() {
		if (box == null || boxScores != style.scores() || boxMarks != style.marks()) { // thousands are painted
			boxScores = style.scores();
			boxMarks = style.marks();
			box = style.box(node);
		}
		return box;
	}

	/** The badge: a score, or a block's range; empty when there is none. */
	public String badge() {
		return box().badge();
	}

	/** The badge where there is little room: of a block the score of its last layer that was read. */
	public String shortBadge() {
		return box().scores().isEmpty() ? "" : Scores.text(box().scores().getLast());
	}

	/** Which share of the channels is marked, as text: {@code -37 of 64}; empty when none is. */
	public String mark() {
		return box().mark().map(NetworkBox.Mark::badge).orElse("");
	}

	/** The title and the mark, for labels beside the box. */
	public String label() {
		String mark = mark();
		return mark.isEmpty() ? node.title() : node.title() + "  " + mark;
	}

	/** The fill: the score's colour (of a block, its last layer's), or a neutral one. */
	public Color fill() {
		return Palette.rgb(box().fill(style.look()));
	}

	@Override
	public void paintFigure(Graphics g) {
		Rectangle r = getBounds();
		box().draw(Draw2dSurface.over(g, style.fonts()), new NetworkBox.Place(r.x, r.y, r.width, r.height, head()), selected, style.look());
		if (inside != null && style.outlines()) {
			int right = r.right() - 1 - (node.isBlock() ? CARD : 0);
			int bottom = r.bottom() - 1 - (node.isBlock() ? CARD : 0);
			g.setForegroundColor(style.palette().border());
			for (int i = 4; i < GRIP; i += 4) { // the corner by which it is resized
				g.drawLine(right - i, bottom - 2, right - 2, bottom - i);
			}
		}
	}

	/** Height of the part above the miniatures. */
	public int head() {
		return getBounds().height - (inside == null ? 0 : inside.extra());
	}

	@Override
	public IFigure getToolTip() {
		Label tip = new Label(style.facts(node));
		tip.setForegroundColor(style.palette().text());
		tip.setBackgroundColor(style.palette().fill());
		tip.setOpaque(true);
		tip.setBorder(new MarginBorder(4, 6, 4, 6));
		return tip;
	}
}
