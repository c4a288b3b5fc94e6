package org.channelexplorer.analysis.internal.separability;

/** The limited-memory approximation of the inverse Hessian (Nocedal and Wright, algorithm 7.4). */
final class Lbfgs {
	private final double[][] steps;
	private final double[][] changes;
	private final double[] rho;
	private int count;

	Lbfgs(int size, int memory) {
		steps = new double[memory][size];
		changes = new double[memory][size];
		rho = new double[memory];
	}

	/** Takes in a step from w to next. */
	void add(double[] w, double[] g, double[] next, double[] nextG) {
		int slot = count % steps.length;
		double[] s = steps[slot];
		double[] y = changes[slot];
		for (int p = 0; p < w.length; p++) {
			s[p] = next[p] - w[p];
			y[p] = nextG[p] - g[p];
		}
		double sy = dot(s, y);
		if (sy > 1e-12 * dot(y, y)) { // else the curvature is lost in rounding
			rho[slot] = 1 / sy;
			count++;
		}
	}

	/** The descent direction for a gradient. */
	double[] direction(double[] g) {
		double[] q = g.clone();
		int memory = Math.min(count, steps.length);
		double[] alpha = new double[memory];
		for (int h = 0; h < memory; h++) {
			int slot = (count - 1 - h) % steps.length;
			alpha[h] = rho[slot] * dot(steps[slot], q);
			add(q, changes[slot], -alpha[h]);
		}
		double scale = -1;
		if (memory > 0) {
			int last = (count - 1) % steps.length;
			scale = -1 / (rho[last] * dot(changes[last], changes[last]));
		}
		for (int p = 0; p < q.length; p++) {
			q[p] *= scale;
		}
		for (int h = memory - 1; h >= 0; h--) {
			int slot = (count - 1 - h) % steps.length;
			// q already points downhill, hence the sign of alpha
			add(q, steps[slot], -alpha[h] - rho[slot] * dot(changes[slot], q));
		}
		return q;
	}

	private static void add(double[] sum, double[] v, double factor) {
		for (int p = 0; p < sum.length; p++) {
			sum[p] += factor * v[p];
		}
	}

	static double dot(double[] a, double[] b) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int p = 0;
		for (; p + 3 < a.length; p += 4) {
			s0 += a[p] * b[p];
			s1 += a[p + 1] * b[p + 1];
			s2 += a[p + 2] * b[p + 2];
			s3 += a[p + 3] * b[p + 3];
		}
		for (; p < a.length; p++) {
			s0 += a[p] * b[p];
		}
		return (s0 + s1) + (s2 + s3);
	}
}
