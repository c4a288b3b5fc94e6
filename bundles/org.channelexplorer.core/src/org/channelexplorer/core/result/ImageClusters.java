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
 * @param origin      layer and summary function
 * @param method      id of the clustering
 * @param diagnostics what the method says of its run, by name
 * @param note        what a reader must know, without a full stop; empty for nothing
 * @param images      every image with its cluster
 * @param clusters    every cluster, by number
 */
public record ImageClusters(Origin origin, String method, Map<String, Double> diagnostics, String note, List<Image> images, List<Cluster> clusters) {

	/** Type of the result. */
	public static final String TYPE = "clusters";
	static final String CLUSTER = "cluster";
	static final String CLUSTERS = "clusters";
	static final String NOISE = "noise";
	static final String OF_METHOD = "method.";

	/**
	 * An image.
	 *
	 * @param file    its file
	 * @param cluster from 0; below 0 for noise
	 */
	public record Image(String file, int cluster) {
	}

	/**
	 * A cluster.
	 *
	 * @param number from 0
	 * @param images number of images
	 */
	public record Cluster(int number, int images) {
	}

	public ImageClusters {
		diagnostics = Map.copyOf(diagnostics);
		images = List.copyOf(images);
		clusters = List.copyOf(clusters);
	}

	/** Images in no cluster. */
	public int noise() {
		return (int) images.stream().filter(i -> i.cluster < 0).count();
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static ImageClusters of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new ImageClusters(Origin.of(r), r.text(Names.METHOD), r.starting(OF_METHOD, Double.class), Note.of(r),
				r.rows(Result.MAIN, row -> new Image(row.text(Names.IMAGE), row.whole(CLUSTER))),
				r.rows(CLUSTERS, row -> new Cluster(row.whole(CLUSTER), row.whole(Names.IMAGES))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		putScalars(scalars, origin, method, clusters.size(), noise(), diagnostics);
		Note.put(scalars, note);
		float[] numbers = new float[images.size()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = images.get(i).cluster;
		}
		Table main = new Rows<>(images).text(Names.IMAGE, Image::file).whole(CLUSTER, Image::cluster).table();
		return new Result(TYPE, scalars, Map.of(Result.MAIN, main, CLUSTERS, sizes(clusters)),
				Map.of(Result.MAIN, new NdArray(new int[] { numbers.length }, numbers)));
	}

	static Table sizes(List<Cluster> clusters) {
		return new Rows<>(clusters).whole(CLUSTER, Cluster::number).whole(Names.IMAGES, Cluster::images).table();
	}

	static void putScalars(Map<String, Object> scalars, Origin origin, String method, int clusters, int noise, Map<String, Double> diagnostics) {
		origin.put(scalars);
		scalars.put(Names.METHOD, method);
		scalars.put(CLUSTERS, (long) clusters);
		scalars.put(NOISE, (long) noise);
		diagnostics.forEach((name, value) -> scalars.put(OF_METHOD + name, value));
	}
}
