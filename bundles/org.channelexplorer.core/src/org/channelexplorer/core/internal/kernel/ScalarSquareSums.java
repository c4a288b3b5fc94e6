package org.channelexplorer.core.internal.kernel;

/** Written out: the compiler overlaps the lanes. */
public final class ScalarSquareSums implements SquareSums {
	static final long LITTLE = 50_000_000;

	@Override
	public void rows(float[] x, int row, int[] others, int d, double[] sums) {
		for (int o = 0; o < COUNT; o++) {
			sums[o] = rows(x, row, others[o], d);
		}
	}

	@Override
	public void means(float[] x, int[] rows, double[] means, int[] of, int d, double[] sums) {
		for (int o = 0; o < COUNT; o++) {
			sums[o] = mean(x, rows[o], means, of[o], d);
		}
	}

	@Override
	public void add(double[] sum, int at, float[] x, int[] rows, double[] weights, int d) {
		for (int k = 0; k < d; k++) {
			sum[at + k] = sum[at + k] + weights[0] * x[rows[0] + k] + weights[1] * x[rows[1] + k] + weights[2] * x[rows[2] + k]
					+ weights[3] * x[rows[3] + k];
		}
	}

	/** The squared distance of two rows. */
	public static double rows(float[] v, int a, int b, int d) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int k = 0;
		for (; k + 3 < d; k += 4) {
			double e0 = v[a + k] - (double) v[b + k];
			double e1 = v[a + k + 1] - (double) v[b + k + 1];
			double e2 = v[a + k + 2] - (double) v[b + k + 2];
			double e3 = v[a + k + 3] - (double) v[b + k + 3];
			s0 += e0 * e0;
			s1 += e1 * e1;
			s2 += e2 * e2;
			s3 += e3 * e3;
		}
		for (; k < d; k++) {
			double e = v[a + k] - (double) v[b + k];
			s0 += e * e;
		}
		return (s0 + s1) + (s2 + s3);
	}

	/** The squared distance of a row from a mean. */
	public static double mean(float[] x, int from, double[] mean, int at, int d) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int j = 0;
		for (; j + 3 < d; j += 4) {
			double e0 = x[from + j] - mean[at + j];
			double e1 = x[from + j + 1] - mean[at + j + 1];
			double e2 = x[from + j + 2] - mean[at + j + 2];
			double e3 = x[from + j + 3] - mean[at + j + 3];
			s0 += e0 * e0;
			s1 += e1 * e1;
			s2 += e2 * e2;
			s3 += e3 * e3;
		}
		for (; j < d; j++) {
			double e = x[from + j] - mean[at + j];
			s0 += e * e;
		}
		return (s0 + s1) + (s2 + s3);
	}
}
