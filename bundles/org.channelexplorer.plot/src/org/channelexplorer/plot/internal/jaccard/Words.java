package org.channelexplorer.plot.internal.jaccard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.internal.Counts;
import org.channelexplorer.plot.internal.jaccard.Options.Order;

/** Texts about similarities. */
record Words(PlotData data, Similarities similarities) {

	List<String> facts() {
		ClassSimilarity r = similarities.result;
		List<String> facts = new ArrayList<>();
		facts.add("eta " + ColourBar.percent(r.sets().eta()) + ": " + Counts.of(r.sets().size()) + " of " + Counts.of(r.sets().channels(), "channel"));
		facts.add("chance level " + ColourBar.number(r.sets().chance()));
		facts.add(switch (similarities.options.order()) {
		case CLASS -> "order: class, most typical first";
		case CLUSTER -> "order: cluster" + (similarities.order.length > ImageOrder.LINKED ? ", of " + ImageOrder.LINKED + " images at most" : "");
		case GIVEN -> "order: as given";
		});
		if (!similarities.hasImages()) {
			facts.add("image pairs " + r.imagePairs());
		} else if (similarities.options.quick() && similarities.side() > 1) {
			facts.add("similarity of mean counts, " + similarities.side() + " x " + similarities.side() + " images; means follow");
		} else if (similarities.side() > 1) {
			facts.add("1 cell = mean of " + similarities.side() + " x " + similarities.side() + " images");
		}
		if (!similarities.options.collapsed().isBlank() && similarities.options.order() != Order.CLASS) {
			facts.add("classes are collapsed in the order by class only");
		}
		return facts;
	}

	private String name(int image) {
		return data.images().get(image).file() + " (" + ofImage(image) + ")";
	}

	private String ofImage(int image) {
		return similarities.labels.nameOf(image);
	}

	private String both(double similarity) {
		return "Jaccard " + ColourBar.number(similarity) + ", beyond chance " + ColourBar.number(similarities.corrected(similarity));
	}

	String image(int i) {
		return name(i);
	}

	String pair(int i, int j) {
		int size = similarities.result.sets().size();
		int shared = similarities.shared(i, j);
		double expected = (double) size * size / similarities.result.sets().channels();
		return name(i) + "\n" + name(j) + "\n" + String.format(Locale.ROOT, "%d shared, %d only the first, %d only the second; %.1f shared by chance", shared,
				size - shared, size - shared, expected) + "\n" + both(similarities.jaccard(shared));
	}

	/** What a pixel shows besides its middle pair. */
	String oneOf(int down, int across, double mean) {
		return "\nin a pixel of " + down + " x " + across + " images, mean " + ColourBar.number(mean) + "; zoom in for each of them";
	}

	String imageAndClass(int i, int c, double similarity) {
		return name(i) + " and the images of " + similarities.labels.classes().get(c) + "\nmean " + both(similarity);
	}

	String ofClass(int c) {
		int images = similarities.labels.counts()[c];
		String text = similarities.labels.classes().get(c) + ": " + Counts.of(images, "image");
		return c >= similarities.classes.size() ? text : text + "\nwithin: " + both(similarities.ofClasses(c, c)) + tested(c, c) + nearest(c);
	}

	private String nearest(int c) {
		int other = nearestOther(c);
		return other < 0 ? "" : "\nmost similar other class: " + similarities.classes.get(other) + ", " + both(similarities.ofClasses(c, other));
	}

	/** The other class with the largest similarity, -1 for none. */
	int nearestOther(int c) {
		return IntStream.range(0, similarities.classes.size()).filter(o -> o != c && !Double.isNaN(similarities.ofClasses(c, o))).boxed()
				.reduce((a, b) -> similarities.ofClasses(c, b) > similarities.ofClasses(c, a) ? b : a).orElse(-1);
	}

	String ofClasses(int a, int b) {
		return similarities.classes.get(a) + " and " + similarities.classes.get(b) + "\nmean " + both(similarities.ofClasses(a, b)) + tested(a, b);
	}

	private String tested(int a, int b) {
		ClassSimilarity.Pair pair = similarities.pair(a, b);
		return Double.isNaN(pair.p()) ? "" : String.format(Locale.ROOT, "; p %.3g, q %.3g", pair.p(), pair.q());
	}

	String text() {
		StringBuilder text = new StringBuilder("Jaccard similarity of " + similarities.order.length + " images and " + similarities.classes.size()
				+ " classes in " + similarities.result.origin().layer());
		facts().forEach(f -> text.append(", ").append(f));
		text.append(".\n");
		for (int c = 0; c < similarities.classes.size(); c++) {
			text.append(ofClass(c).replaceFirst("\n", "; ").replace("\n", "; ")).append(".\n");
		}
		return text.toString();
	}
}
