package org.channelexplorer.ui.views.internal.jaccard;

import java.util.Locale;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.plot.Hit;

/** The numbers of two images or two classes in words. */
final class PairText {
	private PairText() {
	}

	/** @param pair two images, or one class or two */
	static String of(Layer layer, ClassSimilarity result, Hit pair) {
		return pair.classes().isEmpty() ? ofImages(layer, result, pair.images()[0], pair.images()[1])
				: ofClasses(result, pair.classes().getFirst(), pair.classes().getLast());
	}

	private static String ofImages(Layer layer, ClassSimilarity result, int i, int j) {
		ChannelSets two = layer.order().sets(result.sets().size(), new int[] { i, j });
		int shared = two.intersection(0, 1);
		int only = two.size() - shared;
		double expected = (double) two.size() * two.size() / two.channels();
		return layer.name(i) + "\n" + layer.name(j) + "\n"
				+ String.format(Locale.ROOT, "%d shared, %d only the first, %d only the second; %.1f shared by chance%n", shared, only, only, expected)
						.replace(System.lineSeparator(), "\n")
				+ numbers(two.similarity(0, 1), two.corrected(two.similarity(0, 1)));
	}

	private static String ofClasses(ClassSimilarity result, String a, String b) {
		String names = a.equals(b) ? "within " + a : a + " and " + b;
		return result.pairs().stream().filter(p -> p.classA().equals(a) && p.classB().equals(b) || p.classA().equals(b) && p.classB().equals(a)).findFirst()
				.map(p -> names + ", " + String.format(Locale.ROOT, "%,d", p.pairs()) + " image pairs\nmean " + numbers(p.similarity(), p.corrected())
						+ (Double.isNaN(p.p()) ? "" : String.format(Locale.ROOT, "; p %.3g, q %.3g", p.p(), p.q())))
				.orElse(names);
	}

	private static String numbers(double similarity, double corrected) {
		return String.format(Locale.ROOT, "Jaccard %.3f, beyond chance %.3f", similarity, corrected);
	}
}
