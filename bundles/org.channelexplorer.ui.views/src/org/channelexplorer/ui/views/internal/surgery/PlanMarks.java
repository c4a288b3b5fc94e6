package org.channelexplorer.ui.views.internal.surgery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.ui.LayerMark;

/** What a plan takes from every layer, for the drawing of the network. */
final class PlanMarks {
	private PlanMarks() {
	}

	/** By layer in the plan's order; layers that lose nothing have none. */
	static Map<String, LayerMark> of(PlannedSurgery planned, Network network) {
		Map<String, Integer> gone = new LinkedHashMap<>();
		planned.removed().forEach(r -> gone.merge(r.layer(), 1, Integer::sum));
		Map<String, LayerMark> marks = new LinkedHashMap<>();
		gone.forEach((id, n) -> network.layer(id).ifPresent(layer -> marks.put(id, new LayerMark(n, Math.max(n, channels(layer)), "go with the plan"))));
		return marks;
	}

	private static int channels(Layer layer) {
		Tap tap = layer.post() != null ? layer.post() : layer.pre();
		return tap == null ? 0 : tap.channels();
	}
}
