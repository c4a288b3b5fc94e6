package org.channelexplorer.ui.graph.internal.figures;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.channelexplorer.plot.internal.network.Look;
import org.channelexplorer.plot.internal.network.NetworkBox;
import org.channelexplorer.plot.internal.network.Scores;
import org.channelexplorer.ui.LayerMark;
import org.channelexplorer.ui.graph.internal.model.DisplayNode;
import org.eclipse.swt.graphics.Font;

/** What all figures of a drawing share: colours, fonts, scores, marks, and how large they are shown. Changing it needs a repaint. */
public final class Style {
	/** Below this zoom texts in boxes are too small to read: one line as large as ever stands in them, or beside them. */
	public static final double READABLE = 0.75;

	/** From this zoom on most names can be read in boxes, in small letters, and boxes have outlines. */
	public static final double NAMED = 0.36;

	private final Fonts fonts;
	private NetworkPalette palette = NetworkPalette.LIGHT;
	private Scores scores = Scores.none("", "");
	private Map<String, LayerMark> marks = Map.of();
	private double zoom = 1;

	public Style(Fonts fonts) {
		this.fonts = fonts;
	}

	public Fonts fonts() {
		return fonts;
	}

	/** What figures draw with. */
	public Look look() {
		return new Look(palette.colours(), scores, fonts.line(), fonts.size(), 1,
				texts() ? Look.Detail.WHOLE : outlines() ? Look.Detail.OUTLINES : Look.Detail.COLOURS);
	}

	/** What stands in a box. */
	public NetworkBox box(DisplayNode node) {
		List<String> scored = node.extracted().stream().filter(scores.byLayer()::containsKey).toList();
		LayerMark mark = mark(node);
		return new NetworkBox(new NetworkBox.Words(node.title(), node.subtitle(), node.size()), node.rank(), node.isBlock(), scores.of(scored),
				scored.isEmpty() ? Optional.empty() : Optional.ofNullable(scores.intervals().get(scored.getLast())),
				Optional.ofNullable(mark).map(m -> new NetworkBox.Mark(m.badge(), m.share())));
	}

	public Font normal() {
		return fonts.normal();
	}

	public Font small() {
		return fonts.small();
	}

	public Font bold() {
		return fonts.bold();
	}

	public NetworkPalette palette() {
		return palette;
	}

	public void setPalette(NetworkPalette palette) {
		this.palette = palette;
	}

	public Scores scores() {
		return scores;
	}

	public void setScores(Scores scores) {
		this.scores = scores;
	}

	/** Marks by layer id. */
	public Map<String, LayerMark> marks() {
		return marks;
	}

	public void setMarks(Map<String, LayerMark> marks) {
		this.marks = Map.copyOf(marks);
	}

	/** The mark of a box, of a block the sum of its layers'; null for none. */
	public LayerMark mark(DisplayNode node) {
		return marks.isEmpty() ? null : LayerMark.sum(node.members().stream().map(l -> marks.get(l.id())).filter(Objects::nonNull).toList());
	}

	public void setZoom(double zoom) {
		this.zoom = zoom;
	}

	/** How large figures are shown; 1 = life size. */
	public double zoom() {
		return zoom;
	}

	/** Whether boxes have outlines; seen from further away their colour is all there is to see. */
	public boolean outlines() {
		return zoom >= NAMED;
	}

	/** Whether texts are painted in boxes as they are. */
	public boolean texts() {
		return zoom >= READABLE;
	}
}
