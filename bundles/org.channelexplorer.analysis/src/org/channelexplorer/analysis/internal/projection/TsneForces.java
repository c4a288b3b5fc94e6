package org.channelexplorer.analysis.internal.projection;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Both forces of t-SNE on all points. Work is shared out by groups of points and every group writes only its own results, so the
 * number of threads does not touch the bytes.
 */
final class TsneForces {
	// points per task of attraction
	private static final int CHUNK = 256;

	private final int n;
	private final SparseWeights affinities;
	private final BarnesHutTree tree;
	private final float[] x;
	private final float[] y;
	private final float[] normaliser;
	/** Attraction and repulsion of every point, without their common factor and the normaliser. */
	final float[] attractX;
	final float[] attractY;
	final float[] repelX;
	final float[] repelY;
	private final ConcurrentLinkedQueue<Workspace> free = new ConcurrentLinkedQueue<>();

	private static final class Workspace {
		final ForceKernel kernel = ForceKernel.create();
		final BarnesHutTree.Sources sources;
		final float[] sums = new float[3 * ForceKernel.GROUP];
		final float[] two = new float[2];

		Workspace(int n) {
			sources = new BarnesHutTree.Sources(n);
		}
	}

	TsneForces(SparseWeights affinities, double theta) {
		this.n = affinities.rows();
		this.affinities = affinities;
		tree = new BarnesHutTree(n, theta);
		x = new float[n];
		y = new float[n];
		normaliser = new float[n];
		attractX = new float[n];
		attractY = new float[n];
		repelX = new float[n];
		repelY = new float[n];
	}

	/**
	 * Computes the forces.
	 *
	 * @param positions x and y alternating
	 * @return the normaliser Z: the sum of 1 / (1 + |y_i - y_j|^2) over all ordered pairs i, j of different points
	 */
	double compute(double[] positions) {
		for (int i = 0; i < n; i++) {
			x[i] = (float) positions[2 * i];
			y[i] = (float) positions[2 * i + 1];
		}
		tree.build(x, y);
		IntStream.range(0, tree.groups()).parallel().forEach(this::repel);
		IntStream.range(0, (n + CHUNK - 1) / CHUNK).parallel().forEach(this::attract);
		double z = 0;
		for (int i = 0; i < n; i++) {
			z += normaliser[i];
		}
		return z;
	}

	private void repel(int group) {
		Workspace w = borrow();
		tree.sources(group, w.sources);
		int first = group * ForceKernel.GROUP;
		int own = Math.min(ForceKernel.GROUP, n - first);
		w.kernel.repel(tree.sortedX(), tree.sortedY(), first, own, w.sources.x, w.sources.y, w.sources.mass, w.sources.count, w.sums);
		for (int p = 0; p < own; p++) {
			int i = tree.point(first + p);
			normaliser[i] = w.sums[p];
			repelX[i] = w.sums[ForceKernel.GROUP + p];
			repelY[i] = w.sums[2 * ForceKernel.GROUP + p];
		}
		free.add(w);
	}

	private void attract(int chunk) {
		Workspace w = borrow();
		int[] start = affinities.start();
		for (int i = chunk * CHUNK; i < Math.min(n, (chunk + 1) * CHUNK); i++) {
			w.kernel.attract(x, y, i, affinities.column(), affinities.weight(), start[i], start[i + 1], w.two);
			attractX[i] = w.two[0];
			attractY[i] = w.two[1];
		}
		free.add(w);
	}

	private Workspace borrow() {
		Workspace w = free.poll();
		return w == null ? new Workspace(n) : w;
	}
}
