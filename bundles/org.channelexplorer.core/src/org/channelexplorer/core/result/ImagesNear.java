package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * The images nearest to some images in a layer.
 *
 * @param origin   layer and summary function
 * @param distance id of the distance
 * @param to       files of the images they are near to
 * @param images   the nearest first
 */
public record ImagesNear(Origin origin, String distance, List<String> to, List<Neighbour> images) {

	/** Type of the result. */
	public static final String TYPE = "near";
	private static final String TO = "to";
	private static final String OF = "of";

	/**
	 * A near image.
	 *
	 * @param rank     from 1
	 * @param image    its file
	 * @param distance to the nearest of the images asked about
	 * @param of       that image
	 */
	public record Neighbour(int rank, String image, double distance, String of) {
	}

	public ImagesNear {
		to = List.copyOf(to);
		images = List.copyOf(images);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static ImagesNear of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new ImagesNear(Origin.of(r), r.text(Names.DISTANCE), r.rows(TO, row -> row.text(Names.IMAGE)), r.rows(Result.MAIN,
				row -> new Neighbour(row.whole(Names.RANK), row.text(Names.IMAGE), row.number(Names.DISTANCE), row.text(OF))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		scalars.put(Names.DISTANCE, distance);
		return new Result(TYPE, scalars, Map.of(Result.MAIN,
				new Rows<>(images).whole(Names.RANK, Neighbour::rank).text(Names.IMAGE, Neighbour::image)
						.number(Names.DISTANCE, Neighbour::distance).text(OF, Neighbour::of).table(),
				TO, new Rows<>(to).text(Names.IMAGE, t -> t).table()), Map.of());
	}
}
