package org.channelexplorer.plot.internal.scatter;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.plot.View;

/** The images whose place in the plane says something untrue of their neighbours in the layer. */
final class Untrue {
	private final BitSet falseNeighbours = new BitSet();
	private final BitSet torn = new BitSet();
	private final Placement.Trust trust;
	private final double limit;
	private final int size;

	/** @param limit images below this trustworthiness or continuity are marked */
	Untrue(Placement.Trust trust, double limit, int size) {
		this.trust = trust;
		this.limit = limit;
		this.size = size;
		for (int i = 0; i < Math.min(size, trust.ofImages().size()); i++) {
			falseNeighbours.set(i, trust.ofImages().get(i).trustworthiness() < limit); // not for NaN
			torn.set(i, trust.ofImages().get(i).continuity() < limit);
		}
	}

	boolean marked(int image) {
		return falseNeighbours.get(image) || torn.get(image);
	}

	/** How many there are, as a fact about the plot. */
	String fact() {
		if (trust.ofImages().isEmpty()) {
			return "trust of single images is not known";
		}
		return String.format(Locale.ROOT, "%d with false neighbours, %d torn from theirs (below %.2f%s)", falseNeighbours.cardinality(), torn.cardinality(),
				limit,
				trust.images() < size ? ", " + trust.images() + " images looked at" : "");
	}

	List<LegendEntry> legend(View view) {
		int ring = view.theme().error();
		return List.of(entry("false neighbours", falseNeighbours, ring, view), entry("torn from neighbours", torn, ring, view));
	}

	private static LegendEntry entry(String name, BitSet images, int rgb, View view) {
		BitSet chosen = view.selected();
		chosen.and(images);
		return new LegendEntry(name, Marker.CIRCLE, rgb, images.cardinality(), chosen.cardinality(),
				Hit.images(IntStream.range(0, images.length()).filter(images::get).toArray(), name), false);
	}
}
