package org.channelexplorer.analysis.internal.audit;

/** Which labels the confident joint takes for wrong. */
public enum Filter {
	/** Of every class as many as the joint has off its diagonal, those of the lowest probability of the given class. */
	PRUNE_BY_CLASS,
	/** Of every pair of classes as many as the joint has, those with the largest margin. */
	PRUNE_BY_NOISE_RATE,
	/** By both of these. */
	BOTH,
	/** The images counted off the diagonal. */
	CONFIDENT_JOINT_OFF_DIAGONAL
}
