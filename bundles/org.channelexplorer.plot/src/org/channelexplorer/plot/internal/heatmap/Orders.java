package org.channelexplorer.plot.internal.heatmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.PlotData;

/** The orders of rows and columns that options ask for. */
final class Orders {
	static final String FIRST = "first:";
	static final String AGAINST = "auc:";
	private final PlotData data;
	private final ActivationHeatmap heatmap;
	private final FloatMatrix x;
	private final ColumnFacts facts;

	Orders(PlotData data, ActivationHeatmap heatmap, FloatMatrix x, ColumnFacts facts) {
		this.data = data;
		this.heatmap = heatmap;
		this.x = x;
		this.facts = facts;
	}

	/** A level of an order: smaller keys first. */
	private record Level(double[] keys, boolean reversed) {
		int compare(int a, int b) {
			boolean undefinedA = Double.isNaN(keys[a]);
			boolean undefinedB = Double.isNaN(keys[b]);
			if (undefinedA || undefinedB) {
				return Boolean.compare(undefinedA, undefinedB); // undefined ones last, either way
			}
			return reversed ? Double.compare(keys[b], keys[a]) : Double.compare(keys[a], keys[b]);
		}
	}

	private static int[] sorted(int[] start, List<Level> levels) {
		Comparator<Integer> order = (a, b) -> {
			for (Level level : levels) {
				int c = level.compare(a, b);
				if (c != 0) {
					return c;
				}
			}
			return 0;
		};
		return Arrays.stream(start).boxed().sorted(order).mapToInt(Integer::intValue).toArray(); // stable
	}

	/** The levels of an order, the first one decides. */
	static List<String> levels(String text) {
		return Arrays.stream(text.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
	}

	/** The channels shown, in the order of the rows. */
	int[] rows(HeatmapOptions options) throws InputException {
		List<Level> levels = new ArrayList<>();
		for (String text : levels(options.rows())) {
			boolean reversed = text.startsWith("-");
			levels.add(rowLevel(reversed ? text.substring(1).strip() : text, reversed));
		}
		int[] start = heatmap.channels().stream().mapToInt(ActivationHeatmap.Channel::channel).toArray();
		if (!options.channels().isBlank()) {
			BitSet shown = Ranges.parse("channels", options.channels());
			start = Arrays.stream(start).filter(shown::get).toArray();
			none(start.length, "channels", options.channels());
		}
		return levels.isEmpty() ? start : sorted(start, levels);
	}

	private static Level first(String option, String text, int[] numbers, boolean reversed) throws InputException {
		BitSet first = Ranges.parse(option, text.substring(FIRST.length()));
		return new Level(Arrays.stream(numbers).mapToDouble(i -> first.get(i) ? 1 : 0).toArray(), !reversed);
	}

	private int[] analysisRows() {
		return data.analysis().rows();
	}

	private static void none(int found, String option, String text) throws InputException {
		if (found == 0) {
			throw new InputException("option " + option + ": none of " + text + " is in this heatmap");
		}
	}

	private Level rowLevel(String text, boolean reversed) throws InputException {
		int n = x.columns();
		if (text.equals("channel")) {
			return new Level(IntStream.range(0, n).asDoubleStream().toArray(), reversed);
		}
		if (text.equals("linkage")) {
			return new Level(places(heatmap.ofChannels().order(), n, "channels"), reversed);
		}
		if (text.startsWith(FIRST)) {
			return first("rows", text, IntStream.range(0, n).toArray(), reversed);
		}
		if (text.startsWith("class:")) {
			return new Level(classMean(text.substring(6).strip()), !reversed); // the largest first
		}
		if (text.startsWith(AGAINST)) {
			return new Level(against(text.substring(AGAINST.length()).strip()), !reversed);
		}
		if (text.startsWith("image:")) {
			String file = text.substring(6).strip();
			int image = IntStream.range(0, data.images().size()).filter(i -> data.images().get(i).file().equals(file)).findFirst()
					.orElseThrow(() -> new InputException("option rows: there is no image " + file));
			return new Level(IntStream.range(0, n).mapToDouble(c -> x.get(image, c)).toArray(), !reversed);
		}
		int ranking = heatmap.ranking(text);
		if (ranking < 0) {
			throw new InputException("option rows: '" + text + "' is none of " + String.join(", ", heatmap.rankings().stream().map(r -> r.id()).toList())
					+ ", class:NAME, auc:NAME, image:FILE, first:CHANNELS, channel, linkage");
		}
		double[] keys = new double[n];
		heatmap.channels().forEach(c -> keys[c.channel()] = c.scores().get(ranking).score());
		return new Level(keys, !reversed);
	}

	private int[] imagesOf(String name) throws InputException {
		int index = data.labels().classes().indexOf(name);
		if (index < 0 || data.labels().rowsOf(index).length == 0) {
			throw new InputException("option rows: there is no image of a class '" + name + "'");
		}
		return data.labels().rowsOf(index);
	}

	// of every channel the chance that an image of the class has a larger value than one of another class
	private double[] against(String name) throws InputException {
		BitSet in = new BitSet();
		IntStream.of(imagesOf(name)).forEach(in::set);
		int[] images = IntStream.range(0, x.rows()).filter(i -> data.labels().classOf(i) >= 0).toArray();
		long rest = images.length - in.cardinality();
		double[] auc = new double[x.columns()];
		long[] order = new long[images.length]; // value and image in one number: sorts without objects
		for (int c = 0; c < auc.length; c++) {
			for (int i = 0; i < images.length; i++) {
				order[i] = (long) sortable(x.get(images[i], c)) << 32 | images[i];
			}
			Arrays.sort(order);
			double won = 0;
			long below = 0; // images of other classes with a smaller value
			for (int from = 0, to; from < order.length; from = to) {
				int mine = 0;
				for (to = from; to < order.length && order[to] >> 32 == order[from] >> 32; to++) {
					mine += in.get((int) order[to]) ? 1 : 0;
				}
				int others = to - from - mine;
				won += mine * (below + others / 2.0);
				below += others;
			}
			auc[c] = rest == 0 ? Double.NaN : won / ((double) in.cardinality() * rest);
		}
		return auc;
	}

	// in the order of the floats; 0 and -0 are the same
	private static int sortable(float value) {
		int bits = Float.floatToIntBits(value == 0 ? 0 : value);
		return bits < 0 ? bits ^ 0x7fffffff : bits;
	}

	private double[] classMean(String name) throws InputException {
		int[] images = imagesOf(name);
		double[] means = new double[x.columns()];
		float[] one = new float[x.columns()];
		for (int i : images) {
			x.copyRow(i, one, 0);
			for (int c = 0; c < one.length; c++) {
				means[c] += one[c];
			}
		}
		return Arrays.stream(means).map(m -> m / images.length).toArray();
	}

	private static double[] places(int[] order, int n, String what) throws InputException {
		if (order.length != n) {
			throw new InputException("the " + what + " are not clustered: set the parameter link to " + what + " or both");
		}
		double[] places = new double[n];
		for (int i = 0; i < n; i++) {
			places[order[i]] = i;
		}
		return places;
	}

	/** The images shown, in the order of the columns. */
	int[] columns(HeatmapOptions options) throws InputException {
		List<Level> levels = new ArrayList<>();
		for (String text : levels(options.columns())) {
			boolean reversed = text.startsWith("-");
			levels.add(columnLevel((reversed ? text.substring(1) : text).strip(), reversed));
		}
		int[] start = IntStream.range(0, x.rows()).toArray();
		if (!options.images().isBlank()) {
			BitSet shown = Ranges.parse("images", options.images());
			int[] rows = analysisRows();
			start = Arrays.stream(start).filter(i -> shown.get(rows[i])).toArray();
			none(start.length, "images", options.images());
		}
		return sorted(start, levels);
	}

	private Level columnLevel(String text, boolean reversed) throws InputException {
		int n = x.rows();
		if (text.startsWith(FIRST)) {
			return first("columns", text, analysisRows(), reversed);
		}
		switch (text) {
		case "class":
			return new Level(IntStream.range(0, n).mapToDouble(i -> facts.classOf(i) < 0 ? Double.NaN : facts.classOf(i)).toArray(), reversed);
		case "predicted":
			return new Level(IntStream.range(0, n).mapToDouble(i -> facts.predicted(i) < 0 ? Double.NaN : facts.predicted(i)).toArray(), reversed);
		case "wrong":
			return new Level(IntStream.range(0, n).mapToDouble(i -> facts.wrong(i) ? 1 : 0).toArray(), !reversed);
		case "cluster":
			return new Level(IntStream.range(0, n).mapToDouble(i -> facts.cluster(i) < 0 ? Double.NaN : facts.cluster(i)).toArray(), reversed);
		case "file":
			return new Level(IntStream.range(0, n).asDoubleStream().toArray(), reversed);
		case "linkage":
			return new Level(places(heatmap.ofImages().order(), n, "images"), reversed);
		case "mean":
			return new Level(means(), !reversed);
		default:
			return channelLevel(text, reversed);
		}
	}

	private double[] means() {
		double[] means = new double[x.rows()];
		float[] one = new float[x.columns()];
		for (int i = 0; i < means.length; i++) {
			x.copyRow(i, one, 0);
			for (float v : one) {
				means[i] += v;
			}
			means[i] /= one.length;
		}
		return means;
	}

	private Level channelLevel(String text, boolean reversed) throws InputException {
		String number = text.toLowerCase(Locale.ROOT).startsWith("channel:") ? text.substring(8).strip() : "";
		if (!number.matches("\\d{1,9}") || Integer.parseInt(number) >= x.columns()) {
			throw new InputException("option columns: '" + text + "' is none of class, channel:NUMBER (0 to " + (x.columns() - 1)
					+ "), mean, predicted, wrong, cluster, linkage, first:IMAGES, file");
		}
		int channel = Integer.parseInt(number);
		return new Level(IntStream.range(0, x.rows()).mapToDouble(i -> x.get(i, channel)).toArray(), !reversed);
	}
}
