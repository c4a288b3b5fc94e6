package org.channelexplorer.analysis.internal.hierarchy;

import org.channelexplorer.analysis.internal.projection.SymmetricEigen;

/**
 * The first principal components of centred columns.
 *
 * @param values     images x components
 * @param deviations standard deviation of every component, largest first, none 0
 */
record Components(double[][] values, double[] deviations) {
	private static final double NOTHING = 1e-10;

	/** Of columns that are centred, at most {@link TwoKinds#components}. */
	static Components of(double[][] columns, int images) {
		double[][] gram = new double[images][images];
		for (double[] column : columns) {
			for (int a = 0; a < images; a++) {
				double v = column[a];
				double[] row = gram[a];
				for (int b = 0; b <= a; b++) {
					row[b] += v * column[b];
				}
			}
		}
		for (int a = 0; a < images; a++) {
			for (int b = 0; b < a; b++) {
				gram[b][a] = gram[a][b];
			}
		}
		SymmetricEigen eigen = new SymmetricEigen(gram);
		int count = 0;
		while (count < Math.min(TwoKinds.components(images), eigen.size()) && eigen.value(count) > NOTHING * Math.max(1e-300, eigen.value(0))) {
			count++;
		}
		double[][] values = new double[images][count];
		double[] deviations = new double[count];
		for (int k = 0; k < count; k++) {
			double[] vector = eigen.vector(k);
			double length = Math.sqrt(eigen.value(k));
			deviations[k] = length / Math.sqrt(images);
			for (int i = 0; i < images; i++) {
				values[i][k] = vector[i] * length;
			}
		}
		return new Components(values, deviations);
	}

	/** Number of images. */
	int images() {
		return values.length;
	}

	/** Number of components; 0 when all images are the same. */
	int count() {
		return deviations.length;
	}
}
