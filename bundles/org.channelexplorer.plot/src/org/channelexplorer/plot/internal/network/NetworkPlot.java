package org.channelexplorer.plot.internal.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;

/** A network as the analyst has arranged it. */
public record NetworkPlot(NetworkDrawing drawing) implements DrawnNetwork {

	@Override
	public String title() {
		return drawing.scores().byLayer().isEmpty() ? "The network" : "The network by " + drawing.scores().metric();
	}

	@Override
	public int height() {
		return drawing.height();
	}

	@Override
	public void draw(Surface surface, View view) {
		drawing.draw(surface, view);
	}

	@Override
	public String text(View view) {
		List<NetworkNode> nodes = drawing.parts().nodes();
		long scored = nodes.stream().filter(n -> !n.box().scores().isEmpty()).count();
		return title() + ": " + nodes.size() + " boxes, " + scored + " with a score.";
	}

	/** A row per box; {@code after} holds the boxes that lead to it. Of a block the score is that of its last layer. */
	@Override
	public Table table() {
		List<NetworkNode> nodes = drawing.parts().nodes();
		List<List<String>> after = nodes.stream().map(_ -> (List<String>) new ArrayList<String>()).toList();
		drawing.parts().edges().stream().filter(e -> e.from() >= 0 && e.to() >= 0).forEach(e -> after.get(e.to()).add(Integer.toString(e.from() + 1)));
		return Table.builder().longs("number", IntStream.rangeClosed(1, nodes.size()).asLongStream().toArray())
				.strings("box", nodes.stream().map(NetworkNode::name).toArray(String[]::new))
				.strings("layers", nodes.stream().map(n -> String.join(" ", n.layers())).toArray(String[]::new))
				.strings("after", after.stream().map(a -> String.join(" ", a)).toArray(String[]::new))
				.doubles("score", nodes.stream().mapToDouble(n -> n.box().scores().isEmpty() ? Double.NaN : n.box().scores().getLast()).toArray())
				.doubles("low", nodes.stream().mapToDouble(n -> n.box().interval().map(Scores.Interval::low).orElse(Double.NaN)).toArray())
				.doubles("high", nodes.stream().mapToDouble(n -> n.box().interval().map(Scores.Interval::high).orElse(Double.NaN)).toArray())
				.strings("marked", nodes.stream().map(n -> n.box().mark().map(NetworkBox.Mark::badge).orElse("")).toArray(String[]::new)).build();
	}
}
