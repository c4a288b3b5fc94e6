package org.channelexplorer.djl.internal.flat;

import java.util.HashMap;
import java.util.Map;
import org.channelexplorer.djl.internal.script.Definition;

/**
 * A function that is being followed.
 *
 * @param names variables
 * @param path  of the module whose method it is
 * @param call  number of the module's call
 * @param leaf  whether the module has no modules within
 * @param depth functions around this one
 */
record Scope(Definition.Function function, Map<String, Value> names, String path, int call, boolean leaf, int depth) {

	/** The same, with variables that do not get out of a block. */
	Scope inner() {
		return new Scope(function, new HashMap<>(names), path, call, leaf, depth);
	}

	/** File, line and class for messages. */
	String place(int line) {
		return "code/" + function.file() + " line " + line + ", " + (function.owner().isEmpty() ? "function " : "class " + function.owner() + " in ")
				+ function.name();
	}
}
