package org.channelexplorer.analysis.internal.projection;

import java.util.Map;
import java.util.SplittableRandom;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.Documentation;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Uniform manifold approximation and projection. */
@Documentation(version = 3, summary = "Places every image near its nearest neighbours and keeps more of the global structure than t-SNE.",
		formula = "Fuzzy graph of the nearest neighbours, a + b - ab of the two directions exp(-(d - rho) / sigma); layout by sampling "
				+ "edges and five random points each, similarity 1 / (1 + a d^2b) fitted to the minimum distance, learning rate from 1 to 0. Starts "
				+ "from PCA, spread over 10 x 10, plus seeded noise, so every image has a place, also when the graph falls apart. Images are "
				+ "computed in the order of their values: a permuted data set gives the permuted placement. "
				+ "Neighbours are exact up to 4,096 images; among more they come from trees of random projections, which leave out pairs that lie "
				+ "far apart on 64 common axes already; as many trees as find 95 % of the neighbours, at most 128. Where those do not find as many, "
				+ "all pairs are compared up to 10,000 images. neighbourRecall says how many were found.",
		source = "L. McInnes, J. Healy and J. Melville, UMAP, arXiv:1802.03426; constants as umap-learn 0.5; PCA start: D. Kobak and G. Linderman, "
				+ "Nature Biotechnology 39, 2021; S. Dasgupta and Y. Freund, STOC 2008 (random projection trees).",
		caution = "Distances between clusters and densities mean little; a small number of neighbours tears groups apart, a large one hides small "
				+ "ones. Trust it only as far as trustworthiness, continuity and a second seed agree, and a neighbourRecall far below 0.95 as "
				+ "little as that.")
public final class Umap implements Projection<UmapParameters> {
	private static final double BOX = 10;
	private static final double NOISE = 1e-3;

	@Override
	public Class<UmapParameters> parameterType() {
		return UmapParameters.class;
	}

	@Override
	public Embedding project(FloatMatrix x, UmapParameters parameters, long seed, IProgressMonitor monitor) {
		Rows rows = Rows.of(x);
		int n = rows.count();
		if (n == 1) {
			return new Embedding(rows.restore(new double[2]), Map.of("epochs", 0.0));
		}
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		WarmUp.distances();
		double[] positions = start(rows, seed, progress.split(5));
		int k = Math.min(n, parameters.neighbours()) - 1;
		NeighbourSearch search = NeighbourSearch.of(rows, k, seed, progress.split(35));
		SparseWeights graph = FuzzyGraph.of(search.neighbours(), n, Measure.of(x));
		int epochs = parameters.epochs() > 0 ? parameters.epochs() : n <= 10_000 ? 500 : 200;
		UmapLayout layout = new UmapLayout(positions, UmapCurve.fit(parameters.minDistance()), seed);
		layout.run(graph, epochs, progress.split(60));
		return new Embedding(rows.restore(layout.positions()), Map.of("epochs", (double) epochs, "edges", graph.weight().length / 2.0,
				"neighbourRecall", search.recall()));
	}

	private static double[] start(Rows rows, long seed, IProgressMonitor monitor) {
		CovarianceOperator covariance = new CovarianceOperator(rows);
		double[] positions = Pca.positions(covariance, new PrincipalAxes(covariance, 2, monitor));
		SplittableRandom random = new SplittableRandom(seed);
		for (int axis = 0; axis < 2; axis++) {
			double min = Double.POSITIVE_INFINITY;
			double max = Double.NEGATIVE_INFINITY;
			for (int i = axis; i < positions.length; i += 2) {
				min = Math.min(min, positions[i]);
				max = Math.max(max, positions[i]);
			}
			for (int i = axis; i < positions.length; i += 2) {
				double place = max > min ? (positions[i] - min) / (max - min) : 0.5;
				// no force could separate equal images
				positions[i] = BOX * (place + NOISE * (2 * random.nextDouble() - 1));
			}
		}
		return positions;
	}
}
