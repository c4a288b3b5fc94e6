package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * How much the most active channels of the classes overlap in a layer.
 *
 * @param origin       layer and summary function
 * @param sets         the sets of channels compared
 * @param images       number of images
 * @param permutations deals of the labels for p-values, 0 for none
 * @param pairs        all pairs of classes, each with itself too, in the order of the classes
 * @param classMatrix  classes x classes, mean similarity; NaN where there is no pair of images
 * @param imageMatrix  images x images; empty when there are too many images to keep it
 * @param imagePairs   whether the image pairs were kept, and why not
 */
public record ClassSimilarity(Origin origin, Sets sets, int images, int permutations, List<Pair> pairs, NdArray classMatrix, Optional<NdArray> imageMatrix,
		String imagePairs) {

	/** Type of the result. */
	public static final String TYPE = "jaccard";
	private static final String CHANNELS_IN_SET = "channelsInSet";
	private static final String PERMUTATIONS = "permutations";
	private static final String IMAGE_PAIRS = "imagePairs";
	private static final String PAIRS = "pairs";
	private static final String P = "p";
	private static final String Q = "q";

	/**
	 * The sets compared.
	 *
	 * @param eta      share of the channels
	 * @param channels channels of the layer
	 * @param size     channels in a set
	 * @param chance   similarity of two unrelated sets
	 */
	public record Sets(double eta, int channels, int size, double chance) {
	}

	/**
	 * Two classes.
	 *
	 * @param classA     name of the one
	 * @param classB     name of the other, or of the same
	 * @param similarity mean over image pairs, NaN when there is none
	 * @param corrected  beyond chance
	 * @param pairs      image pairs
	 * @param p          p-value, NaN when not asked for
	 * @param q          false discovery rate, NaN when not asked for
	 */
	public record Pair(String classA, String classB, double similarity, double corrected, long pairs, double p, double q) {
	}

	public ClassSimilarity {
		pairs = List.copyOf(pairs);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static ClassSimilarity of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		int permutations = r.whole(PERMUTATIONS);
		List<Pair> pairs = r.rows(Result.MAIN,
				row -> new Pair(row.text(Names.CLASS_A), row.text(Names.CLASS_B), row.number(Names.SIMILARITY), row.number(Names.CORRECTED), row.large(PAIRS),
						permutations > 0 ? row.number(P) : Double.NaN, permutations > 0 ? row.number(Q) : Double.NaN));
		return new ClassSimilarity(Origin.of(r), sets(r), r.whole(Names.IMAGES), permutations, pairs, r.array(Result.MAIN, 2),
				Optional.ofNullable(result.array(Names.IMAGES)), r.text(IMAGE_PAIRS));
	}

	static Sets sets(Reading r) throws InputException {
		return new Sets(r.number(Names.ETA), r.whole(Names.CHANNELS), r.whole(CHANNELS_IN_SET), r.number(Names.CHANCE));
	}

	static void put(Sets sets, Map<String, Object> scalars) {
		scalars.put(Names.ETA, sets.eta);
		scalars.put(Names.CHANNELS, (long) sets.channels);
		scalars.put(CHANNELS_IN_SET, (long) sets.size);
		scalars.put(Names.CHANCE, sets.chance);
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		put(sets, scalars);
		scalars.put(Names.IMAGES, (long) images);
		scalars.put(PERMUTATIONS, (long) permutations);
		scalars.put(IMAGE_PAIRS, imagePairs);
		Rows<Pair> rows = new Rows<>(pairs).text(Names.CLASS_A, Pair::classA).text(Names.CLASS_B, Pair::classB).number(Names.SIMILARITY, Pair::similarity)
				.number(Names.CORRECTED, Pair::corrected).whole(PAIRS, Pair::pairs);
		Table table = (permutations == 0 ? rows : rows.number(P, Pair::p).number(Q, Pair::q)).table();
		Map<String, NdArray> arrays = new TreeMap<>(Map.of(Result.MAIN, classMatrix, Names.CLASSES, classMatrix));
		imageMatrix.ifPresent(m -> arrays.put(Names.IMAGES, m));
		return new Result(TYPE, scalars, Map.of(Result.MAIN, table), arrays);
	}
}
