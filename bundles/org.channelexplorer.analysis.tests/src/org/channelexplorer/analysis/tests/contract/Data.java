package org.channelexplorer.analysis.tests.contract;

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
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;

/**
 * An analysis in memory whose images keep their names when they change places.
 *
 * @param matrices images x channels by layer, in network order
 * @param names    file of every image
 * @param model    number of the model file, which its filters depend on
 */
record Data(Map<String, FloatMatrix> matrices, List<String> names, Labels labels, long model) implements AnalysisData {
	private static final List<String> LAYERS = List.of("first", "last");

	/** Two layers of noise around a mean of each class. */
	static Data of(int... classOf) {
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
				new Labels(IntStream.range(0, k).mapToObj(c -> "c" + c).toList(), classOf), 3);
	}

	/** Positive random values. */
	static FloatMatrix values(int rows, int columns, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		float[] v = new float[rows * columns];
		for (int p = 0; p < v.length; p++) {
			v[p] = (float) (5 + random.nextGaussian());
		}
		return FloatMatrix.of(rows, columns, v);
	}

	/** Some of the images, or all in another order. */
	Data select(int... order) {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		matrices.forEach((id, x) -> layers.put(id, FloatMatrix.of(order.length, x.columns(), x.selectRows(order).toArray())));
		return new Data(layers, IntStream.of(order).mapToObj(names::get).toList(), labels.select(order), model);
	}

	/** Every image a second time under another name. */
	Data twice() {
		int n = names.size();
		Data all = select(IntStream.range(0, 2 * n).map(i -> i % n).toArray());
		return new Data(all.matrices, IntStream.range(0, 2 * n).mapToObj(i -> i < n ? names.get(i) : names.get(i - n).replace(".png", "-copy.png")).toList(),
				all.labels, model);
	}

	/** The values of one channel, or all with -1, replaced in every layer and every image, or in one. */
	Data with(float value, int channel, int image) {
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
		return new Data(layers, names, labels, model);
	}

	/** Other classes of the same images. */
	Data labelled(Labels others) {
		return new Data(matrices, names, others, model);
	}

	/** Another model file. */
	Data ofModel(long other) {
		return new Data(matrices, names, labels, other);
	}

	/** Every third image answers otherwise in a layer: its channels in reverse order. */
	Data reversed(String layer) {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>(matrices);
		FloatMatrix x = matrices.get(layer);
		float[] v = x.toArray();
		for (int p = 0; p < v.length; p++) {
			int image = p / x.columns();
			v[p] = image % 3 == 0 ? x.get(image, x.columns() - 1 - p % x.columns()) : v[p];
		}
		layers.put(layer, FloatMatrix.of(x.rows(), x.columns(), v));
		return new Data(layers, names, labels, model);
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
		return List.of("l2");
	}

	@Override
	public List<ImageEntry> images() {
		return IntStream.range(0, names.size()).mapToObj(i -> new ImageEntry(names.get(i), labels.classes().get(labels.classOf(i)))).toList();
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
		return new SummaryMatrix(id, "l2", matrices.get(id), "hash-of-" + id + "-" + Arrays.hashCode(matrices.get(id).toArray()));
	}

	@Override
	public ActivationMaps maps(List<String> of) {
		List<String> ids = of.stream().map(l -> l.isEmpty() ? "last" : l).toList();
		List<FloatMatrix> read = ids.stream().map(matrices::get).toList();
		return new DataMaps(ids, read, "hash-of-maps-" + ids + read.stream().map(x -> Arrays.hashCode(x.toArray())).toList());
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		FloatMatrix x = values(1, 3, 5);
		float[] all = new float[names.size() * 3];
		for (int i = 0; i < names.size(); i++) {
			double sum = 0;
			for (int c = 0; c < 3; c++) {
				all[3 * i + c] = x.get(0, c) + matrices.get("last").get(i, c) % 1;
				sum += all[3 * i + c];
			}
			for (int c = 0; c < 3; c++) {
				all[3 * i + c] /= (float) sum;
			}
		}
		return Optional.of(FloatMatrix.of(names.size(), 3, all));
	}

	@Override
	public float[] filterNorms(String layer) {
		return values(1, matrices.get(layer).columns(), model).toArray();
	}
}
