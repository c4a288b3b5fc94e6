package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.channelexplorer.core.extension.CutRunner;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.Refittable;
import org.channelexplorer.core.internal.kernel.Transposition;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** An ONNX network cut where tensors are replaced: a session for each part. */
final class OnnxCut implements CutRunner {
	private static final int TOGETHER = 32;
	/** Floats of an image up to which several are run at once. */
	private static final int SMALL = 1 << 14;
	private static final float SAME = 1e-4f;

	private final Resources resources = new Resources();
	private final OnnxFront front;
	private final OnnxRunner runner;
	private final List<String> layers;
	private final List<Tap> replaced = new ArrayList<>();
	private final List<Substitution> substitutions = new ArrayList<>();
	/** Kept tensors with their first float within what is kept of an image. */
	private final Map<String, Integer> offsets = new LinkedHashMap<>();
	private final int boundary;
	/** Replaced tensors that other replacements lead to. */
	private final Set<String> made = new HashSet<>();
	private final OrtEnvironment environment;
	/** Null when the network has no output of one vector per image. */
	private final OrtSession session;
	private final OnnxRunner.Tensor output;
	private final int batch;
	/** Convolutions whose weights are inputs, too. */
	private final List<Refits> refits = new ArrayList<>();
	private final List<Refittable> refittable = new ArrayList<>();
	private boolean closed;

	/** @throws InputException as {@link org.channelexplorer.core.extension.ImportedModel#cut} */
	OnnxCut(ModelFile file, Graph graph, Network network, RunnerOptions options, List<String> layers) throws InputException {
		this.layers = List.copyOf(layers);
		RunnerFactory factory = new RunnerFactory(file, graph, new RunnerOptions(List.of(), options.batch(), options.height(), options.width(),
				options.image(), options.further(), options.device()));
		Optional<MainOutput> main = factory.main();
		String target = main.map(MainOutput::tensor).orElse(graph.proto().getOutput(0).getName());
		ConsumedTensor consumed = new ConsumedTensor(graph, target);
		MeanOverPositions mean = new MeanOverPositions(graph, consumed);
		for (String id : layers) {
			Layer layer = network.layer(id).orElseThrow(() -> new InputException("there is no layer " + id));
			Tap tap = consumed.of(layer);
			if (tap.tensor().equals(target)) {
				throw new InputException("layer " + id + " is the network's output: its channels cannot be replaced");
			}
			replaced.add(mean.behind(tap));
		}
		Cut cut = new Cut(file, graph, replaced, target);
		Set<String> exposed = new LinkedHashSet<>(cut.boundary());
		boundary = exposed.size();
		replaced.stream().map(Tap::tensor).filter(cut::makes).forEach(made::add);
		replaced.forEach(t -> exposed.add(t.tensor()));
		runner = resources.add(factory.open(main, exposed));
		boolean complete = false;
		try {
			int floats = 0;
			for (String tensor : exposed) {
				offsets.put(tensor, floats);
				floats = Math.addExact(floats, size(runner.tensor(tensor)));
			}
			for (int i = 0; i < replaced.size(); i++) {
				OnnxRunner.Tensor t = runner.tensor(replaced.get(i).tensor());
				replaced.set(i, Taps.sized(replaced.get(i), t.dims()));
				substitutions.add(new Substitution(replaced.get(i), t.dims().length, t.type(), i));
			}
			front = new OnnxFront(runner, List.copyOf(exposed), floats);
			environment = Sessions.environment(file);
			output = main.isEmpty() ? null : runner.tensor(target);
			List<BetweenPlaces.Found> between = main.isEmpty() ? List.of()
					: new BetweenPlaces(graph, cut.nodes(), replaced.stream().map(Tap::tensor).toList()).found();
			Map<Integer, Refits> changeable = new LinkedHashMap<>();
			LayerIds ids = new LayerIds(graph);
			for (BetweenPlaces.Found f : between) {
				changeable.put(f.node(), new Refits(file, graph, f, ids.node(f.node()), refits.size()));
				refits.add(changeable.get(f.node()));
			}
			session = main.isEmpty() ? null : resources.add(Sessions.forRunning(file, cut.model(inputs(cut), substitutions, changeable), options.device()));
			for (BetweenPlaces.Found f : between) {
				Refits r = changeable.get(f.node());
				r.seen(f, layers, axes(r.input()), axes(r.output())).ifPresent(refittable::add);
			}
			batch = session == null ? 1 : batch();
			complete = true;
		} catch (ArithmeticException e) {
			throw file.refuse("keeps too many values of an image in front of layer " + layers.getFirst(), e);
		} finally {
			if (!complete) {
				resources.close();
			}
		}
	}

	/** Axes of a tensor of the part behind, of one image. */
	private long[] axes(String tensor) throws InputException {
		try (OnnxBehind one = resources.add(new OnnxBehind(this, 1))) {
			return one.axes(tensor);
		}
	}

	/** As many images as fit at once, when each gives the same alone and among others. */
	private int batch() {
		if (runner.batch() > 1 || front.kept() > SMALL) {
			return 1;
		}
		Random random = new Random(1);
		List<MemorySegment> images = new ArrayList<>();
		for (int i = 0; i < TOGETHER; i++) {
			float[] values = new float[front.kept()];
			for (int k = 0; k < values.length; k++) {
				values[k] = random.nextFloat();
			}
			images.add(MemorySegment.ofArray(values));
		}
		try (OnnxBehind one = resources.add(new OnnxBehind(this, 1)); OnnxBehind many = resources.add(new OnnxBehind(this, TOGETHER))) {
			float[][] together = many.run(images);
			for (int i = 0; i < TOGETHER; i++) {
				float[] alone = one.run(List.of(images.get(i)))[0];
				for (int k = 0; k < alone.length; k++) {
					if (!(Math.abs(alone[k] - together[i][k]) <= SAME * (1 + Math.abs(alone[k])))) {
						return 1;
					}
				}
			}
			return TOGETHER;
		} catch (InputException e) {
			return 1; // the part behind is built for one image
		}
	}

	private List<ValueInfoProto> inputs(Cut cut) {
		return cut.boundary().stream().map(runner::tensor)
				.map(t -> Values.info(t.name(), Elements.number(t.type()), free(t))).toList();
	}

	private long[] free(OnnxRunner.Tensor tensor) {
		long[] dims = tensor.dims().clone();
		dims[0] = runner.batch() == 1 ? -1 : dims[0];
		return dims;
	}

	/** Floats of an image. */
	private int size(OnnxRunner.Tensor tensor) {
		long size = 1;
		for (long d : tensor.dims()) {
			size = Math.multiplyExact(size, d);
		}
		return Math.toIntExact(size / runner.batch());
	}

	@Override
	public NetworkRunner front() {
		return front;
	}

	@Override
	public int kept() {
		return front.kept();
	}

	@Override
	public List<Tap> replaced() {
		return List.copyOf(replaced);
	}

	@Override
	public float[] values(int layer, MemorySegment kept) {
		Tap tap = replaced.get(layer);
		int positions = tap.height() * tap.width();
		return ordered(tap, kept.asSlice((long) offsets.get(tap.tensor()) * Float.BYTES, (long) tap.channels() * positions * Float.BYTES));
	}

	/** The values of an image by channel. @param own as the network has them */
	static float[] ordered(Tap tap, MemorySegment own) {
		int positions = tap.height() * tap.width();
		if (tap.layout().inOrder()) {
			return own.toArray(ValueLayout.JAVA_FLOAT);
		}
		float[] ordered = new float[tap.channels() * positions];
		Transposition.channelsFirst(own, MemorySegment.ofArray(ordered), 1, positions, tap.channels());
		return ordered;
	}

	@Override
	public synchronized Behind behind() throws InputException {
		if (closed) {
			throw new IllegalStateException("the network is closed");
		}
		return resources.add(new OnnxBehind(this, batch));
	}

	synchronized void forget(OnnxBehind behind) {
		resources.remove(behind);
	}

	OrtEnvironment environment() {
		return environment;
	}

	/** Null when there is no output of one vector per image. */
	OrtSession session() {
		return session;
	}

	OnnxRunner runner() {
		return runner;
	}

	OnnxRunner.Tensor outputTensor() {
		return output;
	}

	/** The tensors that the part behind reads, with their first float. */
	Map<String, Integer> boundary() {
		Map<String, Integer> read = new LinkedHashMap<>();
		offsets.entrySet().stream().limit(boundary).forEach(e -> read.put(e.getKey(), e.getValue()));
		return read;
	}

	/** Whether the values of a replaced tensor depend on other replacements. */
	boolean depends(int layer) {
		return made.contains(replaced.get(layer).tensor());
	}

	@Override
	public List<Refittable> refittable() {
		return List.copyOf(refittable);
	}

	List<Refits> refits() {
		return refits;
	}

	Substitution substitution(int layer) {
		return substitutions.get(layer);
	}

	List<String> layers() {
		return layers;
	}

	@Override
	public synchronized void close() {
		closed = true;
		resources.close();
	}
}
