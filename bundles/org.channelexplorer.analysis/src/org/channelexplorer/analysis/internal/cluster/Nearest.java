package org.channelexplorer.analysis.internal.cluster;

import java.util.Arrays;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Distances to the nearest of some points. */
public final class Nearest {
	private Nearest() {
	}

	/** Mean over all points of the distance to the nearest chosen one. @param chosen places, at least one */
	public static double meanDistance(Points points, int[] chosen, IProgressMonitor monitor) {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
		double[] sum = new double[1];
		CentroidDistances distances = new CentroidDistances(points);
		distances.begin(Arrays.stream(chosen).mapToObj(points::row).toArray(float[][]::new), (place, squared, from) -> {
			float best = squared[from];
			for (int c = 1; c < chosen.length; c++) {
				best = Math.min(best, squared[from + c]);
			}
			sum[0] += Math.sqrt(best);
		});
		for (int i = 0; i < points.count(); i++) {
			distances.add(i);
		}
		distances.finish();
		return sum[0] / points.count();
	}
}
