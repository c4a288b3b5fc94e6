package org.channelexplorer.ui.views.internal.dataset;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.result.ReferenceSimilarity;
import org.channelexplorer.core.result.Representatives;

/**
 * What was computed of the classes: a value.
 *
 * @param similar  similarity to the reference by class, beyond chance; empty while none is chosen
 * @param coverage how well its representatives cover a class, by class; empty while they are not shown
 * @param what     what the similarities are, for a tool tip
 * @param largest  the largest similarity, that of the longest bar; 1 when none is above chance
 */
public record ClassNumbers(Map<String, Double> similar, Map<String, Representatives.Coverage> coverage, String what, double largest) {
	static final ClassNumbers NONE = new ClassNumbers(Map.of(), Map.of(), ""); //$NON-NLS-1$

	ClassNumbers(Map<String, Double> similar, Map<String, Representatives.Coverage> coverage, String what) {
		this(Map.copyOf(similar), Map.copyOf(coverage), what, largest(similar));
	}

	private static double largest(Map<String, Double> similar) {
		double largest = similar.values().stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).max().orElse(1);
		return largest > 0 ? largest : 1;
	}

	/** With the similarities over the network, or in one layer. @param layer null for the network */
	ClassNumbers with(ReferenceSimilarity result, String layer) {
		Map<String, Double> values = new HashMap<>();
		if (layer == null) {
			result.classes().forEach(c -> values.put(c.name(), c.corrected()));
		} else {
			result.byLayer().stream().filter(l -> l.layer().equals(layer)).forEach(l -> values.put(l.similar().name(), l.similar().corrected()));
		}
		return new ClassNumbers(values, coverage,
				"similarity to " + result.reference() + " beyond chance " + (layer == null ? "over " + result.layers() + " layers" : "in " + layer));
	}

	ClassNumbers withoutSimilarity() {
		return new ClassNumbers(Map.of(), coverage, ""); //$NON-NLS-1$
	}

	ClassNumbers with(Representatives result) {
		Map<String, Representatives.Coverage> covered = new HashMap<>();
		result.coverage().forEach(c -> covered.put(c.className(), c));
		return new ClassNumbers(similar, covered, what);
	}

	ClassNumbers withoutCoverage() {
		return new ClassNumbers(similar, Map.of(), what);
	}

	/** Similarity of a class to the reference, null for none. */
	public Double similarity(String className) {
		return similar.get(className);
	}

	/** The same for narrow places. */
	String shortCoverage(String className) {
		Representatives.Coverage c = coverage.get(className);
		return c == null ? "" : ", " + c.representatives() + " repr."; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** {@code , 3 representatives, coverage 0.62}; empty for none. */
	public String coverage(String className) {
		Representatives.Coverage c = coverage.get(className);
		return c == null ? "" //$NON-NLS-1$
				: ", " + c.representatives() + (c.representatives() == 1 ? " representative" : " representatives")
						+ (Double.isNaN(c.ratio()) ? "" : String.format(Locale.ROOT, ", coverage %.2f", c.ratio())); //$NON-NLS-1$
	}
}
