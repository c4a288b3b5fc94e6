package org.channelexplorer.djl.internal.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Cuts a text into tokens; indentation becomes tokens as well, as in Python. */
final class Lexer {
	/** What a token is. */
	enum Kind {
		NAME, NUMBER, STRING, SIGN, NEWLINE, INDENT, DEDENT, END
	}

	/**
	 * A token.
	 *
	 * @param text   as it is written; for strings with their quotes
	 * @param offset of its first character
	 * @param line   from 1
	 */
	record Token(Kind kind, String text, int offset, int line) {
		boolean is(String sign) {
			return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
		}
	}

	private static final Set<String> PAIRS = Set.of("->", "==", "!=", "<=", ">=", "//", "**");
	private static final int MOST = 1_000_000;

	private final String file;
	private final String text;
	private final List<Token> tokens = new ArrayList<>();
	private final Deque<Integer> indents = new ArrayDeque<>(List.of(0));
	private int at;
	private int line = 1;
	private int open;

	private Lexer(String file, String text) {
		this.file = file;
		this.text = text;
	}

	/** The tokens, an END last. */
	static List<Token> tokens(String file, String text) throws ScriptException {
		Lexer lexer = new Lexer(file, text);
		lexer.run();
		return lexer.tokens;
	}

	private void run() throws ScriptException {
		indentation();
		while (at < text.length()) {
			char c = text.charAt(at);
			if (c == '\n') {
				if (open == 0) {
					add(Kind.NEWLINE, at, at + 1);
				} else {
					at++;
				}
				line++;
				if (open == 0) {
					indentation();
				}
			} else if (c == ' ' || c == '\t' || c == '\r') {
				at++;
			} else if (c == '#') {
				comment();
			} else if (Character.isLetter(c) || c == '_') {
				int end = at;
				while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
					end++;
				}
				add(Kind.NAME, at, end);
			} else if (Character.isDigit(c) || c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
				number();
			} else if (c == '"' || c == '\'') {
				string(c);
			} else {
				sign(c);
			}
			if (tokens.size() > MOST) {
				throw new ScriptException(file, line, "the text is too long");
			}
		}
		if (!tokens.isEmpty() && tokens.getLast().kind() != Kind.NEWLINE) {
			add(Kind.NEWLINE, at, at);
		}
		while (indents.size() > 1) {
			indents.pop();
			add(Kind.DEDENT, at, at);
		}
		add(Kind.END, at, at);
	}

	private void indentation() throws ScriptException {
		while (true) {
			int start = at;
			while (at < text.length() && text.charAt(at) == ' ') {
				at++;
			}
			if (at < text.length() && text.charAt(at) == '#') {
				comment();
			}
			if (at < text.length() && text.charAt(at) == '\n') {
				at++;
				line++;
				continue;
			}
			int depth = at - start;
			if (at == text.length()) {
				return;
			}
			if (depth > indents.peek()) {
				indents.push(depth);
				if (indents.size() > Parser.DEEPEST) {
					throw new ScriptException(file, line, "blocks are nested too deeply");
				}
				add(Kind.INDENT, at, at);
			}
			while (depth < indents.peek()) {
				indents.pop();
				add(Kind.DEDENT, at, at);
			}
			if (depth != indents.peek()) {
				throw new ScriptException(file, line, "the indentation fits no block");
			}
			return;
		}
	}

	private void comment() {
		while (at < text.length() && text.charAt(at) != '\n') {
			at++;
		}
	}

	private void number() {
		int end = at;
		while (end < text.length()) {
			char c = text.charAt(end);
			boolean exponent = (c == '+' || c == '-') && (text.charAt(end - 1) == 'e' || text.charAt(end - 1) == 'E');
			if (!Character.isLetterOrDigit(c) && c != '.' && !exponent) {
				break;
			}
			end++;
		}
		add(Kind.NUMBER, at, end);
	}

	private void string(char quote) throws ScriptException {
		int end = at + 1;
		while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
			end += text.charAt(end) == '\\' ? 2 : 1;
		}
		if (end >= text.length() || text.charAt(end) != quote) {
			throw new ScriptException(file, line, "a string does not end");
		}
		add(Kind.STRING, at, end + 1);
	}

	private void sign(char c) throws ScriptException {
		int end = at + 2 <= text.length() && PAIRS.contains(text.substring(at, at + 2)) ? at + 2 : at + 1;
		if ("([{".indexOf(c) >= 0) {
			open++;
		} else if (")]}".indexOf(c) >= 0) {
			open = Math.max(0, open - 1);
		} else if (end == at + 1 && ".,:=+-*/%<>&|^~@!".indexOf(c) < 0) {
			throw new ScriptException(file, line, "the character U+%04X has no meaning here".formatted((int) c));
		}
		add(Kind.SIGN, at, end);
	}

	private void add(Kind kind, int from, int to) {
		tokens.add(new Token(kind, text.substring(from, to), from, line));
		at = to;
	}
}
