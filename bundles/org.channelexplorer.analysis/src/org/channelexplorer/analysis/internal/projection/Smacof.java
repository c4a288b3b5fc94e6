package org.channelexplorer.analysis.internal.projection;

import java.util.stream.IntStream;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** Stress majorisation with equal weights. A point's new place is a sum over all others in their order, so threads do not matter. */
final class Smacof {
	private static final double LEAST_GAIN = 1e-6;

	private final DistanceMatrix distances;
	private final int n;
	private double[] positions;
	private final double wanted;
	private double stress;

	/** @param start x and y alternating, mean 0 */
	Smacof(DistanceMatrix distances, double[] start) {
		this.distances = distances;
		n = distances.size();
		positions = start;
		double sum = 0;
		for (int i = 0; i < n; i++) {
			for (float d : distances.row(i)) {
				sum += (double) d * d;
			}
		}
		wanted = sum;
	}

	/** Runs. @return steps made */
	int run(int iterations, SubMonitor monitor) {
		monitor.setWorkRemaining(iterations);
		double before = Double.POSITIVE_INFINITY;
		for (int t = 0; t < iterations; t++) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			double[] next = step();
			if (!(before - stress > LEAST_GAIN * stress)) {
				return t;
			}
			before = stress;
			positions = next;
			monitor.worked(1);
		}
		step(); // for the stress of the last places
		return iterations;
	}

	// the Guttman transform of the places, and their stress
	private double[] step() {
		double[] next = new double[2 * n];
		double[] off = new double[n];
		IntStream.range(0, n).parallel().forEach(i -> move(i, next, off));
		stress = 0;
		for (double o : off) {
			stress += o;
		}
		return next;
	}

	private void move(int i, double[] next, double[] off) {
		float[] delta = distances.row(i);
		double px = positions[2 * i];
		double py = positions[2 * i + 1];
		double x = 0;
		double y = 0;
		double sum = 0;
		for (int j = 0; j < n; j++) {
			double dx = px - positions[2 * j];
			double dy = py - positions[2 * j + 1];
			double d = Math.sqrt(dx * dx + dy * dy);
			double ratio = d > 0 ? delta[j] / d : 0;
			x += ratio * dx;
			y += ratio * dy;
			double miss = delta[j] - d;
			sum += miss * miss;
		}
		next[2 * i] = x / n;
		next[2 * i + 1] = y / n;
		off[i] = sum;
	}

	/** Where the points are, x and y alternating. */
	double[] positions() {
		return positions;
	}

	/** Stress-1, 0..1; NaN when all distances are 0. */
	double stress() {
		return Math.sqrt(stress / wanted);
	}
}
