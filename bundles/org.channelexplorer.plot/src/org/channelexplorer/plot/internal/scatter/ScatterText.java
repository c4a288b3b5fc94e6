package org.channelexplorer.plot.internal.scatter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.PlacedImages;
import org.channelexplorer.core.result.PlacedImages.Pair;
import org.channelexplorer.core.result.PlacedImages.PairTrust;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.LayerNames;

/** What a scatterplot says in words. */
final class ScatterText {
	private static final double TOLD = 0.1; // a difference of separations that is named
	private static final int NAMED = 5;

	private ScatterText() {
	}

	/** A short text each. */
	static List<String> facts(PlacedImages placed, PlotData data) {
		Catalogue catalogue = data.catalogue();
		Placement placement = placed.placement();
		List<String> facts = new ArrayList<>();
		String method = placement.method();
		facts.add(catalogue.find(ExtensionPoint.PROJECTIONS, method).map(Contribution::name).orElse(method)
				+ (placement.origin().summary().isEmpty() ? " of whole maps" : ""));
		Placement.Trust trust = placement.trust();
		if (!Double.isNaN(trust.trustworthiness())) {
			facts.add(String.format(Locale.ROOT, "trustworthiness %.3f", trust.trustworthiness()));
		}
		if (!Double.isNaN(trust.continuity())) {
			facts.add(String.format(Locale.ROOT, "continuity %.3f", trust.continuity()) + (trust.k() > 0 ? " (k = " + trust.k() + ")" : ""));
		}
		placement.stability().ifPresent(s -> facts.add(String.format(Locale.ROOT, "disparity between seeds %.3f (0 = stable)", s)));
		placed.clusters().ifPresent(c -> {
			String name = catalogue.find(ExtensionPoint.CLUSTERINGS, c.method()).map(Contribution::name).orElse(c.method());
			String count = c.clusters().size() + (c.clusters().size() == 1 ? " cluster" : " clusters");
			String none = c.noise() > 0 ? ", " + c.noise() + " images in none" : "";
			facts.add(c.note().contains(count) ? c.note() + none : name + ": " + count + none + (c.note().isEmpty() ? "" : "; " + c.note())); // said once
			ClusterShapes.crowded(c.clusters().size()).ifPresent(facts::add);
		});
		placed.pairs().ifPresent(p -> {
			worst(p, -1).ifPresent(pair -> facts.add("merges " + named(pair)));
			worst(p, 1).ifPresent(pair -> facts.add("separates " + named(pair)));
		});
		placed.alignment().ifPresent(a -> facts
				.add("aligned to " + LayerNames.of(data, a.layer())
						+ (Double.isNaN(a.disparity()) ? "" : String.format(Locale.ROOT, " (disparity %.2f)", a.disparity()))));
		if (!placement.note().isEmpty()) {
			facts.add(placement.note());
		}
		return facts;
	}

	private static String named(Pair pair) {
		return String.format(Locale.ROOT, "%s, %s (%.2f in the layer, %.2f here)", pair.a(), pair.b(), pair.inLayer(), pair.inPlane());
	}

	// the pair that the plane merges (sign -1) or separates (1) most falsely
	private static Optional<Pair> worst(PairTrust trust, int sign) {
		return trust.pairs().stream().filter(p -> sign * p.difference() >= TOLD).max(Comparator.comparingDouble(p -> sign * p.difference()));
	}

	/** A sentence for every class: how many images, and what they lie beside. */
	static void classes(StringBuilder text, Labels labels, double[] x, double[] y, View view) {
		int size = Math.min(x.length, labels.size());
		int[][] neighbours = Neighbours.classes(x, y, labels, size);
		BitSet selected = view.selected();
		int[] totals = new int[labels.classes().size()];
		int[] chosen = new int[totals.length];
		for (int i = 0; i < size; i++) {
			int c = labels.classOf(i);
			if (c >= 0) {
				totals[c]++;
				chosen[c] += selected.get(i) ? 1 : 0;
			}
		}
		for (int c = 0; c < totals.length; c++) {
			text.append(labels.classes().get(c)).append(": ").append(images(totals[c]));
			if (view.some()) {
				text.append(", ").append(chosen[c]).append(" selected");
			}
			text.append(Neighbours.sentence(neighbours[c], c, labels.classes())).append(".\n");
		}
	}

	/** The groups that colours show. */
	static void groups(StringBuilder text, List<LegendEntry> groups, ColorBy by) {
		text.append("Colours show the ").append(by.name().toLowerCase(Locale.ROOT)).append(": ");
		for (int g = 0; g < groups.size(); g++) {
			text.append(g == 0 ? "" : ", ").append(groups.get(g).name()).append(' ').append(groups.get(g).total());
		}
		text.append(".\n");
	}

	/** The pairs of classes that the plane shows falsely. */
	static void pairs(StringBuilder text, PairTrust trust) {
		text.append(String.format(Locale.ROOT, "Label-trustworthiness %.3f, label-continuity %.3f over %d pairs of classes.\n", trust.labelTrustworthiness(),
				trust.labelContinuity(), trust.measured()));
		trust.pairs().stream().filter(p -> Math.abs(p.difference()) >= TOLD).limit(NAMED)
				.forEach(p -> text
						.append(String.format(Locale.ROOT, "The plane falsely %s %s and %s: their separation is %.2f in the layer and %.2f in the plane.\n",
								p.difference() < 0 ? "merges" : "separates", p.a(), p.b(), p.inLayer(), p.inPlane())));
	}

	static String images(int n) {
		return n + (n == 1 ? " image" : " images");
	}
}
