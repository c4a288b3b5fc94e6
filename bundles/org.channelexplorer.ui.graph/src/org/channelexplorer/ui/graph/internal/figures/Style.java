package org.channelexplorer.ui.graph.internal.figures;

import java.util.Map;
import org.channelexplorer.plot.internal.arrangement.BoxFacts;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.network.Look;
import org.channelexplorer.plot.internal.network.NetworkBox;
import org.channelexplorer.plot.internal.network.Scores;
import org.channelexplorer.ui.LayerMark;
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
	private LayerMarks marks = new LayerMarks(Map.of());
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
		return BoxFacts.box(node, scores, marks);
	}

	/** What is known of a box. */
	public String facts(DisplayNode node) {
		return BoxFacts.of(node, scores, marks);
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

	/** What is marked. */
	public LayerMarks marks() {
		return marks;
	}

	public void setMarks(Map<String, LayerMark> byLayer) {
		marks = new LayerMarks(byLayer);
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
