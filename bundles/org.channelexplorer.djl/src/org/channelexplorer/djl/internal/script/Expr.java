package org.channelexplorer.djl.internal.script;

import java.util.List;

/** An expression. Types are expressions, too: {@code List[Tensor]} is an index. */
public sealed interface Expr {

	/** A variable, a type, or the first part of a qualified name. */
	record Name(String text) implements Expr {
	}

	/** A number, string, {@code True}, {@code False} or {@code None}. @param text as it is written */
	record Literal(String text) implements Expr {
	}

	/** {@code base.name} */
	record Attribute(Expr base, String name) implements Expr {
	}

	/** A call. @param names of the arguments, the empty string for those without */
	record Call(Expr callee, List<Expr> arguments, List<String> names) implements Expr {
	}

	/** {@code base[a, b]} */
	record Index(Expr base, List<Expr> at) implements Expr {
	}

	/** A list or tuple. @param list whether it is a list */
	record Sequence(boolean list, List<Expr> elements) implements Expr {
	}

	/** {@code {a: b}} */
	record Mapping(List<Expr> keys, List<Expr> values) implements Expr {
	}

	/** {@code -a}, {@code not a} */
	record Unary(String operator, Expr operand) implements Expr {
	}

	/** {@code a and b}, {@code a + b} ... */
	record Binary(String operator, Expr left, Expr right) implements Expr {
	}

	/** {@code a if condition else b} */
	record Choice(Expr condition, Expr then, Expr otherwise) implements Expr {
	}
}
