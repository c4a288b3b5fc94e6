package org.channelexplorer.plot.internal.jaccard;

import org.channelexplorer.core.parameter.Parameter;

/**
 * How similarities are drawn.
 *
 * @param order     order of the images, of rows and columns alike
 * @param measure   what the colours stand for
 * @param collapsed classes drawn as one row, comma separated
 * @param lowest    percentile at the lower end of the colours
 * @param highest   percentile at the upper end
 * @param quick     whether many images are drawn from mean counts
 */
public record Options(
		@Parameter(label = "Order of the images",
				description = "class = class by class, the most typical images first; cluster = alike beside alike, whatever their "
						+ "class; given = as in the data set.",
				defaultValue = "class") Order order,
		@Parameter(label = "Colours", description = "raw = the similarity, from dark to light; corrected = beyond chance, two colours around 0.",
				defaultValue = "raw") Measure measure,
		@Parameter(label = "Collapsed classes", description = "Classes drawn as one row and column, comma separated; empty = none.") String collapsed,
		@Parameter(label = "Lower limit", description = "Percentile of the image pairs at the lower end of the colours, 0 to 100.", defaultValue = "1", min = 0,
				max = 100) double lowest,
		@Parameter(label = "Upper limit", description = "Percentile of the image pairs at the upper end of the colours, 0 to 100.", defaultValue = "99",
				min = 0, max = 100) double highest,
		@Parameter(label = "Quick picture",
				description = "Whether more than 5000 images are drawn from the mean counts of blocks, without a look at every pair.",
				defaultValue = "false") boolean quick) {

	/** Order of the images. */
	public enum Order {
		/** By class, within a class by the mean number of channels shared with it. */
		CLASS,
		/** By average linkage. */
		CLUSTER,
		/** As in the data set. */
		GIVEN
	}

	/** What the colours stand for. */
	public enum Measure {
		/** The similarity. */
		RAW,
		/** The similarity beyond chance. */
		CORRECTED
	}
}
