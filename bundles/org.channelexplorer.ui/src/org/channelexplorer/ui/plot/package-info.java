/** Plots in windows. */
package org.channelexplorer.ui.plot;
