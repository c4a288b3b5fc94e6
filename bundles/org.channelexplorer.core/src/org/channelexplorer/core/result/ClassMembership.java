package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * How alike every image is to its class and to the others by the most active channels of a layer.
 *
 * @param origin       layer and summary function
 * @param sets         the sets of channels compared
 * @param permutations deals of the labels for p-values, 0 for none
 * @param level        probability of the intervals
 * @param images       every image
 * @param classes      every class
 */
public record ClassMembership(Origin origin, ClassSimilarity.Sets sets, int permutations, double level, List<Image> images, List<OfClass> classes) {

	/** Type of the result. */
	public static final String TYPE = "jaccardImages";
	private static final String PERMUTATIONS = "permutations";
	private static final String OWN = "own";
	private static final String OTHER_CLASS = "otherClass";
	private static final String OTHER = "other";
	private static final String ASTRAY = "closerToOther";
	private static final String NEAREST = "nearest";
	private static final String NEAREST_SIMILARITY = "nearestSimilarity";
	private static final String FARTHEST = "farthest";
	private static final String FARTHEST_SIMILARITY = "farthestSimilarity";

	/**
	 * An image.
	 *
	 * @param file       its file
	 * @param className  its class
	 * @param own        mean similarity to the other images of its class, NaN when it is the only one
	 * @param otherClass the other class it is most similar to on average, empty when there is none
	 * @param other      mean similarity to that class
	 * @param astray     whether it is more similar to that class than to its own
	 * @param nearest    the most similar image of another class, empty when there is none
	 * @param farthest   the least similar image of its class, empty when there is none
	 */
	public record Image(String file, String className, double own, String otherClass, double other, boolean astray, Neighbour nearest, Neighbour farthest) {
	}

	/**
	 * An image beside another.
	 *
	 * @param file       its file, empty for none
	 * @param similarity the similarity of the two, NaN for none
	 */
	public record Neighbour(String file, double similarity) {
		/** None. */
		public static final Neighbour NONE = new Neighbour("", Double.NaN);
	}

	/**
	 * A class.
	 *
	 * @param name    its name
	 * @param images  number of images
	 * @param within  mean similarity of its images
	 * @param other   the other class with the largest mean similarity to it, empty when there is none
	 * @param between mean similarity to that class
	 * @param astray  number of its images that are more similar to another class
	 */
	public record OfClass(String name, int images, Mean within, String other, Mean between, int astray) {
	}

	/**
	 * A mean over image pairs.
	 *
	 * @param similarity the mean, NaN when there is no pair
	 * @param low        lower end of its interval, NaN for none
	 * @param high       upper end
	 * @param p          p-value, NaN when not asked for
	 * @param q          false discovery rate over all class pairs, NaN when not asked for
	 */
	public record Mean(double similarity, double low, double high, double p, double q) {
		/** No pair. */
		public static final Mean NONE = new Mean(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
	}

	public ClassMembership {
		images = List.copyOf(images);
		classes = List.copyOf(classes);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static ClassMembership of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new ClassMembership(Origin.of(r), ClassSimilarity.sets(r), r.whole(PERMUTATIONS), r.number(Names.LEVEL),
				r.rows(Result.MAIN, ClassMembership::image), r.rows(Names.CLASSES, ClassMembership::ofClass));
	}

	private static Image image(Reading.Row row) throws InputException {
		return new Image(row.text(Names.IMAGE), row.text(Names.CLASS), row.number(OWN), row.text(OTHER_CLASS), row.number(OTHER), row.whole(ASTRAY) != 0,
				new Neighbour(row.text(NEAREST), row.number(NEAREST_SIMILARITY)), new Neighbour(row.text(FARTHEST), row.number(FARTHEST_SIMILARITY)));
	}

	private static OfClass ofClass(Reading.Row row) throws InputException {
		return new OfClass(row.text(Names.CLASS), row.whole(Names.IMAGES), mean(row, "within"), row.text(OTHER_CLASS), mean(row, "between"), row.whole(ASTRAY));
	}

	private static Mean mean(Reading.Row row, String name) throws InputException {
		return new Mean(row.number(name), row.number(name + "Low"), row.number(name + "High"), row.number(name + "P"), row.number(name + "Q"));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		ClassSimilarity.put(sets, scalars);
		scalars.put(Names.IMAGES, (long) images.size());
		scalars.put(PERMUTATIONS, (long) permutations);
		scalars.put(Names.LEVEL, level);
		Table main = new Rows<>(images).text(Names.IMAGE, Image::file).text(Names.CLASS, Image::className).number(OWN, Image::own)
				.text(OTHER_CLASS, Image::otherClass).number(OTHER, Image::other).whole(ASTRAY, i -> i.astray ? 1 : 0).text(NEAREST, i -> i.nearest.file)
				.number(NEAREST_SIMILARITY, i -> i.nearest.similarity).text(FARTHEST, i -> i.farthest.file)
				.number(FARTHEST_SIMILARITY, i -> i.farthest.similarity).table();
		Rows<OfClass> rows = new Rows<>(classes).text(Names.CLASS, OfClass::name).whole(Names.IMAGES, OfClass::images);
		put(rows, "within", OfClass::within);
		rows.text(OTHER_CLASS, OfClass::other);
		put(rows, "between", OfClass::between);
		rows.whole(ASTRAY, OfClass::astray);
		return new Result(TYPE, scalars, Map.of(Result.MAIN, main, Names.CLASSES, rows.table()), Map.of());
	}

	private static void put(Rows<OfClass> rows, String name, java.util.function.Function<OfClass, Mean> mean) {
		rows.number(name, c -> mean.apply(c).similarity).number(name + "Low", c -> mean.apply(c).low).number(name + "High", c -> mean.apply(c).high)
				.number(name + "P", c -> mean.apply(c).p).number(name + "Q", c -> mean.apply(c).q);
	}
}
