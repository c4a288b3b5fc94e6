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
	 * What a miniature shows.
	 *
	 * @param plot what is drawn, null when there is none
	 * @param look how it is looked at, in any size; null without a plot
	 * @param text what is written when there is no plot
	 */
	public record Content(Plot plot, View look, String text) {
		/** A sentence instead of a plot. */
		public static Content said(String text) {
			return new Content(null, null, text);
		}
	}

	/** A miniature at its place. */
	public record Inside(Content content, double x, double y, double width, double height) {
	}

	public NetworkNode {
		layers = List.copyOf(layers);
		insides = List.copyOf(insides);
	}

	boolean contains(double x, double y) {
		return x >= place.x() && x <= place.x() + place.width() && y >= place.y() && y <= place.y() + place.height();
	}
}
