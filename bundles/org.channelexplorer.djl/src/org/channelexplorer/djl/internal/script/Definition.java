package org.channelexplorer.djl.internal.script;

import java.util.List;
import java.util.Map;

/** What a text defines. */
public sealed interface Definition {

	/**
	 * A function or method.
	 *
	 * @param owner   name of the class, empty for a function
	 * @param returns type
	 * @param start   offset of its {@code def}'s line in the text
	 * @param end     offset behind it
	 */
	record Function(String file, int line, String owner, String name, List<Parameter> parameters, Expr returns, List<Statement> body, int start, int end)
			implements Definition {
	}

	/**
	 * A parameter.
	 *
	 * @param type  null when there is none
	 * @param given default value, null when there is none
	 */
	record Parameter(String name, Expr type, Expr given) {
	}

	/**
	 * A class.
	 *
	 * @param base       such as {@code Module} or {@code NamedTuple}
	 * @param attributes types by name
	 * @param constants  values of {@code Final} attributes by name
	 */
	record Type(String file, int line, String name, String base, Map<String, Expr> attributes, Map<String, Expr> constants, Map<String, Function> methods)
			implements Definition {
	}
}
