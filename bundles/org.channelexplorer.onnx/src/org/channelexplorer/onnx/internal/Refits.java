package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.extension.Refittable;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Refit;
import org.channelexplorer.core.util.InputException;

/** The weights of a convolution as inputs of the part behind a cut. */
final class Refits {
	private final ModelFile file;
	private final Graph graph;
	private final NodeProto node;
	private final String bias;
	private final long[] dims;
	private final Refit own;

	/**
	 * @param id    of the convolution
	 * @param index makes names unique
	 */
	Refits(ModelFile file, Graph graph, BetweenPlaces.Found found, String id, int index) throws InputException {
		this.file = file;
		this.graph = graph;
		node = graph.node(found.node());
		bias = biased() ? node.getInput(2) : "channelexplorer/refit" + index + "/bias";
		dims = graph.initializer(node.getInput(1)).getDimsList().stream().mapToLong(Long::longValue).toArray();
		own = new Refit(id, numbers(node.getInput(1)), biased() ? numbers(bias) : new float[(int) dims[0]]);
	}

	/** The weights that the network has. */
	Refit own() {
		return own;
	}

	/** Names of the inputs. */
	List<String> names() {
		return List.of(node.getInput(1), bias);
	}

	private boolean biased() {
		return node.getInputCount() > 2 && !node.getInput(2).isEmpty();
	}

	String input() {
		return node.getInput(0);
	}

	String output() {
		return Graph.output(node);
	}

	/** A convolution with a bias, which may be missing. */
	NodeProto node() {
		return biased() ? node : node.toBuilder().clearInput().addInput(node.getInput(0)).addInput(node.getInput(1)).addInput(bias).build();
	}

	List<ValueInfoProto> inputs() {
		return List.of(Values.info(node.getInput(1), TensorProto.DataType.FLOAT_VALUE, dims),
				Values.info(bias, TensorProto.DataType.FLOAT_VALUE, new long[] { dims[0] }));
	}

	/** The values of the inputs; the caller closes them. */
	Map<String, OnnxTensor> values(OrtEnvironment environment, Refit refit) throws OrtException {
		Map<String, OnnxTensor> values = new LinkedHashMap<>();
		values.put(node.getInput(1), OnnxTensor.createTensor(environment, FloatBuffer.wrap(refit.weights()), dims));
		values.put(bias, OnnxTensor.createTensor(environment, FloatBuffer.wrap(refit.constants()), new long[] { dims[0] }));
		return values;
	}

	/**
	 * As callers see it; empty when the window is of no kind that is known.
	 *
	 * @param in  axes of what it reads
	 * @param out axes of what it makes
	 */
	Optional<Refittable> seen(BetweenPlaces.Found found, List<String> places, long[] in, long[] out) {
		if (in.length != 4 || out.length != 4 || in[1] != dims[1] || out[1] != dims[0]) {
			return Optional.empty();
		}
		Tap input = new Tap(input(), (int) in[1], (int) in[2], (int) in[3], Tap.Layout.CHANNELS_FIRST);
		Tap output = new Tap(output(), (int) out[1], (int) out[2], (int) out[3], Tap.Layout.CHANNELS_FIRST);
		int down = setting("strides", 0);
		int across = setting("strides", 1);
		int wide = setting("dilations", 1);
		int high = setting("dilations", 0);
		int top = border(0, (out[2] - 1) * down + (dims[2] - 1) * high + 1 - in[2]);
		int left = border(1, (out[3] - 1) * across + (dims[3] - 1) * wide + 1 - in[3]);
		Refittable.Window window = new Refittable.Window((int) dims[2], (int) dims[3], down, across, high, wide, top, left);
		return Optional.of(new Refittable(own.layer(), places.get(found.behind()), found.before().stream().map(places::get).toList(), input, output, window,
				own));
	}

	private int setting(String attribute, int axis) {
		List<Long> listed = Attributes.integers(node, attribute);
		return listed.size() > axis ? listed.get(axis).intValue() : 1;
	}

	/** Zeros in front of the maps. @param all in front and behind, as the sizes tell */
	private int border(int axis, long all) {
		String auto = Attributes.find(node, "auto_pad").map(a -> a.getS().toStringUtf8()).orElse("NOTSET");
		return switch (auto) {
		case "SAME_UPPER" -> (int) Math.max(0, all) / 2;
		case "SAME_LOWER" -> (int) (Math.max(0, all) + 1) / 2;
		default -> {
			List<Long> pads = Attributes.integers(node, "pads");
			yield auto.equals("VALID") || pads.size() <= axis ? 0 : pads.get(axis).intValue();
		}
		};
	}

	private float[] numbers(String tensor) throws InputException {
		try (Arena arena = Arena.ofShared()) {
			Weights weights = Weights.of(file, graph, tensor, arena);
			float[] numbers = new float[Math.toIntExact(weights.size())];
			for (int i = 0; i < numbers.length; i++) {
				numbers[i] = (float) weights.get(i);
			}
			return numbers;
		}
	}
}
