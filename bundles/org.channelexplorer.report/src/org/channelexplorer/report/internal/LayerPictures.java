package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Picture;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Sheet;

/** The plots of a layer, each with its files. A result that has no plot installed is left to the tables. */
record LayerPictures(Shown analysis, Catalogue catalogue, Findings.Detailed layer) {
	private static final int ROWS = 40;

	/** Images against images. */
	void similarities(Html html, ReportFiles files) throws InputException {
		draw(html, files, "Image similarity", layer.jaccard(), "similarity", Map.of(), new String[] {
				"Every cell is a pair of images, or of classes, and how much they share their most active channels; images stand class by class.",
				"A light block off the diagonal is a group of images that the layer takes for another class; a dark stripe inside a block is an image unlike its "
						+ "class.",
				"A light cell says that the same channels respond, not that they respond to the same thing." });
	}

	/** The classes as a tree. */
	void hierarchy(Html html, ReportFiles files) throws InputException {
		draw(html, files, "Confusion hierarchy", layer.hierarchy(), "hierarchy", Map.of(), new String[] {
				"Classes that join at a small distance share their most active channels; the support of a node is the share of resampled data sets in which it "
						+ "appears again.",
				"Read the groups of high support: inside them the layer confuses, between them it separates. Kinds inside a class hang below it.",
				"A tree shows a hierarchy whether there is one or not: nodes of little support are chance." });
	}

	/** The first and the last channels of the ranking against the images. */
	void heatmap(Html html, ReportFiles files) throws InputException {
		draw(html, files, "Heatmap", layer.heatmap(), "heatmap", options(), new String[] {
				"Rows are channels in the order of the ranking" + (options().isEmpty() ? "" : ", the first and the last " + ROWS + " of them")
						+ "; columns are images, class by class; colours are the summaries, the weakest blank.",
				"A row with one dark block is a detector for that class; the last rows show what a channel that tells nothing looks like.",
				"The rows are chosen by these labels: a clear picture at the top is also chosen to be clear." });
	}

	private Map<String, String> options() throws InputException {
		if (layer.ranking().result() == null) {
			return Map.of();
		}
		List<Integer> ranked = RankedChannels.of(layer.ranking().result()).channels().stream().map(RankedChannels.Channel::channel).toList();
		return ranked.size() <= 2 * ROWS ? Map.of()
				: Map.of("channels", Stream.concat(ranked.subList(0, ROWS).stream(), ranked.subList(ranked.size() - ROWS, ranked.size()).stream())
						.map(String::valueOf).collect(Collectors.joining(",")));
	}

	/** Where the first and the last channels respond. */
	void overlays(Html html, ReportFiles files) throws InputException {
		String[] reading = { "The maps of four channels over the images to which the first of them responds most, all with one scale.",
				"Does the channel respond to the thing itself, or to what lies around it? A channel that looks at the background explains errors on other "
						+ "backgrounds.",
				"A cell of a deep layer sees far more of the image than it covers; the images were chosen by the channel's own response." };
		draw(html, files, "Where the first channels respond", layer.topOverlays(), "overlay-top", Map.of(), reading);
		draw(html, files, "Where the last channels respond", layer.bottomOverlays(), "overlay-bottom", Map.of(), reading);
	}

	private void draw(Html html, ReportFiles files, String heading, Outcome outcome, String name, Map<String, String> options, String[] reading)
			throws InputException {
		if (outcome.result() == null) {
			html.heading(3, heading, null).element("p", "small", outcome.problem());
			return;
		}
		if (Plots.of(outcome.result().type(), catalogue).isEmpty()) {
			return;
		}
		Plot plot = Plots.plot(PlotData.of(outcome.result(), analysis, catalogue).with(options));
		Picture picture = Sheet.of(plot);
		html.heading(3, heading, null).reading(reading[0], reading[1], reading[2]);
		html.picture(picture, heading + " of layer " + layer.layer());
		List<String> names = new ArrayList<>(List.of(files.picture(name + "-" + layer.file(), picture)));
		if (outcome != layer.jaccard()) { // whose table stands below
			names.add(files.csv(name + "-" + layer.file(), plot.table()));
		}
		html.files(names.toArray(String[]::new)).made(outcome);
	}
}
