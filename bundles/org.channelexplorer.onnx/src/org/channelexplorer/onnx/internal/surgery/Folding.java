package org.channelexplorer.onnx.internal.surgery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in for the removed channels that one consumer reads, by the columns of its weights. */
final class Folding {
	/** weight of a kept column in place of a removed one. */
	private record Term(int kept, double weight) {
	}

	private final Fold fold;
	private final Map<Integer, List<Term>> terms = new HashMap<>();
	private final Map<Integer, Double> constants = new HashMap<>();

	Folding(Fold fold) {
		this.fold = fold;
	}

	Fold fold() {
		return fold;
	}

	void constant(int column, double value) {
		constants.merge(column, value, Double::sum);
	}

	void weight(int column, int kept, double weight) {
		terms.computeIfAbsent(column, _ -> new ArrayList<>()).add(new Term(kept, weight));
	}

	boolean changesWeights() {
		return !terms.isEmpty();
	}

	boolean changesBias() {
		return !constants.isEmpty();
	}

	/** W' = W_kept + W_removed B; the removed columns stay, to be cut. @param dims of the weights */
	double[] weights(double[] original, long[] dims) {
		double[] made = original.clone();
		int columns = (int) dims[fold.columns()];
		int inner = 1;
		for (int d = fold.columns() + 1; d < dims.length; d++) {
			inner *= (int) dims[d];
		}
		int outer = original.length / columns / inner;
		List<Integer> removed = terms.keySet().stream().sorted().toList();
		for (int o = 0; o < outer; o++) {
			for (int r : removed) {
				int from = (o * columns + r) * inner;
				for (Term t : terms.get(r)) {
					int to = (o * columns + t.kept) * inner;
					for (int i = 0; i < inner; i++) {
						made[to + i] += t.weight * original[from + i];
					}
				}
			}
		}
		return made;
	}

	/** What the constants add to every result. @param dims of the weights */
	double[] bias(double[] weights, long[] dims) {
		double[] sums = new double[(int) dims[fold.outputs()]];
		int columns = (int) dims[fold.columns()];
		int columnStride = stride(dims, fold.columns());
		int outputStride = stride(dims, fold.outputs());
		for (int i = 0; i < weights.length; i++) {
			Double constant = constants.get(i / columnStride % columns);
			if (constant != null) {
				sums[i / outputStride % sums.length] += constant * weights[i];
			}
		}
		for (int o = 0; o < sums.length; o++) {
			sums[o] *= fold.factor() / fold.spread();
		}
		return sums;
	}

	private static int stride(long[] dims, int axis) {
		int stride = 1;
		for (int d = axis + 1; d < dims.length; d++) {
			stride *= (int) dims[d];
		}
		return stride;
	}
}
