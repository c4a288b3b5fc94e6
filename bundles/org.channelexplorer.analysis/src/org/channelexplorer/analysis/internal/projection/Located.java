package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.result.LocatedSamples;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** Samples among the images: nearest images, places, and how typical each sample is. */
final class Located {
	private final FloatMatrix x;
	private final FloatMatrix samples;
	private final FloatMatrix picture;
	private final int k;
	private final int[][] nearest;
	private final double[][] distance;
	private final double[] placeX;
	private final double[] placeY;
	private final double[] spread;
	private final double[] mean;
	private final double[] angle;
	private double[] percentile;

	/** @param k neighbours, at most the number of images */
	Located(FloatMatrix x, FloatMatrix samples, FloatMatrix picture, int k) {
		this.x = x;
		this.samples = samples;
		this.picture = picture;
		this.k = k;
		int m = samples.rows();
		nearest = new int[m][];
		distance = new double[m][];
		placeX = new double[m];
		placeY = new double[m];
		spread = new double[m];
		mean = new double[m];
		angle = new double[m];
		percentile = new double[m];
	}

	int k() {
		return k;
	}

	/**
	 * Finds the nearest images and how typical the samples are.
	 *
	 * @param summaries       the images' summaries, whatever space they are compared in
	 * @param sampleSummaries those of the samples
	 */
	void measure(FloatMatrix summaries, FloatMatrix sampleSummaries, SubMonitor monitor) {
		monitor.setWorkRemaining(130);
		WarmUp.distances();
		Rows rows = Rows.of(x);
		Measure measure = Measure.of(x);
		double[] usual = usual(rows, measure, monitor.split(60));
		SubMonitor progress = monitor.split(40).setWorkRemaining(samples.rows());
		for (int s = 0; s < samples.rows(); s++) {
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			float[] sample = Arrays.copyOf(samples.row(s), rows.width());
			float[] squared = RowDistances.squared(new float[][] { sample }, rows)[0];
			int[] found = RowDistances.nearest(squared, -1, k);
			distance[s] = Arrays.stream(found).mapToDouble(i -> measure.distance(squared[i])).toArray();
			nearest[s] = Arrays.stream(found).map(rows::original).toArray();
			Neighbourhood place = Neighbourhood.of(nearest[s], Arrays.stream(found).mapToDouble(i -> measure.squared(squared[i])).toArray(), picture);
			placeX[s] = place.x();
			placeY[s] = place.y();
			spread[s] = place.spread();
			mean[s] = Arrays.stream(distance[s]).sum() / k;
			progress.worked(1);
		}
		Rows directions = Rows.like(rows, Typicality.directions(summaries));
		double[] usualAngle = usual(directions, Typicality.ANGLE, monitor.split(20));
		FloatMatrix ofSamples = Typicality.directions(sampleSummaries);
		SubMonitor angles = monitor.split(10).setWorkRemaining(samples.rows());
		for (int s = 0; s < samples.rows(); s++) {
			if (angles.isCanceled()) {
				throw new OperationCanceledException();
			}
			float[] squared = RowDistances.squared(new float[][] { Arrays.copyOf(ofSamples.row(s), directions.width()) }, directions)[0];
			angle[s] = Arrays.stream(RowDistances.nearest(squared, -1, k)).mapToDouble(i -> Typicality.ANGLE.distance(squared[i])).sum() / k;
			angles.worked(1);
		}
		percentile = Typicality.percentiles(new Typicality.Distances(usual, mean), new Typicality.Distances(usualAngle, angle));
	}

	// every image's own mean distance to its nearest others
	private double[] usual(Rows rows, Measure measure, SubMonitor monitor) {
		int n = rows.count();
		if (n < 2) {
			return new double[0];
		}
		NearestNeighbours others = ExactNeighbours.of(rows, Math.min(k, n - 1), monitor);
		return IntStream.range(0, n).mapToDouble(i -> {
			double sum = 0;
			for (int r = 0; r < others.k(); r++) {
				sum += measure.distance(others.squaredDistance(i, r));
			}
			return sum / others.k();
		}).toArray();
	}

	/** Replaces the places by those of a projection that is a map. */
	void moveTo(FloatMatrix places) {
		for (int s = 0; s < samples.rows(); s++) {
			placeX[s] = places.get(s, 0);
			placeY[s] = places.get(s, 1);
		}
	}

	/** Every sample. */
	List<LocatedSamples.Sample> samples(AnalysisData data) {
		return IntStream.range(0, samples.rows()).mapToObj(s -> new LocatedSamples.Sample(s, placeX[s], placeY[s], data.images().get(nearest[s][0]).file(),
				className(data, nearest[s][0]), mean[s], angle[s], percentile[s], spread[s])).toList();
	}

	/** Every sample and neighbour. */
	List<LocatedSamples.Neighbour> neighbours(AnalysisData data) {
		return IntStream.range(0, samples.rows() * k).mapToObj(i -> {
			int image = nearest[i / k][i % k];
			return new LocatedSamples.Neighbour(i / k, i % k + 1, data.images().get(image).file(), className(data, image), distance[i / k][i % k]);
		}).toList();
	}

	private static String className(AnalysisData data, int image) {
		Labels labels = data.labels();
		return labels.classes().get(labels.classOf(image));
	}
}
