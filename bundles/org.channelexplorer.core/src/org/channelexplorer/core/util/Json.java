package org.channelexplorer.core.util;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The product's JSON: UTF-8, keys in record order, no HTML escapes; a NaN or an infinity is an error of the caller. */
public final class Json {
	private static final Gson COMPACT = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
	private static final Gson PRETTY = new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting()
			.create();

	private Json() {
	}

	/** One line. */
	public static String compact(Object value) {
		return COMPACT.toJson(value);
	}

	/** Indented, with a final line feed. */
	public static String pretty(Object value) {
		return PRETTY.toJson(value) + "\n";
	}

	/** Like {@link #pretty}, for values whose text would be long. @throws IOException when the text cannot be written */
	public static void pretty(Object value, Writer writer) throws IOException {
		try {
			PRETTY.toJson(value, writer);
		} catch (JsonIOException e) {
			throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
		}
		writer.write('\n');
	}

	/** A value as a tree. */
	public static JsonElement tree(Object value) {
		return COMPACT.toJsonTree(value);
	}

	/** A tree as a value. @throws JsonParseException when it is not of such a value, or a record refuses what it would hold */
	public static <T> T fromTree(JsonElement tree, Class<T> type) {
		try {
			return COMPACT.fromJson(tree, type);
		} catch (RuntimeException e) {
			throw refused(e);
		}
	}

	// what a record's constructor throws comes wrapped in a plain RuntimeException that lists all arguments
	private static RuntimeException refused(RuntimeException e) {
		if (e.getClass() != RuntimeException.class || !(e.getCause() instanceof RuntimeException refusal)) {
			return e;
		}
		return new JsonParseException(reason(refusal), e);
	}

	/** Why a value cannot be made of a tree, in words: those of Java and of the library say what happened inside. */
	public static String reason(Throwable refusal) {
		String message = refusal.getMessage();
		return switch (refusal) {
		case NullPointerException _ -> message == null || message.startsWith("Cannot ") ? "a part is missing" : "a part is missing: " + message;
		case UnsupportedOperationException _ -> "a value is of another kind than it should be";
		default -> message == null ? "a part is missing" : message;
		};
	}

	/**
	 * Parses a file.
	 *
	 * @throws InputException naming the file and what is wrong with it
	 */
	public static JsonElement read(Path file) throws InputException {
		return read(file, JsonParser::parseReader);
	}

	/**
	 * Parses a file straight into a value, without a tree of it: for files that grow with the number of images.
	 *
	 * @throws InputException     naming the file when it cannot be read or is no JSON
	 * @throws JsonParseException when it is JSON, but not of such a value
	 */
	public static <T> T read(Path file, Class<T> type) throws InputException {
		return read(file, COMPACT.getAdapter(type)::read);
	}

	/** Takes what it needs from a text. */
	private interface Part<T> {
		T read(JsonReader reader) throws IOException;
	}

	private static <T> T read(Path file, Part<T> part) throws InputException {
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			return whole(reader, part);
		} catch (JsonSyntaxException | MalformedJsonException | EOFException e) {
			if (e.getCause() instanceof IllegalStateException other) {
				throw new JsonParseException(other.getMessage(), e); // JSON, with a value of another kind in the place of one
			}
			String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
			throw new InputException(file + ": not valid JSON: " + reason.replaceFirst("^[\\w.]+Exception: ", ""), e);
		} catch (JsonIOException e) {
			throw Reasons.unreadable(file, e.getCause() instanceof IOException cause ? cause : new IOException(e));
		} catch (IOException e) {
			throw Reasons.unreadable(file, e);
		} catch (RuntimeException e) {
			throw refused(e);
		}
	}

	/** Parses a text strictly. @throws JsonParseException when it is no JSON */
	public static JsonElement parse(String text) {
		return parse(new java.io.StringReader(text));
	}

	/**
	 * The simple value at a place in a file, which is read no further: what tells a format's version.
	 *
	 * @param names of the objects' members, from the outside
	 * @return empty when there is none or the file is damaged before it
	 * @throws InputException naming the file when it cannot be read
	 */
	public static Optional<String> valueAt(Path file, String... names) throws InputException {
		try (JsonReader reader = strict(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
			for (String name : names) {
				reader.beginObject();
				while (!reader.nextName().equals(name)) {
					reader.skipValue();
				}
			}
			return Optional.of(reader.peek() == JsonToken.BOOLEAN ? Boolean.toString(reader.nextBoolean()) : reader.nextString());
		} catch (MalformedJsonException | EOFException | IllegalStateException none) {
			return Optional.empty(); // reading the whole file reports what is wrong with it
		} catch (IOException e) {
			throw Reasons.unreadable(file, e);
		}
	}

	private static JsonElement parse(Reader text) {
		try {
			return whole(text, JsonParser::parseReader);
		} catch (IOException e) {
			throw new JsonParseException(e.getMessage(), e);
		}
	}

	private static JsonReader strict(Reader text) {
		JsonReader reader = new JsonReader(text);
		reader.setStrictness(Strictness.LEGACY_STRICT);
		return reader;
	}

	private static <T> T whole(Reader text, Part<T> part) throws IOException {
		JsonReader reader = strict(text);
		T value = part.read(reader);
		if (reader.peek() != JsonToken.END_DOCUMENT) {
			throw new MalformedJsonException("text after the end");
		}
		return value;
	}
}
