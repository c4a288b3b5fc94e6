package org.channelexplorer.datasets.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.util.InputException;

/** Reads a JSON file value by value, so that only one annotation is in memory, and knows the line it is at. */
final class JsonSheet implements AutoCloseable {
	private static final Pattern LINE = Pattern.compile("line (\\d+) column");

	private final Root.Sheet sheet;
	private final JsonReader in;

	/** Takes a value of an array or an object. */
	interface Visitor {
		void visit(String name, JsonElement value, long line) throws InputException;
	}

	/** Reads what follows a name. */
	interface Part {
		void read(String name) throws IOException, InputException;
	}

	/** @throws InputException when it cannot be opened */
	JsonSheet(Root root, Root.Sheet sheet) throws InputException {
		this.sheet = sheet;
		try {
			in = new JsonReader(root.reader(sheet));
			in.setStrictness(Strictness.STRICT);
		} catch (IOException e) {
			throw Root.unreadable(sheet, e);
		}
	}

	/** The line that is read. */
	long line() {
		Matcher line = LINE.matcher(in.toString());
		return line.find() ? Long.parseLong(line.group(1)) : 0;
	}

	/** A message about the line that is read. */
	InputException bad(String reason) {
		return bad(line(), reason);
	}

	InputException bad(long line, String reason) {
		return new InputException(sheet.name() + ", line " + line + ": " + reason);
	}

	/** Whether the file holds an array. @throws InputException when it holds neither an array nor an object */
	boolean isArray() throws InputException {
		return guarded(() -> {
			JsonToken next = in.peek();
			if (next != JsonToken.BEGIN_ARRAY && next != JsonToken.BEGIN_OBJECT) {
				throw bad("neither an object nor an array of JSON");
			}
			return next == JsonToken.BEGIN_ARRAY;
		});
	}

	/** Reads the object that the file holds, and makes sure that nothing comes behind it. */
	void object(Part part) throws InputException {
		guarded(() -> {
			begin(JsonToken.BEGIN_OBJECT, "the file");
			in.beginObject();
			while (in.hasNext()) {
				part.read(in.nextName());
			}
			in.endObject();
			end();
			return null;
		});
	}

	/** Reads the array that the file holds. */
	void array(Visitor visitor) throws InputException {
		guarded(() -> {
			elements("the file", visitor);
			end();
			return null;
		});
	}

	private void end() throws IOException, InputException {
		if (in.peek() != JsonToken.END_DOCUMENT) {
			throw bad("something follows the end of the JSON text");
		}
	}

	/** Passes the next value over. */
	void skip() throws IOException {
		in.skipValue();
	}

	/** The next value. */
	JsonElement value() {
		return JsonParser.parseReader(in);
	}

	/** Visits the elements of the array that comes next. */
	void elements(String what, Visitor visitor) throws IOException, InputException {
		begin(JsonToken.BEGIN_ARRAY, what);
		in.beginArray();
		while (in.hasNext()) {
			long line = line();
			visitor.visit("", value(), line);
		}
		in.endArray();
	}

	/** Visits the members of the object that comes next. */
	void members(String what, Visitor visitor) throws IOException, InputException {
		begin(JsonToken.BEGIN_OBJECT, what);
		in.beginObject();
		while (in.hasNext()) {
			String name = in.nextName();
			long line = line();
			visitor.visit(name, value(), line);
		}
		in.endObject();
	}

	private void begin(JsonToken wanted, String what) throws IOException, InputException {
		JsonToken next = in.peek();
		if (next != wanted) {
			throw bad(what + " must be " + (wanted == JsonToken.BEGIN_ARRAY ? "an array" : "an object"));
		}
	}

	private interface Body<T> {
		T run() throws IOException, InputException;
	}

	private <T> T guarded(Body<T> body) throws InputException {
		try {
			return body.run();
		} catch (EOFException e) {
			throw new InputException(sheet.name() + ", line " + line() + ": the file ends before its JSON does", e);
		} catch (CharacterCodingException e) {
			throw new InputException(sheet.name() + ", line " + line() + ": is not text in the encoding UTF-8", e);
		} catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
			Throwable cause = e instanceof JsonParseException && e.getCause() instanceof IOException io ? io : e;
			if (cause instanceof EOFException) {
				throw new InputException(sheet.name() + ", line " + line() + ": the file ends before its JSON does", e);
			} else if (cause instanceof CharacterCodingException) {
				throw new InputException(sheet.name() + ", line " + line() + ": is not text in the encoding UTF-8", e);
			}
			String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replaceFirst(" at line \\d+ column \\d+ path.*", "")
					.replaceFirst("^Use JsonReader.*", "");
			throw new InputException(sheet.name() + ", line " + line() + ": not valid JSON" + (reason.isBlank() ? "" : " (" + reason + ")"), e);
		} catch (StackOverflowError e) {
			throw new InputException(sheet.name() + ", line " + line() + ": nested too deeply", e);
		}
	}

	/** A text or a number of an object as text; empty when there is none. */
	static String text(JsonElement object, String name) {
		return object instanceof JsonObject o && o.get(name) instanceof JsonPrimitive p ? p.getAsString() : "";
	}

	/** An id of an object as text, {@code 7.0} as 7: tools that keep tables write whole numbers so. Empty when there is none. */
	static String id(JsonElement object, String name) {
		String text = text(object, name);
		return text.endsWith(".0") && !Double.isNaN(number(object, name)) ? text.substring(0, text.length() - 2) : text;
	}

	/** A number of an object, NaN when there is none. */
	static double number(JsonElement object, String name) {
		try {
			return object instanceof JsonObject o && o.get(name) instanceof JsonPrimitive p && p.isNumber() ? p.getAsDouble() : Double.NaN;
		} catch (NumberFormatException e) {
			return Double.NaN;
		}
	}

	/** An array of an object; an empty one when there is none. */
	static JsonArray array(JsonElement object, String name) {
		return object instanceof JsonObject o && o.get(name) instanceof JsonArray a ? a : new JsonArray();
	}

	@Override
	public void close() throws InputException {
		try {
			in.close();
		} catch (IOException e) {
			throw Root.unreadable(sheet, e);
		}
	}
}
