package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.util.InputException;

/** The pairs of classes of a layer's Jaccard result. */
final class ClassPairs {

	/**
	 * A pair of two classes.
	 *
	 * @param a         index of the one
	 * @param b         index of the other, larger
	 * @param corrected Jaccard value beyond chance
	 * @param ownA      the same within the one
	 * @param ownB      the same within the other
	 */
	record Pair(int a, int b, double corrected, double ownA, double ownB) {
		/** How near the value between comes to the values within: 1 when the layer does not tell the classes apart. */
		double confusion() {
			double within = (ownA + ownB) / 2;
			return within > 0 ? corrected / within : Double.NaN;
		}
	}

	private final double[][] corrected;

	private ClassPairs(double[][] corrected) {
		this.corrected = corrected;
	}

	static Optional<ClassPairs> of(Outcome jaccard, Labels labels) throws InputException {
		return jaccard.result() == null ? Optional.empty() : Optional.of(read(ClassSimilarity.of(jaccard.result()), labels));
	}

	private static ClassPairs read(ClassSimilarity similarity, Labels labels) {
		int k = labels.classes().size();
		double[][] matrix = new double[k][k];
		java.util.Arrays.stream(matrix).forEach(row -> java.util.Arrays.fill(row, Double.NaN));
		for (ClassSimilarity.Pair pair : similarity.pairs()) {
			int i = labels.classes().indexOf(pair.classA());
			int j = labels.classes().indexOf(pair.classB());
			if (i >= 0 && j >= 0) {
				matrix[i][j] = matrix[j][i] = pair.corrected();
			}
		}
		return new ClassPairs(matrix);
	}

	double corrected(int i, int j) {
		return corrected[i][j];
	}

	/** Largest value of all pairs, within classes too. */
	double largest() {
		double max = 0;
		for (double[] row : corrected) {
			for (double v : row) {
				max = Double.isNaN(v) ? max : Math.max(max, v);
			}
		}
		return max;
	}

	/** Smallest value of all pairs. */
	double smallest() {
		double min = Double.POSITIVE_INFINITY;
		for (double[] row : corrected) {
			for (double v : row) {
				min = Double.isNaN(v) ? min : Math.min(min, v);
			}
		}
		return Double.isInfinite(min) ? 0 : min;
	}

	/** Pairs of two classes, the most confused first. */
	List<Pair> confused() {
		List<Pair> pairs = new ArrayList<>();
		for (int i = 0; i < corrected.length; i++) {
			for (int j = i + 1; j < corrected.length; j++) {
				Pair p = new Pair(i, j, corrected[i][j], corrected[i][i], corrected[j][j]);
				if (!Double.isNaN(p.confusion())) {
					pairs.add(p);
				}
			}
		}
		pairs.sort(Comparator.comparingDouble((Pair p) -> -p.confusion()).thenComparingInt(Pair::a).thenComparingInt(Pair::b));
		return pairs;
	}
}
