package org.channelexplorer.djl.internal.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.djl.internal.script.Lexer.Kind;
import org.channelexplorer.djl.internal.script.Lexer.Token;

/** Reads expressions off the tokens of a text. */
final class Expressions {
	private static final Map<String, Integer> BINDING = Map.ofEntries(Map.entry("or", 1), Map.entry("and", 2), Map.entry("==", 4), Map.entry("!=", 4),
			Map.entry("<", 4), Map.entry(">", 4), Map.entry("<=", 4), Map.entry(">=", 4), Map.entry("is", 4), Map.entry("in", 4), Map.entry("|", 5),
			Map.entry("^", 6), Map.entry("&", 7), Map.entry("+", 8), Map.entry("-", 8), Map.entry("*", 9), Map.entry("/", 9), Map.entry("//", 9),
			Map.entry("%", 9), Map.entry("@", 9), Map.entry("**", 11));
	private static final Set<String> CONSTANTS = Set.of("True", "False", "None");
	/** Words that end an expression. */
	private static final Set<String> KEYWORDS = Set.of("if", "else", "for", "while", "in", "is", "and", "or", "not", "return", "def", "class", "pass");

	private final String file;
	private final List<Token> tokens;
	private int at;
	private int depth;

	Expressions(String file, List<Token> tokens) {
		this.file = file;
		this.tokens = tokens;
	}

	String file() {
		return file;
	}

	Token peek() {
		return tokens.get(at);
	}

	Token next() {
		Token t = tokens.get(at);
		if (t.kind() != Kind.END) {
			at++;
		}
		return t;
	}

	/** Offset behind the last token that is more than a change of lines. */
	int previousEnd() {
		int i = at - 1;
		while (i > 0 && (tokens.get(i).kind() == Kind.DEDENT || tokens.get(i).kind() == Kind.INDENT)) {
			i--;
		}
		return tokens.get(i).offset() + tokens.get(i).text().length();
	}

	boolean accept(String sign) {
		if (peek().is(sign)) {
			next();
			return true;
		}
		return false;
	}

	boolean skip(Kind kind) throws ScriptException {
		if (peek().kind() == kind) {
			next();
			return true;
		}
		if (peek().kind() == Kind.END) {
			throw refused("the text ends within a block");
		}
		return false;
	}

	void expect(String sign) throws ScriptException {
		if (!accept(sign)) {
			throw unexpected(sign);
		}
	}

	void expect(Kind kind) throws ScriptException {
		if (peek().kind() != kind) {
			throw unexpected(kind.name().toLowerCase(java.util.Locale.ROOT));
		}
		next();
	}

	String name() throws ScriptException {
		if (peek().kind() != Kind.NAME) {
			throw unexpected("a name");
		}
		return next().text();
	}

	ScriptException unexpected(String wanted) {
		String found = peek().text().strip();
		return refused("'" + wanted + "' is expected, but " + (found.isEmpty() ? "the line ends" : "'" + Text.shortened(found) + "' is there"));
	}

	ScriptException refused(String reason) {
		return new ScriptException(file, peek().line(), reason);
	}

	/** One expression, or several with commas between them as a tuple. */
	Expr expressions() throws ScriptException {
		Expr first = expression();
		if (!peek().is(",")) {
			return first;
		}
		List<Expr> all = new ArrayList<>(List.of(first));
		while (accept(",")) {
			if (peek().kind() != Kind.NEWLINE) {
				all.add(expression());
			}
		}
		return new Expr.Sequence(false, all);
	}

	/** One expression. */
	Expr expression() throws ScriptException {
		if (++depth > Parser.DEEPEST) {
			throw refused("expressions are nested too deeply");
		}
		Expr e = binary(1);
		if (accept("if")) {
			Expr condition = binary(1);
			expect("else");
			e = new Expr.Choice(condition, e, expression());
		}
		depth--;
		return e;
	}

	private Expr binary(int least) throws ScriptException {
		Expr left = unary();
		for (int i = 0;; i++) {
			if (i > Parser.DEEPEST) { // a long chain is a deep tree
				throw refused("expressions are nested too deeply");
			}
			Token t = peek();
			Integer binding = t.kind() == Kind.SIGN || t.kind() == Kind.NAME ? BINDING.get(t.text()) : null;
			if (binding == null && t.is("not") && tokens.get(at + 1).is("in")) {
				binding = 4;
			}
			if (binding == null || binding < least) {
				return left;
			}
			String operator = next().text();
			if (operator.equals("is") && accept("not")) {
				operator = "is not";
			} else if (operator.equals("not")) {
				next();
				operator = "not in";
			}
			left = new Expr.Binary(operator, left, binary(binding + 1));
		}
	}

	private Expr unary() throws ScriptException {
		Token t = peek();
		if (t.is("-") || t.is("not") || t.is("~") || t.is("+")) {
			next();
			if (++depth > Parser.DEEPEST) {
				throw refused("expressions are nested too deeply");
			}
			Expr operand = t.is("not") ? binary(3) : unary();
			depth--;
			return new Expr.Unary(t.text(), operand);
		}
		return postfix(primary());
	}

	private Expr postfix(Expr first) throws ScriptException {
		Expr e = first;
		for (int i = 0;; i++) {
			if (i > Parser.DEEPEST) {
				throw refused("expressions are nested too deeply");
			}
			if (accept(".")) {
				e = new Expr.Attribute(e, name());
			} else if (accept("(")) {
				e = call(e);
			} else if (accept("[")) {
				e = new Expr.Index(e, until("]"));
			} else {
				return e;
			}
		}
	}

	private Expr call(Expr callee) throws ScriptException {
		List<Expr> arguments = new ArrayList<>();
		List<String> names = new ArrayList<>();
		while (!accept(")")) {
			if (peek().kind() == Kind.NAME && tokens.get(at + 1).is("=")) {
				names.add(name());
				expect("=");
			} else {
				names.add("");
			}
			arguments.add(expression());
			if (!accept(",") && !peek().is(")")) {
				throw unexpected(")");
			}
		}
		return new Expr.Call(callee, arguments, names);
	}

	private List<Expr> until(String end) throws ScriptException {
		List<Expr> elements = new ArrayList<>();
		while (!accept(end)) {
			elements.add(expression());
			if (!accept(",") && !peek().is(end)) {
				throw unexpected(end);
			}
		}
		return elements;
	}

	private Expr primary() throws ScriptException {
		Token t = peek();
		switch (t.kind()) {
		case NUMBER, STRING:
			return new Expr.Literal(next().text());
		case NAME:
			if (KEYWORDS.contains(t.text())) {
				throw unexpected("an expression");
			}
			next();
			return CONSTANTS.contains(t.text()) ? new Expr.Literal(t.text()) : new Expr.Name(t.text());
		default:
			break;
		}
		if (accept("[")) {
			return new Expr.Sequence(true, until("]"));
		} else if (accept("(")) {
			return parenthesised();
		} else if (accept("{")) {
			return mapping();
		}
		throw unexpected("an expression");
	}

	private Expr parenthesised() throws ScriptException {
		if (accept(")")) {
			return new Expr.Sequence(false, List.of());
		}
		Expr first = expression();
		if (accept(")")) {
			return first;
		}
		List<Expr> elements = new ArrayList<>(List.of(first));
		expect(",");
		elements.addAll(until(")"));
		return new Expr.Sequence(false, elements);
	}

	private Expr mapping() throws ScriptException {
		List<Expr> keys = new ArrayList<>();
		List<Expr> values = new ArrayList<>();
		while (!accept("}")) {
			keys.add(expression());
			expect(":");
			values.add(expression());
			if (!accept(",") && !peek().is("}")) {
				throw unexpected("}");
			}
		}
		return new Expr.Mapping(keys, values);
	}
}
