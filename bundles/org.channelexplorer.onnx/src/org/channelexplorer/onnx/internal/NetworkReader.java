package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxJavaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.InputException;

/** Makes the domain's network of a model: layers, edges, taps and facts for display. */
final class NetworkReader {
	private static final int LONGEST_METADATA = 1 << 20;

	private final ModelFile file;
	private final Graph graph;
	private final ImageInput image;
	private final LayerIds ids;
	private final LayerNames names;
	private final Normalisation normalisation;
	private final NonLinearity nonLinearity;
	private final Probe.Findings findings;
	private final Taps taps;
	private final int fitting;
	/** Shapes when one image is run; empty when they were not looked at, since the first axis counts the images everywhere. */
	private final Map<String, TensorShape> ofOne;

	/** Looks at the model. */
	NetworkReader(ModelFile file, Graph graph) throws InputException {
		this.file = file;
		this.graph = graph;
		ids = new LayerIds(graph);
		names = new LayerNames(graph, ids);
		normalisation = new Normalisation(graph);
		nonLinearity = new NonLinearity(graph, normalisation);
		List<String> tensors = tensors(graph);
		ImageInput found = ImageInput.find(file, graph, "");
		FurtherInputs further = FurtherInputs.declared(graph, found);
		FreeSize size = FreeSize.look(graph, found, i -> new Probe(file, graph, i, 0, 0, further), tensors);
		image = size.image();
		fitting = size.fitting();
		findings = size.findings();
		Probe probe = new Probe(file, graph, image, 0, 0, further);
		Map<String, TensorShape> shapes = new HashMap<>(findings.shapes());
		shapes.put(image.name(), new TensorShape(OnnxJavaType.FLOAT, image.dims(findings.images(), 0, 0)));
		TensorShape unknown = new TensorShape(null, null);
		Map<String, TensorShape> declared = image.freeSize() ? probe.declared(tensors) : shapes;
		boolean oneByOne = image.batch() <= 1;
		boolean alone = oneByOne && shapes.values().stream().anyMatch(s -> Taps.needsToBeAlone(s, findings.images()));
		ofOne = alone && findings.images() > 1 ? probe.lookAtOne(tensors) : Map.of();
		Function<String, TensorShape> single = ofOne.isEmpty() ? t -> shapes.getOrDefault(t, unknown).ofOne(findings.images())
				: t -> ofOne.getOrDefault(t, unknown);
		OneImage one = oneByOne ? new OneImage(new AxisRoles(graph, image, single), single, this::text, image.freeSize()) : null;
		taps = new Taps(new ChannelAxes(graph, image, t -> shapes.getOrDefault(t, unknown)), t -> shapes.getOrDefault(t, unknown),
				t -> declared.getOrDefault(t, unknown), findings.images(), one);
	}

	/** The output that gives one vector per image. */
	Optional<MainOutput> mainOutput() {
		return MainOutput.find(graph, findings);
	}

	/** The shape of a tensor when the network was looked at. */
	TensorShape shape(String tensor) {
		return findings.shape(tensor);
	}

	/** The axes of a tensor, {@code N} being the number of images. */
	private String text(String tensor) {
		TensorShape one = ofOne.get(tensor);
		return one == null ? findings.shape(tensor).text(findings.images()) : findings.shape(tensor).text(findings.images(), one);
	}

	/** Everything that flows between layers, in order. */
	private static List<String> tensors(Graph graph) {
		Set<String> tensors = new LinkedHashSet<>();
		for (int n : graph.layers()) {
			tensors.addAll(graph.node(n).getOutputList());
		}
		tensors.remove("");
		return new ArrayList<>(tensors);
	}

	Network network() throws InputException {
		List<Layer> layers = new ArrayList<>();
		List<Edge> edges = new ArrayList<>();
		Map<String, String> maker = new HashMap<>();
		for (ValueInfoProto input : graph.inputs()) {
			layers.add(inputLayer(input));
			maker.putIfAbsent(input.getName(), ids.input(input.getName()));
		}
		for (int n : graph.layers()) {
			layers.add(layer(n));
			for (String tensor : graph.reads(n)) {
				if (maker.containsKey(tensor)) {
					edges.add(new Edge(maker.get(tensor), ids.node(n), tensor));
				}
			}
			graph.node(n).getOutputList().forEach(o -> maker.putIfAbsent(o, ids.node(n)));
		}
		Set<String> outputs = new LinkedHashSet<>();
		for (ValueInfoProto output : graph.proto().getOutputList()) {
			if (outputs.add(output.getName())) {
				layers.add(outputLayer(output, maker));
				if (maker.containsKey(output.getName())) {
					edges.add(new Edge(maker.get(output.getName()), ids.output(output.getName()), output.getName()));
				}
			}
		}
		return new Network(file.name(), "ONNX", Fingerprint.of(file), layers, edges, imageFirst().map(NetworkReader::info).toList(),
				graph.proto().getOutputList().stream().map(NetworkReader::info).toList(), properties(), metadata());
	}

	private Map<String, String> metadata() {
		Map<String, String> metadata = new LinkedHashMap<>();
		for (StringStringEntryProto entry : file.model().getMetadataPropsList()) {
			if (entry.getValue().length() <= LONGEST_METADATA) {
				metadata.putIfAbsent(entry.getKey(), entry.getValue());
			}
		}
		return metadata;
	}

	private Stream<ValueInfoProto> imageFirst() {
		return graph.inputs().stream().sorted(java.util.Comparator.comparing(i -> !i.getName().equals(image.name())));
	}

	private static TensorInfo info(ValueInfoProto value) {
		TypeProto.Tensor type = value.getType().getTensorType();
		return new TensorInfo(value.getName(), value.getType().hasTensorType() ? Tensors.typeName(type.getElemType()) : "not a tensor",
				ImageInput.axes(type));
	}

	private static Layer inputLayer(ValueInfoProto input, String id, String operation, String unreadable) {
		TensorInfo info = info(input);
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("Tensor", input.getName());
		properties.put("Type", info.type());
		return new Layer(id, Text.printable(input.getName()), operation, "", String.join(" x ", info.shape()), false, false, null, null, unreadable,
				properties);
	}

	private Layer inputLayer(ValueInfoProto input) {
		return inputLayer(input, ids.input(input.getName()), Layer.INPUT, input.getName().equals(image.name()) ? "it is the image itself"
				: "it is an input of the network");
	}

	private Layer outputLayer(ValueInfoProto output, Map<String, String> maker) {
		String from = maker.get(output.getName());
		return inputLayer(output, ids.output(output.getName()), Layer.OUTPUT,
				from == null ? "it does not depend on the image" : "read it at the layer " + from + ", which computes it");
	}

	private Layer layer(int n) {
		NodeProto node = graph.node(n);
		String tensor = Graph.output(node);
		boolean activation = nonLinearity.contains(n);
		String unreadable = taps.unreadable(tensor);
		Tap pre = unreadable == null ? taps.tap(tensor) : null;
		String after = activation || pre == null ? null : nonLinearity.after(tensor);
		Tap post = after != null && taps.unreadable(after) == null ? taps.tap(after) : null;
		return new Layer(ids.node(n), names.label(n), node.getOpType(), names.block(n), shape(tensor, pre), activation, normalisation.end(n) >= 0, pre,
				post, unreadable, properties(n, tensor));
	}

	private String shape(String tensor, Tap tap) {
		if (tap == null || !image.freeSize()) {
			return text(tensor);
		}
		String h = tap.height() == 0 ? "?" : Integer.toString(tap.height());
		String w = tap.width() == 0 ? "?" : Integer.toString(tap.width());
		return switch (tap.layout()) {
		case DENSE -> "N x " + tap.channels();
		case ROWS, HEADS, PLANES -> text(tensor);
		case TOKENS -> "N x " + h + " x " + tap.channels();
		case CHANNELS_LAST -> "N x " + h + " x " + w + " x " + tap.channels();
		case CHANNELS_FIRST -> "N x " + tap.channels() + " x " + h + (findings.shape(tensor).rank() == 3 ? "" : " x " + w);
		};
	}

	private Map<String, String> properties(int n, String tensor) {
		NodeProto node = graph.node(n);
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("Output tensor", tensor);
		if (normalisation.kind(n) != null) {
			properties.put(Layer.COMPUTES, normalisation.kind(n));
		} else if (normalisation.end(n) >= 0) {
			properties.put("Step of", normalisation.kind(normalisation.end(n)) + ", which ends at " + Text.printable(ids.node(normalisation.end(n))));
		}
		TensorShape shape = findings.shape(tensor);
		if (shape.type() != null) {
			properties.put("Type", shape.isFloat() ? Elements.of(shape.type()).text() : shape.type().name().toLowerCase(Locale.ROOT));
		}
		if (!node.getDomain().isEmpty() && !node.getDomain().equals("ai.onnx")) {
			properties.put("Domain", Text.printable(node.getDomain()));
		}
		for (AttributeProto a : node.getAttributeList()) {
			Attributes.text(a).ifPresent(t -> properties.put(Text.printable(a.getName()), t));
		}
		long weights = 0;
		for (int i = 0; i < node.getInputCount(); i++) {
			TensorProto constant = Parameters.isArgument(node, i) ? null : Weights.source(graph, node.getInput(i));
			weights += constant == null || !Parameters.trained(constant) ? 0 : Tensors.elements(constant.getDimsList());
		}
		if (weights > 0) {
			properties.put("Weights", String.format(Locale.ROOT, "%,d", weights));
		}
		return properties;
	}

	private Map<String, String> properties() {
		Map<String, String> properties = new LinkedHashMap<>();
		String producer = (file.model().getProducerName() + " " + file.model().getProducerVersion()).strip();
		properties.put("Producer", producer.isEmpty() ? "not given" : Text.printable(producer));
		properties.put("Opset", Long.toString(file.opset()));
		properties.put("IR version", Long.toString(file.model().getIrVersion()));
		properties.put("Parameters", String.format(Locale.ROOT, "%,d", Parameters.of(graph.proto())));
		properties.put("Nodes", Integer.toString(graph.proto().getNodeCount()));
		properties.put("File size", String.format(Locale.ROOT, "%,d bytes", file.bytes().remaining()));
		if (!file.external().files().isEmpty()) {
			properties.put("External weights", Text.printable(String.join(", ", file.external().files().keySet())));
		}
		properties.put("Image input", image.name() + " (" + (image.channelsLast() ? "height, width, channels" : "channels, height, width") + ")");
		properties.put("Batch", findings.free() && image.batch() == 0 ? "free"
				: image.batch() > 1 ? "fixed at " + image.batch() : "fixed at 1: images run one by one");
		if (fitting > 0) {
			properties.put("Image size",
					"free, but " + size(image.assuming(0), " x ") + " does not fit; " + size(image, " x ") + " does (--size " + size(image, "x") + ")");
		}
		if (findings.trouble() != null) {
			properties.put("Trial run", "failed: " + findings.trouble());
		}
		mainOutput().filter(m -> m.meaning() == MainOutput.Meaning.OTHER)
				.ifPresent(m -> properties.put("Class probabilities", "none are kept: " + Text.printable(m.tensor()) + " " + m.reason()));
		return properties;
	}

	private static String size(ImageInput image, String by) {
		return image.heightOr(0) + by + image.widthOr(0);
	}

	/** Axes of a tensor that depends on the image, for {@link #images()} of them; null when not all are known. */
	long[] axes(String tensor) {
		return tensor.equals(image.name()) ? image.dims(findings.images(), 0, 0) : findings.axes(tensor);
	}

	/** Number of the element type of a tensor that can be read. */
	int type(String tensor) {
		return Elements.number(Elements.of(findings.shape(tensor).type()));
	}

	/** Images that {@link #axes} are for. */
	int images() {
		return findings.images();
	}

	/** Runs variants of the network on made-up images. */
	TrialRun trial() {
		return new TrialRun(file, image, FurtherInputs.declared(graph, image), findings.images());
	}
}
