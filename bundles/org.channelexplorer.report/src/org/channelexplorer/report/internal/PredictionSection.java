package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.predict.ClassPredictions;

/** What the network itself says of the images. */
record PredictionSection(Shown analysis, ClassPredictions predictions, Thumbnails thumbnails) implements Section {
	private static final int CONTRADICTED = 16;
	private static final int SIDE = 104;
	private static final int OUTPUTS = 4;

	@Override
	public String title() {
		return "Predictions";
	}

	@Override
	public String id() {
		return "predictions";
	}

	@Override
	public void write(Html html, ReportFiles files) {
		if (predictions.comparable()) {
			compared(html, files);
		} else {
			unnamed(html);
		}
		html.files(files.csv("predictions", table()));
	}

	private void compared(Html html, ReportFiles files) {
		Labels labels = analysis.labels();
		int[][] counts = predictions.confusion();
		int[] sizes = labels.counts();
		if (!predictions.incomparable().isEmpty()) {
			html.paragraph(predictions.incomparable() + ". Their images are not judged.");
		}
		html.reading("Rows are the given classes, columns the class the network gives the highest probability; a cell counts images. Names of the "
				+ "outputs come from " + predictions.names().origin() + ".",
				"Read along a row: where do the images of this class go? Heavy cells off the diagonal should come back among the most "
						+ "confused classes above.",
				"The given labels are taken as true here. Where labels are wrong the network may be right, see the images below.");
		List<String> names = labels.classes();
		if (names.size() <= HeatTable.MOST) {
			boolean others = java.util.Arrays.stream(counts).anyMatch(r -> r[names.size()] > 0);
			List<String> columns = new ArrayList<>(names);
			if (others) {
				columns.add("others");
			}
			html.raw(HeatTable.of("given \\ predicted", names, columns, (r, c) -> new HeatTable.Cell((double) counts[r][c] / Math.max(1, sizes[r]),
					counts[r][c] == 0 ? "" : Integer.toString(counts[r][c]),
					counts[r][c] + " of " + sizes[r] + " images of " + names.get(r) + " as " + columns.get(c), r == c)));
		}
		html.files(files.csv("confusion-matrix", matrix(counts, names)));
		contradicted(html, labels);
	}

	private void contradicted(Html html, Labels labels) {
		List<Integer> images = predictions.contradicted();
		if (images.isEmpty()) {
			html.paragraph("The network agrees with the label of every image that can be judged.");
			return;
		}
		html.heading(3, "Images the network contradicts most confidently", null);
		html.paragraph("The first " + Math.min(CONTRADICTED, images.size()) + " of " + images.size()
				+ ": either the network is wrong here, or the label is.");
		html.raw("<div class=\"thumbs\">");
		for (int i : images.subList(0, Math.min(CONTRADICTED, images.size()))) {
			html.raw("<figure>" + thumbnails.of(i, SIDE) + "<figcaption>" + Html.escape("given " + labels.classes().get(labels.classOf(i)))
					+ predictions.of(i).map(p -> "<br><b>" + Html.escape(p.name()) + "</b> " + Html.number(100 * p.probability(), 0) + " %").orElse("")
					+ "<br>p(given) " + Html.number(100 * predictions.p(i), 1) + " %"
					+ "</figcaption></figure>");
		}
		html.raw("</div>\n");
	}

	// without names no output is known to be right: the outputs by number
	private void unnamed(Html html) {
		Labels labels = analysis.labels();
		html.paragraph("The network is a classifier with " + predictions.outputs() + (predictions.outputs() == 1 ? " output" : " outputs")
				+ ", but its predictions cannot be compared with the labels. " + predictions.incomparable() + ".");
		List<List<String>> rows = new ArrayList<>();
		for (int c = 0; c < Math.min(HeatTable.MOST, labels.classes().size()); c++) {
			Map<Integer, Integer> counts = new LinkedHashMap<>();
			for (int i : labels.rowsOf(c)) {
				predictions.of(i).ifPresent(p -> counts.merge(p.output(), 1, Integer::sum));
			}
			String most = counts.entrySet().stream().sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
					.limit(OUTPUTS).map(e -> predictions.name(e.getKey()) + " (" + e.getValue() + ")").reduce((x, y) -> x + ", " + y).orElse("");
			rows.add(List.of(labels.classes().get(c), Integer.toString(labels.counts()[c]), most));
		}
		html.table(List.of("class", "images", "most probable outputs (images)"), rows, 1);
	}

	private Optional<ClassPredictions.Prediction> best(int image) {
		return predictions.of(image);
	}

	private Table table() {
		int n = analysis.images().size();
		Labels labels = analysis.labels();
		return Table.builder().strings("file", analysis.images().stream().map(e -> e.file()).toArray(String[]::new))
				.strings("class", IntStream.range(0, n).mapToObj(i -> labels.classes().get(labels.classOf(i))).toArray(String[]::new))
				.longs("output", IntStream.range(0, n).mapToLong(i -> best(i).map(ClassPredictions.Prediction::output).orElse(-1)).toArray())
				.strings("predicted", IntStream.range(0, n).mapToObj(i -> best(i).map(ClassPredictions.Prediction::name).orElse("")).toArray(String[]::new))
				.doubles("probability",
						IntStream.range(0, n).mapToDouble(i -> best(i).map(ClassPredictions.Prediction::probability).orElse(Double.NaN)).toArray())
				.doubles("pGiven", IntStream.range(0, n).mapToDouble(predictions::p).toArray()).build();
	}

	private static Table matrix(int[][] counts, List<String> names) {
		Table.Builder table = Table.builder().strings("given", names.toArray(String[]::new));
		for (int c = 0; c <= names.size(); c++) {
			int column = c;
			table.longs(c == names.size() ? "(others)" : names.get(c), java.util.Arrays.stream(counts).mapToLong(r -> r[column]).toArray());
		}
		return table.build();
	}
}
