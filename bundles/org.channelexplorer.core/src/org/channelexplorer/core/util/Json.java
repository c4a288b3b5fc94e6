package org.channelexplorer.core.util;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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

	/** A tree as a value. */
	public static <T> T fromTree(JsonElement tree, Class<T> type) {
		return COMPACT.fromJson(tree, type);
	}

	/**
	 * Parses a file.
	 *
	 * @throws InputException naming the file and what is wrong with it
	 */
	public static JsonElement read(Path file) throws InputException {
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			return parse(reader);
		} catch (java.nio.file.NoSuchFileException e) {
			throw new InputException(file + ": no such file", e);
		} catch (IOException e) {
			throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
		} catch (JsonParseException e) {
			String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
			throw new InputException(file + ": not valid JSON: " + reason.replaceFirst("^[\\w.]+Exception: ", ""), e);
		}
	}

	/** Parses a text strictly. @throws JsonParseException when it is no JSON */
	public static JsonElement parse(String text) {
		return parse(new java.io.StringReader(text));
	}

	private static JsonElement parse(Reader text) {
		var reader = new com.google.gson.stream.JsonReader(text);
		reader.setStrictness(Strictness.LEGACY_STRICT);
		try {
			JsonElement element = JsonParser.parseReader(reader);
			if (reader.peek() != com.google.gson.stream.JsonToken.END_DOCUMENT) {
				throw new JsonParseException("text after the end");
			}
			return element;
		} catch (IOException e) {
			throw new JsonParseException(e.getMessage(), e);
		}
	}
}
