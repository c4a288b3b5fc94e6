package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * New samples in the projection of a layer.
 *
 * @param origin     layer and summary function
 * @param method     id of the projection
 * @param distance   id of the distance
 * @param k          nearest images looked at
 * @param samples    every sample
 * @param neighbours the nearest images of every sample, nearest first
 * @param picture    the images in the plane
 */
public record LocatedSamples(Origin origin, String method, String distance, int k, List<Sample> samples, List<Neighbour> neighbours, Picture picture) {

	/** Type of the result. */
	public static final String TYPE = "locate";
	private static final String SAMPLE = "sample";
	private static final String SAMPLES = "samples";
	private static final String NEIGHBOURS = "neighbours";
	private static final String PICTURE = "picture";
	private static final String NEAREST = "nearest";
	private static final String ANGLE = "angle";
	private static final String PERCENTILE = "percentile";
	private static final String SPREAD = "spread";

	/**
	 * A sample.
	 *
	 * @param sample     its number, from 0
	 * @param x          its place
	 * @param y          its place
	 * @param nearest    file of the nearest image
	 * @param className  class of the nearest image
	 * @param distance   mean distance to the k nearest images
	 * @param angle      mean of 1 - cosine of the summaries to the k images nearest by it
	 * @param percentile share of the images, in percent, that are not stranger by distance or angle; NaN without images to compare
	 * @param spread     how far its nearest images lie apart in the picture
	 */
	public record Sample(int sample, double x, double y, String nearest, String className, double distance, double angle, double percentile, double spread) {
	}

	/**
	 * An image near a sample.
	 *
	 * @param sample    the sample, from 0
	 * @param rank      1 for the nearest image
	 * @param image     its file
	 * @param className its class
	 * @param distance  distance to the sample
	 */
	public record Neighbour(int sample, int rank, String image, String className, double distance) {
	}

	/**
	 * The images in the plane.
	 *
	 * @param images    file of every image
	 * @param positions images x 2
	 */
	public record Picture(List<String> images, FloatMatrix positions) {
		public Picture {
			images = List.copyOf(images);
		}
	}

	public LocatedSamples {
		samples = List.copyOf(samples);
		neighbours = List.copyOf(neighbours);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static LocatedSamples of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		List<float[]> places = r.rows(PICTURE, row -> new float[] { (float) row.number(Names.X), (float) row.number(Names.Y) });
		float[] positions = new float[2 * places.size()];
		for (int i = 0; i < places.size(); i++) {
			System.arraycopy(places.get(i), 0, positions, 2 * i, 2);
		}
		Picture picture = new Picture(r.rows(PICTURE, row -> row.text(Names.IMAGE)), FloatMatrix.of(places.size(), 2, positions));
		return new LocatedSamples(Origin.of(r), r.text(Names.METHOD), r.text(Names.DISTANCE), r.whole(Names.K),
				r.rows(Result.MAIN,
						row -> new Sample(row.whole(SAMPLE), row.number(Names.X), row.number(Names.Y), row.text(NEAREST), row.text(Names.CLASS),
								row.number(Names.DISTANCE), row.number(ANGLE), row.number(PERCENTILE), row.number(SPREAD))),
				r.rows(NEIGHBOURS, row -> new Neighbour(row.whole(SAMPLE), row.whole(Names.RANK), row.text(Names.IMAGE), row.text(Names.CLASS),
						row.number(Names.DISTANCE))),
				picture);
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		scalars.put(Names.METHOD, method);
		scalars.put(Names.DISTANCE, distance);
		scalars.put(Names.K, (long) k);
		scalars.put(SAMPLES, (long) samples.size());
		Table main = new Rows<>(samples).whole(SAMPLE, Sample::sample).number(Names.X, Sample::x).number(Names.Y, Sample::y).text(NEAREST, Sample::nearest)
				.text(Names.CLASS, Sample::className).number(Names.DISTANCE, Sample::distance).number(ANGLE, Sample::angle)
				.number(PERCENTILE, Sample::percentile).number(SPREAD, Sample::spread)
				.table();
		Table near = new Rows<>(neighbours).whole(SAMPLE, Neighbour::sample).whole(Names.RANK, Neighbour::rank).text(Names.IMAGE, Neighbour::image)
				.text(Names.CLASS, Neighbour::className).number(Names.DISTANCE, Neighbour::distance).table();
		float[] places = new float[2 * samples.size()];
		for (int s = 0; s < samples.size(); s++) {
			places[2 * s] = (float) samples.get(s).x;
			places[2 * s + 1] = (float) samples.get(s).y;
		}
		return new Result(TYPE, scalars,
				Map.of(Result.MAIN, main, NEIGHBOURS, near, PICTURE, Placement.rows(picture.images, picture.positions).table()),
				Map.of(Result.MAIN, new NdArray(new int[] { samples.size(), 2 }, places)));
	}
}
