package org.channelexplorer.core.operation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;

/**
 * What an operation computed: a value. Generic on purpose, so that every result, a third party's too, can be stored,
 * reopened and exported (CSV: the main table; JSON: all but the arrays; npy: the main array) without extra code.
 *
 * @param type    result type, e.g. {@code projection}; names the view that shows it
 * @param scalars named numbers (Double or Long), texts or booleans; NaN means "not defined for this input"
 * @param tables  named tables; {@code main} is the one exported as CSV
 * @param arrays  named arrays; {@code main} is the one exported as npy
 */
public record Result(String type, Map<String, Object> scalars, Map<String, Table> tables, Map<String, NdArray> arrays) {

	/** Name of the table or array that an export takes. */
	public static final String MAIN = "main";

	public Result {
		scalars = Collections.unmodifiableMap(new TreeMap<>(scalars));
		tables = Collections.unmodifiableMap(new TreeMap<>(tables));
		arrays = Collections.unmodifiableMap(new TreeMap<>(arrays));
		for (var s : scalars.entrySet()) {
			if (!(s.getValue() instanceof Double || s.getValue() instanceof Long || s.getValue() instanceof String || s.getValue() instanceof Boolean)) {
				throw new IllegalArgumentException("scalar " + s.getKey() + " is a " + s.getValue().getClass().getSimpleName());
			}
		}
	}

	/** A scalar as a number. @throws IllegalArgumentException when there is no such number */
	public double number(String name) {
		if (scalars.get(name) instanceof Number n) {
			return n.doubleValue();
		}
		throw new IllegalArgumentException("no number " + name + " in a " + type + " result");
	}

	/** The main table. */
	public Table table() {
		return tables.get(MAIN);
	}

	/** A table by name, null when there is none. */
	public Table table(String name) {
		return tables.get(name);
	}

	/** An array by name, null when there is none. */
	public NdArray array(String name) {
		return arrays.get(name);
	}
}
