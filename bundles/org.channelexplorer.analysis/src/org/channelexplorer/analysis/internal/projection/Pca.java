package org.channelexplorer.analysis.internal.projection;

import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;

/** Principal component analysis: the two directions of largest variance. */
@Documentation(seeded = false, summary = "The flat view that keeps most of the variance; distances along the axes are real distances.",
		formula = "y = (x - mean) V with V the two leading eigenvectors of the covariance matrix; of each the loading with the largest "
				+ "magnitude is made positive. Every sum is in double; eigenpairs to a residual of 1e-8 of the first eigenvalue.",
		source = "K. Pearson, On Lines and Planes of Closest Fit, 1901; block Krylov iteration: C. Musco and C. Musco, NIPS 2015.",
		caution = "When the two axes explain little of the variance (see the diagnostics), classes that separate in other directions lie on top of "
				+ "each other. When two eigenvalues are nearly equal their axes are arbitrary within the plane they span.")
public final class Pca implements Projection<NoParameters>, Placing {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	/** Does not depend on the seed. */
	@Override
	public Embedding project(FloatMatrix x, NoParameters parameters, long seed, IProgressMonitor monitor) {
		Rows rows = Rows.of(x);
		CovarianceOperator covariance = new CovarianceOperator(rows);
		PrincipalAxes axes = new PrincipalAxes(covariance, 2, monitor);
		return new Embedding(rows.restore(positions(covariance, axes)),
				Map.of("explainedVariance1", axes.explained(0), "explainedVariance2", axes.explained(1)));
	}

	@Override
	public Optional<FloatMatrix> place(FloatMatrix x, FloatMatrix samples, IProgressMonitor monitor) {
		CovarianceOperator covariance = new CovarianceOperator(Rows.of(x));
		double[][] axes = new PrincipalAxes(covariance, 2, monitor).axes();
		float[] places = new float[2 * samples.rows()];
		double[] centred = new double[samples.columns()];
		for (int i = 0; i < samples.rows(); i++) {
			covariance.centred(samples.row(i), centred);
			places[2 * i] = (float) Vectors.dot(centred, axes[0]);
			places[2 * i + 1] = (float) Vectors.dot(centred, axes[1]);
		}
		return Optional.of(FloatMatrix.of(samples.rows(), 2, places));
	}

	/** Positions along two axes, x and y alternating, in the order of the rows. */
	static double[] positions(CovarianceOperator covariance, PrincipalAxes axes) {
		double[] positions = new double[2 * covariance.count()];
		double[] row = new double[covariance.size()];
		for (int i = 0; i < covariance.count(); i++) {
			covariance.centred(i, row);
			positions[2 * i] = Vectors.dot(row, axes.axes()[0]);
			positions[2 * i + 1] = Vectors.dot(row, axes.axes()[1]);
		}
		return positions;
	}
}
