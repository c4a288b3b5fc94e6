package org.channelexplorer.analysis.internal.projection;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** t-distributed stochastic neighbour embedding. */
@Documentation(version = 5, summary = "Places every image near its nearest neighbours: the clearest view of which images the layer represents alike.",
		formula = "Minimises KL(P || Q), p_ij Gaussian over the 3 x perplexity nearest neighbours, q_ij = (1 + |y_i - y_j|^2)^-1 / Z; "
				+ "repulsion by a Barnes-Hut tree; starts from PCA (sd 1e-4, plus 1 % seeded noise) or from seeded places in a square of side 2e-4; early exaggeration n / 125, at "
				+ "least 4 and at most 12, for 250 iterations, momentum 0.5, then 0.8, learning rate max(n / 48, 50). Up to 250 images the best of three starts. "
				+ "converged is 1 when the divergence fell by at most 1 % (or 0.001) during the last tenth of the iterations. Images are computed in the order of their values: "
				+ "a permuted data set gives the permuted placement. Neighbours are exact "
				+ "up to 4,096 images; among more they come from trees of random projections, which leave out pairs that lie far apart on 64 common "
				+ "axes already; as many trees as find 95 % of the neighbours, at most 128. Where those do not find as many, all pairs are compared up to "
				+ "10,000 images. neighbourRecall says how many were found.",
		source = "L. van der Maaten and G. Hinton, JMLR 9, 2008; L. van der Maaten, JMLR 15, 2014 (Barnes-Hut); D. Kobak and P. Berens, "
				+ "Nature Communications 10, 2019 (PCA start); schedule as scikit-learn's TSNE; S. Dasgupta and Y. Freund, STOC 2008 "
				+ "(random projection trees).",
		caution = "Distances between clusters, their sizes and their densities mean nothing, and noise can look clustered. Trust it only as far "
				+ "as trustworthiness, continuity and a second seed with start=random agree, and not at all when converged is 0: take more iterations. A neighbourRecall far below 0.95 (images without structure, thousands "
				+ "of dimensions) means that near images may be missing beside each other.")
public final class Tsne implements Projection<TsneParameters> {
	private static final double START = 1e-4;
	private static final double NOISE = 0.01;
	// so few images cost little, and their descents end in different places
	private static final int FEW = 250;
	private static final int STARTS = 3;
	private static final String NOT_CONVERGED = "t-SNE has not converged: the picture was still changing when the iterations ended; take more iterations";

	@Override
	public Class<TsneParameters> parameterType() {
		return TsneParameters.class;
	}

	@Override
	public Embedding project(FloatMatrix x, TsneParameters parameters, long seed, IProgressMonitor monitor) throws InputException {
		int n = x.rows();
		double perplexity = parameters.perplexity() == 0 ? Math.max(1, Math.min(30, (n - 1) / 3.0)) : parameters.perplexity();
		if (perplexity < 1 || perplexity >= n && n > 1) {
			throw new InputException("perplexity " + perplexity + " is not between 1 and the number of images, " + n);
		}
		Rows rows = Rows.of(x);
		if (n == 1) {
			return new Embedding(rows.restore(new double[2]), Map.of("klDivergence", 0.0, "perplexity", perplexity, "converged", 1.0));
		}
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		WarmUp.distances();
		WarmUp.forces();
		boolean pca = parameters.start() == TsneParameters.Start.PCA;
		double[] axes = pca ? axes(rows, progress.split(5)) : new double[2 * n];
		int k = (int) Math.min(n - 1L, (long) (3 * perplexity + 1));
		NeighbourSearch search = NeighbourSearch.of(rows, k, seed, progress.split(15));
		SparseWeights affinities = Affinities.of(search.neighbours(), n, perplexity, Measure.of(x));
		SplittableRandom random = new SplittableRandom(seed);
		int starts = n <= FEW ? STARTS : 1;
		SubMonitor descents = progress.split(80).setWorkRemaining(starts);
		TsneOptimiser best = null;
		for (int s = 0; s < starts; s++) {
			TsneOptimiser optimiser = new TsneOptimiser(affinities, start(axes, pca ? NOISE : 1, random), parameters.theta());
			optimiser.run(parameters.iterations(), descents.split(1));
			if (best == null || optimiser.divergence() < best.divergence()) {
				best = optimiser;
			}
		}
		return new Embedding(rows.restore(best.centred()),
				Map.of("klDivergence", best.divergence(), "perplexity", perplexity, "neighbourRecall", search.recall(),
						"converged", best.converged() ? 1.0 : 0.0),
				best.converged() ? List.of() : List.of(NOT_CONVERGED));
	}

	/** Coordinates on the first two principal axes, of variance 1 along the first. */
	private static double[] axes(Rows rows, IProgressMonitor monitor) {
		CovarianceOperator covariance = new CovarianceOperator(rows);
		double[] positions = Pca.positions(covariance, new PrincipalAxes(covariance, 2, monitor));
		double squares = 0;
		for (int i = 0; i < rows.count(); i++) {
			squares += positions[2 * i] * positions[2 * i];
		}
		double deviation = Math.sqrt(squares / rows.count());
		for (int i = 0; i < positions.length; i++) {
			positions[i] = deviation > 0 ? positions[i] / deviation : 0;
		}
		return positions;
	}

	private static double[] start(double[] axes, double noise, SplittableRandom random) {
		double[] positions = new double[axes.length];
		for (int i = 0; i < positions.length; i++) {
			// the noise parts equal images and lifts data of one dimension out of their line
			positions[i] = START * (axes[i] + noise * (2 * random.nextDouble() - 1));
		}
		return positions;
	}
}
