package org.channelexplorer.ui.graph.internal.viewer;

import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.ui.graph.internal.parts.Diagram;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.eclipse.draw2d.geometry.PointList;

/** Called when the user changes the drawing. */
public interface DrawingListener {
	/** Another drawing is shown: boxes have moved, or it is of other boxes. */
	void drawingChanged(Drawing drawing);

	/** A box was double-clicked. */
	void opened(DisplayNode node);

	/** The miniatures of a box were given another size. */
	default void resized(DisplayNode node, int width, int height) {
		// for those who keep drawings
	}

	/** A miniature was clicked; see {@link Diagram.Owner#clicked}. */
	default void clicked(Miniature miniature, int x, int y, int keys) {
		// for those who fill miniatures
	}

	/** A line was drawn in a miniature; see {@link Diagram.Owner#surrounded}. */
	default void surrounded(Miniature miniature, PointList line, int keys) {
		// for those who fill miniatures
	}
}
