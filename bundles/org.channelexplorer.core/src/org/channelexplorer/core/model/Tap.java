package org.channelexplorer.core.model;

/**
 * A tensor of the network that can be read as activation maps.
 *
 * @param tensor   the tensor's full name in the model file
 * @param channels number of channels (units of a dense layer; D of a token tensor [N,T,D])
 * @param height   height of a map; 1 for dense layers; T for token tensors; 0 when it depends on the input
 * @param width    width of a map; 1 for dense layers and token tensors; 0 when it depends on the input
 * @param layout   where the channel axis is
 */
public record Tap(String tensor, int channels, int height, int width, Layout layout) {

	/** Order of the axes of the tensor as the network writes it. */
	public enum Layout {
		/** [N,C,H,W] */
		CHANNELS_FIRST,
		/** [N,H,W,C] */
		CHANNELS_LAST,
		/** [N,T,D]: the channel is D, a map has the T tokens. */
		TOKENS,
		/** [N,C]: one value per unit. */
		DENSE,
		/** [T,1,D], [T,D], [N,T,heads,dim], windows of pixels ...: positions, then channels. */
		ROWS,
		/** [heads,T,dim], [N,heads,T,dim]: the channel is head x dim, a map has the T tokens. */
		HEADS,
		/** [heads,dim,T], [heads,T,T] ...: channels, then positions. Weights of attention have a channel per head. */
		PLANES;

		/** Whether no one axis is the channel or none the image, so that the tensor can be read only where images are run one by one. */
		public boolean alone() {
			return this == ROWS || this == HEADS || this == PLANES;
		}

		/** Whether the values lie in memory channel by channel. */
		public boolean inOrder() {
			return this == CHANNELS_FIRST || this == DENSE || this == PLANES;
		}
	}
}
