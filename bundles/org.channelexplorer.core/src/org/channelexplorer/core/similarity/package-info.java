/** How alike images and classes are by their most active channels: what the operation, its plot and its view share. */
package org.channelexplorer.core.similarity;
