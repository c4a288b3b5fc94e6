package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * Images that stand for each class.
 *
 * @param summary       id of the summary function
 * @param layers        number of layers
 * @param channels      number of channels of all layers
 * @param coverageRatio mean distance to the chosen over that to random images, over all classes; NaN when all images are alike
 * @param chosen        the images, class by class
 * @param coverage      how well they cover each class
 * @param note          what a reader must know, without a full stop; empty for nothing
 */
public record Representatives(String summary, int layers, int channels, double coverageRatio, List<Chosen> chosen, List<Coverage> coverage, String note) {

	/** Type of the result. */
	public static final String TYPE = "representatives";
	private static final String COVERAGE_RATIO = "coverageRatio";
	private static final String COVERAGE = "coverage";
	private static final String REPRESENTATIVES = "representatives";
	private static final String ROW = "row";
	private static final String IMAGES_USED = "imagesUsed";
	private static final String RANDOM_DISTANCE = "randomDistance";
	private static final String RATIO = "ratio";

	/**
	 * An image chosen.
	 *
	 * @param className its class
	 * @param number    from 1 in its class, the one for the most images first
	 * @param image     its file
	 * @param row       its place among the images, from 0
	 * @param images    images it stands for
	 * @param share     their share of the class
	 */
	public record Chosen(String className, int number, String image, int row, int images, double share) {
	}

	/**
	 * How well a class is covered.
	 *
	 * @param className       the class
	 * @param images          its images
	 * @param imagesUsed      those that were clustered
	 * @param representatives images chosen
	 * @param distance        mean distance to the nearest chosen image
	 * @param randomDistance  the same for as many random images
	 */
	public record Coverage(String className, int images, int imagesUsed, int representatives, double distance, double randomDistance) {

		/** Distance over random distance, NaN when all images are alike. */
		public double ratio() {
			return randomDistance == 0 ? Double.NaN : distance / randomDistance;
		}
	}

	public Representatives {
		chosen = List.copyOf(chosen);
		coverage = List.copyOf(coverage);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static Representatives of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new Representatives(r.text(Names.SUMMARY), r.whole(Names.LAYERS), r.whole(Names.CHANNELS), r.number(COVERAGE_RATIO),
				r.rows(Result.MAIN,
						row -> new Chosen(row.text(Names.CLASS), row.whole(Names.REPRESENTATIVE), row.text(Names.IMAGE), row.whole(ROW),
								row.whole(Names.IMAGES),
								row.number(Names.SHARE))),
				r.rows(COVERAGE,
						row -> new Coverage(row.text(Names.CLASS), row.whole(Names.IMAGES), row.whole(IMAGES_USED), row.whole(REPRESENTATIVES),
								row.number(Names.DISTANCE),
								row.number(RANDOM_DISTANCE))),
				Note.of(r));
	}

	/** Writes it. */
	public Result toResult() {
		Table main = new Rows<>(chosen).text(Names.CLASS, Chosen::className).whole(Names.REPRESENTATIVE, Chosen::number).text(Names.IMAGE, Chosen::image)
				.whole(ROW, Chosen::row).whole(Names.IMAGES, Chosen::images).number(Names.SHARE, Chosen::share).table();
		Table covered = new Rows<>(coverage).text(Names.CLASS, Coverage::className).whole(Names.IMAGES, Coverage::images)
				.whole(IMAGES_USED, Coverage::imagesUsed)
				.whole(REPRESENTATIVES, Coverage::representatives).number(Names.DISTANCE, Coverage::distance).number(RANDOM_DISTANCE, Coverage::randomDistance)
				.number(RATIO, Coverage::ratio).table();
		Map<String, Object> scalars = new TreeMap<>(
				Map.of(Names.SUMMARY, summary, Names.LAYERS, (long) layers, Names.CHANNELS, (long) channels, REPRESENTATIVES,
						(long) chosen.size(), COVERAGE_RATIO, coverageRatio));
		Note.put(scalars, note);
		return new Result(TYPE, scalars, Map.of(Result.MAIN, main, COVERAGE, covered), Map.of());
	}
}
