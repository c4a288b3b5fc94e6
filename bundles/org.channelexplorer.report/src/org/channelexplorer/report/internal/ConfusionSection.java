package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.util.InputException;

/** The class pairs that the last layer in detail confuses most. */
record ConfusionSection(Shown analysis, Findings findings, Optional<ClassPredictions> predictions) implements Section {
	private static final int SHOWN = 10;

	@Override
	public String title() {
		return "Most confused classes";
	}

	@Override
	public String id() {
		return "confused";
	}

	@Override
	public void write(Html html, ReportFiles files) throws InputException {
		Findings.Detailed last = findings.details().getLast();
		if (last.jaccard().problem() != null) {
			html.raw(last.jaccard().missing());
			return;
		}
		Labels labels = analysis.labels();
		List<ClassPairs.Pair> pairs = ClassPairs.of(last.jaccard(), labels).orElseThrow().confused();
		if (pairs.isEmpty()) {
			html.paragraph("There is no pair of classes to compare.");
			return;
		}
		html.reading("For every pair of classes, how much their images share their most active channels in layer " + last.layer()
				+ ", as a share of what images of one class have in common: 1 means that the layer does not separate them.",
				"Compare the two classes in the scatterplot below, and look at their images for a common background, for wrong labels, or for a "
						+ "class that is made of two kinds.",
				"With a few images per class the order of near values is chance, and values above 1 are; a class of two kinds has little in common with itself, which "
						+ "lifts all its pairs.");
		Optional<int[][]> confusion = predictions.filter(ClassPredictions::comparable).map(ClassPredictions::confusion);
		List<String> heads = new ArrayList<>(List.of("classes", "confusion", "overlap between", "overlap within"));
		confusion.ifPresent(_ -> heads.add("predicted as the other"));
		html.table(heads, pairs.stream().limit(SHOWN).map(p -> row(p, labels, confusion)).toList(), 1, 2, 3, 4);
		html.files(files.csv("confused-classes", table(pairs, labels))).made(last.jaccard());
	}

	private static List<String> row(ClassPairs.Pair p, Labels labels, Optional<int[][]> confusion) {
		String a = labels.classes().get(p.a());
		String b = labels.classes().get(p.b());
		List<String> row = new ArrayList<>(List.of(a + " \u2013 " + b, Html.fixed(p.confusion(), 2), Html.fixed(p.corrected(), 3),
				Html.fixed(p.ownA(), 3) + " and " + Html.fixed(p.ownB(), 3)));
		confusion.ifPresent(m -> row.add(m[p.a()][p.b()] + " of " + a + ", " + m[p.b()][p.a()] + " of " + b));
		return row;
	}

	private static Table table(List<ClassPairs.Pair> pairs, Labels labels) {
		return Table.builder().strings("classA", pairs.stream().map(p -> labels.classes().get(p.a())).toArray(String[]::new))
				.strings("classB", pairs.stream().map(p -> labels.classes().get(p.b())).toArray(String[]::new))
				.doubles("confusion", pairs.stream().mapToDouble(ClassPairs.Pair::confusion).toArray())
				.doubles("between", pairs.stream().mapToDouble(ClassPairs.Pair::corrected).toArray())
				.doubles("withinA", pairs.stream().mapToDouble(ClassPairs.Pair::ownA).toArray())
				.doubles("withinB", pairs.stream().mapToDouble(ClassPairs.Pair::ownB).toArray()).build();
	}
}
