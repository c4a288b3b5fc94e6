package org.channelexplorer.ui.graph.internal.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.channelexplorer.ui.LayerMark;
import org.channelexplorer.ui.graph.internal.layout.Box;
import org.channelexplorer.ui.graph.internal.model.DisplayNode;
import org.channelexplorer.ui.graph.internal.model.Inside;
import org.channelexplorer.ui.graph.internal.model.Scores;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;

/**
 * A box of the drawing: title, operation and size, and the score as badge and colour. Paints itself, which makes thousands
 * of them cheap. What a box unfolds goes below its texts, as children.
 */
public final class NodeFigure extends Figure {
	private static final int MARGIN = 8;
	private static final int ARC = 10;
	private static final int GRIP = 16;
	private static final int RANGE = 4;
	private static final int MARK = 3;
	private static final int SHADES = 24;
	private static final int COVERED = 190; // of 255
	private static final int GAP = 10;

	private final DisplayNode node;
	private final Style style;
	private final List<Miniature> miniatures = new ArrayList<>();
	private Inside inside;
	private boolean selected;
	private String title;
	private String subtitle;
	private int fittedTo;

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
		return !node.isBlock() ? node.layer().id() : node.extracted().isEmpty() ? "" : node.extracted().getLast();
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

	/** The badge: a score, or a block's range; empty when there is none. */
	public String badge() {
		List<Double> scores = style.scores().of(node.extracted());
		if (scores.isEmpty()) {
			return "";
		}
		String low = Scores.text(scores.stream().mapToDouble(Double::doubleValue).min().orElseThrow());
		String high = Scores.text(scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
		return low.equals(high) ? low : low + "\u2013" + high;
	}

	/** The badge where there is little room: of a block the score of its last layer that was read. */
	public String shortBadge() {
		List<Double> scores = style.scores().of(node.extracted());
		return scores.isEmpty() ? "" : Scores.text(scores.getLast());
	}

	/** Which share of the channels is marked, as text: {@code -37 of 64}; empty when none is. */
	public String mark() {
		LayerMark mark = style.mark(node);
		return mark == null ? "" : mark.badge();
	}

	/** The title and the mark, for labels beside the box. */
	public String label() {
		String mark = mark();
		return mark.isEmpty() ? node.title() : node.title() + "  " + mark;
	}

	/** The fill: the score's colour (of a block, its last layer's), or a neutral one. */
	public Color fill() {
		List<Double> scores = style.scores().of(node.extracted());
		if (!scores.isEmpty()) {
			return ColorScale.at(style.scores().position(scores.getLast()));
		}
		NetworkPalette p = style.palette();
		return node.isBlock() ? p.block().closed() : node.rank() == DisplayNode.Rank.UNREADABLE ? p.box().muted() : p.box().fill();
	}

	@Override
	public void paintFigure(Graphics g) {
		NetworkPalette p = style.palette();
		boolean scored = !style.scores().of(node.extracted()).isEmpty();
		Color fill = fill();
		Rectangle r = getBounds().getCopy();
		r.width--;
		r.height--;
		if (!style.outlines()) { // seen from afar: colour is all there is to see
			Rectangle head = new Rectangle(getBounds().x, getBounds().y, getBounds().width, head());
			g.setBackgroundColor(fill);
			g.fillRectangle(head);
			paintRange(g, head);
			paintMark(g, head, p.background());
			body(g, getBounds(), p);
			if (inside != null) {
				g.setForegroundColor(p.box().border());
				g.drawRectangle(r);
			}
			return;
		}
		g.setAntialias(SWT.ON);
		if (node.isBlock()) { // a stack of cards
			g.setBackgroundColor(p.background());
			g.setForegroundColor(p.box().border());
			Rectangle back = new Rectangle(r.x + 4, r.y + 4, r.width - 4, r.height - 4);
			g.fillRoundRectangle(back, ARC, ARC);
			g.drawRoundRectangle(back, ARC, ARC);
			r.width -= 4;
			r.height -= 4;
		}
		g.setBackgroundColor(fill);
		g.fillRoundRectangle(r, ARC, ARC);
		body(g, r, p);
		Rectangle head = new Rectangle(r.x, r.y, r.width, Math.min(r.height, head()));
		paintRange(g, new Rectangle(r.x + MARGIN, head.bottom() - RANGE - 3, r.width - 2 * MARGIN, RANGE));
		g.setForegroundColor(selected ? p.accent() : p.box().border());
		g.setLineStyle(node.rank() == DisplayNode.Rank.UNREADABLE && !selected ? SWT.LINE_DASH : SWT.LINE_SOLID);
		g.setLineWidth(selected ? 3 : 1);
		Rectangle outline = selected ? r.getCopy().shrink(1, 1) : r;
		g.drawRoundRectangle(outline, ARC, ARC);
		g.setLineWidth(1);
		g.setLineStyle(SWT.LINE_SOLID);
		Color on = ColorScale.textOn(fill);
		paintMark(g, new Rectangle(r.right() - RANGE - 2, head.y + 4, RANGE, head.height - 8), scored ? on : p.box().text());
		if (!style.texts()) {
			return; // they are painted over the drawing, larger than it
		}
		paintTexts(g, head, scored ? on : node.rank() == DisplayNode.Rank.UNREADABLE ? p.box().subdued() : p.box().text(), scored ? on : p.box().subdued());
	}

	/** Height of the part above the miniatures. */
	public int head() {
		return getBounds().height - (inside == null ? 0 : inside.extra());
	}

	private void body(Graphics g, Rectangle r, NetworkPalette p) {
		if (inside != null) {
			g.setBackgroundColor(p.background());
			g.fillRectangle(r.x + 1, r.y + head(), r.width - 1, r.bottom() - r.y - head() - 1);
			g.setForegroundColor(p.box().border());
			for (int i = 4; i < GRIP; i += 4) { // the corner by which it is resized
				g.drawLine(r.right() - i, r.bottom() - 2, r.right() - 2, r.bottom() - i);
			}
		}
	}

	/** Of a block with several scores: the colours from its worst layer to its best, and a mark at its last. */
	private void paintRange(Graphics g, Rectangle strip) {
		List<Double> scores = style.scores().of(node.extracted());
		if (!node.isBlock() || scores.size() < 2) {
			return;
		}
		double low = scores.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
		double high = scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
		for (int i = 0; i < SHADES; i++) {
			g.setBackgroundColor(ColorScale.at(style.scores().position(low + (high - low) * i / (SHADES - 1))));
			int from = strip.x + strip.width * i / SHADES;
			g.fillRectangle(from, strip.y, strip.x + strip.width * (i + 1) / SHADES - from, strip.height);
		}
		int last = strip.x + (int) Math.round((high > low ? (scores.getLast() - low) / (high - low) : 1) * (strip.width - MARK));
		g.setBackgroundColor(ColorScale.textOn(ColorScale.at(style.scores().position(scores.getLast()))));
		g.fillRectangle(last, strip.y - 2, MARK, strip.height + 4);
	}

	/** Of a marked layer: an upright bar whose filled part is what stays; seen from afar, what goes is covered. */
	private void paintMark(Graphics g, Rectangle bar, Color colour) {
		LayerMark mark = style.mark(node);
		if (mark == null) {
			return;
		}
		g.setBackgroundColor(colour);
		g.setForegroundColor(colour);
		if (style.texts()) {
			int goes = (int) Math.round(bar.height * mark.share());
			g.fillRectangle(bar.x, bar.y + goes, bar.width, bar.height - goes);
			g.drawRectangle(bar.x, bar.y, bar.width - 1, bar.height - 1);
		} else {
			int stays = (int) Math.round(bar.width * (1 - mark.share()));
			g.setAlpha(COVERED);
			g.fillRectangle(bar.x + stays, bar.y, bar.width - stays, bar.height);
			g.setAlpha(255);
		}
	}

	private void paintTexts(Graphics g, Rectangle r, Color first, Color second) {
		String badge = badge();
		LayerMark mark = style.mark(node);
		Font titleFont = node.rank() == DisplayNode.Rank.EXTRACTED ? style.bold() : style.normal();
		int badgeWidth = badge.isEmpty() ? 0 : FigureUtilities.getTextWidth(badge, style.bold()) + 6;
		int room = r.width - 2 * MARGIN;
		boolean badgeBelow = badgeWidth > room / 2; // a range is long
		int markWidth = mark == null ? 0 : FigureUtilities.getTextWidth(mark.badge(), style.bold()) + GAP;
		fit(room - (badgeBelow ? markWidth : badgeWidth), room - (badgeBelow ? badgeWidth : markWidth), titleFont);
		int line = FigureUtilities.getFontMetrics(style.normal()).getHeight();
		int y = r.y + (r.height - 2 * line) / 2 - (node.isBlock() ? 3 : 0);
		g.setForegroundColor(first);
		g.setFont(titleFont);
		g.drawString(title, r.x + MARGIN, y);
		if (!badge.isEmpty()) {
			g.setFont(style.bold());
			g.drawString(badge, r.right() - MARGIN - badgeWidth + 6, badgeBelow ? y + line : y);
		}
		if (mark != null) {
			g.setFont(style.bold());
			g.drawString(mark.badge(), r.right() - MARGIN - markWidth + GAP, badgeBelow ? y : y + line);
		}
		g.setForegroundColor(second);
		g.setFont(style.normal());
		g.drawString(subtitle, r.x + MARGIN, y + line);
	}

	// measured when first painted, not for every layer of a large network
	private void fit(int first, int second, Font titleFont) {
		int both = first * 10_000 + second;
		if (both != fittedTo) {
			title = Texts.shorten(node.title(), titleFont, first);
			subtitle = Texts.shorten(node.subtitle(), node.size(), style.normal(), second);
			fittedTo = both;
		}
	}

	@Override
	public IFigure getToolTip() {
		Label tip = new Label(Texts.facts(node, style));
		tip.setForegroundColor(style.palette().box().text());
		tip.setBackgroundColor(style.palette().box().fill());
		tip.setOpaque(true);
		tip.setBorder(new MarginBorder(4, 6, 4, 6));
		return tip;
	}
}
