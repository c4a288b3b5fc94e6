package org.channelexplorer.core.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * What an activation heatmap is drawn from: the orders of the channels and images of a layer, the channels' scores and the
 * percentiles of their values. The values are those of the layer's summary matrix and are not copied.
 *
 * @param origin      layer and summary function
 * @param method      id of the ranking that orders the channels
 * @param rankings    the rankings, that one first
 * @param channels    every channel, the most telling first
 * @param images      every image, by class
 * @param percentiles channels x {@value #PERCENTILES}: percentiles 0 to 100 of every channel, in the order of the channel numbers
 * @param layer       percentiles 0 to 100 of all values
 * @param ofChannels  links the channels; without merges when they were not clustered
 * @param ofImages    links the images, by their rows; without merges when they were not clustered
 * @param note        what a reader must know, without a full stop; empty for nothing
 */
public record ActivationHeatmap(Origin origin, String method, List<Ranking> rankings, List<Channel> channels, List<Image> images, FloatMatrix percentiles,
		float[] layer, Linkage ofChannels, Linkage ofImages, String note) {

	/** Type of the result. */
	public static final String TYPE = "heatmap";
	/** Number of percentiles: 0 to 100. */
	public static final int PERCENTILES = 101;
	private static final String CHANNEL = "channel";
	private static final String ROW = "row";
	private static final String CLUSTER = "cluster";
	private static final String INTERVALS = "intervals";
	private static final String RANKING = "ranking";
	private static final String RANKINGS = "rankings";
	private static final String LAYER_PERCENTILES = "layerPercentiles";
	private static final String OF_CHANNELS = "channelMerges";
	private static final String OF_IMAGES = "imageMerges";
	private static final String LEFT = "left";
	private static final String RIGHT = "right";
	private static final String HEIGHT = "height";
	private static final String SIZE = "size";
	private static final String LOW = ".low";
	private static final String HIGH = ".high";

	/** Stands for the cluster of an image that is in none. */
	public static final int NO_CLUSTER = -1;

	/**
	 * A ranking.
	 *
	 * @param id        its id
	 * @param intervals whether its scores have intervals
	 * @param note      why it has no scores, empty when it has
	 */
	public record Ranking(String id, boolean intervals, String note) {
	}

	/**
	 * A channel.
	 *
	 * @param channel its number, from 0
	 * @param scores  one for each ranking
	 */
	public record Channel(int channel, List<Score> scores) {
		public Channel {
			scores = List.copyOf(scores);
		}
	}

	/**
	 * A score; NaN where there is none.
	 *
	 * @param low  lower end of its interval
	 * @param high upper end
	 */
	public record Score(double score, double low, double high) {
	}

	/**
	 * An image.
	 *
	 * @param row       its row in the summary matrix that the heatmap was computed from
	 * @param file      its file
	 * @param className its class
	 * @param cluster   its cluster from 0, {@link #NO_CLUSTER} for none
	 */
	public record Image(int row, String file, String className, int cluster) {
	}

	/**
	 * Average linkage: items 0 to n-1, node n+i is made by merge i, ascending heights.
	 *
	 * @param merges n-1 of them, or none
	 */
	public record Linkage(List<Merge> merges) {
		/** Nothing is linked. */
		public static final Linkage NONE = new Linkage(List.of());

		public Linkage {
			merges = List.copyOf(merges);
		}

		/** Number of items; 0 when nothing is linked. */
		public int items() {
			return merges.isEmpty() ? 0 : merges.size() + 1;
		}

		/** The items from one end of the tree to the other, the larger part of every merge first; a chain of any length. */
		public int[] order() {
			int n = items();
			int[] order = new int[n];
			int[] open = new int[n + 1];
			int depth = 0;
			if (n > 0) {
				open[depth++] = 2 * n - 2;
			}
			for (int at = 0; depth > 0;) {
				int node = open[--depth];
				if (node < n) {
					order[at++] = node;
				} else {
					Merge m = merges.get(node - n);
					boolean leftFirst = size(m.left, n) >= size(m.right, n);
					open[depth++] = leftFirst ? m.right : m.left;
					open[depth++] = leftFirst ? m.left : m.right;
				}
			}
			return order;
		}

		private int size(int node, int n) {
			return node < n ? 1 : merges.get(node - n).size;
		}

		/** The groups that are left when the tree is cut into so many: for every item its group, from 0 in the order of {@link #order}. */
		public int[] groups(int count) {
			int n = items();
			int[] parent = IntStream.range(0, 2 * n).toArray();
			for (int m = 0; m < n - Math.clamp(count, 1, Math.max(1, n)); m++) {
				parent[merges.get(m).left] = parent[merges.get(m).right] = n + m;
			}
			for (int node = 2 * n - 2; node >= 0; node--) { // parents have higher numbers
				parent[node] = parent[parent[node]];
			}
			int[] number = new int[2 * n];
			int[] groups = new int[n];
			int next = 0;
			for (int item : order()) {
				int root = parent[item];
				if (number[root] == 0) {
					number[root] = ++next;
				}
				groups[item] = number[root] - 1;
			}
			return groups;
		}
	}

	/**
	 * Two nodes joined.
	 *
	 * @param left   node with the lower number
	 * @param right  the other
	 * @param height mean distance between the items below the two
	 * @param size   number of items below
	 */
	public record Merge(int left, int right, double height, int size) {
	}

	public ActivationHeatmap {
		rankings = List.copyOf(rankings);
		channels = List.copyOf(channels);
		images = List.copyOf(images);
		layer = layer.clone();
	}

	/** A percentile of a channel's values. @param percent 0 to 100 */
	public float percentile(int channel, int percent) {
		return percentiles.get(channel, percent);
	}

	/** Place of a ranking among {@link #rankings}, -1 when it is not there. */
	public int ranking(String id) {
		return IntStream.range(0, rankings.size()).filter(i -> rankings.get(i).id.equals(id)).findFirst().orElse(-1);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static ActivationHeatmap of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		List<Ranking> rankings = r.rows(RANKINGS, row -> new Ranking(row.text(RANKING), row.whole(INTERVALS) == 1, row.text(Names.NOTE)));
		List<Channel> channels = r.rows(Result.MAIN, row -> {
			List<Score> scores = new ArrayList<>(rankings.size());
			for (Ranking k : rankings) {
				scores.add(new Score(row.number(k.id), k.intervals ? row.number(k.id + LOW) : Double.NaN, k.intervals ? row.number(k.id + HIGH) : Double.NaN));
			}
			return new Channel(row.whole(CHANNEL), scores);
		});
		List<Image> images = r.rows(Names.IMAGES, row -> new Image(row.whole(ROW), row.text(Names.IMAGE), row.text(Names.CLASS), row.whole(CLUSTER)));
		FloatMatrix percentiles = r.array(Result.MAIN, 2).asMatrix();
		if (percentiles.rows() != channels.size() || percentiles.columns() != PERCENTILES) {
			throw new InputException("the percentiles of a heatmap are those of " + percentiles.rows() + " channels, and it has " + channels.size());
		}
		return new ActivationHeatmap(Origin.of(r), r.text(Names.METHOD), rankings, channels, images, percentiles, r.array(LAYER_PERCENTILES, 1).values(),
				linkage(r, OF_CHANNELS), linkage(r, OF_IMAGES), Note.of(r));
	}

	private static Linkage linkage(Reading r, String table) throws InputException {
		return !r.hasTable(table) ? Linkage.NONE
				: new Linkage(r.rows(table, row -> new Merge(row.whole(LEFT), row.whole(RIGHT), row.number(HEIGHT), row.whole(SIZE))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		scalars.put(Names.METHOD, method);
		scalars.put(Names.CHANNELS, (long) channels.size());
		scalars.put(Names.IMAGES, (long) images.size());
		Note.put(scalars, note);
		Map<String, Table> tables = new TreeMap<>();
		tables.put(Result.MAIN, main());
		tables.put(RANKINGS,
				new Rows<>(rankings).text(RANKING, Ranking::id).whole(INTERVALS, k -> k.intervals ? 1 : 0).text(Names.NOTE, Ranking::note).table());
		tables.put(Names.IMAGES, new Rows<>(images).whole(ROW, Image::row).text(Names.IMAGE, Image::file).text(Names.CLASS, Image::className)
				.whole(CLUSTER, Image::cluster).table());
		put(tables, OF_CHANNELS, ofChannels);
		put(tables, OF_IMAGES, ofImages);
		return new Result(TYPE, scalars, tables,
				Map.of(Result.MAIN, NdArray.of(percentiles), LAYER_PERCENTILES, new NdArray(new int[] { layer.length }, layer)));
	}

	private Table main() {
		List<Integer> places = IntStream.range(0, channels.size()).boxed().toList();
		Rows<Integer> rows = new Rows<>(places).whole(CHANNEL, i -> channels.get(i).channel);
		for (int k = 0; k < rankings.size(); k++) {
			int at = k;
			String id = rankings.get(k).id;
			rows.number(id, i -> channels.get(i).scores.get(at).score);
			if (rankings.get(k).intervals) {
				rows.number(id + LOW, i -> channels.get(i).scores.get(at).low).number(id + HIGH, i -> channels.get(i).scores.get(at).high);
			}
		}
		for (int p : new int[] { 0, 1, 10, 50, 99, 100 }) {
			rows.number("p" + p, i -> percentiles.get(channels.get(i).channel, p));
		}
		return rows.table();
	}

	private static void put(Map<String, Table> tables, String name, Linkage linkage) {
		if (linkage.items() > 0) {
			tables.put(name, new Rows<>(linkage.merges).whole(LEFT, Merge::left).whole(RIGHT, Merge::right).number(HEIGHT, Merge::height)
					.whole(SIZE, Merge::size).table());
		}
	}

	/** The channels by number: place i holds channel i. */
	public List<Channel> byNumber() {
		return channels.stream().sorted(Comparator.comparingInt(Channel::channel)).toList();
	}
}
