package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * Groups of images found without their classes.
 *
 * @param origin       layer and summary function
 * @param method       id of the clustering
 * @param agreement    how the clusters match the classes
 * @param diagnostics  what the method says of its run, by name
 * @param images       every image with its cluster
 * @param clusters     every cluster, by number
 * @param distribution images of every cluster and class that meet
 */
public record ImageClusters(Origin origin, String method, Agreement agreement, Map<String, Double> diagnostics, List<Image> images, List<Cluster> clusters,
		List<Meeting> distribution) {

	/** Type of the result. */
	public static final String TYPE = "clusters";
	private static final String CLUSTER = "cluster";
	private static final String CLUSTERS = "clusters";
	private static final String NOISE = "noise";
	private static final String ADJUSTED_RAND = "adjustedRand";
	private static final String MUTUAL_INFORMATION = "mutualInformation";
	private static final String OF_METHOD = "method.";
	private static final String LARGEST_CLASS = "largestClass";
	private static final String DISTRIBUTION = "distribution";

	/**
	 * How clusters and classes match, 1 being all alike.
	 *
	 * @param adjustedRand      adjusted Rand index
	 * @param mutualInformation normalised mutual information
	 */
	public record Agreement(double adjustedRand, double mutualInformation) {
	}

	/**
	 * An image.
	 *
	 * @param file      its file
	 * @param className its class
	 * @param cluster   from 0; below 0 for noise
	 */
	public record Image(String file, String className, int cluster) {
	}

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

	public ImageClusters {
		diagnostics = Map.copyOf(diagnostics);
		images = List.copyOf(images);
		clusters = List.copyOf(clusters);
		distribution = List.copyOf(distribution);
	}

	/** Images in no cluster. */
	public int noise() {
		return (int) images.stream().filter(i -> i.cluster < 0).count();
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static ImageClusters of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new ImageClusters(Origin.of(r), r.text(Names.METHOD), new Agreement(r.number(ADJUSTED_RAND), r.number(MUTUAL_INFORMATION)),
				r.starting(OF_METHOD, Double.class), r.rows(Result.MAIN, row -> new Image(row.text(Names.IMAGE), row.text(Names.CLASS), row.whole(CLUSTER))),
				r.rows(CLUSTERS, row -> new Cluster(row.whole(CLUSTER), row.whole(Names.IMAGES), row.text(LARGEST_CLASS), row.number(Names.SHARE))),
				r.rows(DISTRIBUTION, row -> new Meeting(row.whole(CLUSTER), row.text(Names.CLASS), row.whole(Names.IMAGES), row.number(Names.SHARE))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		scalars.put(Names.METHOD, method);
		scalars.put(CLUSTERS, (long) clusters.size());
		scalars.put(NOISE, (long) noise());
		scalars.put(ADJUSTED_RAND, agreement.adjustedRand);
		scalars.put(MUTUAL_INFORMATION, agreement.mutualInformation);
		diagnostics.forEach((name, value) -> scalars.put(OF_METHOD + name, value));
		float[] numbers = new float[images.size()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = images.get(i).cluster;
		}
		Table main = new Rows<>(images).text(Names.IMAGE, Image::file).text(Names.CLASS, Image::className).whole(CLUSTER, Image::cluster).table();
		Table sizes = new Rows<>(clusters).whole(CLUSTER, Cluster::number).whole(Names.IMAGES, Cluster::images).text(LARGEST_CLASS, Cluster::largestClass).number(Names.SHARE, Cluster::share).table();
		Table meetings = new Rows<>(distribution).whole(CLUSTER, Meeting::cluster).text(Names.CLASS, Meeting::className).whole(Names.IMAGES, Meeting::images)
				.number(Names.SHARE, Meeting::share).table();
		return new Result(TYPE, scalars, Map.of(Result.MAIN, main, CLUSTERS, sizes, DISTRIBUTION, meetings),
				Map.of(Result.MAIN, new NdArray(new int[] { numbers.length }, numbers)));
	}
}
