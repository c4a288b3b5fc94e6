/** The network as the window shows it, from what is saved with an analysis. */
package org.channelexplorer.report.internal.network;
