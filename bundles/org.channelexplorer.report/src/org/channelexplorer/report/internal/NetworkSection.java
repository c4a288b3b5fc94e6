package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.NetworkDiagram;
import org.channelexplorer.plot.Picture;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.Sheet;

/** The network with the separability of its layers. */
record NetworkSection(Shown analysis, SeparabilityTable separability) implements Section {
	private static final String PREFERRED = "knnPurity"; // as in the window

	@Override
	public String title() {
		return "The network";
	}

	@Override
	public String id() {
		return "network";
	}

	@Override
	public void write(Html html, ReportFiles files) throws InputException {
		List<String> metrics = separability.metrics();
		String metric = metrics.contains(PREFERRED) ? PREFERRED : metrics.getFirst();
		html.reading("Every box is a layer that was read, coloured by how well the classes separate there; arrows are the ways that values take from one to "
				+ "the next.",
				"Follow the arrows: where does the colour begin to change, and which branch carries the classes?",
				"The colours run from the worst layer to the best: with a small range between them a strong contrast means little.");
		Plot plot = NetworkDiagram.of(analysis.network(), separability.scores(), metric, separability.name(metric));
		Picture picture = Sheet.of(plot);
		html.picture(picture, plot.title());
		List<String> names = new ArrayList<>(List.of(files.picture("network", picture)));
		names.add(files.csv("network", plot.table()));
		html.files(names.toArray(String[]::new));
	}
}
