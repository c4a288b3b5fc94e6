package org.channelexplorer.core.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.repair.Refit;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.util.InputException;

/**
 * A plan to remove channels, and what it costs: measured on images that the plan was not made from.
 *
 * @param layer       the layer whose channels were chosen
 * @param choice      how
 * @param images      the images of both halves
 * @param accuracy    share of the held-out images that are predicted as their class; NaN when the network predicts no class
 * @param separation  separability of the held-out images at the layer: all channels, and those that stay
 * @param random      accuracy of random sets of as many channels, replaced likewise
 * @param costs       size of the network
 * @param classes     what every class loses, worst first
 * @param pairs       what every pair of classes loses, worst first
 * @param flips       held-out images whose prediction changes
 * @param removed     the channels that go, coupled ones included
 * @param curve       accuracy by share of removed channels
 * @param substitutes what stands in for the removed channels, where they are read: what is exported
 * @param notes       what a reader must know
 */
public record PlannedSurgery(String layer, Choice choice, Images images, Change accuracy, Separation separation, Band random, Costs costs,
		List<ClassCost> classes, List<PairCost> pairs, List<Flip> flips, List<Removed> removed, List<Point> curve, List<Substitute> substitutes,
		List<String> notes) {

	/** Type of the result. */
	public static final String TYPE = "surgery";

	/**
	 * How channels were chosen.
	 *
	 * @param ranking     id of the ranking; empty for explicit channels
	 * @param replacement what stands in for them
	 * @param share       share of the channels asked for; NaN for explicit channels and with a guard
	 * @param guard       most that a class of the choosing half may lose, NaN without
	 * @param channels    channels of the layer before
	 * @param count       how many of the layer go
	 * @param level       probability of the intervals
	 */
	public record Choice(String ranking, Replacement replacement, double share, double guard, int channels, int count, double level) {
	}

	/**
	 * The two halves of the images.
	 *
	 * @param choosing files that the plan and what replaces channels were found on
	 * @param heldOut  files that everything here is measured on
	 */
	public record Images(List<String> choosing, List<String> heldOut) {
		public Images {
			choosing = List.copyOf(choosing);
			heldOut = List.copyOf(heldOut);
		}
	}

	/**
	 * A value before and after on the same images.
	 *
	 * @param before     with all channels
	 * @param after      under the plan
	 * @param low        lower end of the paired interval of after - before, NaN without one
	 * @param high       upper end
	 */
	public record Change(double before, double after, double low, double high) {
		/** After - before. */
		public double difference() {
			return after - before;
		}
	}

	/**
	 * Separability.
	 *
	 * @param metric id of the metric
	 * @param change paired grouped-jackknife interval
	 */
	public record Separation(String metric, Change change) {
	}

	/**
	 * Random sets.
	 *
	 * @param sets number of sets; 0 when none were tried
	 * @param mean mean accuracy
	 * @param low  lowest
	 * @param high highest
	 */
	public record Band(int sets, double mean, double low, double high) {
	}

	/** Size of the network; 0 where it is not known. */
	public record Costs(long parametersBefore, long parametersAfter, long macsBefore, long macsAfter) {
	}

	/**
	 * A class.
	 *
	 * @param name     its name
	 * @param images   held-out images of it
	 * @param accuracy share predicted as it
	 */
	public record ClassCost(String name, int images, Change accuracy) {
	}

	/**
	 * Two classes.
	 *
	 * @param a          one
	 * @param b          the other
	 * @param confused   share of the held-out images of both that are predicted as the other one
	 * @param separation separability of the two at the layer
	 */
	public record PairCost(String a, String b, Change confused, Change separation) {
	}

	/**
	 * An image whose prediction changes.
	 *
	 * @param image  file
	 * @param name   its class
	 * @param before predicted with all channels
	 * @param after  predicted under the plan
	 * @param pBefore probability of its class before, among the outputs that are compared
	 * @param pAfter  probability after
	 */
	public record Flip(String image, String name, String before, String after, double pBefore, double pAfter) {
	}

	/**
	 * A channel that goes.
	 *
	 * @param layer   its layer
	 * @param channel index
	 * @param asked   whether it was chosen; else it is coupled with one that was
	 */
	public record Removed(String layer, int channel, boolean asked) {
	}

	/**
	 * A point of the curve.
	 *
	 * @param share     share of the layer's channels that go
	 * @param count     how many
	 * @param accuracy  under the plan of that size
	 * @param worst     what the class that loses most loses: after - before
	 * @param worstName that class
	 * @param random    random sets of the same size
	 */
	public record Point(double share, int count, double accuracy, double worst, String worstName, Band random) {
	}

	public PlannedSurgery {
		classes = List.copyOf(classes);
		pairs = List.copyOf(pairs);
		flips = List.copyOf(flips);
		removed = List.copyOf(removed);
		curve = List.copyOf(curve);
		substitutes = List.copyOf(substitutes);
		notes = List.copyOf(notes);
	}

	/** The chosen channels as a value of the analysis. @param name of the surgery */
	public Surgery surgery(String name) {
		Map<String, List<Integer>> byLayer = new LinkedHashMap<>();
		removed.stream().filter(Removed::asked).forEach(r -> byLayer.computeIfAbsent(r.layer(), _ -> new ArrayList<>()).add(r.channel()));
		Map<String, String> chosen = new TreeMap<>();
		if (!choice.ranking().isEmpty()) {
			chosen.put("ranking", choice.ranking());
		}
		if (!Double.isNaN(choice.share())) {
			chosen.put("share", Double.toString(choice.share()));
		}
		if (!Double.isNaN(choice.guard())) {
			chosen.put("guard", Double.toString(choice.guard()));
		}
		return new Surgery(name, choice.replacement(), byLayer.entrySet().stream().map(e -> new Removal(e.getKey(), e.getValue())).toList(), chosen);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static PlannedSurgery of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		Choice choice = new Choice(r.text("ranking"), replacement(r.text("replacement")), r.number(Names.SHARE), r.number("guard"), r.whole(Names.CHANNELS),
				r.whole("count"), r.number(Names.LEVEL));
		List<String> choosing = new ArrayList<>();
		List<String> heldOut = new ArrayList<>();
		r.rows(Names.IMAGES, row -> (row.whole("heldOut") == 1 ? heldOut : choosing).add(row.text(Names.IMAGE)));
		return new PlannedSurgery(r.text(Names.LAYER), choice, new Images(choosing, heldOut), change(r, "accuracy"),
				new Separation(r.text("metric"), change(r, "separability")),
				new Band(r.whole("randomSets"), r.number("randomMean"), r.number("randomLow"), r.number("randomHigh")),
				new Costs((long) r.number("parametersBefore"), (long) r.number("parametersAfter"), (long) r.number("macsBefore"), (long) r.number("macsAfter")),
				r.rows(Result.MAIN, row -> new ClassCost(row.text(Names.CLASS), row.whole(Names.IMAGES), change(row, ""))),
				r.rows("pairs", row -> new PairCost(row.text(Names.CLASS_A), row.text(Names.CLASS_B), change(row, "confused"), change(row, "separability"))),
				r.rows("flips", row -> new Flip(row.text(Names.IMAGE), row.text(Names.CLASS), row.text("before"), row.text("after"), row.number("pBefore"),
						row.number("pAfter"))),
				r.rows("removed", row -> new Removed(row.text(Names.LAYER), row.whole("channel"), row.whole("asked") == 1)),
				r.rows("curve",
						row -> new Point(row.number(Names.SHARE), row.whole("count"), row.number("accuracy"), row.number("worst"), row.text("worstClass"),
								new Band(row.whole("randomSets"), row.number("randomMean"), row.number("randomLow"), row.number("randomHigh")))),
				substitutes(r), r.rows("notes", row -> row.text(Names.NOTE)));
	}

	private static Replacement replacement(String text) throws InputException {
		try {
			return Replacement.valueOf(text.toUpperCase(Locale.ROOT));
		} catch (IllegalArgumentException e) {
			throw new InputException("a '" + TYPE + "' result has the replacement '" + text + "', which this version does not know", e);
		}
	}

	private static Change change(Reading r, String what) throws InputException {
		return new Change(r.number(what + "Before"), r.number(what + "After"), r.number(what + "Low"), r.number(what + "High"));
	}

	private static Change change(Reading.Row row, String what) throws InputException {
		return new Change(row.number(what + "Before"), row.number(what + "After"), row.number(what + "Low"), row.number(what + "High"));
	}

	private static List<Substitute> substitutes(Reading r) throws InputException {
		List<Substitute> all = new ArrayList<>();
		List<Map.Entry<Integer, String>> behind = r.rows("refits", row -> Map.entry(row.whole("place"), row.text(Names.LAYER)));
		for (String layer : r.rows("places", row -> row.text(Names.LAYER))) {
			int i = all.size();
			NdArray channels = r.array("channels" + i, 1);
			int[] removed = IntStream.range(0, channels.values().length).filter(c -> channels.values()[c] != 0).toArray();
			int[] kept = IntStream.range(0, channels.values().length).filter(c -> channels.values()[c] == 0).toArray();
			NdArray weights = r.array("weights" + i, 2);
			List<Refit> refits = new ArrayList<>();
			for (int k = 0; k < behind.size(); k++) {
				if (behind.get(k).getKey() == i) {
					refits.add(new Refit(behind.get(k).getValue(), r.array("refitWeights" + k, 2).values(), r.array("refitConstants" + k, 1).values()));
				}
			}
			all.add(new Substitute(layer, removed, kept, r.array("constants" + i, 1).values(), weights.values(), refits));
		}
		return all;
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		scalars.put(Names.LAYER, layer);
		scalars.put("ranking", choice.ranking());
		scalars.put("replacement", choice.replacement().name().toLowerCase(Locale.ROOT));
		scalars.put(Names.SHARE, choice.share());
		scalars.put("guard", choice.guard());
		scalars.put(Names.CHANNELS, (long) choice.channels());
		scalars.put("count", (long) choice.count());
		scalars.put(Names.LEVEL, choice.level());
		put(scalars, "accuracy", accuracy);
		scalars.put("metric", separation.metric());
		put(scalars, "separability", separation.change());
		scalars.put("randomSets", (long) random.sets());
		scalars.put("randomMean", random.mean());
		scalars.put("randomLow", random.low());
		scalars.put("randomHigh", random.high());
		scalars.put("parametersBefore", (double) costs.parametersBefore());
		scalars.put("parametersAfter", (double) costs.parametersAfter());
		scalars.put("macsBefore", (double) costs.macsBefore());
		scalars.put("macsAfter", (double) costs.macsAfter());
		Map<String, org.channelexplorer.core.data.Table> tables = new TreeMap<>();
		tables.put(Result.MAIN, changes(new Rows<>(classes).text(Names.CLASS, ClassCost::name).whole(Names.IMAGES, ClassCost::images), "", ClassCost::accuracy)
				.table());
		Rows<PairCost> ofPairs = new Rows<>(pairs).text(Names.CLASS_A, PairCost::a).text(Names.CLASS_B, PairCost::b);
		tables.put("pairs", changes(changes(ofPairs, "confused", PairCost::confused), "separability", PairCost::separation).table());
		tables.put("flips", new Rows<>(flips).text(Names.IMAGE, Flip::image).text(Names.CLASS, Flip::name).text("before", Flip::before)
				.text("after", Flip::after).number("pBefore", Flip::pBefore).number("pAfter", Flip::pAfter).table());
		tables.put("removed", new Rows<>(removed).text(Names.LAYER, Removed::layer).whole("channel", Removed::channel)
				.whole("asked", c -> c.asked() ? 1 : 0).table());
		tables.put("curve", new Rows<>(curve).number(Names.SHARE, Point::share).whole("count", Point::count).number("accuracy", Point::accuracy)
				.number("worst", Point::worst).text("worstClass", Point::worstName).whole("randomSets", p -> p.random().sets())
				.number("randomMean", p -> p.random().mean()).number("randomLow", p -> p.random().low()).number("randomHigh", p -> p.random().high()).table());
		tables.put("notes", new Rows<>(notes).text(Names.NOTE, n -> n).table());
		List<String> all = new ArrayList<>(images.choosing());
		all.addAll(images.heldOut());
		List<Integer> rows = IntStream.range(0, all.size()).boxed().toList();
		tables.put(Names.IMAGES, new Rows<>(rows).text(Names.IMAGE, all::get).whole("heldOut", i -> i < images.choosing().size() ? 0 : 1).table());
		tables.put("places", new Rows<>(substitutes).text(Names.LAYER, Substitute::layer).table());
		List<Map.Entry<Integer, Refit>> behind = refits();
		tables.put("refits", new Rows<>(behind).whole("place", Map.Entry::getKey).text(Names.LAYER, e -> e.getValue().layer()).table());
		return new Result(TYPE, scalars, tables, arrays(behind));
	}

	/** Weights behind places, with the index of the place. */
	private List<Map.Entry<Integer, Refit>> refits() {
		return IntStream.range(0, substitutes.size()).boxed().flatMap(i -> substitutes.get(i).refits().stream().map(refit -> Map.entry(i, refit))).toList();
	}

	private Map<String, NdArray> arrays(List<Map.Entry<Integer, Refit>> behind) {
		Map<String, NdArray> arrays = new TreeMap<>();
		for (int k = 0; k < behind.size(); k++) {
			Refit refit = behind.get(k).getValue();
			int outputs = refit.constants().length;
			arrays.put("refitWeights" + k, new NdArray(new int[] { outputs, refit.weights().length / outputs }, refit.weights()));
			arrays.put("refitConstants" + k, new NdArray(new int[] { outputs }, refit.constants()));
		}
		for (int i = 0; i < substitutes.size(); i++) {
			Substitute s = substitutes.get(i);
			float[] channels = new float[s.removed().length + s.kept().length];
			for (int c : s.removed()) {
				channels[c] = 1;
			}
			arrays.put("channels" + i, new NdArray(new int[] { channels.length }, channels));
			arrays.put("constants" + i, new NdArray(new int[] { s.constants().length }, s.constants()));
			int columns = s.removed().length == 0 ? 0 : s.weights().length / s.removed().length;
			arrays.put("weights" + i, new NdArray(new int[] { s.removed().length, columns }, s.weights()));
		}
		return arrays;
	}

	private static void put(Map<String, Object> scalars, String what, Change change) {
		scalars.put(what + "Before", change.before());
		scalars.put(what + "After", change.after());
		scalars.put(what + "Low", change.low());
		scalars.put(what + "High", change.high());
	}

	private static <R> Rows<R> changes(Rows<R> rows, String what, java.util.function.Function<R, Change> of) {
		return rows.number(what + "Before", r -> of.apply(r).before()).number(what + "After", r -> of.apply(r).after())
				.number(what + "Low", r -> of.apply(r).low()).number(what + "High", r -> of.apply(r).high());
	}
}
