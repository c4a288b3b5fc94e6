package org.channelexplorer.djl.internal.flat;

import java.util.List;
import java.util.Set;
import org.channelexplorer.djl.internal.archive.Pickled;
import org.channelexplorer.djl.internal.script.Definition;

/**
 * A value while the program is followed.
 *
 * @param text     expression that gives it in the flat program; short and without effect
 * @param kind     what it is
 * @param constant the value itself where it is known before a run, else null: a number, a text, {@link Pickled#NONE}, a module's object or tensor
 * @param elements of a list or tuple that is known part by part, else null; may grow while the program appends
 * @param makers   nodes it comes from
 * @param type     class of a module, else null
 * @param path     of a module or a tensor that it holds, such as {@code layer1.0}; of several tensors the operator that gives them; else null
 */
record Value(String text, Kind kind, Object constant, List<Value> elements, Set<Integer> makers, Definition.Type type, String path) {

	/** What a value is. */
	enum Kind {
		TENSOR, NUMBER, TEXT, NONE, NUMBERS, TENSORS, LIST, TUPLE, MODULE, FUNCTION, UNKNOWN
	}

	static Value of(String text, Kind kind, Set<Integer> makers) {
		return new Value(text, kind, null, null, makers, null, null);
	}

	static Value constant(String text, Kind kind, Object constant) {
		return new Value(text, kind, constant, null, Set.of(), null, null);
	}

	/** A function, or the beginning of its name. */
	static Value function(String name) {
		return of(name, Kind.FUNCTION, Set.of());
	}

	/** The same under another text. */
	Value named(String other) {
		return new Value(other, kind, constant, elements, makers, type, path);
	}

	/** Whether it is known to be this. */
	boolean isNone() {
		return kind == Kind.NONE;
	}

	/** Whether tensors are in it. */
	boolean tensors() {
		return kind == Kind.TENSOR || kind == Kind.TENSORS || elements != null && elements.stream().anyMatch(Value::tensors);
	}

	/** The module's object. */
	Pickled.Instance object() {
		return (Pickled.Instance) constant;
	}
}
