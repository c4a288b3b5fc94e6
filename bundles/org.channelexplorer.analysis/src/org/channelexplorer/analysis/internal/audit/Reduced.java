package org.channelexplorer.analysis.internal.audit;

import java.util.List;
import java.util.SplittableRandom;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Images in few dimensions: channels with mean 0 and the same spread, then, where there are more than wanted, the leading principal components (two
 * steps of subspace iteration). A penalised linear probe does not notice a rotation, and the directions that are left out have little spread.
 *
 * @param x images x dimensions, row-major
 * @param d dimensions
 */
record Reduced(double[] x, int d) {
	private static final int STEPS = 2;
	// the squared spread of a layer, whatever its number of channels
	private static final double SPREAD = 64;
	private static final long START = 0x5eedL;

	int rows() {
		return d == 0 ? 0 : x.length / d;
	}

	/**
	 * A layer.
	 *
	 * @param summaries matrices of the same images
	 * @param rows      which rows, in which order
	 * @param most      dimensions at most
	 */
	static Reduced of(List<FloatMatrix> summaries, int[] rows, int most, IProgressMonitor monitor) {
		int d = summaries.stream().mapToInt(FloatMatrix::columns).sum();
		float[] x = new float[Math.multiplyExact(rows.length, d)];
		for (int r = 0; r < rows.length; r++) {
			int at = r * d;
			for (FloatMatrix m : summaries) {
				m.copyRow(rows[r], x, at);
				at += m.columns();
			}
		}
		standardise(x, rows.length, d);
		return d <= most ? new Reduced(doubles(x), d) : project(x, rows.length, d, most, monitor);
	}

	/** Several side by side, again reduced. */
	static Reduced joined(List<Reduced> parts, int most, IProgressMonitor monitor) {
		int d = parts.stream().mapToInt(Reduced::d).sum();
		int n = parts.getFirst().rows();
		double[] all = new double[Math.multiplyExact(n, d)];
		int at = 0;
		for (Reduced part : parts) {
			for (int i = 0; i < n; i++) {
				System.arraycopy(part.x, i * part.d, all, i * d + at, part.d);
			}
			at += part.d;
		}
		if (d <= most) {
			return new Reduced(all, d);
		}
		float[] x = new float[all.length];
		for (int p = 0; p < x.length; p++) {
			x[p] = (float) all[p];
		}
		return project(x, n, d, most, monitor);
	}

	private static double[] doubles(float[] x) {
		double[] values = new double[x.length];
		for (int p = 0; p < x.length; p++) {
			values[p] = x[p];
		}
		return values;
	}

	private static void standardise(float[] x, int n, int d) {
		double[] mean = new double[d];
		double[] squares = new double[d];
		for (int i = 0; i < n; i++) {
			for (int c = 0; c < d; c++) {
				double off = x[i * d + c] - mean[c];
				mean[c] += off / (i + 1);
				squares[c] += off * (x[i * d + c] - mean[c]);
			}
		}
		for (int c = 0; c < d; c++) {
			double deviation = Math.sqrt(squares[c] / n);
			// a spread of rounding size is a constant channel
			squares[c] = deviation > 1e-7 * Math.abs(mean[c]) ? Math.sqrt(SPREAD / d) / deviation : 0;
		}
		for (int i = 0; i < n; i++) {
			for (int c = 0; c < d; c++) {
				x[i * d + c] = (float) ((x[i * d + c] - mean[c]) * squares[c]);
			}
		}
	}

	private static Reduced project(float[] x, int n, int d, int q, IProgressMonitor monitor) {
		SplittableRandom random = Seeds.stream(START, "axes", d, q);
		double[] v = new double[d * q];
		for (int p = 0; p < v.length; p++) {
			v[p] = random.nextDouble() - 0.5;
		}
		for (int step = 0; step < STEPS; step++) {
			v = transposed(x, times(x, v, n, d, q, monitor), n, d, q, monitor);
			orthonormalise(v, d, q);
		}
		return new Reduced(times(x, v, n, d, q, monitor), q);
	}

	private static double[] times(float[] x, double[] v, int n, int d, int q, IProgressMonitor monitor) {
		double[] product = new double[n * q];
		for (int i = 0; i < n; i++) {
			check(i, monitor);
			for (int c = 0; c < d; c++) {
				addScaled(product, i * q, v, c * q, q, x[i * d + c]);
			}
		}
		return product;
	}

	private static double[] transposed(float[] x, double[] y, int n, int d, int q, IProgressMonitor monitor) {
		double[] product = new double[d * q];
		for (int i = 0; i < n; i++) {
			check(i, monitor);
			for (int c = 0; c < d; c++) {
				addScaled(product, c * q, y, i * q, q, x[i * d + c]);
			}
		}
		return product;
	}

	private static void check(int i, IProgressMonitor monitor) {
		if ((i & 63) == 0 && monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	private static void addScaled(double[] sum, int at, double[] v, int from, int length, double factor) {
		for (int p = 0; p < length; p++) {
			sum[at + p] += factor * v[from + p];
		}
	}

	// Gram and Schmidt, twice; a direction that is none becomes 0
	private static void orthonormalise(double[] v, int d, int q) {
		double[] t = new double[d * q]; // one direction after the other
		for (int c = 0; c < d; c++) {
			for (int k = 0; k < q; k++) {
				t[k * d + c] = v[c * q + k];
			}
		}
		for (int k = 0; k < q; k++) {
			double before = Math.sqrt(dot(t, k * d, k * d, d));
			for (int pass = 0; pass < 2; pass++) {
				for (int j = 0; j < k; j++) {
					addScaled(t, k * d, t, j * d, d, -dot(t, k * d, j * d, d));
				}
			}
			double norm = Math.sqrt(dot(t, k * d, k * d, d));
			double factor = norm > 1e-10 * before && norm > 0 ? 1 / norm : 0;
			for (int c = 0; c < d; c++) {
				t[k * d + c] *= factor;
			}
		}
		for (int c = 0; c < d; c++) {
			for (int k = 0; k < q; k++) {
				v[c * q + k] = t[k * d + c];
			}
		}
	}

	private static double dot(double[] v, int a, int b, int length) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int p = 0;
		for (; p + 3 < length; p += 4) {
			s0 += v[a + p] * v[b + p];
			s1 += v[a + p + 1] * v[b + p + 1];
			s2 += v[a + p + 2] * v[b + p + 2];
			s3 += v[a + p + 3] * v[b + p + 3];
		}
		for (; p < length; p++) {
			s0 += v[a + p] * v[b + p];
		}
		return s0 + s1 + (s2 + s3);
	}
}
