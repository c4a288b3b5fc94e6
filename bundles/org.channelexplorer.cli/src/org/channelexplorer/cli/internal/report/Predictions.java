package org.channelexplorer.cli.internal.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;

/**
 * What a classifier says of the images.
 *
 * @param output      most probable output of every image (the first of equals)
 * @param probability its probability
 * @param outputs     number of outputs
 * @param names       names of the outputs, when they are known
 * @param columns     for every class of the analysis its output, -1 when no output is named so; empty when names are unknown
 */
record Predictions(int[] output, float[] probability, int outputs, Optional<ClassNames> names, int[] columns) {

	static Optional<Predictions> of(Shown analysis) {
		return analysis.predictions().map(p -> of(analysis, p));
	}

	private static Predictions of(Shown analysis, FloatMatrix p) {
		int[] output = new int[p.rows()];
		float[] probability = new float[p.rows()];
		for (int i = 0; i < output.length; i++) {
			float[] row = p.row(i);
			int best = 0;
			for (int c = 1; c < row.length; c++) {
				if (row[c] > row[best]) {
					best = c;
				}
			}
			output[i] = best;
			probability[i] = row[best];
		}
		Optional<ClassNames> names = ClassNames.of(analysis, p.columns());
		int[] columns = names.map(n -> analysis.labels().classes().stream().mapToInt(n::indexOf).toArray()).orElse(new int[0]);
		return new Predictions(output, probability, p.columns(), names, columns);
	}

	/** Whether every class of the analysis is an output of its own by name, so that right and wrong can be told. */
	boolean comparable() {
		return columns.length > 0 && Arrays.stream(columns).allMatch(c -> c >= 0) && Arrays.stream(columns).distinct().count() == columns.length;
	}

	/** Images of each class (rows) by the class predicted (columns); the last column counts all other outputs. */
	int[][] confusion(Labels labels) {
		int k = labels.classes().size();
		int[] classOf = new int[outputs];
		Arrays.fill(classOf, k);
		for (int c = 0; c < columns.length; c++) {
			classOf[columns[c]] = c;
		}
		int[][] counts = new int[k][k + 1];
		for (int i = 0; i < output.length; i++) {
			counts[labels.classOf(i)][classOf[output[i]]]++;
		}
		return counts;
	}

	/** Images whose class the network contradicts, most confident first. */
	List<Integer> contradicted(Labels labels) {
		return java.util.stream.IntStream.range(0, output.length).filter(i -> output[i] != columns[labels.classOf(i)]).boxed()
				.sorted(java.util.Comparator.<Integer>comparingDouble(i -> -probability[i]).thenComparing(i -> i)).toList();
	}

	String name(int o) {
		return names.map(n -> n.names().get(o)).orElse("output " + o);
	}
}
