package org.channelexplorer.analysis.tests.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.util.InputException;

/**
 * Layers and labels in memory as an analysis.
 *
 * @param matrices images x channels by layer id, in network order
 * @param norms    filter norms of every layer, null for none
 */
public record MemoryAnalysis(Map<String, FloatMatrix> matrices, Labels labels, float[] norms) implements AnalysisData {

	/** An analysis of one layer, {@code conv}, whose class c is called {@code class c}. */
	public static MemoryAnalysis of(FloatMatrix x, int... classOf) {
		return of(Map.of("conv", x), classOf);
	}

	/** An analysis of several layers. */
	public static MemoryAnalysis of(Map<String, FloatMatrix> layers, int... classOf) {
		return new MemoryAnalysis(new LinkedHashMap<>(layers), labels(classOf), null);
	}

	/** Labels whose class c is called {@code class c}. */
	public static Labels labels(int... classOf) {
		int k = IntStream.of(classOf).max().orElse(-1) + 1;
		return new Labels(IntStream.range(0, k).mapToObj(c -> "class " + c).toList(), classOf);
	}

	/** The same images in another order. */
	public MemoryAnalysis permuted(int[] order) {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		matrices.forEach((id, x) -> layers.put(id, x.selectRows(order)));
		return new MemoryAnalysis(layers, labels.select(order), norms);
	}

	/** The same images with all summaries multiplied. */
	public MemoryAnalysis scaled(float factor) {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		matrices.forEach((id, x) -> {
			float[] values = x.toArray();
			for (int i = 0; i < values.length; i++) {
				values[i] *= factor;
			}
			layers.put(id, FloatMatrix.of(x.rows(), x.columns(), values));
		});
		return new MemoryAnalysis(layers, labels, norms);
	}

	/** The same images with filter norms. */
	public MemoryAnalysis withNorms(float... values) {
		return new MemoryAnalysis(matrices, labels, values);
	}

	@Override
	public Network network() {
		return new Network("memory", "none", "hash-of-the-network", List.of(), List.of(), List.of(), List.of(), Map.of());
	}

	@Override
	public List<String> layers() {
		return List.copyOf(matrices.keySet());
	}

	@Override
	public List<String> summaries() {
		return List.of("l2");
	}

	@Override
	public List<ImageEntry> images() {
		return IntStream.range(0, labels.size()).mapToObj(i -> new ImageEntry("image" + i + ".png", labels.classes().get(labels.classOf(i)))).toList();
	}

	@Override
	public String labelsHash() {
		return "hash-of-the-labels";
	}

	@Override
	public SummaryMatrix summary(String layer, String function) throws InputException {
		String id = layer.isEmpty() ? layers().getLast() : layer;
		if (!matrices.containsKey(id)) {
			throw new InputException("layer " + id + " was not extracted");
		}
		return new SummaryMatrix(id, "l2", matrices.get(id), "hash-of-" + id);
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		return Optional.empty();
	}

	@Override
	public float[] filterNorms(String layer) throws InputException {
		if (norms == null) {
			throw new InputException("layer " + layer + " has no filters");
		}
		return norms;
	}
}
