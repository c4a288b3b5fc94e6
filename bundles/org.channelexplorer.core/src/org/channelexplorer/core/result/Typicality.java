package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * How typical every image is of its class in a layer.
 *
 * @param origin layer and summary function
 * @param images every image, in row order
 */
public record Typicality(Origin origin, List<OfImage> images) {

	/** Type of the result. */
	public static final String TYPE = "typicality";
	private static final String NEAREST_CLASS = "nearestClass";

	/**
	 * An image.
	 *
	 * @param image        its file
	 * @param className    its class
	 * @param typicality   -1 to 1; NaN when there is no other class, or all images of two classes are alike
	 * @param distance     Euclidean distance to the mean of its class
	 * @param nearestClass the other class whose mean is nearest, empty when there is none
	 */
	public record OfImage(String image, String className, double typicality, double distance, String nearestClass) {
	}

	public Typicality {
		images = List.copyOf(images);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static Typicality of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new Typicality(Origin.of(r), r.rows(Result.MAIN, row -> new OfImage(row.text(Names.IMAGE), row.text(Names.CLASS), row.number(TYPE),
				row.number(Names.DISTANCE), row.text(NEAREST_CLASS))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		return new Result(TYPE, scalars, Map.of(Result.MAIN,
				new Rows<>(images).text(Names.IMAGE, OfImage::image).text(Names.CLASS, OfImage::className).number(TYPE, OfImage::typicality)
						.number(Names.DISTANCE, OfImage::distance).text(NEAREST_CLASS, OfImage::nearestClass).table()),
				Map.of());
	}
}
