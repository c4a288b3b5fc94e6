package org.channelexplorer.plot.internal.network;

import java.util.List;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.View;

/**
 * A box of a network's drawing with what is known of it.
 *
 * @param layers  ids of the layers behind it, in network order; the first names it
 * @param name    for people
 * @param box     what stands in it
 * @param place   where it is
 * @param facts   what else is known of it, a fact per line
 * @param insides the miniatures below its texts
 */
public record NetworkNode(List<String> layers, String name, NetworkBox box, NetworkBox.Place place, String facts, List<Inside> insides) {

	/**
	 * A miniature.
	 *
	 * @param plot what is drawn
	 * @param look how it is looked at
	 */
	public record Inside(Plot plot, View look, double x, double y, double width, double height) {
	}

	public NetworkNode {
		layers = List.copyOf(layers);
		insides = List.copyOf(insides);
	}

	boolean contains(double x, double y) {
		return x >= place.x() && x <= place.x() + place.width() && y >= place.y() && y <= place.y() + place.height();
	}
}
