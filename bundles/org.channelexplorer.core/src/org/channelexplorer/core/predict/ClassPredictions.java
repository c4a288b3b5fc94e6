package org.channelexplorer.core.predict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;

/**
 * What a classifier predicts for the images, beside their classes. An image is judged right or wrong only when its class is an output of
 * the network by name. A class has the output that alone agrees with it by the first of these rules by which any output does:
 * <ol>
 * <li>the same name</li>
 * <li>the same letters and digits, whatever case, blanks, underscores and other signs between them are</li>
 * <li>the same WordNet id in front ({@code n02085620}, {@code n02085620-Chihuahua})</li>
 * <li>as rule 2 without a number or WordNet id in front of either ({@code 151_Chihuahua}, {@code 0 cat})</li>
 * <li>as rule 4 for one of the names that commas separate ({@code golden retriever, goldie})</li>
 * </ol>
 * When several outputs agree with a class by that rule, or several classes with an output, none of them match
 * ({@link #unmatched()} names them).
 *
 * <p>
 * A network of one output makes no claim unless its value is from 0 to 1 and names say what it means: one name is that of values from
 * 0.5 on, two names are those of the values below 0.5 and from 0.5 on.
 *
 * <p>
 * Values are looked up when asked for; any thread may ask.
 */
public final class ClassPredictions {
	private final FloatMatrix probabilities;
	private final OutputNames names;
	private final Labels labels;
	private final String hash;
	private final NameMatching matching;
	private final boolean two;
	private final int[] best;

	/**
	 * A prediction.
	 *
	 * @param output      index of the likeliest output, the first of equals
	 * @param name        its name, {@code output 7} when it has none
	 * @param probability of it
	 */
	public record Prediction(int output, String name, double probability) {
		/** For people: {@code cat (87 %)}. */
		public String text() {
			return String.format(Locale.ROOT, "%s (%.0f %%)", name, 100 * probability);
		}
	}

	private ClassPredictions(FloatMatrix probabilities, OutputNames names, Labels labels, String hash) {
		this.probabilities = probabilities;
		this.names = names;
		this.labels = labels;
		this.hash = hash;
		matching = NameMatching.of(labels.classes(), names.names());
		two = probabilities.columns() == 1 && names.names().size() == 2;
		best = new int[probabilities.rows()];
		Arrays.fill(best, Integer.MIN_VALUE);
	}

	/**
	 * The predictions for labelled images.
	 *
	 * @param probabilities images x outputs
	 * @param names         one per output, or {@link OutputNames#NONE}
	 * @param labels        the class of every image
	 * @param hash          of the recipe of {@code probabilities} and of the names; not of the labels
	 */
	public static ClassPredictions of(FloatMatrix probabilities, OutputNames names, Labels labels, String hash) {
		if (probabilities.rows() != labels.size()) {
			throw new IllegalArgumentException(probabilities.rows() + " predictions of " + labels.size() + " images");
		}
		return new ClassPredictions(probabilities, names, labels, hash);
	}

	/** The names of the outputs and where they come from. */
	public OutputNames names() {
		return names;
	}

	/** Where the names come from, e.g. {@code labels.txt}; empty when they are not known. */
	public String source() {
		return names.source();
	}

	/** Hash of the probabilities and of the names; the labels have their own hash. */
	public String hash() {
		return hash;
	}

	/** The classes of the images. */
	public Labels labels() {
		return labels;
	}

	/** Number of outputs that can be predicted; 2 for one value with two names. */
	public int outputs() {
		return two ? 2 : probabilities.columns();
	}

	/** Name of an output: {@code output 7} when it has none. */
	public String name(int output) {
		return names.known() ? names.names().get(output) : "output " + output;
	}

	/** Probability of an output for an image. */
	public double probability(int row, int output) {
		return !two ? probabilities.get(row, output) : output == 1 ? probabilities.get(row, 0) : 1 - probabilities.get(row, 0);
	}

	/** The prediction for an image; empty when the network makes no claim of it. */
	public Optional<Prediction> of(int row) {
		int output = best(row);
		return output < 0 ? Optional.empty() : Optional.of(new Prediction(output, name(output), probability(row, output)));
	}

	private boolean claims(int row) {
		if (probabilities.columns() > 1) {
			return best(row) >= 0;
		}
		float value = probabilities.get(row, 0);
		return names.known() && value >= 0 && value <= 1; // NaN: no
	}

	// -1 for no claim, and for none of the outputs
	private int best(int row) {
		if (best[row] == Integer.MIN_VALUE) {
			best[row] = findBest(row);
		}
		return best[row];
	}

	private int findBest(int row) {
		if (probabilities.columns() == 1) {
			float value = probabilities.get(row, 0);
			return !claims(row) ? -1 : two ? value >= 0.5f ? 1 : 0 : value >= 0.5f ? 0 : -1;
		}
		int likeliest = 0;
		for (int o = 1; o < probabilities.columns(); o++) {
			if (probabilities.get(row, o) > probabilities.get(row, likeliest)) {
				likeliest = o;
			}
		}
		return Float.isNaN(probabilities.get(row, likeliest)) ? -1 : likeliest;
	}

	/** The output of a class, -1 when no output is it by name. */
	public int columnOf(int classIndex) {
		return matching.columns()[classIndex];
	}

	/** The classes that are no output by name, with the reason. */
	public SequencedMap<String, String> unmatched() {
		return matching.unmatched();
	}

	/** Whether predictions can be compared with the labels of at least one class. */
	public boolean comparable() {
		return matching.unmatched().size() < labels.classes().size();
	}

	/** Why predictions cannot be compared with the labels, one sentence, or for which classes; empty when they can for all. */
	public String incomparable() {
		if (!names.known()) {
			return names.unknown();
		}
		if (matching.unmatched().isEmpty()) {
			return "";
		}
		String which = matching.unmatched().entrySet().stream().limit(5).map(e -> e.getKey() + " (" + e.getValue() + ")").collect(Collectors.joining(", "))
				+ (matching.unmatched().size() > 5 ? " ..." : "");
		return (comparable() ? matching.unmatched().size() + " of " + labels.classes().size() + " classes are no" : "No class is an")
				+ " output of the network by name ("
				+ source() + "): " + which;
	}

	/** Whether an image's prediction can be compared with its label: its class is an output, and the network makes a claim. */
	public boolean judged(int row) {
		return column(row) >= 0 && claims(row);
	}

	private int column(int row) {
		int c = labels.classOf(row);
		return c < 0 ? -1 : columnOf(c);
	}

	/** Whether the network predicts another output than the image's class; false when they cannot be compared. */
	public boolean contradicted(int row) {
		return judged(row) && best(row) != column(row);
	}

	/** Probability of the image's own class; NaN when it is no output. */
	public double p(int row) {
		return judged(row) ? probability(row, column(row)) : Double.NaN;
	}

	/** Share of a class' images predicted as such; NaN when none can be compared. */
	public double accuracy(int classIndex) {
		int[] judged = IntStream.of(labels.rowsOf(classIndex)).filter(this::judged).toArray();
		return judged.length == 0 ? Double.NaN : IntStream.of(judged).filter(r -> !contradicted(r)).count() / (double) judged.length;
	}

	/** Number of images whose prediction can be compared with the label. */
	public int judged() {
		return (int) IntStream.range(0, labels.size()).filter(this::judged).count();
	}

	/** Images whose class the network contradicts, most confident first, then by row. */
	public List<Integer> contradicted() {
		return IntStream.range(0, labels.size()).filter(this::contradicted).boxed()
				.sorted(Comparator.<Integer>comparingDouble(i -> -of(i).map(Prediction::probability).orElseGet(() -> 1 - p(i))).thenComparing(i -> i)).toList();
	}

	/** Images of each class (rows) by the class predicted (columns); the last column counts all other outputs and images without a claim. */
	public int[][] confusion() {
		int k = labels.classes().size();
		int[] classOf = new int[outputs()];
		Arrays.fill(classOf, k);
		for (int c = 0; c < k; c++) {
			if (columnOf(c) >= 0) {
				classOf[columnOf(c)] = c;
			}
		}
		int[][] counts = new int[k][k + 1];
		for (int i = 0; i < labels.size(); i++) {
			if (labels.classOf(i) >= 0) {
				counts[labels.classOf(i)][best(i) < 0 ? k : classOf[best(i)]]++;
			}
		}
		return counts;
	}
}
