package org.channelexplorer.djl.internal.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.djl.internal.script.Lexer.Kind;
import org.channelexplorer.djl.internal.script.Lexer.Token;

/** Reads classes, functions and statements; {@link Expressions} reads what they are made of. */
final class Parser {
	/** Nesting of blocks and expressions beyond what any exporter writes. */
	static final int DEEPEST = 120;

	private final Expressions in;
	private int depth;

	private Parser(String file, String text) throws ScriptException {
		in = new Expressions(file, Lexer.tokens(file, text));
	}

	/** All definitions of a text by their names. */
	static Map<String, Definition> parse(String file, String text) throws ScriptException {
		Parser parser = new Parser(file, text);
		Map<String, Definition> found = new LinkedHashMap<>();
		while (parser.in.peek().kind() != Kind.END) {
			if (parser.in.skip(Kind.NEWLINE)) {
				continue;
			}
			if (parser.in.peek().is("class")) {
				Definition.Type type = parser.type();
				found.put(type.name(), type);
			} else if (parser.in.peek().is("def")) {
				Definition.Function function = parser.function("");
				found.put(function.name(), function);
			} else {
				throw parser.in.unexpected("class or def");
			}
		}
		return found;
	}

	private Definition.Type type() throws ScriptException {
		int line = in.peek().line();
		in.expect("class");
		String name = in.name();
		String base = "";
		if (in.accept("(")) {
			if (!in.accept(")")) {
				base = in.name();
				in.expect(")");
			}
		}
		in.expect(":");
		in.expect(Kind.NEWLINE);
		in.expect(Kind.INDENT);
		Map<String, Expr> attributes = new LinkedHashMap<>();
		Map<String, Expr> constants = new LinkedHashMap<>();
		Map<String, Definition.Function> methods = new LinkedHashMap<>();
		while (!in.skip(Kind.DEDENT)) {
			if (in.peek().is("def")) {
				Definition.Function method = function(name);
				methods.put(method.name(), method);
				continue;
			}
			member(attributes, constants);
		}
		return new Definition.Type(in.file(), line, name, base, attributes, constants, methods);
	}

	private void member(Map<String, Expr> attributes, Map<String, Expr> constants) throws ScriptException {
		if (in.accept("pass")) {
			in.expect(Kind.NEWLINE);
			return;
		}
		String name = in.name();
		if (name.equals("__annotations__") && in.accept("[")) {
			String key = Text.unquoted(in.next().text());
			in.expect("]");
			in.expect("=");
			attributes.put(key, in.expression());
		} else if (in.accept(":")) {
			attributes.put(name, in.expression());
			if (in.accept("=")) {
				constants.put(name, in.expression());
			}
		} else {
			in.expect("=");
			in.expression();
		}
		in.expect(Kind.NEWLINE);
	}

	private Definition.Function function(String owner) throws ScriptException {
		Token first = in.peek();
		in.expect("def");
		String name = in.name();
		in.expect("(");
		List<Definition.Parameter> parameters = new ArrayList<>();
		while (!in.accept(")")) {
			in.accept("*");
			String parameter = in.name();
			Expr type = in.accept(":") ? in.expression() : null;
			Expr given = in.accept("=") ? in.expression() : null;
			parameters.add(new Definition.Parameter(parameter, type, given));
			if (!in.accept(",") && !in.peek().is(")")) {
				throw in.unexpected(")");
			}
		}
		Expr returns = in.accept("->") ? in.expression() : new Expr.Name("Tensor");
		in.expect(":");
		List<Statement> body = block();
		return new Definition.Function(in.file(), first.line(), owner, name, parameters, returns, body, first.offset(), in.previousEnd());
	}

	private List<Statement> block() throws ScriptException {
		in.expect(Kind.NEWLINE);
		in.expect(Kind.INDENT);
		if (++depth > DEEPEST) {
			throw in.refused("blocks are nested too deeply");
		}
		List<Statement> body = new ArrayList<>();
		while (!in.skip(Kind.DEDENT)) {
			body.add(statement());
		}
		depth--;
		return body;
	}

	private Statement statement() throws ScriptException {
		Token t = in.peek();
		int line = t.line();
		if (t.is("if")) {
			in.next();
			Expr condition = in.expression();
			in.expect(":");
			List<Statement> then = block();
			List<Statement> otherwise = List.of();
			if (in.accept("else")) {
				in.expect(":");
				otherwise = block();
			}
			return new Statement.If(line, condition, then, otherwise);
		} else if (t.is("while")) {
			in.next();
			Expr condition = in.expression();
			in.expect(":");
			return new Statement.While(line, condition, block());
		} else if (t.is("for")) {
			in.next();
			List<String> targets = new ArrayList<>(List.of(in.name()));
			while (in.accept(",")) {
				if (!in.peek().is("in")) {
					targets.add(in.name());
				}
			}
			in.expect("in");
			Expr over = in.expression();
			in.expect(":");
			return new Statement.For(line, targets, over, block());
		}
		Statement simple = simple(t, line);
		in.expect(Kind.NEWLINE);
		return simple;
	}

	private Statement simple(Token t, int line) throws ScriptException {
		if (in.accept("pass")) {
			return new Statement.Pass(line);
		} else if (in.accept("return")) {
			return new Statement.Return(line, in.peek().kind() == Kind.NEWLINE ? null : in.expressions());
		} else if (Set.of("with", "break", "continue", "raise", "assert", "import", "from", "global", "del", "try", "class", "def").contains(t.text())) {
			throw in.refused("'" + t.text() + "' cannot be followed");
		}
		Expr first = in.expression();
		List<Expr> targets = new ArrayList<>(List.of(first));
		boolean unpack = false;
		while (in.accept(",")) {
			unpack = true;
			if (!in.peek().is("=")) {
				targets.add(in.expression());
			}
		}
		if (in.accept(":")) {
			in.expression(); // a type, which the value has anyway
		}
		if (in.accept("=")) {
			return new Statement.Assign(line, targets, unpack, in.expressions());
		}
		if (unpack) {
			throw in.unexpected("=");
		}
		return new Statement.Do(line, first);
	}
}
