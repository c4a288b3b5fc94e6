/** Separability metrics, their intervals, and the layer profile. */
package org.channelexplorer.analysis.internal.separability;
