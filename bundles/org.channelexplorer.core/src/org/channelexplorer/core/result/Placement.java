package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
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
	 * @param ofImages        those of every image; empty when they are not known
	 */
	public record Trust(double trustworthiness, double continuity, int k, int images, List<PointTrust> ofImages) {

		public Trust {
			ofImages = List.copyOf(ofImages);
		}

		/** Without the single images. */
		public Trust(double trustworthiness, double continuity, int k, int images) {
			this(trustworthiness, continuity, k, images, List.of());
		}
	}

	/**
	 * How far the neighbourhood of one image is that of the layer; the means over the images looked at are those of the placement.
	 *
	 * @param trustworthiness 1 when its neighbours in the plane are its neighbours in the layer; NaN when it was not looked at
	 * @param continuity      1 when its neighbours in the layer are its neighbours in the plane; NaN when it was not looked at
	 */
	public record PointTrust(double trustworthiness, double continuity) {
	}

	public Placement {
		images = List.copyOf(images);
		diagnostics = Map.copyOf(diagnostics);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static Placement of(Result result) throws InputException {
		return of(Reading.of(result, TYPE), _ -> false);
	}

	/** Reads it from a result that holds more. @param others names of scalars that are no diagnostics */
	static Placement of(Reading r, Predicate<String> others) throws InputException {
		List<String> images = r.rows(Result.MAIN, row -> row.text(Names.IMAGE));
		List<PointTrust> ofImages = r.hasColumn(Result.MAIN, TRUSTWORTHINESS)
				? r.rows(Result.MAIN, row -> new PointTrust(row.number(TRUSTWORTHINESS), row.number(CONTINUITY)))
				: List.of();
		Map<String, Object> diagnostics = new TreeMap<>(r.result().scalars());
		diagnostics.keySet().removeAll(OWN);
		diagnostics.keySet().removeIf(others);
		return new Placement(Origin.of(r), r.text(SOURCE), r.text(Names.METHOD), r.text(Names.DISTANCE), images, r.array(Result.MAIN, 2).asMatrix(),
				new Trust(r.number(TRUSTWORTHINESS), r.number(CONTINUITY), r.whole(Names.K), r.whole(TRUST_IMAGES), ofImages),
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
		return new Result(TYPE, scalars, Map.of(Result.MAIN, rows().table()), Map.of(Result.MAIN, NdArray.of(positions)));
	}

	/** The same with other positions. */
	public Placement at(FloatMatrix others) {
		return new Placement(origin, source, method, distance, images, others, trust, stability, diagnostics, note);
	}

	/** A row per image: file, place and, where it is known, how far the place can be believed. */
	Rows<Integer> rows() {
		Rows<Integer> rows = rows(images, positions);
		if (!trust.ofImages.isEmpty()) {
			rows.number(TRUSTWORTHINESS, i -> trust.ofImages.get(i).trustworthiness).number(CONTINUITY, i -> trust.ofImages.get(i).continuity);
		}
		return rows;
	}

	/** A row per image: file and place. */
	static Rows<Integer> rows(List<String> images, FloatMatrix positions) {
		return new Rows<>(IntStream.range(0, images.size()).boxed().toList()).text(Names.IMAGE, images::get).number(Names.X, i -> positions.get(i, 0))
				.number(Names.Y, i -> positions.get(i, 1));
	}
}
