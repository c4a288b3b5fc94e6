package org.channelexplorer.core.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * The same images in the planes of several layers, every picture turned to its neighbour's so that images move no farther than they must.
 *
 * @param summary  id of the summary function
 * @param method   id of the projection
 * @param distance id of the distance
 * @param images   file of every image
 * @param layers   the pictures, in network order
 */
public record LayerPlacements(String summary, String method, String distance, List<String> images, List<Picture> layers) {

	/** Type of the result. */
	public static final String TYPE = "trajectory";

	private static final String TRUSTWORTHINESS = "trustworthiness";
	private static final String CONTINUITY = "continuity";
	private static final String DISPARITY = "disparity";

	/**
	 * A layer's picture.
	 *
	 * @param layer           its id
	 * @param trustworthiness 0 to 1, NaN when not defined
	 * @param continuity      0 to 1, NaN when not defined
	 * @param disparity       what is left of the difference to the next layer's picture: 0 (the same) to 1; NaN for the last, to which all are turned
	 * @param positions       images x 2, in the order of the images
	 */
	public record Picture(String layer, double trustworthiness, double continuity, double disparity, FloatMatrix positions) {
	}

	private record Row(int layer, int image) {
	}

	public LayerPlacements {
		images = List.copyOf(images);
		layers = List.copyOf(layers);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static LayerPlacements of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		List<Picture> without = r.rows(Names.LAYERS, row -> new Picture(row.text(Names.LAYER), row.number(TRUSTWORTHINESS), row.number(CONTINUITY),
				row.number(DISPARITY), null));
		NdArray places = r.array(Result.MAIN, 3);
		int n = places.shape()[1];
		List<Picture> layers = new ArrayList<>();
		for (Picture p : without) {
			int from = layers.size() * n * 2;
			layers.add(new Picture(p.layer, p.trustworthiness, p.continuity, p.disparity,
					FloatMatrix.of(n, 2, Arrays.copyOfRange(places.values(), from, from + n * 2))));
		}
		List<String> images = r.rows(Result.MAIN, row -> row.text(Names.IMAGE));
		return new LayerPlacements(r.text(Names.SUMMARY), r.text(Names.METHOD), r.text(Names.DISTANCE), images.subList(0, n), layers);
	}

	/** Writes it: a row for every layer and image, and an array layers x images x 2. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		scalars.put(Names.SUMMARY, summary);
		scalars.put(Names.METHOD, method);
		scalars.put(Names.DISTANCE, distance);
		int n = images.size();
		float[] places = new float[layers.size() * n * 2];
		for (int l = 0; l < layers.size(); l++) {
			System.arraycopy(layers.get(l).positions.toArray(), 0, places, l * n * 2, n * 2);
		}
		List<Row> rows = IntStream.range(0, layers.size()).boxed().flatMap(l -> IntStream.range(0, n).mapToObj(i -> new Row(l, i))).toList();
		Table main = new Rows<>(rows).text(Names.LAYER, row -> layers.get(row.layer).layer).text(Names.IMAGE, row -> images.get(row.image))
				.number(Names.X, row -> layers.get(row.layer).positions.get(row.image, 0))
				.number(Names.Y, row -> layers.get(row.layer).positions.get(row.image, 1)).table();
		Table pictures = new Rows<>(layers).text(Names.LAYER, Picture::layer).number(TRUSTWORTHINESS, Picture::trustworthiness)
				.number(CONTINUITY, Picture::continuity).number(DISPARITY, Picture::disparity).table();
		return new Result(TYPE, scalars, Map.of(Result.MAIN, main, Names.LAYERS, pictures),
				Map.of(Result.MAIN, new NdArray(new int[] { layers.size(), n, 2 }, places)));
	}
}
