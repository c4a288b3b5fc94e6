package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.data.FloatMatrix;

/** What the distance between two rows is, given their squared Euclidean distance; increasing. */
interface Measure {
	/** The distance itself. */
	double distance(double squaredEuclidean);

	/** Its square. */
	default double squared(double squaredEuclidean) {
		double d = distance(squaredEuclidean);
		return d * d;
	}

	/** Euclidean distance. */
	Measure EUCLIDEAN = new Measure() {
		@Override
		public double distance(double squaredEuclidean) {
			return Math.sqrt(squaredEuclidean);
		}

		@Override
		public double squared(double squaredEuclidean) {
			return squaredEuclidean;
		}
	};

	/** A matrix with the measure by which its rows are compared. */
	interface Measured extends FloatMatrix {
		Measure measure();
	}

	/** How the rows of a matrix are compared: Euclidean unless it says otherwise. */
	static Measure of(FloatMatrix x) {
		return x instanceof Measured m ? m.measure() : EUCLIDEAN;
	}
}
