package org.channelexplorer.core.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;

/**
 * Joins the classes to results that do not depend on them. Projections and clusters are computed and kept without labels, so that they
 * survive every relabelling; users get the class beside the image.
 */
public final class Classes {
	private static final String IMAGE = "image";
	private static final String CLASS = "class";

	private Classes() {
	}

	/** The result with a column {@code class} behind {@code image} in every table of all images that has none; empty for an image that is left out. */
	public static Result join(Result result, AnalysisData data) {
		Map<String, Table> tables = new LinkedHashMap<>();
		result.tables().forEach((name, table) -> tables.put(name, join(table, data)));
		return new Result(result.type(), result.scalars(), tables, result.arrays());
	}

	/** The table with the classes; the same when it is not one of all images in row order, or already has them. */
	public static Table join(Table table, AnalysisData data) {
		List<String> names = table.columns().stream().map(Table.Column::name).toList();
		Labels labels = data.labels();
		if (!names.contains(IMAGE) || names.contains(CLASS) || !inOrder(table, data)) {
			return table;
		}
		List<Table.Column> columns = new ArrayList<>(table.columns());
		int steps = data.images().isEmpty() ? 0 : table.rows() / data.images().size();
		String[] classes = IntStream.range(0, steps * labels.size()).mapToObj(i -> labels.nameOf(i % labels.size())).toArray(String[]::new);
		columns.add(names.indexOf(IMAGE) + 1, new Table.Column(CLASS, classes));
		return new Table(columns);
	}

	// once, or several times one below the other (the steps of an iteration)
	private static boolean inOrder(Table table, AnalysisData data) {
		int n = data.images().size();
		if (n == 0 || table.rows() == 0 || table.rows() % n != 0) {
			return false;
		}
		String[] images = table.strings(IMAGE);
		return IntStream.range(0, images.length).allMatch(i -> images[i].equals(data.images().get(i % n).file()));
	}
}
