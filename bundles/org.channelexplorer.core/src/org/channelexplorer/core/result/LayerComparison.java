package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * Two layers, summaries, steps or labellings, on the same images.
 *
 * @param origin           the first layer and its summary function
 * @param other            the second
 * @param images           number of images that are compared
 * @param alignment        linear centred kernel alignment of the two, 0 to 1; 1 = equal up to rotation and scale
 * @param neighboursShared mean share of an image's nearest images that are the same in both, 0 to 1
 * @param placesShared     the same of the nearest images in two pictures of the first layer, drawn with two seeds; NaN when they were not compared
 * @param k                number of nearest images
 * @param level            probability of the intervals
 * @param rows             a row per metric
 */
public record LayerComparison(Origin origin, Origin other, int images, double alignment, double neighboursShared, double placesShared, int k, double level,
		List<Row> rows) {

	/** Type of the result. */
	public static final String TYPE = "compare";
	private static final String OTHER_LAYER = "otherLayer";
	private static final String OTHER_SUMMARY = "otherSummary";
	private static final String ALIGNMENT = "alignment";
	private static final String NEIGHBOURS_SHARED = "neighboursShared";
	private static final String PLACES_SHARED = "placesShared";
	private static final String METRIC = "metric";
	private static final String OTHER_SCORE = "otherScore";
	private static final String DIFFERENCE = "difference";

	/**
	 * A separability metric in both.
	 *
	 * @param metric     its id
	 * @param score      in the first
	 * @param otherScore in the second
	 * @param difference second minus first
	 * @param low        lower end of the difference's paired grouped-jackknife interval, NaN when there is none
	 * @param high       upper end
	 */
	public record Row(String metric, double score, double otherScore, double difference, double low, double high) {

		/** Whether the interval leaves out zero. */
		public boolean telling() {
			return low > 0 || high < 0;
		}
	}

	public LayerComparison {
		rows = List.copyOf(rows);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static LayerComparison of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new LayerComparison(Origin.of(r), new Origin(r.text(OTHER_LAYER), r.text(OTHER_SUMMARY)), r.whole(Names.IMAGES), r.number(ALIGNMENT),
				r.number(NEIGHBOURS_SHARED), r.number(PLACES_SHARED), r.whole(Names.K), r.number(Names.LEVEL),
				r.rows(Result.MAIN, row -> new Row(row.text(METRIC), row.number(Names.SCORE), row.number(OTHER_SCORE), row.number(DIFFERENCE),
						row.number(Names.LOW), row.number(Names.HIGH))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		scalars.put(OTHER_LAYER, other.layer());
		scalars.put(OTHER_SUMMARY, other.summary());
		scalars.put(Names.IMAGES, (long) images);
		scalars.put(ALIGNMENT, alignment);
		scalars.put(NEIGHBOURS_SHARED, neighboursShared);
		scalars.put(PLACES_SHARED, placesShared);
		scalars.put(Names.K, (long) k);
		scalars.put(Names.LEVEL, level);
		return new Result(TYPE, scalars, Map.of(Result.MAIN, new Rows<>(rows).text(METRIC, Row::metric).number(Names.SCORE, Row::score)
				.number(OTHER_SCORE, Row::otherScore).number(DIFFERENCE, Row::difference).number(Names.LOW, Row::low).number(Names.HIGH, Row::high).table()),
				Map.of());
	}
}
