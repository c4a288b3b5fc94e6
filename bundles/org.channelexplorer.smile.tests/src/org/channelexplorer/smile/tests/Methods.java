package org.channelexplorer.smile.tests;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.extension.Clustering.Clusters;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Runs clusterings as they are contributed, and makes data for them. */
final class Methods {
	private Methods() {
	}

	static Clusters run(String id, FloatMatrix x, Map<String, String> parameters) {
		try {
			return run(Catalogue.ofEquinox(), id, x, parameters, new NullProgressMonitor());
		} catch (InputException e) {
			throw new AssertionError(e);
		}
	}

	@SuppressWarnings("unchecked")
	static Clusters run(Catalogue catalogue, String id, FloatMatrix x, Map<String, String> parameters, IProgressMonitor monitor) throws InputException {
		Clustering<Record> method = catalogue.get(ExtensionPoint.CLUSTERINGS, id).create();
		return method.cluster(x, ParameterSpec.bind(method.parameterType(), parameters), 1, monitor);
	}

	/** Points on a line. */
	static FloatMatrix line(double... values) {
		float[] floats = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			floats[i] = (float) values[i];
		}
		return FloatMatrix.of(values.length, 1, floats);
	}

	/** Gaussian groups around random centres, sizes and spreads uneven, a tenth of the points spread over everything. */
	static FloatMatrix groups(int n, int d, int groups, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		float[][] centres = new float[groups][d];
		for (float[] centre : centres) {
			for (int c = 0; c < d; c++) {
				centre[c] = 10 * random.nextFloat();
			}
		}
		float[] values = new float[n * d];
		for (int i = 0; i < n; i++) {
			int g = Math.min(random.nextInt(groups), random.nextInt(groups));
			boolean stray = random.nextInt(10) == 0;
			for (int c = 0; c < d; c++) {
				values[i * d + c] = stray ? 10 * random.nextFloat() : (float) (centres[g][c] + random.nextGaussian() * (0.3 + 0.2 * g));
			}
		}
		return FloatMatrix.of(n, d, values);
	}

	/** Distance by the definition. */
	static double distance(FloatMatrix x, int a, int b) {
		double sum = 0;
		for (int c = 0; c < x.columns(); c++) {
			double e = x.get(a, c) - (double) x.get(b, c);
			sum += e * e;
		}
		return Math.sqrt(sum);
	}

	/** A random order of n things. */
	static int[] permutation(int n, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		int[] order = new int[n];
		Arrays.setAll(order, i -> i);
		for (int i = n - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			int swap = order[i];
			order[i] = order[j];
			order[j] = swap;
		}
		return order;
	}

	/** The same partition with clusters numbered as they appear, so that two can be compared. */
	static int[] renumbered(int[] of) {
		int[] number = new int[of.length];
		Arrays.fill(number, -1);
		int next = 0;
		int[] result = new int[of.length];
		for (int i = 0; i < of.length; i++) {
			if (of[i] >= 0 && number[of[i]] < 0) {
				number[of[i]] = next++;
			}
			result[i] = of[i] < 0 ? -1 : number[of[i]];
		}
		return result;
	}

	/** Says it is cancelled after so many units of work have been reported. */
	static final class CancelledAfter extends NullProgressMonitor {
		private double left;

		CancelledAfter(double share) {
			left = share;
		}

		@Override
		public void beginTask(String name, int total) {
			left *= total;
		}

		@Override
		public void worked(int work) {
			internalWorked(work);
		}

		@Override
		public void internalWorked(double work) {
			left -= work;
			setCanceled(left <= 0);
		}
	}
}
