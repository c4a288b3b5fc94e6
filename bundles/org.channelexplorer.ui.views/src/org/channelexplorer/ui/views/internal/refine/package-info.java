/** The Refinement view: a network with the classes of a labelling. */
package org.channelexplorer.ui.views.internal.refine;
