package org.channelexplorer.plot.internal.heatmap;

import org.channelexplorer.core.parameter.Parameter;

/**
 * How a heatmap is drawn.
 *
 * @param rows     order of the rows
 * @param columns  order of the columns
 * @param combine  what a pixel of many cells shows
 * @param colours  what colour a value has
 * @param groups   number of groups that clustered rows and columns are cut into
 * @param channels the channels shown
 * @param images   the images shown
 */
public record HeatmapOptions(
		@Parameter(label = "Rows",
				description = "Order of the rows, levels separated by ';': a ranking's id, class:NAME (its mean), auc:NAME (against the rest), image:FILE, "
						+ "first:CHANNELS, channel, linkage; - before a level reverses it; empty = the result's ranking.") String rows,
		@Parameter(label = "Columns",
				description = "Order of the columns, levels separated by ';': class, channel:NUMBER, mean, predicted, wrong, cluster, linkage, first:IMAGES, file; "
						+ "- before a level reverses it.",
				defaultValue = "class") String columns,
		@Parameter(label = "Pixel", description = "What a pixel of many cells shows: their mean or their max.", defaultValue = "mean") Combine combine,
		Colouring colours,
		@Parameter(label = "Groups", description = "Number of groups that clustered rows and columns are cut into; 0 = not cut.", defaultValue = "0",
				min = 0, max = 4000) int groups,
		@Parameter(label = "Channels", description = "Channels shown, such as 3,12-40; empty = all.") String channels,
		@Parameter(label = "Images", description = "Images shown by their rows in the analysis, such as 0-9,12; empty = all.") String images) {

	/**
	 * What colour a value has.
	 *
	 * @param scale   what colours are scaled by
	 * @param low     lower limit, percentile
	 * @param high    upper limit, percentile
	 * @param blank   percentile below which cells are blank
	 * @param from    lower limit of the fixed scale
	 * @param to      upper limit of the fixed scale
	 * @param log     whether colours follow the logarithm
	 * @param clipped whether values beyond the limits have their own colours
	 */
	public record Colouring(
			@Parameter(label = "Scale", description = "What colours are scaled by: the channel, the layer, or fixed limits.",
					defaultValue = "channel") Scaling scale,
			@Parameter(label = "Lower limit", description = "Percentile at the lower end of the colours, 0 to 100.", defaultValue = "1", min = 0,
					max = 100) int low,
			@Parameter(label = "Upper limit", description = "Percentile at the upper end of the colours, 0 to 100.", defaultValue = "99", min = 0,
					max = 100) int high,
			@Parameter(label = "Blank below", description = "Percentile below which a cell is blank, 0 to 100; 0 = none is blank.", defaultValue = "10",
					min = 0,
					max = 100) int blank,
			@Parameter(label = "From", description = "Lower limit of the fixed scale.", defaultValue = "0") double from,
			@Parameter(label = "To", description = "Upper limit of the fixed scale.", defaultValue = "1") double to,
			@Parameter(label = "Logarithm", description = "Whether colours follow the logarithm of the values.", defaultValue = "false") boolean log,
			@Parameter(label = "Mark clipped", description = "Whether values beyond the limits have other colours.", defaultValue = "false") boolean clipped) {

		public Colouring {
			if (low >= high) {
				throw new IllegalArgumentException("option low=" + low + " must be below high=" + high);
			}
			if (!(from < to)) {
				throw new IllegalArgumentException("option from=" + from + " must be below to=" + to);
			}
		}
	}

	/** What a pixel of many cells shows. */
	public enum Combine {
		/** Their mean. */
		MEAN,
		/** The largest. */
		MAX
	}

	/** What colours are scaled by. */
	public enum Scaling {
		/** Every channel by its own limits. */
		CHANNEL,
		/** All channels by the layer's limits. */
		LAYER,
		/** All channels by given limits. */
		FIXED
	}
}
