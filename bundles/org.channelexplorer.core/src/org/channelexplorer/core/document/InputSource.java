package org.channelexplorer.core.document;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.channelexplorer.core.util.InputException;

/**
 * Where the values of an input besides the image come from. As text: {@code 0.5}, {@code npy:PATH} or {@code csv:COLUMN}.
 *
 * @param kind  what {@code value} is
 * @param value the number, the path or the column
 */
public record InputSource(Kind kind, String value) {

	/** Kinds of sources. */
	public enum Kind {
		/** One number for the whole tensor and all images. */
		NUMBER,
		/** A file: one tensor for all images; or a folder: the tensor of the image {@code a/b.png} is {@code a/b.npy} in it. */
		NPY,
		/** A column of the table of labels: a number per image, or the path of a {@code .npy} relative to the table. */
		CSV
	}

	/** How a source is written, for messages. */
	public static final String FORMS = "a number, npy:FILE (one tensor for all images), npy:FOLDER (a tensor per image) or csv:COLUMN (of the table of labels)";

	/**
	 * Parses a source.
	 *
	 * @param input name of the input, for the message
	 * @throws InputException saying what can be written
	 */
	public static InputSource parse(String input, String text) throws InputException {
		String source = text.strip();
		for (Kind kind : new Kind[] { Kind.NPY, Kind.CSV }) {
			String prefix = kind.name().toLowerCase(java.util.Locale.ROOT) + ":";
			if (source.startsWith(prefix) && source.length() > prefix.length()) {
				return new InputSource(kind, source.substring(prefix.length()));
			}
		}
		try {
			if (Double.isFinite(Double.parseDouble(source))) {
				return new InputSource(Kind.NUMBER, source);
			}
		} catch (NumberFormatException e) {
			throw new InputException("input " + input + "=" + text + ": give " + FORMS, e);
		}
		throw new InputException("input " + input + "=" + text + ": the number must be finite");
	}

	/** The source as it is written. */
	public String text() {
		return kind == Kind.NUMBER ? value : kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + value;
	}

	/** The path of a {@link Kind#NPY}. @throws InputException when it is not one */
	public Path path() throws InputException {
		try {
			return Path.of(value).toAbsolutePath().normalize();
		} catch (InvalidPathException e) {
			throw new InputException(value + ": not a path", e);
		}
	}

	/** The same with its path as a document keeps it. */
	InputSource keptIn(Path document) throws InputException {
		return kind == Kind.NPY ? new InputSource(kind, AnalysisDocument.relative(document, path())) : this;
	}

	/** The same with the path that a document keeps made absolute. */
	InputSource of(Path document) {
		return kind == Kind.NPY ? new InputSource(kind, AnalysisDocument.resolve(document, value).toString()) : this;
	}
}
