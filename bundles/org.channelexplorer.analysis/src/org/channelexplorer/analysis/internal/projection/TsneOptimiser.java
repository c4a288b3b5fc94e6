package org.channelexplorer.analysis.internal.projection;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** Gradient descent with momentum and gains, with the schedule of scikit-learn's Barnes-Hut t-SNE. */
final class TsneOptimiser {
	private static final int EXPLORATION = 250;
	private static final double EXAGGERATION = 12;

	private final SparseWeights affinities;
	private final TsneForces forces;
	private final double[] positions;
	private final double[] update;
	private final double[] gain;
	private double normaliser;

	/** @param positions where the points start, x and y alternating; moved in place */
	TsneOptimiser(SparseWeights affinities, double[] positions, double theta) {
		this.affinities = affinities;
		this.positions = positions;
		forces = new TsneForces(affinities, theta);
		update = new double[positions.length];
		gain = new double[positions.length];
		java.util.Arrays.fill(gain, 1);
	}

	/** Runs. @throws OperationCanceledException when cancelled, within one iteration */
	void run(int iterations, SubMonitor monitor) {
		monitor.setWorkRemaining(iterations);
		int n = positions.length / 2;
		double rate = Math.max(n / EXAGGERATION / 4, 50);
		for (int t = 0; t < iterations; t++) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			boolean exploring = t < EXPLORATION;
			step(exploring ? EXAGGERATION : 1, exploring ? 0.5 : 0.8, rate);
			monitor.worked(1);
		}
	}

	private void step(double exaggeration, double momentum, double rate) {
		normaliser = Math.max(forces.compute(positions), Double.MIN_NORMAL);
		for (int i = 0; i < positions.length / 2; i++) {
			move(2 * i, 4 * (exaggeration * forces.attractX[i] - forces.repelX[i] / normaliser), momentum, rate);
			move(2 * i + 1, 4 * (exaggeration * forces.attractY[i] - forces.repelY[i] / normaliser), momentum, rate);
		}
	}

	private void move(int c, double gradient, double momentum, double rate) {
		gain[c] = update[c] * gradient < 0 ? gain[c] + 0.2 : Math.max(gain[c] * 0.8, 0.01);
		update[c] = momentum * update[c] - rate * gain[c] * gradient;
		positions[c] += update[c];
	}

	/** Kullback-Leibler divergence of the embedding; its normaliser is that of the tree. */
	double divergence() {
		double z = Math.max(forces.compute(positions), Double.MIN_NORMAL);
		double sum = 0;
		for (int i = 0; i < affinities.rows(); i++) {
			for (int e = affinities.start()[i]; e < affinities.start()[i + 1]; e++) {
				double p = affinities.weight()[e];
				int j = affinities.column()[e];
				double dx = positions[2 * i] - positions[2 * j];
				double dy = positions[2 * i + 1] - positions[2 * j + 1];
				if (p > 0) {
					sum += p * StrictMath.log(p * z * (1 + dx * dx + dy * dy));
				}
			}
		}
		return sum;
	}

	/** Moves the mean to the origin. */
	void centre() {
		int n = positions.length / 2;
		double x = 0;
		double y = 0;
		for (int i = 0; i < n; i++) {
			x += positions[2 * i];
			y += positions[2 * i + 1];
		}
		for (int i = 0; i < n; i++) {
			positions[2 * i] -= x / n;
			positions[2 * i + 1] -= y / n;
		}
	}
}
