package org.channelexplorer.report.internal;

import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.PlotData;

/** The images: classes, counts, a few of each; those left out. */
record DataSection(Shown analysis, Thumbnails thumbnails) implements Section {
	private static final int CLASSES = 40;
	private static final int PER_CLASS = 6;
	private static final int SIDE = 48;
	private static final int SKIPPED = 50;

	@Override
	public String title() {
		return "Images";
	}

	@Override
	public String id() {
		return "images";
	}

	@Override
	public void write(Html html, ReportFiles files) {
		Labels labels = analysis.labels();
		Palette palette = PlotData.palette(analysis);
		int[] counts = labels.counts();
		int most = java.util.Arrays.stream(counts).max().orElse(1);
		html.raw("<div class=\"wide\"><table><thead><tr><th scope=\"col\">class</th><th scope=\"col\" class=\"n\">images</th><th></th>"
				+ "<th scope=\"col\">the first few</th></tr></thead><tbody>\n");
		int shown = Math.min(CLASSES, counts.length);
		for (int c = 0; c < shown; c++) {
			html.raw("<tr><th scope=\"row\"><span class=\"key\" style=\"background:" + Html.color(palette.rgb(c)) + "\"></span>"
					+ Html.escape(labels.classes().get(c)) + "</th><td class=\"n\">" + counts[c] + "</td><td><span class=\"bar\" style=\"width:"
					+ Math.max(1, Math.round(90.0 * counts[c] / most)) + "px\"></span></td><td><div class=\"row\">");
			int[] rows = labels.rowsOf(c);
			for (int i = 0; i < Math.min(PER_CLASS, rows.length); i++) {
				html.raw(thumbnails.of(rows[i], SIDE));
			}
			html.raw("</div></td></tr>\n");
		}
		html.raw("</tbody></table></div>\n");
		if (shown < counts.length) {
			html.paragraph("The other " + (counts.length - shown) + " classes are in the files.");
		}
		skipped(html, files);
		html.files(files.csv("images", images()));
	}

	private Table images() {
		Labels labels = analysis.labels();
		return Table.builder().strings("file", analysis.images().stream().map(ImageEntry::file).toArray(String[]::new))
				.strings("class", IntStream.range(0, labels.size()).mapToObj(labels::nameOf).toArray(String[]::new)).build();
	}

	private void skipped(Html html, ReportFiles files) {
		List<Skipped> skipped = analysis.skipped();
		if (skipped.isEmpty()) {
			html.paragraph("No image had to be skipped.");
			return;
		}
		html.heading(3, "Left out: " + skipped.size(), null);
		html.paragraph("These files are in none of the numbers below.");
		html.table(List.of("file", "reason"), skipped.stream().limit(SKIPPED).map(s -> List.of(s.file(), s.reason())).toList());
		html.files(files.csv("left-out", Table.builder().strings("file", skipped.stream().map(Skipped::file).toArray(String[]::new))
				.strings("reason", skipped.stream().map(Skipped::reason).toArray(String[]::new)).build()));
	}
}
