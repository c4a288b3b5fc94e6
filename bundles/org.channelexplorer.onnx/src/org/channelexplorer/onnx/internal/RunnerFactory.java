package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.extension.NetworkRunner.OutputSpec;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** Opens a runner: rewrites the graph, opens the session, and tries it once on blank images to learn the sizes for certain. */
final class RunnerFactory {
	/** Bytes of activations in one run: far beyond all layers of a large network. */
	private static final double MEMORY_LIMIT = 32e9;

	private final ModelFile file;
	private final Graph graph;
	private final ImageInput image;
	private final RunnerOptions options;
	private final FurtherInputs further;

	RunnerFactory(ModelFile file, Graph graph, RunnerOptions options) throws InputException {
		this.file = file;
		this.graph = graph;
		this.options = options;
		image = ImageInput.find(file, graph, options.image());
		further = FurtherInputs.given(file, graph, image, options.further());
		for (Tap tap : options.taps()) {
			if (!graph.carriesData(tap.tensor()) || graph.producer(tap.tensor()) == null) {
				throw file.refuse("has no tensor '" + Text.printable(tap.tensor()) + "' that can be read");
			}
		}
	}

	NetworkRunner open() throws InputException {
		return open(main(), Set.of());
	}

	/** The output that gives one vector per image, whose values are probabilities or logits; empty when there is none. */
	Optional<MainOutput> main() throws InputException {
		Set<String> looked = new LinkedHashSet<>();
		graph.proto().getOutputList().forEach(o -> looked.add(o.getName()));
		options.taps().forEach(t -> looked.add(t.tensor()));
		return MainOutput.find(graph, look(looked)).filter(m -> m.meaning() != MainOutput.Meaning.OTHER);
	}

	/**
	 * Opens the runner.
	 *
	 * @param main as {@link #main()} found it
	 * @param also tensors that are exposed besides the taps; they are float, and their first axis counts images
	 */
	OnnxRunner open(Optional<MainOutput> main, Set<String> also) throws InputException {
		Set<String> exposed = new LinkedHashSet<>();
		options.taps().forEach(t -> exposed.add(t.tensor()));
		exposed.addAll(also);
		main.ifPresent(m -> exposed.add(m.tensor()));
		if (exposed.isEmpty()) {
			exposed.add(graph.proto().getOutput(0).getName());
		}
		int perRun = Math.max(1, image.batch());
		image.checkSize(file, perRun, options.height(), options.width());
		OrtEnvironment environment = Sessions.environment(file);
		OrtSession session = Sessions.forRunning(file, new Rewriter(file, graph).exposing(exposed), options.device());
		try {
			return open(environment, session, exposed, perRun, main);
		} catch (InputException | RuntimeException e) {
			close(session, e);
			throw e;
		}
	}

	private Probe.Findings look(Set<String> tensors) throws InputException {
		try {
			return new Probe(file, graph, image, options.height(), options.width(), further).look(tensors);
		} catch (InputException e) {
			throw image.freeSize() ? new InputException(e.getMessage() + tried(), e) : e;
		}
	}

	/** What to say besides of a failure when the size of the images is the caller's choice. */
	private String tried() {
		String size = "; images of " + image.heightOr(options.height()) + " x " + image.widthOr(options.width()) + " were tried";
		if (options.height() > 0 || options.width() > 0) {
			return size;
		}
		int side = FreeSize.side(graph, image, i -> new Probe(file, graph, i, 0, 0, further));
		return size + ", since the network leaves the size free and no other was asked for: "
				+ (side > 0 ? "--size " + side + "x" + side + " fits" : "choose one with --size HxW");
	}

	private OnnxRunner open(OrtEnvironment environment, OrtSession session, Set<String> exposed, int perRun, Optional<MainOutput> main)
			throws InputException {
		Trial trial = tryOut(environment, session, perRun, main);
		double total = 0;
		Map<String, OnnxRunner.Tensor> outputs = new LinkedHashMap<>();
		for (String tensor : exposed) {
			TensorShape shape = trial.shapes.get(tensor);
			total += shape.bytes();
			outputs.put(tensor, new OnnxRunner.Tensor(tensor, shape.dims(), Elements.of(shape.type())));
		}
		if (total > MEMORY_LIMIT) {
			throw file.refuse("makes " + Math.round(total / 1e9) + " GB of activations in one run, which is too much: choose fewer layers");
		}
		List<Tap> taps = new ArrayList<>();
		for (Tap tap : options.taps()) {
			taps.add(Taps.sized(tap, trial.shapes.get(tap.tensor()).dims()));
		}
		InputSpec spec = new InputSpec(image.channels(), image.heightOr(options.height()), image.widthOr(options.width()), image.channelsLast());
		return new OnnxRunner(file.path(), environment, session, spec, perRun, input(perRun), options.further(), outputs, taps,
				trial.main.map(m -> new OutputSpec(m.tensor(), m.classes(), m.meaning() == MainOutput.Meaning.PROBABILITIES)));
	}

	private OnnxRunner.Tensor input(int images) {
		return new OnnxRunner.Tensor(image.name(), image.dims(images, options.height(), options.width()), image.type());
	}

	/** What a run on blank images showed. */
	private record Trial(Map<String, TensorShape> shapes, Optional<MainOutput> main) {
	}

	private Trial tryOut(OrtEnvironment environment, OrtSession session, int images, Optional<MainOutput> main) throws InputException {
		Map<String, TensorShape> shapes = new LinkedHashMap<>();
		Optional<MainOutput> told = main;
		try (Arena arena = Arena.ofConfined(); PinnedTensor blank = new PinnedTensor(environment, input(images), arena)) {
			Map<String, OnnxTensor> inputs = new LinkedHashMap<>(further.blank(file, further.dims(images), arena));
			inputs.put(image.name(), blank.tensor());
			try (OrtSession.Result result = session.run(inputs)) {
				for (Map.Entry<String, OnnxValue> e : result) {
					TensorShape shape = TensorShape.ofRun(e.getValue().getInfo());
					check(e.getKey(), shape, images);
					shapes.put(e.getKey(), shape);
					if (main.isPresent() && e.getKey().equals(main.get().tensor()) && e.getValue() instanceof OnnxTensor values) {
						float[] given = Elements.floats(values);
						told = main.map(m -> m.told(given)).filter(m -> m.meaning() != MainOutput.Meaning.OTHER);
					}
				}
			} finally {
				inputs.remove(image.name());
				inputs.values().forEach(OnnxTensor::close);
			}
		} catch (OrtException e) {
			InputException refused = OrtReasons.refuse(file, "cannot be run on " + (images == 1 ? "one image" : images + " images") + " of "
					+ image.heightOr(options.height()) + " x " + image.widthOr(options.width()), e);
			throw image.freeSize() ? new InputException(refused.getMessage() + tried(), e) : refused;
		}
		return new Trial(shapes, told);
	}

	private void check(String tensor, TensorShape shape, int images) throws InputException {
		String name = Text.printable(tensor);
		boolean tapped = options.taps().stream().anyMatch(t -> t.tensor().equals(tensor));
		boolean alone = options.taps().stream().anyMatch(t -> t.tensor().equals(tensor) && t.layout().alone());
		if (!tapped && (!shape.isFloat() || shape.dims() == null)) {
			throw file.refuse("has the output '" + name + "', which is no float tensor");
		}
		if (alone) {
			if (!shape.isFloat() || images != 1) {
				throw file.refuse("has the tensor '" + name + "', which cannot be read: " + (images == 1 ? shape : images + " images run at once"));
			}
		} else if (!shape.isFloat() || shape.rank() < 2 || shape.rank() > 4) {
			if (tapped) {
				throw file.refuse("has the tensor '" + name + "', which cannot be read: " + shape);
			}
		} else if (shape.dims()[0] != images) {
			throw file.refuse("gives the tensor '" + name + "' " + shape.dims()[0] + " rows for " + images + (images == 1 ? " image" : " images")
					+ ", so it cannot be read image by image");
		}
		if (shape.rank() > 0 && shape.bytes() > Integer.MAX_VALUE) {
			throw file.refuse("makes a tensor '" + name + "' of " + shape.bytes() / (1 << 20) + " MB, which is too large");
		}
		for (Tap tap : options.taps()) {
			if (tap.tensor().equals(tensor) && !fits(Taps.sized(tap, shape.dims()), tap)) {
				throw file.refuse("has the tensor '" + name + "' with other axes than expected: " + shape);
			}
		}
	}

	/** Whether a tap's sizes agree with the tensor, sizes that depend on the input aside. */
	private static boolean fits(Tap actual, Tap expected) {
		return actual.layout() == expected.layout() && actual.channels() == expected.channels() && actual.height() > 0 && actual.width() > 0;
	}

	private static void close(OrtSession session, Exception reason) {
		try {
			session.close();
		} catch (OrtException e) {
			reason.addSuppressed(e);
		}
	}
}
