package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * The images nearest to one image in a layer.
 *
 * @param origin   layer and summary function
 * @param distance id of the distance
 * @param image    file of the image
 * @param nearest  the others, nearest first
 */
public record NearestImages(Origin origin, String distance, String image, List<Near> nearest) {

	/** Type of the result. */
	public static final String TYPE = "neighbours";
	private static final String OF = "of";

	/**
	 * An image.
	 *
	 * @param rank     1 for the nearest
	 * @param image    its file
	 * @param distance its distance, 0 or more
	 */
	public record Near(int rank, String image, double distance) {
	}

	public NearestImages {
		nearest = List.copyOf(nearest);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static NearestImages of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new NearestImages(Origin.of(r), r.text(Names.DISTANCE), r.text(OF),
				r.rows(Result.MAIN, row -> new Near(row.whole(Names.RANK), row.text(Names.IMAGE), row.number(Names.DISTANCE))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		scalars.put(Names.DISTANCE, distance);
		scalars.put(OF, image);
		return new Result(TYPE, scalars,
				Map.of(Result.MAIN,
						new Rows<>(nearest).whole(Names.RANK, Near::rank).text(Names.IMAGE, Near::image).number(Names.DISTANCE, Near::distance).table()),
				Map.of());
	}
}
