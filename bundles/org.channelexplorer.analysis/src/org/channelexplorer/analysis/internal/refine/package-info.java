/** Heads for the classes of a labelling. */
package org.channelexplorer.analysis.internal.refine;
