package org.channelexplorer.analysis.internal.projection;

import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Classical multidimensional scaling. */
@Documentation(seeded = false, summary = "The flat view whose inner products fit those of the data best; on Euclidean distances the same as PCA.",
		formula = "y = V sqrt(lambda), the two leading eigenpairs of -1/2 J D^2 J, J = I - 1/n; on Euclidean distances computed as the principal "
				+ "components it is equal to. Of each axis the place with the largest magnitude is made positive (Euclidean: the loading, as PCA).",
		source = "W. Torgerson, Multidimensional scaling: I. Theory and method, Psychometrika 17, 1952.",
		caution = "Large distances decide: small groups inside a cluster may lie on top of each other. On distances other than Euclidean at most "
				+ "8192 images.")
public final class ClassicalMds implements Projection<NoParameters>, Placing {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	/** Does not depend on the seed. */
	@Override
	public Embedding project(FloatMatrix x, NoParameters parameters, long seed, IProgressMonitor monitor) throws InputException {
		if (Measure.of(x) == Measure.EUCLIDEAN) {
			Embedding pca = new Pca().project(x, parameters, seed, monitor);
			return new Embedding(pca.positions(), Map.of());
		}
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		Rows rows = Rows.of(x);
		return new Embedding(rows.restore(positions(new DistanceMatrix(rows, Measure.of(x), progress.split(60)), progress.split(40))), Map.of());
	}

	@Override
	public Optional<FloatMatrix> place(FloatMatrix x, FloatMatrix samples, IProgressMonitor monitor) {
		return Measure.of(x) == Measure.EUCLIDEAN ? new Pca().place(x, samples, monitor) : Optional.empty();
	}

	/** Positions, x and y alternating. */
	static double[] positions(DistanceMatrix distances, IProgressMonitor monitor) {
		LeadingEigenvectors leading = LeadingEigenvectors.of(new DoubleCentred(distances), 2, monitor);
		double[] positions = new double[2 * distances.size()];
		for (int axis = 0; axis < 2; axis++) {
			double[] v = leading.vector(axis);
			PrincipalAxes.fixSign(v);
			for (int i = 0; i < v.length; i++) {
				positions[2 * i + axis] = v[i] * Math.sqrt(leading.value(axis));
			}
		}
		return positions;
	}
}
