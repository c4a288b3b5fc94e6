package org.channelexplorer.djl.internal.flat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.djl.internal.archive.Pickled;
import org.channelexplorer.djl.internal.flat.Value.Kind;

/** What the operators of the language give. */
final class Operators {
	private static final Set<String> NUMBER = Set.of("dim", "len", "numel", "dtype", "device", "layout", "is_floating_point", "is_complex", "int", "float",
			"bool", "__is__", "__isnot__", "__not__", "__contains__", "item", "is_cuda", "requires_grad", "ord", "Int", "Float", "Bool", "is_grad_enabled",
			"is_scripting", "grad_mode");
	private static final Set<String> ARITHMETIC = Set.of("add", "sub", "mul", "div", "floordiv", "floor_divide", "remainder", "neg", "pow", "eq", "ne", "lt",
			"gt", "le", "ge", "__and__", "__or__", "__xor__", "min", "max", "sqrt", "floor", "ceil", "abs", "round", "exp", "log", "truediv", "fmod");
	private static final Set<String> TENSORS = Set.of("chunk", "split", "unbind", "split_with_sizes", "tensor_split", "meshgrid", "unsafe_chunk",
			"unsafe_split", "hsplit", "vsplit", "dsplit", "unsafe_split_with_sizes", "broadcast_tensors");
	private static final Set<String> TUPLES = Set.of("lstm", "gru", "rnn_tanh", "rnn_relu", "topk", "sort", "native_layer_norm", "native_batch_norm",
			"native_group_norm", "max_pool2d_with_indices", "max_pool1d_with_indices", "max_pool3d_with_indices", "adaptive_max_pool2d",
			"adaptive_max_pool1d", "adaptive_max_pool3d", "var_mean", "std_mean", "svd", "qr", "_native_multi_head_attention", "kthvalue", "mode",
			"_scaled_dot_product_attention", "_scaled_dot_product_flash_attention", "_scaled_dot_product_efficient_attention", "aminmax");
	private static final Set<String> NOTHING = Set.of("RaiseException", "append", "extend", "_assert", "warn", "insert", "print", "manual_seed", "_set_item",
			"clear");
	private static final Set<String> TEXT = Set.of("format", "str", "percentFormat", "lower", "upper", "join", "replace", "strip");
	private static final Set<String> MADE = Set.of("zeros", "ones", "full", "empty", "arange", "tensor", "rand", "randn", "eye", "linspace", "scalar_tensor",
			"NumToTensor", "as_tensor");

	private Operators() {
	}

	/** The last part of a name. */
	static String simple(String function) {
		return function.substring(function.lastIndexOf('.') + 1);
	}

	/** Whether an operator overwrites its first argument. */
	static boolean inPlace(String function) {
		String name = simple(function);
		return name.endsWith("_") && !name.endsWith("__");
	}

	/** A name without the marks of internal and in-place variants. */
	static String plain(String function) {
		return simple(function).replaceAll("^_+|_+$", "");
	}

	/** What a call gives. */
	static Kind result(String function, List<Value> arguments) {
		String name = simple(function);
		boolean tensor = arguments.stream().anyMatch(Value::tensors);
		if (name.equals("size")) {
			return arguments.size() > 1 ? Kind.NUMBER : Kind.NUMBERS;
		} else if (NUMBER.contains(name)) {
			return Kind.NUMBER;
		} else if (NOTHING.contains(name)) {
			return Kind.NONE;
		} else if (TEXT.contains(name)) {
			return Kind.TEXT;
		} else if (name.equals("range") || name.equals("list")) {
			return arguments.isEmpty() || name.equals("range") ? Kind.LIST : arguments.getFirst().kind();
		} else if (MADE.contains(name)) {
			return Kind.TENSOR;
		} else if (TENSORS.contains(name) && tensor) {
			return Kind.TENSORS;
		} else if (TUPLES.contains(name) && tensor || Set.of("max", "min", "median").contains(name) && arguments.size() > 1 && tensor
				&& !arguments.get(1).tensors()) {
			return Kind.TUPLE;
		} else if (ARITHMETIC.contains(name) && !tensor) {
			Kind first = arguments.isEmpty() ? Kind.UNKNOWN : arguments.getFirst().kind();
			return arguments.stream().anyMatch(a -> a.kind() == Kind.UNKNOWN) ? Kind.UNKNOWN : first;
		}
		return tensor ? Kind.TENSOR : Kind.UNKNOWN;
	}

	/** The result of a call whose arguments are known, null when it is not known. */
	static Object folded(String function, List<Value> arguments) {
		String name = simple(function);
		if (arguments.size() == 2 && (name.equals("__is__") || name.equals("__isnot__"))) {
			Boolean same = same(arguments.get(0), arguments.get(1));
			return same == null ? null : same == name.equals("__is__");
		}
		if (arguments.isEmpty() || arguments.stream().anyMatch(a -> !plain(a.constant()))) {
			return null;
		}
		Object first = arguments.getFirst().constant();
		if (arguments.size() == 1) {
			return switch (name) {
			case "__not__" -> first instanceof Boolean b ? !b : null;
			case "bool" -> first instanceof Boolean ? first : first instanceof Number n ? n.doubleValue() != 0 : null;
			case "int" -> first instanceof Long ? first : null;
			case "neg" -> first instanceof Long n ? (Object) (-n) : null;
			default -> null;
			};
		}
		return arguments.size() == 2 ? two(name, first, arguments.get(1).constant()) : null;
	}

	private static boolean plain(Object constant) {
		return constant instanceof Long || constant instanceof Double || constant instanceof Boolean || constant instanceof String;
	}

	private static Object two(String name, Object a, Object b) {
		if (a instanceof Boolean x && b instanceof Boolean y) {
			return switch (name) {
			case "__and__" -> x && y;
			case "__or__" -> x || y;
			case "eq" -> x.equals(y);
			case "ne", "__xor__" -> !x.equals(y);
			default -> null;
			};
		} else if (a instanceof String && b instanceof String) {
			return name.equals("eq") ? (Object) a.equals(b) : name.equals("ne") ? (Object) !a.equals(b) : null;
		} else if (!(a instanceof Number) || !(b instanceof Number)) {
			return null;
		}
		int order = Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
		return switch (name) {
		case "eq" -> order == 0;
		case "ne" -> order != 0;
		case "lt" -> order < 0;
		case "gt" -> order > 0;
		case "le" -> order <= 0;
		case "ge" -> order >= 0;
		default -> a instanceof Long x && b instanceof Long y ? whole(name, x, y) : null;
		};
	}

	private static Object whole(String name, long a, long b) {
		return switch (name) {
		case "add" -> a + b;
		case "sub" -> a - b;
		case "mul" -> a * b;
		case "floordiv" -> b == 0 ? null : (Object) Math.floorDiv(a, b);
		case "remainder" -> b == 0 ? null : (Object) Math.floorMod(a, b);
		default -> null;
		};
	}

	private static Boolean same(Value a, Value b) {
		if (a.isNone() || b.isNone()) {
			Value other = a.isNone() ? b : a;
			return other.isNone() ? Boolean.TRUE : other.kind() == Kind.UNKNOWN ? null : Boolean.FALSE;
		}
		return null;
	}

	/** A constant as it is written in the language, null when it cannot be. */
	static String written(Object constant) {
		return switch (constant) {
		case Boolean b -> b ? "True" : "False";
		case Long n -> n < 0 ? "(" + n + ")" : n.toString();
		case Double d when !d.isNaN() && !d.isInfinite() -> d < 0 ? "(" + d + ")" : d.toString();
		case Pickled p when p == Pickled.NONE -> "None";
		default -> null;
		};
	}

	/** What a constant is. */
	static Kind kind(Object constant) {
		return switch (constant) {
		case Boolean _ -> Kind.NUMBER;
		case Long _ -> Kind.NUMBER;
		case Double _ -> Kind.NUMBER;
		case String _ -> Kind.TEXT;
		case Pickled.Tensor _ -> Kind.TENSOR;
		case Pickled.Items items -> items.values().stream().allMatch(v -> v instanceof Pickled.Tensor) && !items.values().isEmpty() ? Kind.TENSORS
				: items.list() ? Kind.LIST : Kind.TUPLE;
		case Pickled p when p == Pickled.NONE -> Kind.NONE;
		default -> Kind.UNKNOWN;
		};
	}

	/** What a declared type says. */
	static Kind declared(String type) {
		return switch (type) {
		case "Tensor" -> Kind.TENSOR;
		case "int", "float", "bool" -> Kind.NUMBER;
		case "str" -> Kind.TEXT;
		case "NoneType", "None" -> Kind.NONE;
		case "List[Tensor]" -> Kind.TENSORS;
		case "List[int]" -> Kind.NUMBERS;
		default -> type.startsWith("Tuple[") ? Kind.TUPLE : type.startsWith("List[") ? Kind.LIST : Kind.UNKNOWN;
		};
	}

	/** Of an element of a list or tuple. */
	static Kind element(Kind list) {
		return Map.of(Kind.TENSORS, Kind.TENSOR, Kind.NUMBERS, Kind.NUMBER).getOrDefault(list, Kind.UNKNOWN);
	}
}
