package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.channelexplorer.onnx.internal.Attributes;
import org.channelexplorer.onnx.internal.Graph;
import org.channelexplorer.onnx.internal.ModelFile;
import org.channelexplorer.onnx.internal.Tensors;

/** The few numbers that a network computes from the shapes of its tensors (targets of Reshape, borders of Slice), for given shapes. */
final class ShapeValues {
	private static final int MOST = 4096;

	/** A list of numbers, or one. @param whole whether they are integers, which divide without rest */
	record Value(boolean scalar, boolean whole, double[] numbers) {
		long[] longs() {
			return Arrays.stream(numbers).mapToLong(d -> (long) d).toArray();
		}

		boolean same(Value other) {
			return other != null && Arrays.equals(numbers, other.numbers);
		}
	}

	private final ModelFile file;
	private final Graph graph;
	private final Function<String, long[]> shapes;
	private final Map<String, Value> known = new HashMap<>();

	/** @param shapes axes of a tensor; null when they are not known */
	ShapeValues(ModelFile file, Graph graph, Function<String, long[]> shapes) {
		this.file = file;
		this.graph = graph;
		this.shapes = shapes;
	}

	/** The numbers; null when they do not follow from constants and shapes, or are many. */
	synchronized Value of(String tensor) {
		return of(tensor, 0);
	}

	private Value of(String tensor, int depth) {
		if (tensor.isEmpty() || depth > 200) {
			return null;
		}
		if (known.containsKey(tensor)) {
			return known.get(tensor);
		}
		Value value = computed(tensor, depth + 1);
		known.put(tensor, value);
		return value;
	}

	private Value computed(String tensor, int depth) {
		TensorProto constant = graph.constant(tensor);
		if (constant != null) {
			return constant(constant);
		}
		NodeProto node = graph.producer(tensor);
		if (node == null || graph.carriesData(tensor)) {
			return null;
		}
		switch (node.getOpType()) {
		case "Constant":
			return listed(node);
		case "Shape":
			return shape(node);
		case "Size":
			long[] dims = shapes.apply(node.getInput(0));
			return dims == null ? null : new Value(true, true, new double[] { Arrays.stream(dims).reduce(1, (a, b) -> a * b) });
		default:
		}
		List<Value> in = new ArrayList<>();
		for (String input : node.getInputList()) {
			Value v = of(input, depth);
			if (v == null && !input.isEmpty()) {
				return null;
			}
			in.add(v);
		}
		return in.isEmpty() || in.getFirst() == null ? null : of(node, in);
	}

	private Value constant(TensorProto t) {
		if (t.getDimsCount() > 1 || Tensors.elements(t.getDimsList()) > MOST) {
			return null;
		}
		try (Arena arena = Arena.ofConfined()) {
			double[] numbers = new TensorBytes(file).numbers(t, arena);
			return numbers == null ? null : new Value(t.getDimsCount() == 0, TensorBytes.whole(t.getDataType()), numbers);
		} catch (org.channelexplorer.core.util.InputException e) {
			return null; // of external weights that have gone: the numbers are not known
		}
	}

	private static Value listed(NodeProto node) {
		for (AttributeProto a : node.getAttributeList()) {
			switch (a.getName()) {
			case "value_int":
				return new Value(true, true, new double[] { a.getI() });
			case "value_ints":
				return new Value(false, true, a.getIntsList().stream().mapToDouble(Long::doubleValue).toArray());
			case "value_float":
				return new Value(true, false, new double[] { a.getF() });
			default:
			}
		}
		return null;
	}

	private Value shape(NodeProto node) {
		long[] dims = shapes.apply(node.getInput(0));
		if (dims == null) {
			return null;
		}
		int start = bounded(Attributes.integer(node, "start", 0), dims.length);
		int end = bounded(Attributes.integer(node, "end", dims.length), dims.length);
		return new Value(false, true, Arrays.stream(dims, start, Math.max(start, end)).asDoubleStream().toArray());
	}

	private static int bounded(long index, int length) {
		return Math.clamp(index < 0 ? index + length : index, 0, length);
	}

	private static Value of(NodeProto node, List<Value> in) {
		Value a = in.getFirst();
		return switch (node.getOpType()) {
		case "Identity" -> a;
		case "Unsqueeze" -> a.scalar ? new Value(false, a.whole, a.numbers) : null;
		case "Squeeze" -> a.numbers.length == 1 ? new Value(true, a.whole, a.numbers) : a;
		case "Reshape" -> in.size() > 1 && in.get(1).numbers.length <= 1 ? new Value(in.get(1).numbers.length == 0, a.whole, a.numbers) : null;
		case "Cast" -> cast(node, a);
		case "Neg" -> each(a, a, (x, _) -> -x, a.whole);
		case "Floor" -> each(a, a, (x, _) -> Math.floor(x), a.whole);
		case "Ceil" -> each(a, a, (x, _) -> Math.ceil(x), a.whole);
		case "Sqrt" -> each(a, a, (x, _) -> Math.sqrt(x), false);
		case "ReduceProd" ->
			new Value(Attributes.integer(node, "keepdims", 1) == 0, a.whole, new double[] { Arrays.stream(a.numbers).reduce(1, (x, y) -> x * y) });
		case "Concat" -> new Value(false, a.whole, in.stream().flatMapToDouble(v -> Arrays.stream(v.numbers)).toArray());
		case "Gather" -> in.size() < 2 ? null : gathered(a, in.get(1));
		case "Slice" -> sliced(in);
		case "Add", "Sub", "Mul", "Div", "Mod", "Min", "Max", "Pow" -> in.size() != 2 ? null : each(a, in.get(1), operator(node.getOpType(), a.whole), a.whole);
		default -> null;
		};
	}

	private static Value cast(NodeProto node, Value a) {
		boolean whole = TensorBytes.whole((int) Attributes.integer(node, "to", 0));
		return new Value(a.scalar, whole, whole ? Arrays.stream(a.numbers).map(d -> (long) d).toArray() : a.numbers);
	}

	private static DoubleBinaryOperator operator(String op, boolean whole) {
		return switch (op) {
		case "Add" -> Double::sum;
		case "Sub" -> (x, y) -> x - y;
		case "Mul" -> (x, y) -> x * y;
		case "Div" -> whole ? (x, y) -> y == 0 ? Double.NaN : (long) (x / y) : (x, y) -> x / y;
		case "Mod" -> (x, y) -> x - Math.floor(x / y) * y;
		case "Min" -> Math::min;
		case "Max" -> Math::max;
		default -> Math::pow;
		};
	}

	private static Value each(Value a, Value b, DoubleBinaryOperator f, boolean whole) {
		int length = a.numbers.length == 1 ? b.numbers.length : a.numbers.length;
		if (b.numbers.length != length && b.numbers.length != 1) {
			return null;
		}
		double[] made = IntStream.range(0, length)
				.mapToDouble(i -> f.applyAsDouble(a.numbers[a.numbers.length == 1 ? 0 : i], b.numbers[b.numbers.length == 1 ? 0 : i]))
				.toArray();
		return Arrays.stream(made).anyMatch(Double::isNaN) ? null : new Value(a.scalar && b.scalar, whole, made);
	}

	private static Value gathered(Value a, Value at) {
		double[] made = new double[at.numbers.length];
		for (int i = 0; i < made.length; i++) {
			int index = (int) at.numbers[i] < 0 ? (int) at.numbers[i] + a.numbers.length : (int) at.numbers[i];
			if (index < 0 || index >= a.numbers.length) {
				return null;
			}
			made[i] = a.numbers[index];
		}
		return new Value(at.scalar, a.whole, made);
	}

	private static Value sliced(List<Value> in) {
		Value a = in.getFirst();
		if (in.size() < 3 || in.size() > 4 && in.get(4) != null && in.get(4).numbers[0] != 1 || in.get(1).numbers.length != 1) {
			return null;
		}
		int start = bounded((long) in.get(1).numbers[0], a.numbers.length);
		int end = bounded((long) in.get(2).numbers[0], a.numbers.length);
		return new Value(false, a.whole, Arrays.copyOfRange(a.numbers, start, Math.max(start, end)));
	}
}
