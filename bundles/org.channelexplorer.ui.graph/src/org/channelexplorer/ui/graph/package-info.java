/** The network editor. */
package org.channelexplorer.ui.graph;
