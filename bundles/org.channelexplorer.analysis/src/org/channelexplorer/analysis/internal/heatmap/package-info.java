/** What activation heatmaps are drawn from: orders of channels and images, and percentiles of their values. */
package org.channelexplorer.analysis.internal.heatmap;
