package org.channelexplorer.cli.internal.report;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/** A layer in detail: scatterplot, class similarity, top channels. */
record LayerSection(Shown analysis, Findings.Detailed layer) implements Section {
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
		html.heading(3, "Class similarity", null);
		if (layer.jaccard().problem() != null) {
			html.raw(layer.jaccard().missing());
		} else {
			similarity(html, files, layer.jaccard().result());
		}
		html.heading(3, "Top channels", null);
		if (layer.ranking().problem() != null) {
			html.raw(layer.ranking().missing());
		} else {
			channels(html, files, layer.ranking().result());
		}
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

	private void scatter(Html html, ReportFiles files, Result r) {
		double trust = r.number("trustworthiness");
		double continuity = r.number("continuity");
		html.reading("Every marker is an image; images lie near each other when the layer answers them alike (" + r.scalars().get("method")
				+ " of the summaries " + r.scalars().get("summary") + ").",
				"Look for classes that lie in two places (two kinds under one name) and for single markers inside another class (odd images or "
						+ "wrong labels).",
				"Trustworthiness " + Html.number(trust, 3) + " and continuity " + Html.number(continuity, 3) + " at k = " + r.scalars().get("k")
						+ " say how far neighbours here are neighbours in the layer, 1 being all" + (trust < 0.85 ? ": this picture is to be read with care." : ".")
						+ " Distances between far groups and the size of groups mean nothing.");
		Table t = r.table();
		Drawing plot = ScatterPlot.of(t.doubles("x"), t.doubles("y"), analysis.labels(), layer.layer(), List.of(
				"trustworthiness " + Html.number(trust, 3), "continuity " + Html.number(continuity, 3)));
		html.raw(plot.inline("Scatterplot of the images in layer " + layer.layer() + ", coloured by class"));
		List<String> names = new ArrayList<>(List.of(files.picture("scatter-" + layer.file(), plot)));
		names.add(files.csv("projection-" + layer.file(), t));
		html.files(names.toArray(String[]::new));
	}

	private void similarity(Html html, ReportFiles files, Result r) {
		Labels labels = analysis.labels();
		ClassPairs pairs = ClassPairs.of(layer.jaccard(), labels).orElseThrow();
		html.reading("How much the images of two classes share their " + r.scalars().get("channelsInSet") + " most active of "
				+ r.scalars().get("channels") + " channels, beyond chance: 0 is what unrelated images share (Jaccard "
				+ Html.number(r.number("chance"), 3) + "), 1 is the same channels.",
				"A strong cell off the diagonal is a pair this layer confuses; a pale cell on the diagonal is a class whose images have little in "
						+ "common. Colours run from the smallest to the largest value.",
				"Sets of channels ignore how strongly a channel answers; in a layer of few channels the value moves in large steps.");
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
		html.files(files.csv("jaccard-" + layer.file(), r.table()));
	}

	private void channels(Html html, ReportFiles files, Result r) throws InputException {
		html.reading("The channels in which the classes differ most by the measure " + r.scalars().get("method")
				+ "; the cells show which classes they answer to: the class mean in standard deviations above the mean of all images.",
				"A channel that answers to one class alone is a detector for it; one that answers to two classes you hold apart may be why they are "
						+ "confused.",
				"A ranking looks at one channel at a time: two channels that say little alone may part the classes together.");
		Table t = r.table();
		int shown = (int) Math.min(CHANNELS, t.rows());
		Labels labels = analysis.labels();
		FloatMatrix x = analysis.summary(layer.layer(), String.valueOf(r.scalars().get("summary"))).values();
		List<String> rows = new ArrayList<>();
		double[][] z = new double[shown][];
		for (int i = 0; i < shown; i++) {
			int channel = (int) t.longs("channel")[i];
			rows.add("channel " + channel + " (" + Html.significant(t.doubles("score")[i]) + ")");
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
			html.table(List.of("channel (score)", "answers most to (standard deviations)"), lines);
		}
		html.files(files.csv("ranking-" + layer.file(), t));
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
