package org.channelexplorer.core.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.util.InputException;

/**
 * The graph of a network as an importer reads it: layers in topological order, edges, inputs and outputs.
 *
 * @param name       display name, usually the model file's
 * @param format     file format, e.g. {@code ONNX}
 * @param sha256     content hash of the model (external weights included), lower-case hex
 * @param layers     layers in topological order, ids unique
 * @param edges      edges between layers
 * @param inputs     declared inputs, the one that takes the images first
 * @param outputs    declared outputs
 * @param properties further facts (producer, opset, parameters ...), in display order
 * @param metadata   what the file's author wrote into it by key, such as {@code names}; empty for nothing
 */
public record Network(String name, String format, String sha256, List<Layer> layers, List<Edge> edges, List<TensorInfo> inputs,
		List<TensorInfo> outputs, Map<String, String> properties, Map<String, String> metadata) {

	/** The choice of {@link #select} that new analyses begin with: all convolutions and the outputs of blocks. */
	public static final String CONVOLUTIONS_AND_BLOCKS = "conv+blocks";

	/** Without metadata. */
	public Network(String name, String format, String sha256, List<Layer> layers, List<Edge> edges, List<TensorInfo> inputs, List<TensorInfo> outputs,
			Map<String, String> properties) {
		this(name, format, sha256, layers, edges, inputs, outputs, properties, Map.of());
	}

	public Network {
		layers = List.copyOf(layers);
		edges = List.copyOf(edges);
		inputs = List.copyOf(inputs);
		outputs = List.copyOf(outputs);
		properties = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(properties));
		metadata = metadata == null ? Map.of() : Map.copyOf(metadata); // null: of an analysis stored before there was any
	}

	/** The layer with this id. */
	public Optional<Layer> layer(String id) {
		return layers.stream().filter(l -> l.id().equals(id)).findFirst();
	}

	/** What people call the layer with this id; the id itself where there is no such layer. */
	public String label(String id) {
		return layer(id).map(Layer::label).orElse(id);
	}

	/**
	 * The id of a layer named by its id, or by its label where only one of these has it; the name itself when none is named so.
	 *
	 * @param ids of the layers that may be meant
	 */
	public String layerId(String name, Collection<String> ids) {
		if (ids.contains(name)) {
			return name;
		}
		List<String> labelled = layers.stream().filter(l -> l.label().equals(name) && ids.contains(l.id())).map(Layer::id).toList();
		return labelled.size() == 1 ? labelled.getFirst() : name;
	}

	/**
	 * The same network with the sizes of maps that its input leaves open.
	 *
	 * @param sized taps as they are for a definite input; others stay as they are
	 */
	public Network sized(Collection<Tap> sized) {
		Map<String, Tap> known = new HashMap<>();
		sized.forEach(t -> known.put(t.tensor(), t));
		return new Network(name, format, sha256, layers.stream().map(l -> l.sized(known)).toList(), edges, inputs, outputs, properties, metadata);
	}

	/**
	 * The layers a choice names, in network order: {@code conv} (all convolutions), {@code conv+blocks} (these and where the branches of a
	 * block come together: concatenations and sums whose output leaves their block), {@code all} (every readable layer that is
	 * not itself a non-linearity nor an inner step of an operation), or a regular expression found in the id or label (those included when
	 * they match).
	 *
	 * @throws InputException when the expression is malformed or matches no readable layer
	 */
	public List<Layer> select(String choice, TapKind kind) throws InputException {
		List<Layer> chosen = switch (choice) {
		case "conv" -> layers.stream().filter(l -> l.convolution() && l.tap(kind).isPresent()).toList();
		case CONVOLUTIONS_AND_BLOCKS -> {
			java.util.Set<String> outputs = BlockOutputs.of(this);
			yield layers.stream().filter(l -> (l.convolution() || outputs.contains(l.id())) && l.tap(kind).isPresent()).toList();
		}
		case "all" -> layers.stream().filter(l -> !l.activation() && !l.step() && l.tap(kind).isPresent()).toList();
		default -> matching(choice, kind);
		};
		if (chosen.isEmpty()) {
			throw new InputException(nothing(choice, kind));
		}
		return chosen;
	}

	/** Why a choice names no layer, with what can be chosen instead. */
	private String nothing(String choice, TapKind kind) {
		boolean convolutions = choice.equals("conv") || choice.equals(CONVOLUTIONS_AND_BLOCKS);
		String where = "can be read " + (kind == TapKind.PRE ? "before" : "after") + " its non-linearity";
		String reason = convolutions ? name + " has no convolution that " + where : "no layer of " + name + " that " + where + " matches '" + choice + "'";
		List<String> others = layers.stream().filter(l -> !l.activation() && !l.step() && l.tap(kind).isPresent()).map(Layer::id).toList();
		if (!convolutions || others.isEmpty()) {
			return reason;
		}
		return reason + ": choose the layers 'all' or by name (" + String.join(", ", others.subList(0, Math.min(5, others.size())))
				+ (others.size() > 5 ? " ..." : "") + ")";
	}

	private List<Layer> matching(String expression, TapKind kind) throws InputException {
		try {
			var pattern = java.util.regex.Pattern.compile(expression);
			return layers.stream().filter(l -> l.tap(kind).isPresent())
					.filter(l -> pattern.matcher(l.id()).find() || pattern.matcher(l.label()).find()).toList();
		} catch (java.util.regex.PatternSyntaxException e) {
			throw new InputException("layers '" + expression + "' is not a regular expression: " + e.getDescription(), e);
		}
	}
}
