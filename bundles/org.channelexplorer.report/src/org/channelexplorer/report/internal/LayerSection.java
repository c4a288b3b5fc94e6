package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.result.PlacedImages;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Picture;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Sheet;

/** A layer in detail: scatterplot, class similarity, top channels. */
record LayerSection(Shown analysis, Catalogue catalogue, Findings.Detailed layer) implements Section {
	private static final int CHANNELS = 15;
	private static final int CLASSES = 20;

	@Override
	public String title() {
		return "Layer " + layer.number() + ": " + layer.layer();
	}

	@Override
	public String id() {
		return "layer-" + layer.number();
	}

	@Override
	public void write(Html html, ReportFiles files) throws InputException {
		analysis.network().layer(layer.layer()).ifPresent(l -> html.element("p", "small", facts(l)));
		html.heading(3, "Scatterplot", null);
		if (layer.projection().problem() != null) {
			html.raw(layer.projection().missing());
		} else {
			scatter(html, files, layer.projection().result());
		}
		pictures().similarities(html, files);
		html.heading(3, "Class similarity", null);
		if (layer.jaccard().problem() != null) {
			html.raw(layer.jaccard().missing());
		} else {
			similarity(html, files, layer.jaccard().result());
		}
		pictures().hierarchy(html, files);
		html.heading(3, "Top channels", null);
		if (layer.ranking().problem() != null) {
			html.raw(layer.ranking().missing());
		} else {
			channels(html, files, layer.ranking().result());
		}
		pictures().heatmap(html, files);
		pictures().overlays(html, files);
		for (Contributed c : layer.further()) {
			c.write(html, files, analysis, catalogue, layer.file());
		}
	}

	private LayerPictures pictures() {
		return new LayerPictures(analysis, catalogue, layer);
	}

	private static String facts(Layer l) {
		List<String> facts = new ArrayList<>(List.of(l.operation()));
		if (!l.shape().isEmpty()) {
			facts.add("output " + l.shape());
		}
		if (!l.block().isEmpty()) {
			facts.add("block " + l.block());
		}
		return String.join(", ", facts);
	}

	private void scatter(Html html, ReportFiles files, Result r) throws InputException {
		boolean grouped = r.type().equals(PlacedImages.TYPE);
		Placement placement = grouped ? PlacedImages.of(r).placement() : Placement.of(r);
		double trust = placement.trust().trustworthiness();
		double continuity = placement.trust().continuity();
		html.reading("Every marker is an image; images lie near each other when the layer responds to them alike (" + placement.method()
				+ " of the summaries " + placement.origin().summary() + ")."
				+ (grouped ? " Outlines are clusters found in the layer itself (X-Means), each with a bar of its classes." : ""),
				"Look for classes that lie in two places (two kinds under one name) and for single markers inside another class (odd images or "
						+ "wrong labels).",
				"Trustworthiness " + Html.number(trust, 3) + " and continuity " + Html.number(continuity, 3) + " at k = " + placement.trust().k()
						+ " say how far neighbours here are neighbours in the layer, 1 being all" + (trust < 0.85 ? ": read this plot with care." : ".")
						+ " Distances between far groups and the size of groups mean nothing.");
		Plot plot = Plots.plot(PlotData.of(r, analysis, catalogue));
		Picture picture = Sheet.of(plot);
		html.picture(picture, "Scatterplot of the images in layer " + layer.layer() + ", coloured by class");
		List<String> names = new ArrayList<>(List.of(files.picture("scatter-" + layer.file(), picture)));
		names.add(files.csv("projection-" + layer.file(), plot.table()));
		html.files(names.toArray(String[]::new)).made(layer.projection());
	}

	private void similarity(Html html, ReportFiles files, Result r) throws InputException {
		Labels labels = analysis.labels();
		ClassSimilarity.Sets sets = ClassSimilarity.of(r).sets();
		ClassPairs pairs = ClassPairs.of(layer.jaccard(), labels).orElseThrow();
		html.reading("How much the images of two classes share their " + sets.size() + " most active of "
				+ sets.channels() + " channels, beyond chance: 0 is what unrelated images share (Jaccard "
				+ Html.number(sets.chance(), 3) + "), 1 is the same channels.",
				"A strong cell off the diagonal is a pair this layer confuses; a pale cell on the diagonal is a class whose images have little in "
						+ "common. Colours run from the smallest to the largest value.",
				"Sets of channels ignore how strongly a channel responds; in a layer of few channels the value moves in large steps.");
		double base = Math.max(0, pairs.smallest());
		double span = Math.max(pairs.largest() - base, 1e-9);
		List<String> names = labels.classes();
		if (names.size() <= HeatTable.MOST) {
			boolean dense = names.size() > 12;
			html.raw(HeatTable.of("", names, names, (i, j) -> {
				double v = pairs.corrected(i, j);
				String text = Html.fixed(v, dense ? 2 : 3);
				return new HeatTable.Cell(Double.isNaN(v) ? 0 : (v - base) / span, dense ? text.replaceFirst("^(-?)0\\.", "$1.") : text,
						names.get(i) + " and " + names.get(j) + ": " + Html.number(v, 3), i == j);
			}));
		} else {
			html.paragraph(names.size() + " classes are too many for a table to read: the values are in the file.");
		}
		html.files(files.csv("jaccard-" + layer.file(), r.table())).made(layer.jaccard());
	}

	private void channels(Html html, ReportFiles files, Result r) throws InputException {
		RankedChannels ranking = RankedChannels.of(r);
		html.reading("The channels in which the classes differ most by the measure " + ranking.method()
				+ "; the cells show which classes they respond to: the class mean in standard deviations above the mean of all images.",
				"A channel that responds to one class alone is a detector for it; one that responds to two different classes may be why they are "
						+ "confused.",
				"A ranking scores one channel at a time: two channels that are weak alone may separate the classes together.");
		List<RankedChannels.Channel> first = ranking.channels().subList(0, Math.min(CHANNELS, ranking.channels().size()));
		int shown = first.size();
		Labels labels = analysis.labels();
		FloatMatrix x = analysis.summary(layer.layer(), ranking.origin().summary()).values();
		List<String> rows = new ArrayList<>();
		double[][] z = new double[shown][];
		for (int i = 0; i < shown; i++) {
			int channel = first.get(i).channel();
			rows.add("channel " + channel + " (" + Html.significant(first.get(i).score()) + ")");
			z[i] = classMeans(x.column(channel), labels);
		}
		if (labels.classes().size() <= CLASSES) {
			html.raw(HeatTable.of("channel (score)", rows, labels.classes(), (i, c) -> new HeatTable.Cell(Double.isNaN(z[i][c]) ? 0 : z[i][c] / 2.5,
					Html.fixed(z[i][c], 1), "", false)));
		} else {
			List<List<String>> lines = new ArrayList<>();
			for (int i = 0; i < shown; i++) {
				lines.add(List.of(rows.get(i), strongest(z[i], labels)));
			}
			html.table(List.of("channel (score)", "responds most to (standard deviations)"), lines);
		}
		html.files(files.csv("ranking-" + layer.file(), r.table())).made(layer.ranking());
	}

	private static double[] classMeans(float[] values, Labels labels) {
		double mean = 0;
		for (float v : values) {
			mean += v;
		}
		mean /= values.length;
		double variance = 0;
		double[] sums = new double[labels.classes().size()];
		for (int i = 0; i < values.length; i++) {
			variance += (values[i] - mean) * (values[i] - mean);
			sums[labels.classOf(i)] += values[i] - mean;
		}
		double deviation = Math.sqrt(variance / values.length);
		int[] counts = labels.counts();
		for (int c = 0; c < sums.length; c++) {
			sums[c] = counts[c] == 0 || deviation == 0 ? Double.NaN : sums[c] / counts[c] / deviation;
		}
		return sums;
	}

	private static String strongest(double[] z, Labels labels) {
		return java.util.stream.IntStream.range(0, z.length).filter(c -> !Double.isNaN(z[c])).boxed()
				.sorted(java.util.Comparator.<Integer>comparingDouble(c -> -z[c]).thenComparing(c -> c)).limit(4)
				.map(c -> labels.classes().get(c) + " " + Html.fixed(z[c], 1)).reduce((a, b) -> a + ", " + b).orElse("\u2013");
	}
}
