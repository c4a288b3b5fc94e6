package org.channelexplorer.plot.internal.network;

import java.util.Optional;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.View;

/** A plot of a network: its items are the boxes. */
public interface DrawnNetwork extends Plot {
	/** The boxes and what connects them. */
	NetworkDrawing drawing();

	@Override
	default int width() {
		return drawing().paper().width();
	}

	@Override
	default Drag drag() {
		return Drag.NONE;
	}

	@Override
	default boolean walks() {
		return true;
	}

	@Override
	default Optional<Hit> hit(View view, double x, double y, double reach) {
		return drawing().hit(x, y);
	}

	@Override
	default int items() {
		return drawing().parts().nodes().size();
	}

	@Override
	default Item item(View view, int index) {
		return drawing().item(index);
	}
}
