package org.channelexplorer.analysis.internal.projection;

/** Sums over double vectors in a fixed order. */
final class Vectors {
	private Vectors() {
	}

	/** Inner product over eight fixed lanes, so that additions may overlap and still have one order. */
	static double dot(double[] a, double[] b) {
		int n = a.length;
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		double s4 = 0;
		double s5 = 0;
		double s6 = 0;
		double s7 = 0;
		int i = 0;
		for (; i + 7 < n; i += 8) {
			s0 += a[i] * b[i];
			s1 += a[i + 1] * b[i + 1];
			s2 += a[i + 2] * b[i + 2];
			s3 += a[i + 3] * b[i + 3];
			s4 += a[i + 4] * b[i + 4];
			s5 += a[i + 5] * b[i + 5];
			s6 += a[i + 6] * b[i + 6];
			s7 += a[i + 7] * b[i + 7];
		}
		for (; i < n; i++) {
			s0 += a[i] * b[i];
		}
		return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
	}

	/** target += factor * v. */
	static void add(double[] target, double factor, double[] v) {
		for (int i = 0; i < target.length; i++) {
			target[i] += factor * v[i];
		}
	}

	/** Scales by a factor. */
	static void scale(double[] v, double factor) {
		for (int i = 0; i < v.length; i++) {
			v[i] *= factor;
		}
	}

	/** Euclidean norm. */
	static double norm(double[] v) {
		return Math.sqrt(dot(v, v));
	}
}
