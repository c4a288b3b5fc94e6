package org.channelexplorer.djl.internal.flat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.djl.internal.flat.Value.Kind;
import org.channelexplorer.djl.internal.script.Expr;
import org.channelexplorer.djl.internal.script.ScriptException;
import org.channelexplorer.djl.internal.script.Statement;
import org.channelexplorer.djl.internal.script.Text;

/** Writes branches and loops that only a run decides as they are, with other names for their variables. They may call no modules. */
final class Blocks {
	private final Evaluator evaluator;
	private final Written written;

	Blocks(Evaluator evaluator, Written written) {
		this.evaluator = evaluator;
		this.written = written;
	}

	/** @param condition of a branch, else null */
	void write(Statement statement, Value condition, Scope scope) throws ScriptException, Unfollowable {
		Map<String, String> renamed = new HashMap<>();
		Scope inner = scope.inner();
		Set<String> kept = definite(List.of(statement));
		for (String name : assigned(statement, new LinkedHashSet<>())) {
			renamed.put(name, written.fresh("b"));
			Value before = scope.names().get(name);
			if (before != null && before.kind() != Kind.MODULE && before.kind() != Kind.FUNCTION) {
				written.line(1, renamed.get(name) + " = " + before.text());
				inner.names().put(name, Value.of(renamed.get(name), before.kind(), before.makers()));
				kept.add(name);
			}
		}
		evaluator.enterBlock();
		try {
			if (statement instanceof Statement.If i && condition != null) {
				branches(i, condition, inner, renamed, 1);
			} else {
				statement(statement, inner, renamed, 1);
			}
		} finally {
			evaluator.leaveBlock();
		}
		String operator = statement instanceof Statement.If ? "if" : "loop";
		renamed.keySet().stream().sorted().forEach(name -> {
			Value after = inner.names().get(name);
			if (!kept.contains(name) || after == null || after.kind() == Kind.MODULE || after.kind() == Kind.FUNCTION) {
				scope.names().remove(name);
				if (after != null && (after.kind() == Kind.MODULE || after.kind() == Kind.FUNCTION)) {
					scope.names().put(name, after);
				}
			} else if (after.kind() == Kind.TENSOR && !after.makers().isEmpty()) {
				scope.names().put(name, Value.of(after.text(), Kind.TENSOR,
						written.node(after.text(), operator, scope, after.makers(), List.of(), List.of())));
			} else {
				scope.names().put(name, after);
			}
		});
	}

	private void body(List<Statement> body, Scope scope, Map<String, String> renamed, int depth) throws ScriptException, Unfollowable {
		int before = written.lines.size();
		for (Statement s : body) {
			statement(s, scope, renamed, depth);
		}
		if (written.lines.size() == before) {
			written.line(depth, "pass");
		}
	}

	private void statement(Statement s, Scope scope, Map<String, String> renamed, int depth) throws ScriptException, Unfollowable {
		switch (s) {
		case Statement.Assign a -> assign(a, scope, renamed, depth);
		case Statement.Do d -> written.line(depth, d.value() instanceof Expr.Call call ? evaluator.call(call, scope, d.line(), false).text()
				: evaluator.evaluate(d.value(), scope, d.line()).text());
		case Statement.Return r -> throw new Unfollowable(scope.place(r.line()), "what is returned depends on the image");
		case Statement.If i -> {
			Value condition = evaluator.evaluate(i.condition(), scope, i.line());
			if (condition.constant() instanceof Boolean known) {
				for (Statement inside : known ? i.then() : i.otherwise()) {
					statement(inside, scope, renamed, depth);
				}
			} else {
				branches(i, condition, scope, renamed, depth);
			}
		}
		case Statement.While w -> {
			written.line(depth, "while " + evaluator.evaluate(w.condition(), scope, w.line()).text() + ":");
			body(w.body(), scope, renamed, depth + 1);
		}
		case Statement.For f -> {
			Value over = evaluator.evaluate(f.over(), scope, f.line());
			written.line(depth, "for " + f.targets().stream().map(renamed::get).collect(Collectors.joining(", ")) + " in " + over.text() + ":");
			for (String target : f.targets()) {
				Kind kind = over.text().startsWith("range(") ? Kind.NUMBER : Operators.element(over.kind());
				scope.names().put(target, Value.of(renamed.get(target), kind, over.makers()));
			}
			body(f.body(), scope, renamed, depth + 1);
		}
		case Statement.Pass _ -> {
			// written where nothing else is
		}
		}
	}

	private void branches(Statement.If i, Value condition, Scope scope, Map<String, String> renamed, int depth) throws ScriptException, Unfollowable {
		written.line(depth, "if " + condition.text() + ":");
		body(i.then(), scope, renamed, depth + 1);
		written.line(depth, "else:");
		body(i.otherwise(), scope, renamed, depth + 1);
	}

	private void assign(Statement.Assign a, Scope scope, Map<String, String> renamed, int depth) throws ScriptException, Unfollowable {
		Value value = evaluator.evaluate(a.value(), scope, a.line());
		if (!a.unpack() && a.targets().getFirst() instanceof Expr.Name name && (value.kind() == Kind.MODULE || value.kind() == Kind.FUNCTION)) {
			scope.names().put(name.text(), value);
			return;
		}
		StringBuilder text = new StringBuilder();
		Kind kind = a.unpack() ? Operators.element(value.kind()) : value.kind();
		for (Expr target : a.targets()) {
			if (!(target instanceof Expr.Name name)) {
				throw new Unfollowable(scope.place(a.line()), "the network changes itself while it runs (" + Text.shortened(Raw.text(target)) + ")");
			}
			String variable = renamed.get(name.text());
			text.append(variable).append(a.unpack() ? ", " : "");
			Value before = scope.names().get(name.text());
			Set<Integer> makers = new LinkedHashSet<>(value.makers());
			boolean same = before != null && before.text().equals(variable);
			if (same) {
				makers.addAll(before.makers());
			}
			scope.names().put(name.text(), Value.of(variable, same && kind == Kind.NONE ? before.kind() : kind, makers));
		}
		written.line(depth, text + (a.unpack() ? "= " : " = ") + value.text());
	}

	private static Set<String> assigned(Statement s, Set<String> names) {
		switch (s) {
		case Statement.Assign a -> a.targets().stream().filter(Expr.Name.class::isInstance).forEach(t -> names.add(((Expr.Name) t).text()));
		case Statement.If i -> {
			i.then().forEach(t -> assigned(t, names));
			i.otherwise().forEach(t -> assigned(t, names));
		}
		case Statement.While w -> w.body().forEach(t -> assigned(t, names));
		case Statement.For f -> {
			names.addAll(f.targets());
			f.body().forEach(t -> assigned(t, names));
		}
		default -> {
			// assigns nothing
		}
		}
		return names;
	}

	/** Names that have a value afterwards, whatever a run decides. */
	private static Set<String> definite(List<Statement> body) {
		Set<String> names = new HashSet<>();
		for (Statement s : body) {
			if (s instanceof Statement.Assign) {
				assigned(s, names);
			} else if (s instanceof Statement.If i) {
				Set<String> both = definite(i.then());
				both.retainAll(definite(i.otherwise()));
				names.addAll(both);
			}
		}
		return names;
	}
}
