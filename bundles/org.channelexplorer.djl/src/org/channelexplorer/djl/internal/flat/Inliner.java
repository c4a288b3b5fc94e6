package org.channelexplorer.djl.internal.flat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.djl.internal.archive.Pickled;
import org.channelexplorer.djl.internal.flat.Value.Kind;
import org.channelexplorer.djl.internal.script.Definition;
import org.channelexplorer.djl.internal.script.Expr;
import org.channelexplorer.djl.internal.script.Program;
import org.channelexplorer.djl.internal.script.ScriptException;
import org.channelexplorer.djl.internal.script.Statement;
import org.channelexplorer.djl.internal.script.Text;

/**
 * Puts the code of modules and functions in place of their calls. Conditions that are known before a run are decided. A function, or a module
 * without modules within, whose control flow only a run decides is called as a whole; a module with others within is refused.
 */
public final class Inliner {
	private static final int DEEPEST = 100;

	private final Written written = new Written();
	private final Evaluator evaluator;
	private final Blocks blocks;
	private int calls;

	/** A call as a whole. */
	interface Whole {
		/** @param inner of the function */
		Value call(Scope inner) throws ScriptException, Unfollowable;
	}

	/** A call as a whole, from where it is. */
	interface Outer {
		Value call() throws ScriptException, Unfollowable;
	}

	private Inliner(Program program) {
		evaluator = new Evaluator(program, written, this);
		blocks = new Blocks(evaluator, written);
	}

	/**
	 * The flat network.
	 *
	 * @throws ScriptException naming file, line and class of what is not understood or cannot be followed
	 */
	public static FlatNetwork flatten(Program program, Pickled.Instance top) throws ScriptException {
		if (!(program.find(top.type()) instanceof Definition.Type type)) {
			throw new ScriptException("the network's class " + Text.shortened(top.type()) + " is not in the archive");
		}
		Definition.Function forward = type.methods().get("forward");
		if (forward == null || forward.parameters().isEmpty()) {
			throw new ScriptException(type.file(), type.line(), "class " + type.name() + " has no method forward");
		}
		Inliner inliner = new Inliner(program);
		Map<String, Value> names = new HashMap<>();
		names.put(forward.parameters().getFirst().name(), new Value("self", Kind.MODULE, top, null, Set.of(), type, ""));
		String image = inliner.parameters(forward, names);
		Scope scope = new Scope(forward, names, "", inliner.calls++, !modules(top), 0);
		try {
			Value result = inliner.run(forward.body(), scope);
			List<FlatNetwork.Output> outputs = new ArrayList<>();
			if (result != null) {
				inliner.outputs(result, Raw.text(forward.returns()).equals("Tensor"), outputs);
			}
			if (outputs.isEmpty()) {
				throw new ScriptException(forward.file(), forward.line(), "class " + type.name() + ": forward returns no tensor");
			}
			return new FlatNetwork(program, forward, Raw.text(forward.parameters().getFirst().type()), image, inliner.written.lines,
					inliner.written.nodes, outputs, inliner.written.inPlace);
		} catch (Unfollowable e) {
			throw new ScriptException(e.getMessage());
		} catch (Written.TooLarge e) {
			throw new ScriptException(forward.file(), forward.line(), e.getMessage());
		}
	}

	/** The image is the first tensor; what else can be given must be left out. */
	private String parameters(Definition.Function forward, Map<String, Value> names) throws ScriptException {
		String image = null;
		for (Definition.Parameter p : forward.parameters().subList(1, forward.parameters().size())) {
			String type = p.type() == null ? "Tensor" : Raw.text(p.type());
			if (image == null && type.equals("Tensor")) {
				image = p.name();
				names.put(p.name(), Value.of(p.name(), Kind.TENSOR, Set.of(FlatNetwork.IMAGE)));
			} else if (p.given() instanceof Expr.Literal given && !given.text().equals("None")) {
				names.put(p.name(), Value.of(given.text(), Operators.declared(type), Set.of()));
			} else if (type.startsWith("Optional[")) {
				names.put(p.name(), Value.constant("None", Kind.NONE, Pickled.NONE));
			} else {
				throw new ScriptException(forward.file(), forward.line(), "class " + forward.owner() + ": forward takes '" + p.name() + "' ("
						+ Text.shortened(type) + ")" + (image == null ? ", not an image" : " besides the image, and only networks of one input can be run"));
			}
		}
		if (image == null) {
			throw new ScriptException(forward.file(), forward.line(), "class " + forward.owner() + ": forward takes no image");
		}
		return image;
	}

	private void outputs(Value value, boolean tensor, List<FlatNetwork.Output> outputs) {
		if (value.elements() != null && value.kind() != Kind.TENSOR) {
			value.elements().forEach(e -> outputs(e, false, outputs));
		} else if (value.kind() == Kind.TENSOR || tensor && value.kind() == Kind.UNKNOWN) {
			int node = written.nodes.stream().filter(n -> n.variable().equals(value.text())).mapToInt(Node::id).findFirst().orElse(FlatNetwork.IMAGE);
			outputs.add(new FlatNetwork.Output(value.text(), node));
		}
	}

	/** Whether an object has modules within. */
	static boolean modules(Pickled.Instance object) {
		return object.attributes().values().stream().anyMatch(Pickled.Instance.class::isInstance);
	}

	/** Whether tensors are among the arguments. */
	static boolean tensors(List<Value> arguments) {
		return arguments.stream().anyMatch(Value::tensors);
	}

	/** A function's value. */
	Value function(Definition.Function function, List<Value> arguments, List<String> names, Scope caller, Outer whole)
			throws ScriptException, Unfollowable {
		Scope scope = new Scope(function, bound(function, function.parameters(), arguments, names), caller.path(), caller.call(), caller.leaf(),
				deeper(function, caller));
		return tried(function, scope, true, _ -> whole.call());
	}

	/** The value of a module's method. */
	Value method(Value module, Definition.Function method, List<Value> arguments, List<String> names, Scope caller, Whole whole)
			throws ScriptException, Unfollowable {
		Map<String, Value> bound = bound(method, method.parameters().subList(1, method.parameters().size()), arguments, names);
		bound.put(method.parameters().getFirst().name(), module);
		boolean own = module.path().equals(caller.path());
		boolean leaf = !modules(module.object());
		Scope scope = new Scope(method, bound, module.path(), own ? caller.call() : calls++, leaf, deeper(method, caller));
		String type = module.object().type();
		boolean library = type.contains("torch.nn.modules.") && !type.contains(".container.");
		return tried(method, scope, leaf || library, whole);
	}

	private Value tried(Definition.Function function, Scope scope, boolean whole, Whole call) throws ScriptException, Unfollowable {
		Written.Mark mark = written.mark();
		try {
			Value result = run(function.body(), scope);
			return result == null ? Value.constant("None", Kind.NONE, Pickled.NONE) : result;
		} catch (Unfollowable e) {
			if (!whole) {
				throw e;
			}
			written.back(mark);
			return call.call(new Scope(function, Map.of(), scope.path(), scope.call(), true, scope.depth()));
		}
	}

	private static int deeper(Definition.Function function, Scope caller) throws ScriptException {
		if (caller.depth() >= DEEPEST) {
			throw new ScriptException(function.file(), function.line(), "calls are nested too deeply");
		}
		return caller.depth() + 1;
	}

	private Map<String, Value> bound(Definition.Function function, List<Definition.Parameter> parameters, List<Value> arguments, List<String> names)
			throws ScriptException {
		Map<String, Value> bound = new HashMap<>();
		for (int i = 0; i < arguments.size(); i++) {
			String name = !names.get(i).isEmpty() ? names.get(i) : i < parameters.size() ? parameters.get(i).name() : null;
			if (name == null) {
				throw new ScriptException(function.file(), function.line(), function.name() + " is called with too many arguments");
			}
			bound.put(name, arguments.get(i));
		}
		for (Definition.Parameter p : parameters) {
			if (!bound.containsKey(p.name())) {
				if (p.given() == null) {
					throw new ScriptException(function.file(), function.line(), function.name() + " is called without " + p.name());
				}
				bound.put(p.name(), given(p, function));
			}
		}
		return bound;
	}

	private Value given(Definition.Parameter p, Definition.Function function) throws ScriptException {
		try {
			return evaluator.evaluate(p.given(), new Scope(function, new HashMap<>(), "", 0, true, 0), function.line());
		} catch (Unfollowable e) {
			throw new ScriptException(e.getMessage());
		}
	}

	/** Follows statements. @return what is returned, null when nothing is yet */
	private Value run(List<Statement> body, Scope scope) throws ScriptException, Unfollowable {
		for (Statement s : body) {
			switch (s) {
			case Statement.Assign a -> assign(a, scope);
			case Statement.Do d -> effect(d, scope);
			case Statement.Return r -> {
				return r.value() == null ? Value.constant("None", Kind.NONE, Pickled.NONE) : evaluator.kept(evaluator.evaluate(r.value(), scope, r.line()));
			}
			case Statement.If i -> {
				Value condition = evaluator.evaluate(i.condition(), scope, i.line());
				if (condition.constant() instanceof Boolean known) {
					Value returned = run(known ? i.then() : i.otherwise(), scope);
					if (returned != null) {
						return returned;
					}
				} else {
					blocks.write(i, condition, scope);
				}
			}
			case Statement.While w -> blocks.write(w, null, scope);
			case Statement.For f -> blocks.write(f, null, scope);
			case Statement.Pass _ -> {
				// nothing to do
			}
			}
		}
		return null;
	}

	private void effect(Statement.Do d, Scope scope) throws ScriptException, Unfollowable {
		if (d.value() instanceof Expr.Call call) {
			evaluator.call(call, scope, d.line(), false);
		} else {
			evaluator.evaluate(d.value(), scope, d.line());
		}
	}

	private void assign(Statement.Assign a, Scope scope) throws ScriptException, Unfollowable {
		Value value = evaluator.evaluate(a.value(), scope, a.line());
		List<Value> values = a.unpack() ? evaluator.parts(value, a.targets().size(), scope) : List.of(evaluator.kept(value));
		for (int i = 0; i < values.size(); i++) {
			if (a.targets().get(i) instanceof Expr.Name name) {
				scope.names().put(name.text(), values.get(i));
			} else {
				throw new Unfollowable(scope.place(a.line()),
						"the network changes itself while it runs (" + Text.shortened(Raw.text(a.targets().get(i))) + ")");
			}
		}
	}
}
