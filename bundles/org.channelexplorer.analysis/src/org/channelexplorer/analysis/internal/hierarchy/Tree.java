package org.channelexplorer.analysis.internal.hierarchy;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.analysis.AverageLinkage;

/**
 * A tree over numbered items as comparisons need it.
 *
 * @param leaves     number of items
 * @param clades     item sets of the inner nodes
 * @param cophenetic height at which two items meet, row-major; any unit
 */
record Tree(int leaves, List<BitSet> clades, double[] cophenetic) {

	static Tree of(AverageLinkage linkage) {
		return new Tree(linkage.leaves(), linkage.leafSets(), linkage.cophenetic());
	}

	/**
	 * How two trees over the same items differ.
	 *
	 * @param robinsonFoulds number of item sets that are a node of one tree only
	 * @param normalised     that over the number of nodes of both, 0 = same shape, 1 = nothing in common; NaN when neither has inner nodes
	 * @param correlation    Pearson correlation of the heights at which pairs meet; NaN when one of them is constant
	 */
	record Difference(int robinsonFoulds, double normalised, double correlation) {
	}

	/** Compares, looking at some items only. @param items ascending */
	static Difference compare(Tree a, Tree b, BitSet items) {
		Set<BitSet> ofA = a.clades(items);
		Set<BitSet> ofB = b.clades(items);
		Set<BitSet> shared = new LinkedHashSet<>(ofA);
		shared.retainAll(ofB);
		int different = ofA.size() + ofB.size() - 2 * shared.size();
		double normalised = ofA.isEmpty() && ofB.isEmpty() ? Double.NaN : (double) different / (ofA.size() + ofB.size());
		return new Difference(different, normalised, correlation(a.pairs(items), b.pairs(items)));
	}

	/** Different item sets of 2 or more, but not all, of the items. */
	Set<BitSet> clades(BitSet items) {
		Set<BitSet> sets = new LinkedHashSet<>();
		for (BitSet clade : clades) {
			BitSet part = (BitSet) clade.clone();
			part.and(items);
			if (part.cardinality() > 1 && part.cardinality() < items.cardinality()) {
				sets.add(part);
			}
		}
		return sets;
	}

	private double[] pairs(BitSet items) {
		int[] i = items.stream().toArray();
		double[] pairs = new double[i.length * (i.length - 1) / 2];
		for (int a = 0, p = 0; a < i.length; a++) {
			for (int b = a + 1; b < i.length; b++, p++) {
				pairs[p] = cophenetic[i[a] * leaves + i[b]];
			}
		}
		return pairs;
	}

	/** Pearson correlation; NaN when one side is constant or there are fewer than two values. */
	static double correlation(double[] x, double[] y) {
		double mx = 0;
		double my = 0;
		for (int i = 0; i < x.length; i++) {
			mx += x[i] / x.length;
			my += y[i] / y.length;
		}
		double xy = 0;
		double xx = 0;
		double yy = 0;
		for (int i = 0; i < x.length; i++) {
			xy += (x[i] - mx) * (y[i] - my);
			xx += (x[i] - mx) * (x[i] - mx);
			yy += (y[i] - my) * (y[i] - my);
		}
		// spreads of rounding size are constants
		boolean constant = xx <= 1e-24 * Math.max(1, mx * mx) || yy <= 1e-24 * Math.max(1, my * my);
		return x.length < 2 || constant ? Double.NaN : Math.clamp(xy / Math.sqrt(xx * yy), -1, 1);
	}
}
