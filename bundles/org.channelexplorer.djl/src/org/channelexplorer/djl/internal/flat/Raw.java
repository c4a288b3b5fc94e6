package org.channelexplorer.djl.internal.flat;

import java.util.List;
import java.util.stream.Collectors;
import org.channelexplorer.djl.internal.script.Expr;

/** Expressions as they are written, types above all. */
final class Raw {
	private Raw() {
	}

	static String text(Expr e) {
		return switch (e) {
		case null -> "";
		case Expr.Name n -> n.text();
		case Expr.Literal l -> l.text();
		case Expr.Attribute a -> text(a.base()) + "." + a.name();
		case Expr.Call c -> text(c.callee()) + "(" + all(c.arguments()) + ")";
		case Expr.Index i -> text(i.base()) + "[" + all(i.at()) + "]";
		case Expr.Sequence s -> (s.list() ? "[" : "(") + all(s.elements()) + (s.list() ? "]" : ")");
		case Expr.Mapping _ -> "{...}";
		case Expr.Unary u -> u.operator() + " " + text(u.operand());
		case Expr.Binary b -> text(b.left()) + " " + b.operator() + " " + text(b.right());
		case Expr.Choice c -> text(c.then()) + " if " + text(c.condition()) + " else " + text(c.otherwise());
		};
	}

	private static String all(List<Expr> expressions) {
		return expressions.stream().map(Raw::text).collect(Collectors.joining(", "));
	}
}
