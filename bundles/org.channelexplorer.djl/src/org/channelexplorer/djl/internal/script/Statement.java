package org.channelexplorer.djl.internal.script;

import java.util.List;

/** A statement, with its line. */
public sealed interface Statement {

	/** Line in the file, from 1. */
	int line();

	/**
	 * {@code a, b, = value}
	 *
	 * @param targets names, or attributes such as {@code self.a}
	 * @param unpack  whether the value is taken apart, as it is for {@code a, = value}, too
	 */
	record Assign(int line, List<Expr> targets, boolean unpack, Expr value) implements Statement {
	}

	/** An expression for its effect. */
	record Do(int line, Expr value) implements Statement {
	}

	/** @param value null for none */
	record Return(int line, Expr value) implements Statement {
	}

	/** Both branches; the second may be empty. */
	record If(int line, Expr condition, List<Statement> then, List<Statement> otherwise) implements Statement {
	}

	/** A loop. */
	record While(int line, Expr condition, List<Statement> body) implements Statement {
	}

	/** A loop over a list or range. */
	record For(int line, List<String> targets, Expr over, List<Statement> body) implements Statement {
	}

	/** Nothing. */
	record Pass(int line) implements Statement {
	}
}
