package org.channelexplorer.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.HeadInput;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;

/**
 * An analysis in memory whose images keep their names when they change places: two layers, {@code first} and {@code last}, the summaries
 * {@code l2} and {@code max}, maps of 2 x 2 values, three classes of a classifier's outputs. Immutable; every method gives another one.
 *
 * @param matrices images x channels by layer, in network order
 * @param names    file of every image
 * @param model    number of the model file, which its filters depend on
 * @param more     what else can be another
 */
public record Data(Map<String, FloatMatrix> matrices, List<String> names, Labels labels, long model, More more) implements AnalysisData {
	private static final List<String> LAYERS = List.of("first", "last");
	private static final int OUTPUTS = 4;
	private static final String FIRST_SUMMARY = "l2";
	private static final String SECOND_SUMMARY = "max";

	/**
	 * What does not come from the matrices.
	 *
	 * @param predictions number of what the network answers
	 * @param outputs     names of its outputs
	 * @param second      number of the values of the second summary
	 */
	public record More(long predictions, List<String> outputs, long second) {
	}

	/** Two layers of noise around a mean of each class. */
	public static Data of(int... classOf) {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		int n = classOf.length;
		for (String layer : LAYERS) {
			int d = layer.equals("last") ? Installed.CHANNELS : 17;
			FloatMatrix x = values(n, d, d);
			float[] v = x.toArray();
			for (int p = 0; p < v.length; p++) {
				v[p] += (p % d) % 3 == classOf[p / d] % 3 ? 1.5f : 0;
			}
			layers.put(layer, FloatMatrix.of(n, d, v));
		}
		int k = Arrays.stream(classOf).max().orElse(0) + 1;
		return new Data(layers, IntStream.range(0, n).mapToObj(i -> String.format("c%d/%03d.png", classOf[i], i)).toList(),
				new Labels(IntStream.range(0, k).mapToObj(c -> "c" + c).toList(), classOf), 3, new More(5, List.of("c0", "c1", "c2", "c3"), 8));
	}

	/** Positive random values. */
	public static FloatMatrix values(int rows, int columns, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		float[] v = new float[rows * columns];
		for (int p = 0; p < v.length; p++) {
			v[p] = (float) (5 + random.nextGaussian());
		}
		return FloatMatrix.of(rows, columns, v);
	}

	/** A seeded permutation of 0 .. n-1, for {@link #select}. */
	public static int[] permutation(int n, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		int[] order = new int[n];
		for (int i = 0; i < n; i++) {
			int j = random.nextInt(i + 1);
			order[i] = order[j];
			order[j] = i;
		}
		return order;
	}

	/** Some of the images, or all in another order. */
	public Data select(int... order) {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		matrices.forEach((id, x) -> layers.put(id, FloatMatrix.of(order.length, x.columns(), x.selectRows(order).toArray())));
		return new Data(layers, IntStream.of(order).mapToObj(names::get).toList(), labels.select(order), model, more);
	}

	/** Every image a second time under another name. */
	public Data twice() {
		int n = names.size();
		Data all = select(IntStream.range(0, 2 * n).map(i -> i % n).toArray());
		return new Data(all.matrices, IntStream.range(0, 2 * n).mapToObj(i -> i < n ? names.get(i) : names.get(i - n).replace(".png", "-copy.png")).toList(),
				all.labels, model, more);
	}

	/** The values of one channel, or all with -1, replaced in every layer and every image, or in one. */
	public Data with(float value, int channel, int image) {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		matrices.forEach((id, x) -> {
			float[] v = x.toArray();
			for (int p = 0; p < v.length; p++) {
				if ((channel < 0 || p % x.columns() == channel) && (image < 0 || p / x.columns() == image)) {
					v[p] = value;
				}
			}
			layers.put(id, FloatMatrix.of(x.rows(), x.columns(), v));
		});
		return new Data(layers, names, labels, model, more);
	}

	/** Other classes of the same images. */
	public Data labelled(Labels others) {
		return new Data(matrices, names, others, model, more);
	}

	/** The same with other things that do not come from the matrices. */
	public Data with(More other) {
		return new Data(matrices, names, labels, model, other);
	}

	/** Another model file. */
	public Data ofModel(long other) {
		return new Data(matrices, names, labels, other, more);
	}

	/** Every third image answers otherwise in a layer: its channels in reverse order. */
	public Data reversed(String layer) {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>(matrices);
		FloatMatrix x = matrices.get(layer);
		float[] v = x.toArray();
		for (int p = 0; p < v.length; p++) {
			int image = p / x.columns();
			v[p] = image % 3 == 0 ? x.get(image, x.columns() - 1 - p % x.columns()) : v[p];
		}
		layers.put(layer, FloatMatrix.of(x.rows(), x.columns(), v));
		return new Data(layers, names, labels, model, more);
	}

	@Override
	public Network network() {
		return new Network("memory", "none", "hash-of-the-network-" + model, List.of(), List.of(), List.of(), List.of(), Map.of());
	}

	@Override
	public List<String> layers() {
		return LAYERS;
	}

	@Override
	public List<String> summaries() {
		return List.of(FIRST_SUMMARY, SECOND_SUMMARY);
	}

	@Override
	public List<ImageEntry> images() {
		return names.stream().map(n -> new ImageEntry(n, n.substring(0, n.indexOf('/')))).toList(); // given, whatever the labels are
	}

	/** 8 x 8 pixels of noise; the same of a copy. */
	@Override
	public byte[] imageFile(int image) {
		byte[] pixels = new byte[8 * 8 * 3];
		new SplittableRandom(names.get(image).replace("-copy", "").hashCode()).nextBytes(pixels);
		byte[] head = "P6 8 8 255\n".getBytes(StandardCharsets.US_ASCII);
		byte[] file = Arrays.copyOf(head, head.length + pixels.length);
		System.arraycopy(pixels, 0, file, head.length, pixels.length);
		return file;
	}

	@Override
	public String labelsHash() {
		return Hashes.of(labels.classes() + Arrays.toString(labels.of()));
	}

	@Override
	public SummaryMatrix summary(String layer, String function) throws InputException {
		String id = layer.isEmpty() ? "last" : layer;
		if (function.equals(SECOND_SUMMARY)) {
			FloatMatrix x = values(names.size(), matrices.get(id).columns(), more.second + id.length());
			return new SummaryMatrix(id, SECOND_SUMMARY, x, "hash-of-" + id + "-second-" + more.second + names);
		}
		return new SummaryMatrix(id, FIRST_SUMMARY, matrices.get(id), "hash-of-" + id + "-" + Arrays.hashCode(matrices.get(id).toArray()));
	}

	@Override
	public ActivationMaps maps(List<String> of) {
		List<String> ids = of.stream().map(l -> l.isEmpty() ? "last" : l).toList();
		List<FloatMatrix> read = ids.stream().map(matrices::get).toList();
		return new DataMaps(ids, read, "hash-of-maps-" + ids + read.stream().map(x -> Arrays.hashCode(x.toArray())).toList());
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		float[] all = new float[names.size() * OUTPUTS];
		for (int i = 0; i < names.size(); i++) { // an image keeps its own when it changes its place
			float[] own = values(1, OUTPUTS, more.predictions + names.get(i).replace("-copy", "").hashCode()).toArray();
			double sum = own[0] + own[1] + own[2] + own[3];
			for (int c = 0; c < OUTPUTS; c++) {
				all[OUTPUTS * i + c] = (float) (own[c] / sum);
			}
		}
		return Optional.of(FloatMatrix.of(names.size(), OUTPUTS, all));
	}

	@Override
	public OutputNames outputNames() {
		return new OutputNames(more.outputs, "test", "");
	}

	@Override
	public String predictionsHash() {
		return Hashes.of(more.predictions + "\n" + more.outputs);
	}

	@Override
	public Substitutions substitutions(List<String> of) {
		String id = of.getFirst().isEmpty() ? "last" : of.getFirst();
		FloatMatrix x = matrices.get(id);
		float[] small = x.toArray();
		for (int p = 0; p < small.length; p++) {
			small[p] /= 5; // so that no class wins everywhere
		}
		FloatMatrix w = values(OUTPUTS, x.columns(), model + 10);
		float[] centred = w.toArray();
		for (int p = 0; p < centred.length; p++) {
			centred[p] -= 5;
		}
		return new LinearHead(id, FloatMatrix.of(x.rows(), x.columns(), small), FloatMatrix.of(OUTPUTS, x.columns(), centred),
				"hash-of-head-" + id + "-" + model + "-" + Arrays.hashCode(x.toArray()));
	}

	@Override
	public OutgoingWeights outgoingWeights(String layer) {
		float[] norms = values(1, matrices.get(layer).columns(), model + 20).toArray();
		return new OutgoingWeights(norms, norms);
	}

	@Override
	public float[] filterNorms(String layer) {
		return values(1, matrices.get(layer).columns(), model).toArray();
	}

	@Override
	public HeadInput head() {
		FloatMatrix x = matrices.get("last");
		return new HeadInput(new MemoryHead("last", OUTPUTS, values(1, OUTPUTS * (Installed.CHANNELS + 1), model).toArray()),
				"hash-of-the-head-" + model + Arrays.hashCode(x.toArray()), _ -> x);
	}
}
