package org.channelexplorer.core.extension;

/**
 * What the grouped-jackknife interval of a score depends on.
 *
 * @param lowest         smallest possible score
 * @param highest        largest possible score
 * @param share          whether the score is a share of images, which has lopsided intervals near 0 and 1
 * @param halves         how much the standard error rests on halves of the images instead of leaving out a few, 0 to 1: 0 for smooth functions
 *                       of the images, 1/3 where a maximum over classes is taken, 1/2 where the score hangs on each image's few neighbours
 * @param varianceFactor variance of the score over variance between resamples, above 1 when resamples leave out a source of variation
 */
public record Sampling(double lowest, double highest, boolean share, double halves, double varianceFactor) {
	/** A smooth function of the images without bounds. */
	public static final Sampling SMOOTH = within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

	/** A smooth function of the images between two bounds. */
	public static Sampling within(double lowest, double highest) {
		return new Sampling(lowest, highest, false, 0, 1);
	}
}
