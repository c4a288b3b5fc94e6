package org.channelexplorer.core.model;

/** Where a layer is read. */
public enum TapKind {
	/** Before the non-linearity: the layer's own output. */
	PRE,
	/** After the non-linearity that follows the layer. */
	POST
}
