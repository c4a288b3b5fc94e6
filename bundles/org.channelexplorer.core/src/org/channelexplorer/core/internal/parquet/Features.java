package org.channelexplorer.core.internal.parquet;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.channelexplorer.core.util.Json;

/**
 * What Hugging Face's library datasets writes into a Parquet file about its columns, {@code {"info": {"features": {"label": {"names": [...], "_type":
 * "ClassLabel"}}}}}; and which column is that of the classes.
 */
public final class Features {
	/** Key of the description among those of the file. */
	public static final String KEY = "huggingface";
	private static final List<String> LABELS = List.of("label_name", "class_name", "label", "labels", "fine_label", "class", "category");

	private final JsonObject columns;

	private Features(JsonObject columns) {
		this.columns = columns;
	}

	/** Those of a description; none when it is null or damaged: the columns' own names and values remain. */
	public static Features of(String text) {
		try {
			JsonElement at = text == null ? null : Json.parse(text);
			for (String part : List.of("info", "features")) {
				at = at instanceof JsonObject o ? o.get(part) : null;
			}
			return new Features(at instanceof JsonObject o ? o : new JsonObject());
		} catch (JsonParseException e) {
			return new Features(new JsonObject());
		}
	}

	boolean is(String column, String type) {
		return columns.get(column) instanceof JsonObject o && o.get("_type") instanceof JsonElement t && t.isJsonPrimitive() && t.getAsString().equals(type);
	}

	/** The column of the classes: the one with names of classes, the usual names first; else the one with a usual name. @param flat the columns of text or numbers */
	public Optional<String> label(List<String> flat) {
		List<String> named = flat.stream().filter(c -> is(c, "ClassLabel")).toList();
		return Stream.of(LABELS.stream().filter(named::contains), named.stream(), LABELS.stream().filter(flat::contains)).flatMap(s -> s).findFirst();
	}

	/** The names of a column's numbers; empty when it has none. */
	public List<String> classNames(String column) {
		List<String> names = new ArrayList<>();
		if (columns.get(column) instanceof JsonObject o && o.get("names") instanceof JsonArray array) {
			array.forEach(n -> names.add(n.isJsonPrimitive() ? n.getAsString() : n.toString()));
		}
		return names;
	}
}
