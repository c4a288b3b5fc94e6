/** A network as the analyst has arranged it: which blocks are folded, where boxes and edges are, what is unfolded in them; and how that becomes a plot. */
package org.channelexplorer.plot.internal.arrangement;
