package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.parameter.Parameter;

/** What can be chosen about t-SNE. */
public record TsneParameters(
		@Parameter(label = "Perplexity", description = "Effective number of neighbours of an image, at least 1 and below the number of images; "
				+ "0 = min(30, (n - 1) / 3).", defaultValue = "0", min = 0) double perplexity,
		@Parameter(label = "Iterations", description = "Steps of gradient descent, 250 to 100000; the first 250 exaggerate attraction 12 times.",
				defaultValue = "1000", min = 250, max = 100_000) int iterations,
		@Parameter(label = "Theta", description = "Accuracy of the Barnes-Hut approximation, 0 (exact, slow) to 1.", defaultValue = "0.5", min = 0,
				max = 1) double theta,
		@Parameter(label = "Start", description = "pca: from the principal axes, so that every seed gives nearly the same picture; random: from places "
				+ "drawn with the seed, to see what of the picture another seed keeps.", defaultValue = "pca") Start start) {
	/** Where the descent starts. */
	public enum Start {
		/** The first two principal axes, with a little noise. */
		PCA,
		/** Places drawn evenly from a square. */
		RANDOM
	}
}
