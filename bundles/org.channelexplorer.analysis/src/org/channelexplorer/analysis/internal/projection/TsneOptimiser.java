package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Gradient descent with momentum and gains, with the schedule of scikit-learn's Barnes-Hut t-SNE: two descents, the first with
 * exaggerated attraction; the second starts without the momentum and gains of the first. Among few images attraction 12 times as strong pulls all
 * of them into one point, or with long steps throws single ones far out: it grows from 4 (the factor of the method's first paper) to 12 with
 * the number of images.
 */
final class TsneOptimiser {
	private static final int EXPLORATION = 250;
	private static final double LEAST_EXAGGERATION = 4;
	private static final double EXAGGERATION = 12;
	// images per unit of exaggeration: the least up to 500 images, all of it from 1,500 on
	private static final double IMAGES = 125;
	// the divergence may fall by this share, or this much, during the last tenth of the iterations
	private static final double SETTLED_SHARE = 0.01;
	private static final double SETTLED = 0.001;

	private final SparseWeights affinities;
	private final TsneForces forces;
	private final double[] positions;
	private final double[] update;
	private final double[] gain;
	private double normaliser;
	private double divergence;
	private boolean converged;

	/** @param positions where the points start, x and y alternating; moved in place */
	TsneOptimiser(SparseWeights affinities, double[] positions, double theta) {
		this.affinities = affinities;
		this.positions = positions;
		forces = new TsneForces(affinities, theta);
		update = new double[positions.length];
		gain = new double[positions.length];
		Arrays.fill(gain, 1);
	}

	/** Runs. @throws OperationCanceledException when cancelled, within one iteration */
	void run(int iterations, SubMonitor monitor) {
		monitor.setWorkRemaining(iterations);
		int n = positions.length / 2;
		double exaggeration = Math.clamp(n / IMAGES, LEAST_EXAGGERATION, EXAGGERATION);
		double rate = Math.max(n / EXAGGERATION / 4, 50);
		int last = iterations - iterations / 10;
		double before = Double.POSITIVE_INFINITY;
		for (int t = 0; t < iterations; t++) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			if (t == EXPLORATION) {
				Arrays.fill(update, 0);
				Arrays.fill(gain, 1);
			}
			if (t == last && t > EXPLORATION) {
				before = measure();
			}
			boolean exploring = t < EXPLORATION;
			step(exploring ? exaggeration : 1, exploring ? 0.5 : 0.8, rate);
			monitor.worked(1);
		}
		divergence = measure();
		converged = before - divergence <= SETTLED_SHARE * divergence + SETTLED;
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

	/** Kullback-Leibler divergence of the embedding reached; its normaliser is that of the tree. */
	double divergence() {
		return divergence;
	}

	/** Whether the divergence hardly fell any more during the last tenth of the iterations. */
	boolean converged() {
		return converged;
	}

	private double measure() {
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

	/** The positions with their mean moved to the origin. */
	double[] centred() {
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
		return positions;
	}
}
