package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.channelexplorer.onnx.internal.Graph;
import org.channelexplorer.onnx.internal.LayerIds;
import org.channelexplorer.onnx.internal.ModelFile;
import org.channelexplorer.onnx.internal.Text;

/**
 * Every channel of a network followed from where it is made to where it is read, by the {@link Rules} of the operators: which channels can only go
 * together, which cannot go, which constants they index, who reads them. A value; made once for a model.
 */
final class Channels {
	/**
	 * An axis of a constant that lies along channels.
	 *
	 * @param node  index of the node that reads the constant
	 * @param input of the node
	 * @param axis  of the constant
	 * @param space the channels
	 * @param along which axis of the tensor they belong to lies along it
	 */
	record Param(int node, int input, int axis, Space space, int along) {
	}

	/** What else changes at a node when channels of some spaces go. */
	record Adaption(int node, List<Space> spaces, Consumer<NodeEdit> edit) {
	}

	/**
	 * Where channels are mixed.
	 *
	 * @param node   index
	 * @param tensor what it reads
	 * @param space  the channels
	 * @param fold   how substitutes can be folded into its weights; null when they cannot
	 */
	record Sink(int node, String tensor, Space space, Fold fold) {
	}

	private final ModelFile file;
	private final Graph graph;
	private final LayerIds ids;
	private final Function<String, long[]> shapes;
	private final ShapeValues values;
	private final Map<String, Space> spaces = new HashMap<>();
	/** Why channels of a tensor are not followed, by tensor. */
	private final Map<String, String> lost = new HashMap<>();
	private final Groups groups = new Groups();
	private final Origins origins = new Origins();
	private final List<Param> params = new ArrayList<>();
	private final List<Adaption> adaptions = new ArrayList<>();
	private final List<Sink> sinks = new ArrayList<>();
	private final Set<String> functions = new HashSet<>();
	private final Shuffles shuffles;

	/** @param shapes axes of the tensors that depend on the image; null when they are not known */
	Channels(ModelFile file, Graph graph, LayerIds ids, Function<String, long[]> shapes) {
		this.file = file;
		this.graph = graph;
		this.ids = ids;
		this.shapes = shapes;
		values = new ShapeValues(file, graph, this::dims);
		file.model().getFunctionsList().forEach(f -> functions.add(f.getDomain() + ":" + f.getName()));
		graph.inputs().forEach(i -> lost.put(i.getName(), "'" + Text.printable(i.getName()) + "' is an input of the network"));
		for (int n : graph.layers()) {
			follow(n);
		}
		graph.proto().getOutputList().forEach(o -> pin(spaces.get(o.getName()), Integer.MAX_VALUE,
				"'" + Text.printable(o.getName()) + "' is an output of the network, which callers read"));
		shuffles = new Shuffles(this);
		shuffles.straighten();
	}

	private void follow(int n) {
		NodeProto node = graph.node(n);
		Step step = new Step(this, n);
		if (functions.contains(node.getDomain() + ":" + node.getOpType())) {
			step.refuse("is a function of the file, which is not followed");
		} else if (node.getAttributeList().stream().anyMatch(a -> a.hasG() || a.getGraphsCount() > 0)) {
			step.refuse("runs a graph of the file, which is not followed");
		} else {
			Rule rule = Rules.of(node);
			if (rule == null) {
				step.refuse(node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx") ? "is an operator that is not known to keep channels apart"
						: "is an operator of the domain " + Text.printable(node.getDomain()) + ", which is not known");
			} else {
				follow(rule, step);
			}
		}
		for (String output : node.getOutputList()) {
			if (!output.isEmpty() && !spaces.containsKey(output)) {
				lost.putIfAbsent(output, step.describe("makes no channels"));
			}
		}
	}

	/** A node whose attributes make no sense is no reason to give up on the others. */
	private static void follow(Rule rule, Step step) {
		try {
			rule.follow(step);
		} catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
			step.refuse("is not as its operator wants it (" + e.getClass().getSimpleName() + ")");
		}
	}

	ModelFile file() {
		return file;
	}

	Graph graph() {
		return graph;
	}

	LayerIds ids() {
		return ids;
	}

	Groups groups() {
		return groups;
	}

	Origins origins() {
		return origins;
	}

	/** Numbers computed from shapes, for the shapes of the file. */
	ShapeValues values() {
		return values;
	}

	List<Param> params() {
		return params;
	}

	List<Adaption> adaptions() {
		return adaptions;
	}

	List<Sink> sinks() {
		return sinks;
	}

	Shuffles shuffles() {
		return shuffles;
	}

	/** A tensor's channels; null when they are not followed. */
	Space space(String tensor) {
		return spaces.get(tensor);
	}

	Map<String, Space> spaces() {
		return spaces;
	}

	/** Why a tensor's channels are not followed. */
	String lost(String tensor) {
		return lost.getOrDefault(tensor, "'" + Text.printable(tensor) + "' is a constant");
	}

	/** Axes of a tensor or constant; null when they are not known. */
	long[] dims(String tensor) {
		if (tensor.isEmpty()) {
			return null;
		}
		long[] constant = graph.carriesData(tensor) ? null : Constants.axes(graph, tensor);
		return constant != null ? constant : shapes.apply(tensor);
	}

	void put(String tensor, Space space) {
		spaces.put(tensor, space);
		lost.remove(tensor);
	}

	void lose(String tensor, String reason) {
		spaces.remove(tensor);
		lost.put(tensor, reason);
	}

	/** @param order what comes first in the network is shown first */
	void pin(Space space, int order, String reason) {
		if (space != null) {
			for (int label : space.labels()) {
				groups.pin(label, order, reason);
			}
		}
	}

	/** Ids of tensors that are read by more than the nodes given, or by callers. */
	boolean readElsewhere(String tensor, Set<Integer> nodes) {
		return graph.isOutput(tensor) || !nodes.containsAll(new LinkedHashSet<>(graph.consumers(tensor)));
	}
}
