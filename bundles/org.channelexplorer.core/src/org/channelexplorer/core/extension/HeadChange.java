package org.channelexplorer.core.extension;

import java.util.HashSet;
import java.util.List;

/** What a classifier gives instead of its outputs. */
public sealed interface HeadChange {

	/** Names of the new outputs, in their order. */
	List<String> names();

	/**
	 * The new outputs as unnormalised log-probabilities.
	 *
	 * @param old      those of the old outputs: logits, or logarithms of probabilities
	 * @param features what the head reads
	 */
	double[] logits(double[] old, float[] features);

	/** As many weights as outputs x features, and finite. */
	private static void check(float[] weights, float[] bias, int outputs) {
		if (bias.length != outputs || outputs == 0 || weights.length % outputs != 0) {
			throw new IllegalArgumentException(weights.length + " weights and " + bias.length + " offsets of " + outputs + " outputs");
		}
		for (float w : weights) {
			if (!Float.isFinite(w)) {
				throw new IllegalArgumentException("a weight is " + w);
			}
		}
	}

	/** w * features + bias, summed in order. */
	private static double[] linear(float[] weights, float[] bias, float[] features) {
		double[] sums = new double[bias.length];
		for (int o = 0; o < sums.length; o++) {
			double sum = bias[o];
			for (int f = 0; f < features.length; f++) {
				sum += (double) weights[o * features.length + f] * features[f];
			}
			sums[o] = sum;
		}
		return sums;
	}

	/** log of the sum of exponentials. */
	private static double together(double[] logs) {
		double max = Double.NEGATIVE_INFINITY;
		for (double v : logs) {
			max = Math.max(max, v);
		}
		double sum = 0;
		for (double v : logs) {
			sum += Math.exp(v - max);
		}
		return max == Double.NEGATIVE_INFINITY ? max : max + Math.log(sum);
	}

	/**
	 * An old output divided over new ones by a softmax regression on the features.
	 *
	 * @param output  index of the old output
	 * @param parts   indices of the new outputs, at least one, each once
	 * @param weights parts x features, row by row; empty for one part
	 * @param bias    one per part
	 */
	record Division(int output, List<Integer> parts, float[] weights, float[] bias) {
		/** @throws IllegalArgumentException when the sizes do not agree */
		public Division {
			parts = List.copyOf(parts);
			if (parts.isEmpty() || new HashSet<>(parts).size() < parts.size()) {
				throw new IllegalArgumentException("an output is divided over " + parts);
			}
			if (parts.size() > 1) {
				check(weights, bias, parts.size());
			}
		}

		/** Log-probabilities of the parts, given the old output. */
		public double[] shares(float[] features) {
			if (parts.size() == 1) {
				return new double[1];
			}
			double[] logits = linear(weights, bias, features);
			double all = together(logits);
			for (int p = 0; p < logits.length; p++) {
				logits[p] -= all;
			}
			return logits;
		}
	}

	/**
	 * Every old output is divided over new ones, and a new output adds up what it gets: the probability of an old output is the sum of its
	 * parts for every image.
	 *
	 * @param divisions one for every old output, by its index
	 */
	record Divided(List<String> names, List<Division> divisions) implements HeadChange {
		/** @throws IllegalArgumentException when an old output is missing, or a new one gets nothing */
		public Divided {
			names = List.copyOf(names);
			divisions = List.copyOf(divisions);
			HashSet<Integer> reached = new HashSet<>();
			for (int o = 0; o < divisions.size(); o++) {
				if (divisions.get(o).output != o) {
					throw new IllegalArgumentException("division " + o + " is of output " + divisions.get(o).output);
				}
				reached.addAll(divisions.get(o).parts);
			}
			for (int n = 0; n < names.size(); n++) {
				if (!reached.remove(n)) {
					throw new IllegalArgumentException("nothing leads to the output '" + names.get(n) + "'");
				}
			}
			if (!reached.isEmpty()) {
				throw new IllegalArgumentException("there are " + names.size() + " outputs, and a division names " + reached);
			}
		}

		@Override
		public double[] logits(double[] old, float[] features) {
			double[][] shares = new double[divisions.size()][];
			for (int o = 0; o < shares.length; o++) {
				shares[o] = divisions.get(o).shares(features);
			}
			double[] logits = new double[names.size()];
			for (int n = 0; n < logits.length; n++) {
				int output = n;
				logits[n] = together(divisions.stream().filter(d -> d.parts.contains(output))
						.mapToDouble(d -> old[d.output] + shares[d.output][d.parts.indexOf(output)]).toArray());
			}
			return logits;
		}
	}

	/**
	 * The linear map of the head is another one.
	 *
	 * @param weights outputs x features, row by row
	 * @param bias    one per output
	 */
	record Replaced(List<String> names, float[] weights, float[] bias) implements HeadChange {
		/** @throws IllegalArgumentException when the sizes do not agree */
		public Replaced {
			names = List.copyOf(names);
			check(weights, bias, names.size());
		}

		@Override
		public double[] logits(double[] old, float[] features) {
			return linear(weights, bias, features);
		}
	}
}
