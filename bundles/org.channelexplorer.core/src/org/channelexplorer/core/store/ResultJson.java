package org.channelexplorer.core.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.util.Json;

/** Results as JSON that every reader accepts: NaN is {@code null}, an infinity an object {@code {"number": "Infinity"}}. */
public final class ResultJson {
	private ResultJson() {
	}

	/** Key, type, scalars, tables and the arrays' names. */
	public static JsonObject write(ResultKey key, Result result) {
		JsonObject json = new JsonObject();
		json.add("key", Json.tree(key));
		json.addProperty("hash", key.hash());
		json.addProperty("type", result.type());
		JsonObject scalars = new JsonObject();
		result.scalars().forEach((name, value) -> scalars.add(name, scalar(value)));
		json.add("scalars", scalars);
		JsonObject tables = new JsonObject();
		result.tables().forEach((name, table) -> tables.add(name, table(table)));
		json.add("tables", tables);
		JsonArray arrays = new JsonArray();
		result.arrays().keySet().forEach(arrays::add);
		json.add("arrays", arrays);
		return json;
	}

	private static JsonElement scalar(Object value) {
		return switch (value) {
		case Double d -> number(d);
		case Long l -> new JsonPrimitive(l);
		case Boolean b -> new JsonPrimitive(b);
		default -> new JsonPrimitive((String) value);
		};
	}

	private static JsonElement number(double value) {
		if (Double.isNaN(value)) {
			return JsonNull.INSTANCE;
		}
		if (Double.isInfinite(value)) {
			JsonObject infinity = new JsonObject();
			infinity.addProperty("number", Double.toString(value));
			return infinity;
		}
		return new JsonPrimitive(value);
	}

	private static double number(JsonElement e) {
		if (e.isJsonNull()) {
			return Double.NaN;
		}
		return e.isJsonObject() ? Double.parseDouble(e.getAsJsonObject().get("number").getAsString()) : e.getAsDouble();
	}

	private static JsonArray table(Table table) {
		JsonArray columns = new JsonArray();
		for (Table.Column c : table.columns()) {
			JsonObject column = new JsonObject();
			column.addProperty("name", c.name());
			column.addProperty("type", c.values() instanceof String[] ? "text" : c.values() instanceof long[] ? "integer" : "number");
			JsonArray values = new JsonArray(c.size());
			for (int i = 0; i < c.size(); i++) {
				switch (c.get(i)) {
				case String s -> values.add(s);
				case Double d -> values.add(number(d));
				case Object l -> values.add((Long) l);
				}
			}
			column.add("values", values);
			columns.add(column);
		}
		return columns;
	}

	/** The result back. @throws RuntimeException of Gson's or of the records when the JSON is not one */
	static Result read(JsonObject json, Map<String, NdArray> arrays) {
		Map<String, Object> scalars = new LinkedHashMap<>();
		json.getAsJsonObject("scalars").entrySet().forEach(e -> scalars.put(e.getKey(), scalar(e.getValue())));
		Map<String, Table> tables = new LinkedHashMap<>();
		json.getAsJsonObject("tables").entrySet().forEach(e -> tables.put(e.getKey(), table(e.getValue().getAsJsonArray())));
		return new Result(json.get("type").getAsString(), scalars, tables, arrays);
	}

	private static Object scalar(JsonElement e) {
		if (!(e instanceof JsonPrimitive p)) {
			return number(e);
		}
		if (p.isBoolean()) {
			return p.getAsBoolean();
		}
		if (p.isString()) {
			return p.getAsString();
		}
		String text = p.getAsString();
		return text.matches("-?\\d+") ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
	}

	private static Table table(JsonArray columns) {
		List<Table.Column> list = new ArrayList<>();
		for (JsonElement element : columns) {
			JsonObject c = element.getAsJsonObject();
			List<JsonElement> v = c.getAsJsonArray("values").asList();
			Object values = switch (c.get("type").getAsString()) {
			case "text" -> v.stream().map(JsonElement::getAsString).toArray(String[]::new);
			case "integer" -> v.stream().mapToLong(JsonElement::getAsLong).toArray();
			default -> v.stream().mapToDouble(ResultJson::number).toArray();
			};
			list.add(new Table.Column(c.get("name").getAsString(), values));
		}
		return new Table(list);
	}
}
