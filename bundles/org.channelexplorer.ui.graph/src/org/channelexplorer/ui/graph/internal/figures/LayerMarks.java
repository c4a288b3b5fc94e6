package org.channelexplorer.ui.graph.internal.figures;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.channelexplorer.plot.internal.arrangement.BoxMarks;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.network.NetworkBox;
import org.channelexplorer.ui.LayerMark;

/** The session's marks, by layer id, as boxes show them: of a block the sum of its layers'. */
public record LayerMarks(Map<String, LayerMark> byLayer) implements BoxMarks {

	public LayerMarks {
		byLayer = Map.copyOf(byLayer);
	}

	@Override
	public Optional<NetworkBox.Mark> of(DisplayNode node) {
		return byLayer.isEmpty() ? Optional.empty()
				: Optional.ofNullable(LayerMark.sum(node.members().stream().map(l -> byLayer.get(l.id())).filter(Objects::nonNull).toList()))
						.map(m -> new NetworkBox.Mark(m.badge(), m.share(), m.text()));
	}

	@Override
	public List<String> notes() {
		LayerMark all = LayerMark.sum(byLayer.values());
		String layers = byLayer.size() + (byLayer.size() == 1 ? " layer" : " layers");
		return all == null ? List.of() : List.of("Marked: " + all.text() + " in " + layers, layers + " marked");
	}
}
