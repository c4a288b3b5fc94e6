package org.channelexplorer.report.internal.network;

import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.View;

/**
 * A network ready to be written.
 *
 * @param plot what is drawn
 * @param look what is selected in it
 */
public record NetworkPicture(Plot plot, View look) {
}
