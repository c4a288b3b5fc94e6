package org.channelexplorer.analysis.internal.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.util.InputException;

/**
 * The space in which images are compared: the summaries of one layer or of all, by Euclidean or by Jaccard distance.
 *
 * @param layer    layer id, {@link #ALL} for all
 * @param summary  id of the summary function
 * @param distance how images are compared
 * @param eta      share of a layer's channels in an image's set; used by Jaccard only
 */
public record Space(String layer, String summary, Distance distance, double eta) {
	private static final double SHARE_OF_HEAP = 0.6;
	/** Stands for all extracted layers together. */
	public static final String ALL = "*";

	/** Hashes of the summaries that are read. */
	List<String> hashes(AnalysisData data) throws InputException {
		List<String> hashes = new ArrayList<>();
		for (String id : ids(data)) {
			hashes.add(data.summary(id, summary).hash());
		}
		return hashes;
	}

	/** The layers that are read. */
	public List<String> ids(AnalysisData data) throws InputException {
		if (!layer.equals(ALL)) {
			return List.of(layer);
		}
		if (data.layers().isEmpty()) {
			throw new InputException("the analysis has no layers");
		}
		return data.layers();
	}

	/**
	 * The summaries as the analysis has them, one matrix per layer.
	 *
	 * @throws InputException naming what is missing or not finite, or when the points would not fit into memory
	 */
	public List<SummaryMatrix> summaries(AnalysisData data) throws InputException {
		long channels = 0;
		for (String id : ids(data)) {
			channels += data.summary(id, summary).values().columns();
		}
		checkMemory(data.images().size(), channels);
		return streamed(data);
	}

	/** The same, for callers that do not keep all points on the heap. @throws InputException naming what is missing or not finite */
	List<SummaryMatrix> streamed(AnalysisData data) throws InputException {
		List<SummaryMatrix> summaries = new ArrayList<>();
		for (String id : ids(data)) {
			summaries.add(Layers.finite(data, id, summary));
		}
		return summaries;
	}

	/** Methods keep all points on the heap. @throws InputException when they would not fit */
	static void checkMemory(int images, long channels) throws InputException {
		double bytes = (double) images * channels * Float.BYTES;
		double allowed = SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
		if (bytes > allowed) {
			throw new InputException(String.format(Locale.ROOT, "%d images x %d channels need %.1f GB of memory, %.1f GB are free for them: take one "
					+ "layer or fewer images, or give Java more memory (-Xmx)", images, channels, bytes / 1e9, allowed / 1e9));
		}
	}

	/** The images as points of the space; compare rows by {@link Measure#of}. */
	public FloatMatrix points(List<FloatMatrix> summaries) {
		if (distance == Distance.JACCARD) {
			return new SetMatrix(summaries.stream().map(x -> ChannelSets.of(x, eta)).toList());
		}
		return layer.equals(ALL) ? new StandardisedLayers(summaries) : summaries.getFirst();
	}
}
