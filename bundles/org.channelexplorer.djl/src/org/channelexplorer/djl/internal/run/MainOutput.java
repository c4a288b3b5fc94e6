package org.channelexplorer.djl.internal.run;

import java.util.Optional;
import org.channelexplorer.core.extension.NetworkRunner.OutputSpec;

/**
 * The output that gives one vector per image, as a classifier's does.
 *
 * @param classes length of the vector
 */
public record MainOutput(int classes, Meaning meaning) {
	private static final double SUM_TOLERANCE = 1e-3;
	private static final String NAME = "output";

	/** What the values are. */
	public enum Meaning {
		PROBABILITIES, LOGITS,
		/** Units that answer each for itself. */
		OTHER,
		/** Only the values can tell. */
		UNKNOWN
	}

	/**
	 * What is known of the output; empty where its values are neither probabilities nor logits of classes.
	 *
	 * @param values of an image, which may be of another number: the length may depend on the size of images
	 */
	public Optional<OutputSpec> spec(float[] values) {
		Meaning known = meaning == Meaning.UNKNOWN ? guessed(values) : meaning;
		return values.length != classes || known == Meaning.OTHER ? Optional.empty()
				: Optional.of(new OutputSpec(NAME, classes, known == Meaning.PROBABILITIES));
	}

	private static Meaning guessed(float[] values) {
		double sum = 0;
		boolean bounded = true;
		for (float v : values) {
			bounded &= v >= 0 && v <= 1;
			sum += v;
		}
		return !bounded || sum == 0 ? Meaning.LOGITS : Math.abs(sum - 1) <= SUM_TOLERANCE ? Meaning.PROBABILITIES : Meaning.OTHER;
	}
}
