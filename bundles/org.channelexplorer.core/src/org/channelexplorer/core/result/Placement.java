package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * The images of a layer in the plane.
 *
 * @param origin      layer and summary function
 * @param source      what was read: {@code summary} or {@code map}
 * @param method      id of the projection
 * @param distance    id of the distance
 * @param images      file of every image
 * @param positions   images x 2, in the order of the images
 * @param trust       how far the picture can be believed
 * @param stability   mean Procrustes disparity between the pictures of several seeds, 0 to 1; empty when not asked for
 * @param diagnostics what the method says of its run (Double, Long, text or Boolean), by name
 * @param note        what a reader must know, without a full stop; empty for nothing
 */
public record Placement(Origin origin, String source, String method, String distance, List<String> images, FloatMatrix positions, Trust trust,
		OptionalDouble stability, Map<String, Object> diagnostics, String note) {

	/** Type of the result. */
	public static final String TYPE = "projection";
	private static final String SOURCE = "source";
	private static final String TRUSTWORTHINESS = "trustworthiness";
	private static final String CONTINUITY = "continuity";
	private static final String TRUST_IMAGES = "trustImages";
	private static final String STABILITY = "stability";
	private static final List<String> OWN = List.of(Names.LAYER, Names.SUMMARY, SOURCE, Names.METHOD, Names.DISTANCE, TRUSTWORTHINESS, CONTINUITY, Names.K,
			TRUST_IMAGES,
			STABILITY, Names.NOTE);

	/**
	 * How far the neighbourhoods of the placement are those of the layer.
	 *
	 * @param trustworthiness 0 to 1, NaN when not defined
	 * @param continuity      0 to 1, NaN when not defined
	 * @param k               neighbours looked at
	 * @param images          images whose neighbourhoods were looked at
	 */
	public record Trust(double trustworthiness, double continuity, int k, int images) {
	}

	public Placement {
		images = List.copyOf(images);
		diagnostics = Map.copyOf(diagnostics);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static Placement of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		List<String> images = r.rows(Result.MAIN, row -> row.text(Names.IMAGE));
		Map<String, Object> diagnostics = new TreeMap<>(result.scalars());
		diagnostics.keySet().removeAll(OWN);
		return new Placement(Origin.of(r), r.text(SOURCE), r.text(Names.METHOD), r.text(Names.DISTANCE), images, r.array(Result.MAIN, 2).asMatrix(),
				new Trust(r.number(TRUSTWORTHINESS), r.number(CONTINUITY), r.whole(Names.K), r.whole(TRUST_IMAGES)),
				r.has(STABILITY) ? OptionalDouble.of(r.number(STABILITY)) : OptionalDouble.empty(), diagnostics, Note.of(r));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>(diagnostics);
		origin.put(scalars);
		scalars.put(SOURCE, source);
		scalars.put(Names.METHOD, method);
		scalars.put(Names.DISTANCE, distance);
		scalars.put(TRUSTWORTHINESS, trust.trustworthiness);
		scalars.put(CONTINUITY, trust.continuity);
		scalars.put(Names.K, (long) trust.k);
		scalars.put(TRUST_IMAGES, (long) trust.images);
		Note.put(scalars, note);
		stability.ifPresent(s -> scalars.put(STABILITY, s));
		return new Result(TYPE, scalars, Map.of(Result.MAIN, table(images, positions)), Map.of(Result.MAIN, NdArray.of(positions)));
	}

	/** A row per image: file and place. */
	static Table table(List<String> images, FloatMatrix positions) {
		List<Integer> rows = IntStream.range(0, images.size()).boxed().toList();
		return new Rows<>(rows).text(Names.IMAGE, images::get).number(Names.X, i -> positions.get(i, 0))
				.number(Names.Y, i -> positions.get(i, 1)).table();
	}
}
