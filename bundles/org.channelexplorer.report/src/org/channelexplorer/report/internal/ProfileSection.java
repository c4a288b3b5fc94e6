package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.result.Course;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Picture;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Sheet;

/** Separability over the layers. */
record ProfileSection(SeparabilityTable separability, Shown analysis, Catalogue catalogue, Findings findings) implements Section {

	@Override
	public String title() {
		return "Separability by layer";
	}

	@Override
	public String id() {
		return "profile";
	}

	@Override
	public void write(Html html, ReportFiles files) throws InputException {
		findings.profile().stream().map(Findings.Profiled::separability).filter(o -> o.problem() != null).findFirst()
				.ifPresent(o -> html.raw(o.missing()));
		if (separability.isEmpty()) {
			return;
		}
		html.reading("Every panel is one measure of how well the classes separate, layer by layer from the input (left) to the output; the band is the "
				+ "95 % grouped-jackknife interval: images are left out in groups.",
				"Look for the layer where the curves rise, and for layers after which they fall: there the network gains or loses the classes. "
						+ "Then read that layer's scatterplot and matrix below (report --layer ID shows any layer).",
				"Where bands overlap, the difference between two layers is not settled. Measures that rest on distances (silhouette, "
						+ "Davies-Bouldin, Calinski-Harabasz) grow and shrink with the number of channels, so compare their shape rather than "
						+ "their height.");
		Picture profile = Sheet.of(Plots.plot(PlotData.of(separability.scores().toResult(), analysis, catalogue)));
		html.picture(profile, "Separability measures over the layers");
		List<String> names = new ArrayList<>(List.of(files.picture("separability", profile)));
		names.add(files.csv("separability", separability.table()));
		table(html);
		meanings(html);
		html.files(names.toArray(String[]::new));
		html.raw("<details><summary>Keys of the results</summary>\n");
		html.made(findings.profile().stream().map(Findings.Profiled::separability).toArray(Outcome[]::new));
		html.raw("</details>\n");
	}

	private void table(Html html) {
		List<String> metrics = separability.metrics();
		List<String> heads = new ArrayList<>(List.of("#", "layer"));
		metrics.forEach(m -> heads.add(separability.name(m)));
		List<List<String>> rows = new ArrayList<>();
		for (Findings.Profiled p : findings.profile()) {
			List<String> row = new ArrayList<>(List.of(Integer.toString(p.number()), p.layer()));
			for (String m : metrics) {
				Course course = separability.course(m);
				int i = p.number() - 1;
				row.add((course.best() == i ? "\u2605 " : "") + Html.number(course.score()[i], 3)
						+ (Double.isNaN(course.low()[i]) ? "" : "\n" + interval(course.low()[i], course.high()[i])));
			}
			rows.add(row);
		}
		int[] numeric = java.util.stream.IntStream.concat(java.util.stream.IntStream.of(0), java.util.stream.IntStream.range(2, heads.size()))
				.toArray();
		html.raw("<details" + (rows.size() <= 20 ? " open" : "") + "><summary>All layers as a table (\u2605 marks a measure's best layer)</summary>\n");
		html.table("two", heads, rows, numeric);
		html.raw("</details>\n");
	}

	private static String interval(double low, double high) {
		boolean large = Math.max(Math.abs(low), Math.abs(high)) >= 1000;
		return large ? Html.number(low, 0) + " to " + Html.number(high, 0) : Html.fixed(low, 2) + " to " + Html.fixed(high, 2);
	}

	private void meanings(Html html) {
		html.raw("<details><summary>What the measures mean</summary>\n");
		html.table(List.of("measure", "meaning", "better"), separability.metrics().stream()
				.map(m -> List.of(separability.name(m), separability.summary(m), separability.course(m).higherIsBetter() ? "higher" : "lower")).toList());
		html.raw("</details>\n");
	}
}
