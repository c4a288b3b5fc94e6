package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * How clusters match the classes.
 *
 * @param origin            layer and summary function of the clusters
 * @param method            id of the clustering
 * @param diagnostics       what the method says of its run, by name
 * @param note              what a reader of the clusters must know, without a full stop; empty for nothing
 * @param noise             images in no cluster
 * @param adjustedRand      adjusted Rand index, 1 when they match
 * @param mutualInformation normalised mutual information, 0 to 1
 * @param clusters          every cluster, by number
 * @param distribution      every cluster and class that meet
 */
public record ClusterAgreement(Origin origin, String method, Map<String, Double> diagnostics, String note, int noise, double adjustedRand,
		double mutualInformation,
		List<Cluster> clusters, List<Meeting> distribution) {

	/** Type of the result. */
	public static final String TYPE = "agreement";
	private static final String ADJUSTED_RAND = "adjustedRand";
	private static final String MUTUAL_INFORMATION = "mutualInformation";
	private static final String LARGEST_CLASS = "largestClass";
	private static final String DISTRIBUTION = "distribution";

	/**
	 * A cluster.
	 *
	 * @param number       from 0
	 * @param images       number of images
	 * @param largestClass class of the most of them
	 * @param share        share of that class
	 */
	public record Cluster(int number, int images, String largestClass, double share) {
	}

	/**
	 * A cluster and a class.
	 *
	 * @param cluster   from 0
	 * @param className the class
	 * @param images    images in both
	 * @param share     their share of the cluster
	 */
	public record Meeting(int cluster, String className, int images, double share) {
	}

	public ClusterAgreement {
		diagnostics = Map.copyOf(diagnostics);
		clusters = List.copyOf(clusters);
		distribution = List.copyOf(distribution);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static ClusterAgreement of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new ClusterAgreement(Origin.of(r), r.text(Names.METHOD), r.starting(ImageClusters.OF_METHOD, Double.class), Note.of(r),
				r.whole(ImageClusters.NOISE),
				r.number(ADJUSTED_RAND), r.number(MUTUAL_INFORMATION),
				r.rows(Result.MAIN,
						row -> new Cluster(row.whole(ImageClusters.CLUSTER), row.whole(Names.IMAGES), row.text(LARGEST_CLASS), row.number(Names.SHARE))),
				r.rows(DISTRIBUTION,
						row -> new Meeting(row.whole(ImageClusters.CLUSTER), row.text(Names.CLASS), row.whole(Names.IMAGES), row.number(Names.SHARE))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		ImageClusters.putScalars(scalars, origin, method, clusters.size(), noise, diagnostics);
		Note.put(scalars, note);
		scalars.put(ADJUSTED_RAND, adjustedRand);
		scalars.put(MUTUAL_INFORMATION, mutualInformation);
		Table main = new Rows<>(clusters).whole(ImageClusters.CLUSTER, Cluster::number).whole(Names.IMAGES, Cluster::images)
				.text(LARGEST_CLASS, Cluster::largestClass).number(Names.SHARE, Cluster::share).table();
		Table meetings = new Rows<>(distribution).whole(ImageClusters.CLUSTER, Meeting::cluster).text(Names.CLASS, Meeting::className)
				.whole(Names.IMAGES, Meeting::images).number(Names.SHARE, Meeting::share).table();
		return new Result(TYPE, scalars, Map.of(Result.MAIN, main, DISTRIBUTION, meetings), Map.of());
	}
}
