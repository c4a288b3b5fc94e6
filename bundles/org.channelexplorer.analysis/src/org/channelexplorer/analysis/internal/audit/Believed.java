package org.channelexplorer.analysis.internal.audit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;

/**
 * Images, their labels, and the class that each is believed to be of: that with the largest p / t, t the class thresholds. Of very many images an
 * even choice.
 *
 * @param p       probabilities, images x classes
 * @param given   label of each
 * @param classes that each is believed to be of
 * @param trust   probability of that class
 * @param sorted  {@code trust}, ascending
 * @param t       class thresholds
 */
record Believed(double[][] p, int[] given, int[] classes, double[] trust, double[] sorted, double[] t) {
	private static final int MOST_VALUES = 1_000_000;
	private static final int PER_CLASS = 3;
	private static final double SMALLEST = 1e-12;
	private static final double SHARE = 0.25;
	private static final double IMAGES = 5000; // of which that share is taken, less of more and more of fewer
	private static final double SLOWLY = -0.2;
	private static final double LEAST_SHARE = 0.08;
	private static final double MOST_SHARE = 0.5;
	private static final int FEWEST = 10;

	/** An even choice of the images, all of them when they are not very many. */
	static Believed of(FloatMatrix p, Labels labels) {
		return of(p, labels, even(p), Thresholds.believed(p, labels));
	}

	/** Rows that are evenly spread, all of them when they are not very many. */
	static int[] even(FloatMatrix p) {
		int n = p.rows();
		int used = Math.max(Math.min(n, PER_CLASS * p.columns()), Math.min(n, MOST_VALUES / p.columns()));
		return IntStream.range(0, used).map(i -> (int) ((long) i * n / used)).toArray();
	}

	/** The chosen images. @param t class thresholds */
	static Believed of(FloatMatrix p, Labels labels, int[] rows, double[] t) {
		double[][] values = new double[rows.length][p.columns()];
		int[] given = new int[rows.length];
		int[] classes = new int[rows.length];
		double[] trust = new double[rows.length];
		float[] row = new float[p.columns()];
		for (int i = 0; i < rows.length; i++) {
			p.copyRow(rows[i], row, 0);
			for (int c = 0; c < row.length; c++) {
				values[i][c] = Math.max(SMALLEST, row[c]);
			}
			classes[i] = Thresholds.likeliest(Thresholds.ratios(row, t));
			trust[i] = values[i][classes[i]];
			given[i] = labels.classOf(rows[i]);
		}
		double[] sorted = trust.clone();
		Arrays.sort(sorted);
		return new Believed(values, given, classes, trust, sorted, t);
	}

	int size() {
		return given.length;
	}

	int count() {
		return t.length;
	}

	/** The images of every believed class that are trusted most: class by class, the highest trust first, ties by row. */
	int[] surest() {
		double share = Math.clamp(SHARE * Math.pow(size() / IMAGES, SLOWLY), LEAST_SHARE, MOST_SHARE);
		int[] order = IntStream.range(0, size()).boxed().sorted((a, b) -> Double.compare(trust[b], trust[a])).mapToInt(Integer::intValue).toArray();
		return IntStream.range(0, count()).flatMap(c -> {
			int[] of = IntStream.of(order).filter(i -> classes[i] == c).toArray();
			return Arrays.stream(of, 0, Math.min(of.length, Math.max(FEWEST, (int) Math.ceil(share * of.length))));
		}).toArray();
	}

	/** Share of the images that are trusted less than an image of this trust, those trusted as much counting half. */
	double place(double of) {
		return (first(of, false) + first(of, true)) / (2.0 * Math.max(1, sorted.length));
	}

	// number of the images with less trust or, when equal ones are counted, at most this trust
	private int first(double of, boolean equal) {
		int from = 0;
		int to = sorted.length;
		while (from < to) {
			int middle = (from + to) >>> 1;
			if (sorted[middle] < of || equal && sorted[middle] == of) {
				from = middle + 1;
			} else {
				to = middle;
			}
		}
		return from;
	}
}
