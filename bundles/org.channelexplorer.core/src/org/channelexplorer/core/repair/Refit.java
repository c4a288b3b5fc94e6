package org.channelexplorer.core.repair;

/**
 * New weights of a convolution behind a place where channels are replaced. No channel of what it reads goes, but the values change; with these
 * weights it makes of them what is nearest to its results in the original network.
 *
 * @param layer     id of the convolution
 * @param weights   of the size that the network has them in: outputs x inputs x window, row-major
 * @param constants one per output, its bias
 */
public record Refit(String layer, float[] weights, float[] constants) {

	/** @throws IllegalArgumentException when the sizes do not fit */
	public Refit {
		if (constants.length == 0 || weights.length == 0 || weights.length % constants.length != 0) {
			throw new IllegalArgumentException("weights of " + layer + ": " + weights.length + " of " + constants.length + " outputs");
		}
	}
}
