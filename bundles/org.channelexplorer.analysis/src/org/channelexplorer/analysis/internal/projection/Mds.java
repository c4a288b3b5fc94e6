package org.channelexplorer.analysis.internal.projection;

import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Metric multidimensional scaling. */
@Documentation(seeded = false, summary = "Places images so that the distances in the plane are as near as possible to the distances in the layer.",
		formula = "Minimises the stress sum_{i<j} (delta_ij - d_ij)^2 by majorisation (SMACOF, Guttman transform), from classical scaling; "
				+ "reported: stress-1 = sqrt(stress / sum delta^2).",
		source = "J. de Leeuw, Applications of convex analysis to multidimensional scaling, 1977; I. Borg and P. Groenen, Modern Multidimensional "
				+ "Scaling, 2005.",
		caution = "Stress-1 above 0.2 means the plane cannot hold the distances (usual for layers with many independent channels): then clusters "
				+ "overlap that are separate in the layer. It is a local minimum. At most 8192 images.")
public final class Mds implements Projection<MdsParameters> {

	@Override
	public Class<MdsParameters> parameterType() {
		return MdsParameters.class;
	}

	/** Does not depend on the seed. */
	@Override
	public Embedding project(FloatMatrix x, MdsParameters parameters, long seed, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		WarmUp.distances();
		Rows rows = Rows.of(x);
		DistanceMatrix distances = new DistanceMatrix(rows, Measure.of(x), progress.split(20));
		Smacof smacof = new Smacof(distances, ClassicalMds.positions(distances, progress.split(10)));
		int iterations = smacof.run(parameters.iterations(), progress.split(70));
		return new Embedding(rows.restore(smacof.positions()), Map.of("stress", smacof.stress(), "iterations", (double) iterations));
	}
}
