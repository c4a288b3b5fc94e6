package org.channelexplorer.core.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * What a scatterplot shows: the images of a layer in the plane, and beside their places what else is known of them.
 *
 * @param placement   the places
 * @param alignment   the layer whose picture they are turned to; empty for none
 * @param clusters    groups of images found in the layer; empty when not asked for
 * @param pairs       how truly the plane shows every pair of classes; empty when it was not measured
 * @param predictions what the network predicts for every image; empty when it is no classifier
 */
public record PlacedImages(Placement placement, Optional<Alignment> alignment, Optional<ImageClusters> clusters, Optional<PairTrust> pairs,
		List<Predicted> predictions) {

	/** Type of the result. */
	public static final String TYPE = "scatterplot";
	private static final String ALIGNED_TO = "alignedTo";
	private static final String DISPARITY = "disparity";
	private static final String CLUSTERING = "clustering";
	private static final String CLUSTERING_NOTE = "clusteringNote";
	private static final String OF_CLUSTERING = "clustering.";
	private static final String PAIRS = "pairs";
	private static final String LABEL_TRUST = "labelTrustworthiness";
	private static final String LABEL_CONTINUITY = "labelContinuity";
	private static final String IN_LAYER = "inLayer";
	private static final String IN_PLANE = "inPlane";
	private static final String PREDICTED = "predicted";
	private static final String CONFIDENCE = "confidence";
	private static final String VERDICT = "verdict";
	private static final List<String> OWN = List.of(ALIGNED_TO, DISPARITY, CLUSTERING, CLUSTERING_NOTE, LABEL_TRUST, LABEL_CONTINUITY, PAIRS);

	/**
	 * A picture that another was turned, mirrored, moved and scaled to.
	 *
	 * @param layer     id of its layer
	 * @param disparity what is left of the difference: 0 (the same picture) to 1; NaN when a picture is a single point
	 */
	public record Alignment(String layer, double disparity) {
	}

	/**
	 * How truly the plane shows the classes.
	 *
	 * @param labelTrustworthiness 1 when no pair of classes is closer together in the plane than in the layer, to 0
	 * @param labelContinuity      1 when no pair is farther apart in the plane than in the layer, to 0
	 * @param measured             number of pairs that were measured
	 * @param pairs                those shown most wrongly, the most wrong first; all when there are few
	 */
	public record PairTrust(double labelTrustworthiness, double labelContinuity, int measured, List<Pair> pairs) {
		public PairTrust {
			pairs = List.copyOf(pairs);
		}
	}

	/**
	 * Two classes.
	 *
	 * @param a       one class
	 * @param b       the other
	 * @param inLayer how well they are separated in the layer: 1 completely, 0 as by chance, down to -1
	 * @param inPlane the same in the plane
	 */
	public record Pair(String a, String b, double inLayer, double inPlane) {

		/** How much farther apart they are in the plane than in the layer: above 0 parted, below 0 merged. */
		public double difference() {
			return inPlane - inLayer;
		}
	}

	/**
	 * A prediction.
	 *
	 * @param name       the output; empty when the network makes no claim
	 * @param confidence its probability; NaN without a claim
	 * @param verdict    {@value #RIGHT} or {@value #WRONG} beside the image's class; empty when they cannot be compared
	 */
	public record Predicted(String name, double confidence, String verdict) {
		/** The prediction is the class of the image. */
		public static final String RIGHT = "right";
		/** The prediction is another than the class of the image. */
		public static final String WRONG = "wrong";
	}

	public PlacedImages {
		predictions = List.copyOf(predictions);
	}

	/** The places and nothing else. */
	public static PlacedImages of(Placement placement) {
		return new PlacedImages(placement, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static PlacedImages of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		Placement placement = Placement.of(r, name -> OWN.contains(name) || name.startsWith(OF_CLUSTERING));
		Optional<Alignment> alignment = r.has(ALIGNED_TO) ? Optional.of(new Alignment(r.text(ALIGNED_TO), r.number(DISPARITY))) : Optional.empty();
		Optional<PairTrust> pairs = r.has(LABEL_TRUST)
				? Optional.of(new PairTrust(r.number(LABEL_TRUST), r.number(LABEL_CONTINUITY), r.whole(PAIRS),
						r.rows(PAIRS, row -> new Pair(row.text(Names.CLASS_A), row.text(Names.CLASS_B), row.number(IN_LAYER), row.number(IN_PLANE)))))
				: Optional.empty();
		List<Predicted> predictions = r.hasColumn(Result.MAIN, PREDICTED)
				? r.rows(Result.MAIN, row -> new Predicted(row.text(PREDICTED), row.number(CONFIDENCE), row.text(VERDICT)))
				: List.of();
		return new PlacedImages(placement, alignment, r.has(CLUSTERING) ? Optional.of(clusters(r)) : Optional.empty(), pairs, predictions);
	}

	private static ImageClusters clusters(Reading r) throws InputException {
		return new ImageClusters(Origin.of(r), r.text(CLUSTERING), r.starting(OF_CLUSTERING, Double.class), r.text(CLUSTERING_NOTE),
				r.rows(Result.MAIN, row -> new ImageClusters.Image(row.text(Names.IMAGE), row.whole(ImageClusters.CLUSTER))),
				r.rows(ImageClusters.CLUSTERS, row -> new ImageClusters.Cluster(row.whole(ImageClusters.CLUSTER), row.whole(Names.IMAGES))));
	}

	/** Writes it. */
	public Result toResult() {
		Result places = placement.toResult();
		Map<String, Object> scalars = new TreeMap<>(places.scalars());
		Map<String, Table> tables = new HashMap<>();
		Rows<Integer> main = placement.rows();
		alignment.ifPresent(a -> {
			scalars.put(ALIGNED_TO, a.layer);
			scalars.put(DISPARITY, a.disparity);
		});
		clusters.ifPresent(c -> {
			scalars.put(CLUSTERING, c.method());
			scalars.put(CLUSTERING_NOTE, c.note());
			c.diagnostics().forEach((name, value) -> scalars.put(OF_CLUSTERING + name, value));
			main.whole(ImageClusters.CLUSTER, i -> c.images().get(i).cluster());
			tables.put(ImageClusters.CLUSTERS, ImageClusters.sizes(c.clusters()));
		});
		pairs.ifPresent(p -> {
			scalars.put(LABEL_TRUST, p.labelTrustworthiness);
			scalars.put(LABEL_CONTINUITY, p.labelContinuity);
			scalars.put(PAIRS, (long) p.measured);
			tables.put(PAIRS, new Rows<>(p.pairs).text(Names.CLASS_A, Pair::a).text(Names.CLASS_B, Pair::b).number(IN_LAYER, Pair::inLayer)
					.number(IN_PLANE, Pair::inPlane).table());
		});
		if (!predictions.isEmpty()) {
			main.text(PREDICTED, i -> predictions.get(i).name).number(CONFIDENCE, i -> predictions.get(i).confidence).text(VERDICT,
					i -> predictions.get(i).verdict);
		}
		tables.put(Result.MAIN, main.table());
		return new Result(TYPE, scalars, tables, places.arrays());
	}
}
