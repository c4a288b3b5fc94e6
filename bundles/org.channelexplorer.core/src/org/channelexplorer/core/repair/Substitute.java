package org.channelexplorer.core.repair;

import java.util.List;

/**
 * What consumers of a layer read in place of removed channels: removed[i] = constants[i] + sum over j of weights[i][j] kept[j], at every position
 * of the maps.
 *
 * @param layer     layer id
 * @param removed   indices of the removed channels, ascending
 * @param kept      indices of the channels that stay, ascending: all others
 * @param constants one per removed channel; 0 for {@link Replacement#ZERO}
 * @param weights   removed x kept, row-major; empty when no kept channel contributes (zero, mean)
 * @param refits    convolutions behind it that have other weights then, in network order; mostly none
 */
public record Substitute(String layer, int[] removed, int[] kept, float[] constants, float[] weights, List<Refit> refits) {

	/** @throws IllegalArgumentException when the sizes do not fit */
	public Substitute {
		if (constants.length != removed.length || weights.length != 0 && weights.length != removed.length * kept.length) {
			throw new IllegalArgumentException("substitute of " + layer + ": " + removed.length + " removed and " + kept.length + " kept channels, but "
					+ constants.length + " constants and " + weights.length + " weights");
		}
		refits = List.copyOf(refits);
	}

	/** Without other weights behind it. */
	public Substitute(String layer, int[] removed, int[] kept, float[] constants, float[] weights) {
		this(layer, removed, kept, constants, weights, List.of());
	}

	/** The same with other weights behind it. */
	public Substitute with(List<Refit> weightsBehind) {
		return new Substitute(layer, removed, kept, constants, weights, weightsBehind);
	}

	/** Removed channels become zero. @param channels of the layer */
	public static Substitute zero(Removal removal, int channels) {
		int[] removed = removal.channels().stream().mapToInt(Integer::intValue).toArray();
		int[] kept = java.util.stream.IntStream.range(0, channels).filter(c -> !removal.channels().contains(c)).toArray();
		return new Substitute(removal.layer(), removed, kept, new float[removed.length], new float[0]);
	}
}
