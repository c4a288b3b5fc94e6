package org.channelexplorer.core.store;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/** A result as a file: the same bytes from the command line and from the window. */
public enum ResultFile {
	/** One table. */
	CSV,
	/** Key, scalars and all tables. */
	JSON,
	/** One array, or one table as a structured array. */
	NPY;

	/** The ending of file names, with the dot. */
	public String ending() {
		return "." + name().toLowerCase(Locale.ROOT);
	}

	/** The format a file name asks for by its ending; CSV when it names none. */
	public static ResultFile of(String fileName) {
		String name = fileName.toLowerCase(Locale.ROOT);
		return name.endsWith(JSON.ending()) ? JSON : name.endsWith(NPY.ending()) ? NPY : CSV;
	}

	/**
	 * The content of the file.
	 *
	 * @param table the table that CSV takes, or NPY instead of an array; null for {@link Result#MAIN}
	 * @param array the array that NPY takes; null for {@link Result#MAIN}, or for the main table when there is no such array
	 * @throws InputException when the result has no such table or array
	 */
	public byte[] bytes(ResultKey key, Result result, String table, String array) throws InputException {
		return switch (this) {
		case CSV -> Csv.text(table(key, result, table)).getBytes(StandardCharsets.UTF_8);
		case JSON -> Json.pretty(ResultJson.write(key, result)).getBytes(StandardCharsets.UTF_8);
		case NPY -> table != null || array == null && result.array(Result.MAIN) == null ? NpyTable.bytes(table(key, result, table))
				: Npy.bytes(array(key, result, array));
		};
	}

	private static Table table(ResultKey key, Result result, String table) throws InputException {
		String name = table == null ? Result.MAIN : table;
		Table found = result.table(name);
		if (found == null) {
			throw new InputException("the result of " + key.operation() + " has no table '" + name + "' (it has " + names(result.tables()) + ")");
		}
		return found;
	}

	private static NdArray array(ResultKey key, Result result, String array) throws InputException {
		String name = array == null ? Result.MAIN : array;
		NdArray found = result.array(name);
		if (found == null) {
			throw new InputException("the result of " + key.operation() + " has no array '" + name + "' (it has " + names(result.arrays()) + ")");
		}
		return found;
	}

	private static String names(Map<String, ?> things) {
		return things.isEmpty() ? "none" : String.join(", ", things.keySet());
	}
}
