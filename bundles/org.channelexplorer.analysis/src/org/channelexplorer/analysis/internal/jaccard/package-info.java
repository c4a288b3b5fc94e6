/** Jaccard similarity of the most active channels. */
package org.channelexplorer.analysis.internal.jaccard;
