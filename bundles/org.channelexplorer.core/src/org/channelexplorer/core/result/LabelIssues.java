package org.channelexplorer.core.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * The labels of all images, most suspect first, with what speaks against them.
 *
 * @param basis     where the probabilities come from, and what was chosen
 * @param images    every image, most suspect first
 * @param layers    the layers that were asked, in network order; empty when none was
 * @param byLayer   images (in the order of {@code images}) x layers: probability of the given label by an out-of-fold probe on the layer
 * @param suggested the same of the suggested label
 * @param methods   every score that was tried, best first; one when it was named
 * @param classes   what the audit says of every class
 * @param conflicts near duplicates of different classes, the nearest first
 */
public record LabelIssues(Basis basis, List<OfImage> images, List<OfLayer> layers, FloatMatrix byLayer, FloatMatrix suggested,
		List<OfMethod> methods, List<OfClass> classes, List<Conflict> conflicts) {

	/** Type of the result. */
	public static final String TYPE = "audit";

	private static final String BY_LAYER = "byLayer";
	private static final String P_GIVEN = "p_given ";
	private static final String P_SUGGESTED = "p_suggested ";
	private static final String METHODS = "methods";
	private static final String CONFLICTS = "conflicts";
	private static final String EXPECTED = "expected_precision";
	private static final String LOW = "expected_low";
	private static final String HIGH = "expected_high";

	/** Whose probabilities were used. */
	public enum Source {
		/** The network's own. */
		NETWORK,
		/** Out-of-fold probes on layers. */
		PROBE,
		/** The mean of both. */
		BOTH
	}

	/** Whether an image's label looks wrong, and how. */
	public enum Finding {
		/** Nothing stands out. */
		FINE,
		/** The image is like those of another class. */
		MISLABELLED,
		/** The image is far from all classes. */
		STRANGE
	}

	/**
	 * What the list rests on.
	 *
	 * @param source      whose probabilities
	 * @param inSample    whether the network was fitted to these labels and has memorised them
	 * @param fit         share of the images whose given label is the network's prediction; NaN when it makes none
	 * @param method      id of the score
	 * @param methodName  its name
	 * @param planted     whether it was chosen by planting
	 * @param noise       expected share of wrong labels; NaN when it is not known
	 * @param noiseAtMost the confident joint's estimate, an upper bound; NaN when it cannot be made
	 * @param calibration how the expected precision was found
	 * @param why         what was chosen and why, in sentences
	 */
	public record Basis(Source source, boolean inSample, double fit, String method, String methodName, boolean planted, double noise, double noiseAtMost,
			String calibration, String why) {
	}

	/**
	 * The label of an image.
	 *
	 * @param file        the image
	 * @param classes     its class, and those it may belong to
	 * @param probability how likely they are
	 * @param verdict     what is made of it
	 * @param leavesAt    id of the layer from which on probes take it for another class; empty when the last one does not
	 * @param farness     distance to the nearest class as a share of the images that are nearer to their own class, 0 to 1
	 * @param conflict    file of its nearest near duplicate of another class, empty without
	 */
	public record OfImage(String file, Classes classes, Probability probability, Verdict verdict, String leavesAt, double farness, String conflict) {
	}

	/**
	 * Classes of an image.
	 *
	 * @param given     the one it has
	 * @param predicted the likeliest
	 * @param suggested the likeliest of the others
	 */
	public record Classes(String given, String predicted, String suggested) {
	}

	/**
	 * How likely an image's classes are.
	 *
	 * @param given       probability of the given class
	 * @param suggested   probability of the suggested class
	 * @param alternative probability of the suggested class among the two (PAC), suggested / (given + suggested), 0 to 1
	 */
	public record Probability(double given, double suggested, double alternative) {
	}

	/**
	 * What is made of an image's label.
	 *
	 * @param issue             whether it is among those expected to be wrong
	 * @param finding           mislabelled or strange, for an issue
	 * @param score             0 to 1, low = suspect
	 * @param rank              place in the list, from 1
	 * @param expectedPrecision expected share of wrong labels among the images up to this one; NaN when it is not known
	 * @param expectedLow       lower end of its interval, which is there when it is not known, too; NaN without one
	 * @param expectedHigh      upper end
	 */
	public record Verdict(boolean issue, Finding finding, double score, int rank, double expectedPrecision, double expectedLow, double expectedHigh) {

		/** Width of an interval up to which the number was right within .1 in simulated settings; beside a wider one it is rough. */
		private static final double CLOSE = 0.3;

		/** Without an interval. */
		public Verdict(boolean issue, Finding finding, double score, int rank, double expectedPrecision) {
			this(issue, finding, score, rank, expectedPrecision, Double.NaN, Double.NaN);
		}

		/** The interval in words, such as {@code 60 to 90 %}; empty without one. */
		public String between() {
			return Double.isNaN(expectedLow) ? "" : String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * expectedLow, 100 * expectedHigh);
		}

		/** Whether the interval is so wide that the number may be off by more than .1. */
		public boolean rough() {
			return expectedHigh - expectedLow > CLOSE;
		}

		/**
		 * What is expected, in words, such as {@code 75 % (60 to 90 %)}, or {@code roughly 75 % (40 to 95 %)} where the interval is wide; the interval alone
		 * where there is no number, empty without either.
		 */
		public String expected() {
			String between = between();
			return Double.isNaN(expectedPrecision) ? between
					: String.format(Locale.ROOT, "%s%.0f %%", rough() ? "roughly " : "", 100 * expectedPrecision)
							+ (between.isEmpty() ? "" : " (" + between + ")");
		}
	}

	/**
	 * A layer.
	 *
	 * @param layer     its id
	 * @param accuracy  share of the images whose given label its out-of-fold probe gives
	 * @param memorised whether it was left out because it has memorised the labels
	 * @param used      whether it decided about scores
	 */
	public record OfLayer(String layer, double accuracy, boolean memorised, boolean used) {
	}

	/**
	 * A score.
	 *
	 * @param method  its id
	 * @param name    its name
	 * @param planted average precision with which it finds planted errors; NaN when it was not tried
	 * @param chosen  whether it is the one used
	 */
	public record OfMethod(String method, String name, double planted, boolean chosen) {
	}

	/**
	 * A class.
	 *
	 * @param name        its name
	 * @param images      its images
	 * @param issues      those whose label looks wrong
	 * @param likeliest   the class suggested for most of them, empty without issues
	 * @param noiseAtMost upper bound of the share of wrong labels, by the confident joint
	 */
	public record OfClass(String name, int images, int issues, String likeliest, double noiseAtMost) {
	}

	/**
	 * Two images that are alike and have different classes.
	 *
	 * @param image      a file
	 * @param other      another file
	 * @param given      class of the first
	 * @param otherGiven class of the other
	 * @param distance   of their summaries, in units of the median distance of an image to its nearest one; 0 for images the network cannot distinguish
	 */
	public record Conflict(String image, String other, String given, String otherGiven, double distance) {
	}

	public LabelIssues {
		images = List.copyOf(images);
		layers = List.copyOf(layers);
		methods = List.copyOf(methods);
		classes = List.copyOf(classes);
		conflicts = List.copyOf(conflicts);
	}

	/** The label of a file; empty when it is not among the images. */
	public Optional<OfImage> of(String file) {
		return images.stream().filter(i -> i.file.equals(file)).findFirst();
	}

	/** The labels by file. */
	public Map<String, OfImage> byFile() {
		Map<String, OfImage> by = new HashMap<>();
		images.forEach(i -> by.put(i.file, i));
		return by;
	}

	/** The images whose label looks wrong, most suspect first. */
	public List<OfImage> issues() {
		return images.stream().filter(i -> i.verdict.issue).toList();
	}

	/** What the list rests on, in words: whose probabilities, in or out of sample, the score, the fit, and how many labels are expected to be wrong. */
	public List<String> facts() {
		List<String> facts = new ArrayList<>();
		facts.add(basis.inSample ? "In sample, memorised" : "Out of sample, or not memorised");
		facts.add(switch (basis.source) {
		case NETWORK -> "the network's probabilities";
		case PROBE -> "out-of-fold probes on the layers";
		case BOTH -> "the network's probabilities and probes on the layers";
		});
		facts.add(basis.methodName + (basis.planted ? ", chosen by planted errors" : ""));
		if (!Double.isNaN(basis.fit)) {
			facts.add(String.format(Locale.ROOT, "the network fits %.1f %% of the labels", 100 * basis.fit));
		}
		String between = images.isEmpty() ? "" : images.getLast().verdict.between();
		String wrong = Double.isNaN(basis.noise) ? between : String.format(Locale.ROOT, "about %.1f %%", 100 * basis.noise);
		facts.add(wrong.isEmpty() ? "how many are wrong is not known"
				: wrong + " wrong" + (Double.isNaN(basis.noise) || between.isEmpty() ? "" : " (" + between + ")"));
		return facts;
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static LabelIssues of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		Basis basis = new Basis(value(Source.class, r.text("source"), Source.NETWORK), r.text("sample").equals("in"), r.number("fit"), r.text(Names.METHOD),
				r.text("methodName"), r.text("chosenBy").equals("planting"), r.number("noise"), r.number("noiseAtMost"), r.text("calibration"), r.text("why"));
		List<OfImage> images = r.rows(Result.MAIN, row -> new OfImage(row.text(Names.FILE),
				new Classes(row.text("given_label"), row.text("predicted_label"), row.text("suggested_label")),
				new Probability(row.number("p_given"), row.number("p_suggested"), row.number("pac")),
				new Verdict(row.text("is_label_issue").equals("true"), value(Finding.class, row.text("finding"), Finding.FINE), row.number("label_score"),
						row.whole(Names.RANK), row.number(EXPECTED), row.number(LOW), row.number(HIGH)),
				row.text("leaves_class_at"), row.number("farness"), row.text("conflicts_with")));
		List<OfLayer> layers = r.rows(Names.LAYERS,
				row -> new OfLayer(row.text(Names.LAYER), row.number("accuracy"), row.text("memorised").equals("true"), row.text("used").equals("true")));
		return new LabelIssues(basis, images, layers, byLayer(r, P_GIVEN, images.size(), layers), byLayer(r, P_SUGGESTED, images.size(), layers),
				r.rows(METHODS, row -> new OfMethod(row.text(Names.METHOD), row.text("name"), row.number("planted"), row.text("chosen").equals("true"))),
				r.rows(Names.CLASSES, row -> new OfClass(row.text(Names.CLASS), row.whole(Names.IMAGES), row.whole("issues"), row.text("likeliest"),
						row.number("noiseAtMost"))),
				r.rows(CONFLICTS, row -> new Conflict(row.text(Names.IMAGE), row.text("other"), row.text("given_label"), row.text("other_label"),
						row.number(Names.DISTANCE))));
	}

	private static FloatMatrix byLayer(Reading r, String prefix, int images, List<OfLayer> layers) throws InputException {
		List<double[]> rows = r.rows(BY_LAYER, row -> {
			double[] p = new double[layers.size()];
			for (int l = 0; l < p.length; l++) {
				p[l] = row.number(prefix + layers.get(l).layer);
			}
			return p;
		});
		float[] p = new float[images * layers.size()];
		for (int i = 0; i < p.length; i++) {
			p[i] = (float) rows.get(i / layers.size())[i % layers.size()];
		}
		return FloatMatrix.of(images, layers.size(), p);
	}

	private static <E extends Enum<E>> E value(Class<E> type, String text, E otherwise) throws InputException {
		for (E e : type.getEnumConstants()) {
			if (word(e).equals(text)) {
				return e;
			}
		}
		if (text.isEmpty()) {
			return otherwise;
		}
		throw new InputException("an 'audit' result has the unknown word '" + text + "': it was made by another version");
	}

	private static String word(Enum<?> e) {
		return e == Finding.FINE ? "" : e.name().toLowerCase(java.util.Locale.ROOT);
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		scalars.put("source", word(basis.source));
		scalars.put("sample", basis.inSample ? "in" : "out");
		scalars.put("fit", basis.fit);
		scalars.put(Names.METHOD, basis.method);
		scalars.put("methodName", basis.methodName);
		scalars.put("chosenBy", basis.planted ? "planting" : "user");
		scalars.put("noise", basis.noise);
		scalars.put("noiseAtMost", basis.noiseAtMost);
		scalars.put("calibration", basis.calibration);
		scalars.put("why", basis.why);
		Map<String, Table> tables = new TreeMap<>();
		tables.put(Result.MAIN, new Rows<>(images).text(Names.FILE, OfImage::file).text("given_label", i -> i.classes.given)
				.text("predicted_label", i -> i.classes.predicted).number("label_score", i -> i.verdict.score)
				.text("is_label_issue", i -> String.valueOf(i.verdict.issue)).whole(Names.RANK, i -> i.verdict.rank)
				.text("suggested_label", i -> i.classes.suggested).number("p_given", i -> i.probability.given)
				.number("p_suggested", i -> i.probability.suggested).text("finding", i -> word(i.verdict.finding)).text("leaves_class_at", OfImage::leavesAt)
				.number("pac", i -> i.probability.alternative).number("farness", OfImage::farness).number(EXPECTED, i -> i.verdict.expectedPrecision)
				.number(LOW, i -> i.verdict.expectedLow).number(HIGH, i -> i.verdict.expectedHigh)
				.text("conflicts_with", OfImage::conflict).table());
		tables.put(Names.LAYERS, new Rows<>(layers).text(Names.LAYER, OfLayer::layer).number("accuracy", OfLayer::accuracy)
				.text("memorised", l -> String.valueOf(l.memorised)).text("used", l -> String.valueOf(l.used)).table());
		tables.put(METHODS, new Rows<>(methods).text(Names.METHOD, OfMethod::method).text("name", OfMethod::name).number("planted", OfMethod::planted)
				.text("chosen", m -> String.valueOf(m.chosen)).table());
		tables.put(Names.CLASSES, new Rows<>(classes).text(Names.CLASS, OfClass::name).whole(Names.IMAGES, OfClass::images).whole("issues", OfClass::issues)
				.text("likeliest", OfClass::likeliest).number("noiseAtMost", OfClass::noiseAtMost).table());
		tables.put(CONFLICTS, new Rows<>(conflicts).text(Names.IMAGE, Conflict::image).text("other", Conflict::other).text("given_label", Conflict::given)
				.text("other_label", Conflict::otherGiven).number(Names.DISTANCE, Conflict::distance).table());
		Table.Builder probes = Table.builder().strings(Names.FILE, images.stream().map(OfImage::file).toArray(String[]::new));
		for (int l = 0; l < layers.size(); l++) {
			probes.doubles(P_GIVEN + layers.get(l).layer, doubles(byLayer.column(l)));
			probes.doubles(P_SUGGESTED + layers.get(l).layer, doubles(suggested.column(l)));
		}
		tables.put(BY_LAYER, probes.build());
		return new Result(TYPE, scalars, tables, Map.of());
	}

	private static double[] doubles(float[] column) {
		return java.util.stream.IntStream.range(0, column.length).mapToDouble(i -> column[i]).toArray();
	}

	/** The average precision of finding given files in this order, for comparisons with a known truth; NaN when none of them is there. */
	public double averagePrecision(java.util.Set<String> wrong) {
		List<Double> precisions = new ArrayList<>();
		for (int i = 0; i < images.size(); i++) {
			if (wrong.contains(images.get(i).file)) {
				precisions.add((precisions.size() + 1) / (double) (i + 1));
			}
		}
		return precisions.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
	}
}
