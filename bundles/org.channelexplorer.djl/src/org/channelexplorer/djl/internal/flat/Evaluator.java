package org.channelexplorer.djl.internal.flat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.djl.internal.archive.Pickled;
import org.channelexplorer.djl.internal.flat.Value.Kind;
import org.channelexplorer.djl.internal.script.Definition;
import org.channelexplorer.djl.internal.script.Expr;
import org.channelexplorer.djl.internal.script.Program;
import org.channelexplorer.djl.internal.script.ScriptException;

/**
 * Follows expressions: every call of an operator becomes a separate line, a call of a module or function what it is made of. Within a block that
 * a run decides about, calls stay where they are.
 */
final class Evaluator {
	private static final Set<String> WITH_TYPE = Set.of("annotate", "unchecked_cast", "uninitialized");

	private final Program program;
	private final Written written;
	private final Inliner inliner;
	/** Blocks around that only a run decides about. */
	private int blocks;

	Evaluator(Program program, Written written, Inliner inliner) {
		this.program = program;
		this.written = written;
		this.inliner = inliner;
	}

	void enterBlock() {
		blocks++;
	}

	void leaveBlock() {
		blocks--;
	}

	Value evaluate(Expr e, Scope scope, int line) throws ScriptException, Unfollowable {
		return switch (e) {
		case Expr.Name n -> scope.names().containsKey(n.text()) ? scope.names().get(n.text()) : Value.function(n.text());
		case Expr.Literal l -> literal(l.text());
		case Expr.Attribute a -> attribute(evaluate(a.base(), scope, line), a.name());
		case Expr.Sequence s -> sequence(s, scope, line);
		case Expr.Call c -> call(c, scope, line, true);
		case Expr.Index i -> index(i, scope, line);
		case Expr.Choice c -> choice(c, scope, line);
		case Expr.Unary u -> unary(u, evaluate(u.operand(), scope, line));
		case Expr.Binary b -> binary(b, evaluate(b.left(), scope, line), evaluate(b.right(), scope, line));
		case Expr.Mapping m -> mapping(m, scope, line);
		};
	}

	private static Value literal(String text) {
		return switch (text) {
		case "None" -> Value.constant(text, Kind.NONE, Pickled.NONE);
		case "True" -> Value.constant(text, Kind.NUMBER, true);
		case "False" -> Value.constant(text, Kind.NUMBER, false);
		default -> {
			if (text.startsWith("\"") || text.startsWith("'")) {
				yield Value.constant(text, Kind.TEXT, text.substring(1, text.length() - 1));
			}
			Object number = number(text);
			yield number == null ? Value.of(text, Kind.NUMBER, Set.of()) : Value.constant(text, Kind.NUMBER, number);
		}
		};
	}

	private static Object number(String text) {
		try {
			return text.matches("\\d+") ? (Object) Long.valueOf(text) : Double.valueOf(text);
		} catch (NumberFormatException e) {
			return null; // a complex number, say: it stays as it is written
		}
	}

	private Value attribute(Value base, String name) throws ScriptException {
		if (base.kind() == Kind.MODULE) {
			return member(base, name);
		} else if (base.kind() == Kind.FUNCTION) {
			String full = base.text() + "." + name;
			return base.text().equals("CONSTANTS") ? Value.of(full, Kind.TENSOR, Set.of()) : Value.function(full);
		}
		return Value.of("(" + base.text() + ")." + name, Kind.UNKNOWN, base.makers());
	}

	/** An attribute of a module. */
	private Value member(Value module, String name) throws ScriptException {
		Object value = module.object().attributes().get(name);
		String text = name.matches("[A-Za-z_][A-Za-z_0-9]*") ? module.text() + "." + name : "getattr(" + module.text() + ", \"" + name + "\")";
		String path = module.path().isEmpty() ? name : module.path() + "." + name;
		if (value instanceof Pickled.Instance object) {
			Definition found = program.find(object.type());
			if (found instanceof Definition.Type type && type.base().equals("Module")) {
				return new Value(text, Kind.MODULE, object, null, Set.of(), type, path);
			}
			return Value.of(text, Kind.UNKNOWN, Set.of());
		} else if (name.equals("training") && value instanceof Boolean) {
			return Value.constant("False", Kind.NUMBER, false);
		} else if (value == null) {
			Expr declared = module.type() == null ? null : module.type().attributes().get(name);
			return Value.of(text, declared == null ? Kind.UNKNOWN : Operators.declared(Raw.text(declared)), Set.of());
		}
		Kind kind = Operators.kind(value);
		boolean plain = kind == Kind.NUMBER || kind == Kind.TEXT || kind == Kind.NONE || kind == Kind.TENSOR;
		return new Value(kind == Kind.NONE ? "None" : text, kind, plain ? value : null, null, Set.of(), null, path);
	}

	private Value sequence(Expr.Sequence s, Scope scope, int line) throws ScriptException, Unfollowable {
		List<Value> elements = all(s.elements(), scope, line);
		String inside = elements.stream().map(Value::text).collect(Collectors.joining(", "));
		boolean numbers = !elements.isEmpty() && elements.stream().allMatch(v -> v.kind() == Kind.NUMBER);
		boolean tensors = !elements.isEmpty() && elements.stream().allMatch(v -> v.kind() == Kind.TENSOR);
		String text = s.list() ? "[" + inside + "]" : "(" + inside + (elements.size() == 1 ? ",)" : ")");
		Kind kind = !s.list() ? Kind.TUPLE : numbers ? Kind.NUMBERS : tensors ? Kind.TENSORS : Kind.LIST;
		return new Value(text, kind, null, new ArrayList<>(elements), Written.makers(elements), null, null);
	}

	private List<Value> all(List<Expr> expressions, Scope scope, int line) throws ScriptException, Unfollowable {
		List<Value> values = new ArrayList<>();
		for (Expr e : expressions) {
			values.add(evaluate(e, scope, line));
		}
		return values;
	}

	private Value mapping(Expr.Mapping m, Scope scope, int line) throws ScriptException, Unfollowable {
		List<Value> keys = all(m.keys(), scope, line);
		List<Value> values = all(m.values(), scope, line);
		StringBuilder text = new StringBuilder("{");
		for (int i = 0; i < keys.size(); i++) {
			text.append(i == 0 ? "" : ", ").append(keys.get(i).text()).append(": ").append(values.get(i).text());
		}
		return new Value(text + "}", Kind.UNKNOWN, null, values, Written.makers(values), null, null);
	}

	private Value unary(Expr.Unary u, Value operand) {
		Object c = operand.constant();
		Object result = switch (u.operator()) {
		case "-" -> c instanceof Long n ? (Object) (-n) : c instanceof Double d ? (Object) (-d) : null;
		case "not" -> c instanceof Boolean b ? !b : null;
		default -> null;
		};
		String text = "(" + u.operator() + (u.operator().equals("not") ? " " : "") + operand.text() + ")";
		return result == null ? Value.of(text, operand.kind(), operand.makers()) : Value.constant(text, Kind.NUMBER, result);
	}

	private Value binary(Expr.Binary b, Value left, Value right) {
		String text = "(" + left.text() + " " + b.operator() + " " + right.text() + ")";
		Object result = null;
		if (left.constant() instanceof Boolean x && b.operator().equals("and")) {
			return x ? right : left;
		} else if (left.constant() instanceof Boolean x && b.operator().equals("or")) {
			return x ? left : right;
		} else if (b.operator().startsWith("is")) {
			result = Operators.folded(b.operator().equals("is") ? "__is__" : "__isnot__", List.of(left, right));
		}
		return result != null ? Value.constant(Operators.written(result), Kind.NUMBER, result)
				: Value.of(text, left.tensors() || right.tensors() ? Kind.TENSOR : left.kind(), Written.makers(List.of(left, right)));
	}

	private Value choice(Expr.Choice c, Scope scope, int line) throws ScriptException, Unfollowable {
		Value condition = evaluate(c.condition(), scope, line);
		if (condition.constant() instanceof Boolean known) {
			return evaluate(known ? c.then() : c.otherwise(), scope, line);
		}
		Value then;
		Value otherwise;
		enterBlock(); // only one of the two is to be computed
		try {
			then = evaluate(c.then(), scope, line);
			otherwise = evaluate(c.otherwise(), scope, line);
		} finally {
			leaveBlock();
		}
		String text = "(" + then.text() + " if " + condition.text() + " else " + otherwise.text() + ")";
		return assigned(Value.of(text, then.kind() == Kind.NONE ? otherwise.kind() : then.kind(), Written.makers(List.of(condition, then, otherwise))));
	}

	private Value index(Expr.Index i, Scope scope, int line) throws ScriptException, Unfollowable {
		Value base = evaluate(i.base(), scope, line);
		List<Value> at = all(i.at(), scope, line);
		if (known(base) && at.size() == 1 && at.getFirst().constant() instanceof Long place) {
			int k = (int) (place < 0 ? place + base.elements().size() : place);
			if (k >= 0 && k < base.elements().size()) {
				return base.elements().get(k);
			}
		}
		String text = "(" + base.text() + ")[" + at.stream().map(Value::text).collect(Collectors.joining(", ")) + "]";
		boolean first = at.size() == 1 && Long.valueOf(0).equals(at.getFirst().constant());
		return element(Value.of(text, element(base, first), base.makers()), label(base), scope);
	}

	/** Of an element of a list, or of what an operator gives besides its main tensor. */
	private static Kind element(Value list, boolean first) {
		return first && list.kind() == Kind.TUPLE && list.path() != null ? Kind.TENSOR : Operators.element(list.kind());
	}

	/** What a node is called that is a part of another operator's result. */
	private static String label(Value list) {
		return list.path() == null ? "split" : list.path();
	}

	/** Whether a list or tuple is known part by part. */
	private static boolean known(Value list) {
		return list.elements() != null && list.kind() != Kind.UNKNOWN && list.elements().stream().noneMatch(v -> v.text().isEmpty());
	}

	/** A tensor taken from a list that an operator gives is a node: it can be read. */
	private Value element(Value element, String label, Scope scope) {
		Value named = assigned(element);
		if (blocks == 0 && element.kind() == Kind.TENSOR && !element.makers().isEmpty()) {
			return Value.of(named.text(), Kind.TENSOR, written.node(named.text(), label, scope, element.makers(), List.of(), List.of()));
		}
		return named;
	}

	/** A value as a separate variable, unless a run decides whether it is computed. */
	private Value assigned(Value value) {
		if (blocks > 0) {
			return value;
		}
		String name = written.fresh("v");
		written.line(1, name + " = " + value.text());
		return value.named(name);
	}

	/** What a target gets: a list that may grow needs a variable. */
	Value kept(Value value) {
		boolean grows = value.text().startsWith("[") || value.text().startsWith("{") || value.text().startsWith("annotate(");
		return blocks == 0 && grows ? assigned(value) : value;
	}

	/** The parts of a value that is taken apart. */
	List<Value> parts(Value value, int count, Scope scope) {
		if (known(value) && value.elements().size() == count) {
			return value.elements();
		}
		List<String> names = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			names.add(written.fresh("v"));
		}
		written.line(1, String.join(", ", names) + ", = " + value.text());
		List<Value> parts = new ArrayList<>();
		for (String name : names) {
			Kind kind = element(value, parts.isEmpty());
			boolean node = kind == Kind.TENSOR && !value.makers().isEmpty();
			parts.add(Value.of(name, kind, node ? written.node(name, label(value), scope, value.makers(), List.of(), List.of()) : value.makers()));
		}
		return parts;
	}

	/** @param wanted whether its result is used */
	Value call(Expr.Call c, Scope scope, int line, boolean wanted) throws ScriptException, Unfollowable {
		if (c.callee() instanceof Expr.Name n && WITH_TYPE.contains(n.text())) {
			return typed(n.text(), c, scope, line);
		} else if (c.callee() instanceof Expr.Name n && n.text().equals("isinstance")) {
			Value tested = evaluate(c.arguments().getFirst(), scope, line);
			return Value.of("isinstance(" + tested.text() + ", " + Raw.text(c.arguments().getLast()) + ")", Kind.NUMBER, Set.of());
		}
		if (c.callee() instanceof Expr.Attribute a) {
			Value base = evaluate(a.base(), scope, line);
			if (base.kind() == Kind.MODULE) {
				return method(base, a.name(), all(c.arguments(), scope, line), c.names(), scope, line);
			} else if (base.kind() != Kind.FUNCTION) {
				return operator("(" + base.text() + ")." + a.name(), a.name(), all(c.arguments(), scope, line), c.names(), scope, wanted, Kind.UNKNOWN);
			}
		}
		Value callee = evaluate(c.callee(), scope, line);
		List<Value> arguments = all(c.arguments(), scope, line);
		if (callee.kind() != Kind.FUNCTION) {
			throw new ScriptException(scope.function().file(), line, "what is called here is no function");
		}
		String name = callee.text();
		if (name.equals("getattr") && arguments.size() == 2 && arguments.getFirst().kind() == Kind.MODULE
				&& arguments.getLast().constant() instanceof String attribute) {
			return member(arguments.getFirst(), attribute);
		}
		Definition known = name.startsWith("__torch__") ? program.find(name) : null;
		if (known instanceof Definition.Function function) {
			Kind result = Operators.declared(Raw.text(function.returns()));
			return blocks > 0 ? operator(name, Operators.plain(name), arguments, c.names(), scope, wanted, result)
					: inliner.function(function, arguments, c.names(), scope,
							() -> operator(name, Operators.plain(name), arguments, c.names(), scope, true, result));
		}
		if (known instanceof Definition.Type type && type.base().equals("NamedTuple") && blocks == 0) {
			Value made = operator(name, type.name(), arguments, c.names(), scope, wanted, Kind.UNKNOWN);
			return new Value(made.text(), Kind.TUPLE, null, new ArrayList<>(arguments), made.makers(), null, null);
		}
		Object folded = Operators.folded(name, arguments);
		if (folded != null && Operators.written(folded) != null) {
			return Value.constant(Operators.written(folded), Operators.kind(folded), folded);
		}
		return operator(name, Operators.plain(name), arguments, c.names(), scope, wanted, known != null ? Kind.UNKNOWN : Operators.result(name, arguments));
	}

	private Value typed(String word, Expr.Call c, Scope scope, int line) throws ScriptException, Unfollowable {
		String type = c.arguments().isEmpty() ? "" : Raw.text(c.arguments().getFirst());
		if (c.arguments().size() != 2) {
			return Value.of(word + "(" + type + ")", Operators.declared(type), Set.of());
		}
		Value value = evaluate(c.arguments().getLast(), scope, line);
		Kind kind = Operators.declared(type) == Kind.UNKNOWN ? value.kind() : Operators.declared(type);
		return new Value(word + "(" + type + ", " + value.text() + ")", kind, value.constant(), value.elements(), value.makers(), null, value.path());
	}

	private Value method(Value module, String name, List<Value> arguments, List<String> names, Scope scope, int line)
			throws ScriptException, Unfollowable {
		Definition.Function method = module.type().methods().get(name);
		if (method == null) {
			throw new ScriptException(scope.function().file(), line,
					"class " + module.type().name() + " has no method " + name + " in code/" + module.type().file());
		}
		Kind result = Operators.declared(Raw.text(method.returns()));
		String callee = "(" + module.text() + ")." + name;
		if (blocks > 0) {
			if (Inliner.modules(module.object()) || !module.path().equals(scope.path())) {
				throw new Unfollowable(scope.place(line), "whether the module " + module.path() + " is called depends on the image");
			}
			return operator(callee, module.type().name(), arguments, names, scope, true, result);
		}
		return inliner.method(module, method, arguments, names, scope,
				inner -> operator(callee, module.type().name(), arguments, names, inner, true,
						result == Kind.UNKNOWN && Inliner.tensors(arguments) ? Kind.TENSOR : result));
	}

	/** A call of what is not looked into. @param label name of its node */
	private Value operator(String callee, String label, List<Value> arguments, List<String> names, Scope scope, boolean wanted, Kind result) {
		StringBuilder text = new StringBuilder(callee).append('(');
		for (int i = 0; i < arguments.size(); i++) {
			text.append(i == 0 ? "" : ", ").append(names.get(i).isEmpty() ? "" : names.get(i) + "=").append(arguments.get(i).text());
		}
		text.append(')');
		written.inPlace |= Operators.inPlace(callee) || callee.startsWith("(") || callee.startsWith("__torch__");
		grow(callee, arguments);
		Set<Integer> makers = Written.makers(arguments.stream().filter(a -> a.tensors() || a.kind() == Kind.UNKNOWN || a.kind() == Kind.TUPLE).toList());
		Value value = Value.of(text.toString(), result, makers);
		if (blocks > 0) {
			return value;
		} else if (!wanted || result == Kind.NONE) {
			written.line(1, result == Kind.NONE || !wanted && Operators.simple(callee).equals("RaiseException") ? text.toString()
					: written.fresh("u") + " = " + text);
			return Value.constant("None", Kind.NONE, Pickled.NONE);
		}
		Value named = assigned(value);
		if (result == Kind.TENSOR && !makers.isEmpty()) {
			Set<Integer> maker = written.node(named.text(), label, scope, makers, arguments, names);
			return Value.of(named.text(), result, maker);
		}
		return result == Kind.TENSORS || result == Kind.TUPLE ? new Value(named.text(), result, null, null, makers, null, label) : named;
	}

	private void grow(String callee, List<Value> arguments) {
		String name = Operators.simple(callee);
		if (!arguments.isEmpty() && arguments.getFirst().elements() != null
				&& Set.of("append", "extend", "insert", "clear", "_set_item", "pop").contains(name)) {
			List<Value> elements = arguments.getFirst().elements();
			if (name.equals("append") && blocks == 0) {
				elements.add(arguments.getLast());
			} else if (name.equals("extend") && blocks == 0 && arguments.getLast().elements() != null) {
				elements.addAll(List.copyOf(arguments.getLast().elements()));
			} else {
				// what is in it is known by a run only; the makers stay
				elements.add(Value.of("", Kind.UNKNOWN, Set.of()));
			}
		}
	}
}
