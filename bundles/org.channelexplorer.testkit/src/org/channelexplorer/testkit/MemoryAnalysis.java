package org.channelexplorer.testkit;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.HeadInput;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;

/**
 * A test's own numbers as an analysis, for cases worked by hand; {@link Data} invents all its numbers, for the contracts. The summary is
 * {@code l2}, image i is {@code image<i>.png} and keeps its name when it changes its place. What a test does not give is absent: the network
 * predicts nothing, no layer has filters, there is no head. Immutable; every method gives another one.
 *
 * @param matrices images x channels by layer id, in network order
 * @param names    file of every image
 * @param given    classes that the images came with
 * @param labels   classes now
 * @param model    what is known of the network
 */
public record MemoryAnalysis(Map<String, FloatMatrix> matrices, List<String> names, Labels given, Labels labels, Model model) implements AnalysisData {

	/**
	 * What is known of the network.
	 *
	 * @param norms       filter norms of every layer; none when it is empty
	 * @param predictions images x outputs
	 * @param outputs     names of the outputs
	 * @param head        weights of the linear head that reads the last layer, outputs x features, then an offset per output; none when it is empty
	 */
	public record Model(float[] norms, Optional<FloatMatrix> predictions, List<String> outputs, float[] head) {
	}

	/** An analysis of one layer, {@code conv}, whose class c is called {@code class c}. */
	public static MemoryAnalysis of(FloatMatrix x, int... classOf) {
		return of(x, labels(classOf));
	}

	/** An analysis of one layer, {@code conv}. */
	public static MemoryAnalysis of(FloatMatrix x, Labels labels) {
		return of(Map.of("conv", x), labels);
	}

	/** An analysis of several layers, in the map's order, whose class c is called {@code class c}. */
	public static MemoryAnalysis of(Map<String, FloatMatrix> layers, int... classOf) {
		return of(layers, labels(classOf));
	}

	/** An analysis of several layers, in the map's order. */
	public static MemoryAnalysis of(Map<String, FloatMatrix> layers, Labels labels) {
		return new MemoryAnalysis(Collections.unmodifiableMap(new LinkedHashMap<>(layers)),
				IntStream.range(0, labels.size()).mapToObj(i -> "image" + i + ".png").toList(), labels, labels,
				new Model(new float[0], Optional.empty(), List.of(), new float[0]));
	}

	/** Labels whose class c is called {@code class c}. */
	public static Labels labels(int... classOf) {
		int k = IntStream.of(classOf).max().orElse(-1) + 1;
		return new Labels(IntStream.range(0, k).mapToObj(c -> "class " + c).toList(), classOf);
	}

	/** Some of the images, or all in another order. */
	public MemoryAnalysis select(int... order) {
		Model selected = new Model(model.norms, model.predictions.map(p -> p.selectRows(order)), model.outputs, model.head);
		return new MemoryAnalysis(mapped(x -> x.selectRows(order)), IntStream.of(order).mapToObj(names::get).toList(), given.select(order),
				labels.select(order), selected);
	}

	/** The same images with all summaries multiplied. */
	public MemoryAnalysis scaled(float factor) {
		return new MemoryAnalysis(mapped(x -> {
			float[] values = x.toArray();
			for (int i = 0; i < values.length; i++) {
				values[i] *= factor;
			}
			return FloatMatrix.of(x.rows(), x.columns(), values);
		}), names, given, labels, model);
	}

	/** The same images with other classes; those that they came with stay. */
	public MemoryAnalysis labelled(Labels others) {
		return new MemoryAnalysis(matrices, names, given, others, model);
	}

	/** The same images with filter norms, one per channel, in every layer. */
	public MemoryAnalysis withNorms(float... values) {
		return with(new Model(values, model.predictions, model.outputs, model.head));
	}

	/** The same images with the network's answers. @param p images x outputs; probabilities */
	public MemoryAnalysis predicted(FloatMatrix p, List<String> outputs) {
		return with(new Model(model.norms, Optional.of(p), outputs, model.head));
	}

	/** The same images with a linear head that reads the last layer. @param weights outputs x features, then an offset per output */
	public MemoryAnalysis withHead(float... weights) {
		return with(new Model(model.norms, model.predictions, model.outputs, weights));
	}

	private MemoryAnalysis with(Model other) {
		return new MemoryAnalysis(matrices, names, given, labels, other);
	}

	private Map<String, FloatMatrix> mapped(UnaryOperator<FloatMatrix> change) {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		matrices.forEach((id, x) -> layers.put(id, change.apply(x)));
		return Collections.unmodifiableMap(layers);
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
		return IntStream.range(0, names.size()).mapToObj(i -> new ImageEntry(names.get(i), given.nameOf(i))).toList();
	}

	@Override
	public String labelsHash() {
		return labels.hash();
	}

	/** The matrix of a layer; of the last one for an empty id. Its hash names the layer alone: tests of keys use {@link Data}. */
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
		return model.predictions;
	}

	@Override
	public OutputNames outputNames() {
		return model.outputs.isEmpty() ? OutputNames.NONE : new OutputNames(model.outputs, "test", "");
	}

	@Override
	public String predictionsHash() {
		return model.predictions.map(p -> Hashes.of(model.outputs + "\n" + Arrays.hashCode(p.toArray()))).orElse("");
	}

	@Override
	public float[] filterNorms(String layer) throws InputException {
		if (model.norms.length == 0) {
			throw new InputException("layer " + layer + " has no filters");
		}
		return model.norms;
	}

	@Override
	public HeadInput head() throws InputException {
		if (model.head.length == 0) {
			throw new InputException("the network has no head");
		}
		String last = layers().getLast();
		return new HeadInput(new MemoryHead(last, model.outputs.size(), model.head), "hash-of-the-head-" + Arrays.hashCode(model.head),
				_ -> matrices.get(last));
	}
}
