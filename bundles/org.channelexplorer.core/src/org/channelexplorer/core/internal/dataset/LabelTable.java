package org.channelexplorer.core.internal.dataset;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/**
 * A table of labels as people and spreadsheets write it: UTF-8 or UTF-16 with or without a byte order mark, commas, semicolons, tabs or
 * bars between the cells, columns without a name, spaces around cells.
 */
public final class LabelTable {
	private static final char[] SEPARATORS = { ',', ';', '\t', '|' };
	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).setIgnoreEmptyLines(true).get();
	/** The first line by which a spreadsheet says what stands between the cells. */
	private static final Pattern SAID = Pattern.compile("\\A\\s*\"?sep=(.)\"?\\s*?(\\r\\n|\\r|\\n)");
	/** What the library says about a file that ends inside quotation marks. */
	private static final Pattern UNCLOSED = Pattern.compile("\\(startline ([^)]+)\\) EOF reached before encapsulated");
	private static final Pattern BEHIND = Pattern.compile("[Ii]nvalid char(?:acter)? between encapsulated token and delimiter at line: (.+), position");
	/** Letters among which the header is. */
	private static final int HEAD = 1 << 16;
	private static final String[] FILE = { "file", "filename", "file_name", "filepath", "image_path", "path", "image" };
	private static final String[] LABEL = { "label_name", "class_name", "label", "given_label", "class", "category" };

	/**
	 * A line below the header.
	 *
	 * @param line  number of the line in the file that it ends on
	 * @param cells as many as the line has
	 */
	public record Row(long line, List<String> cells) {

		/** A cell, empty when the line is too short. */
		public String cell(int column) {
			return column >= 0 && column < cells.size() ? cells.get(column) : "";
		}
	}

	private final Path path;
	private final List<String> header;
	private final List<Row> rows;

	private LabelTable(Path path, List<Row> all) throws InputException {
		this.path = path;
		if (all.isEmpty()) {
			throw new InputException(path + ": is empty; a CSV table with the columns file and label is needed");
		}
		header = all.getFirst().cells;
		rows = all.subList(1, all.size());
	}

	/** @throws InputException naming the file when it cannot be read as a table */
	public static LabelTable read(Path path) throws InputException {
		try {
			return read(path, Files.readAllBytes(path));
		} catch (IOException e) {
			throw Reasons.unreadable(path, e);
		}
	}

	/** Reads a table whose bytes are there. @param path for messages */
	public static LabelTable read(Path path, byte[] bytes) throws InputException {
		try {
			String text = text(path, bytes);
			Form form = Form.of(text);
			return new LabelTable(path, parse(text.substring(form.from), form.separator, 0));
		} catch (IOException e) {
			throw Reasons.unreadable(path, e);
		} catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
			throw unreadable(path, e);
		}
	}

	private static InputException unreadable(Path path, RuntimeException e) {
		String reason = String.valueOf(e instanceof UncheckedIOException u ? u.getCause().getMessage() : e.getMessage());
		Matcher open = UNCLOSED.matcher(reason);
		Matcher behind = BEHIND.matcher(reason);
		if (open.find()) {
			return new InputException(path + ", line " + digits(open.group(1)) + ": a quotation mark is not closed", e);
		} else if (behind.find()) {
			return new InputException(path + ", line " + digits(behind.group(1)) + ": text stands behind a closing quotation mark", e);
		}
		return new InputException(path + ": not a readable CSV table: " + reason, e);
	}

	// of a number with the signs that a language puts between its thousands
	private static String digits(String number) {
		return number.replaceAll("\\D", "");
	}

	/** How a table is written. @param from where its first line begins, or ends when it only says what stands between the cells */
	private record Form(char separator, int from) {

		static Form of(String text) throws IOException {
			Matcher said = SAID.matcher(text);
			if (said.find()) { // the line's end stays, so that lines are counted right
				return new Form(said.group(1).charAt(0), said.start(2));
			}
			for (char separator : SEPARATORS) {
				if (isHeader(text, separator)) {
					return new Form(separator, 0);
				}
			}
			return new Form(SEPARATORS[0], 0);
		}

		private static boolean isHeader(String text, char separator) throws IOException {
			try {
				List<Row> header = parse(text, separator, 1);
				return !header.isEmpty() && header.getFirst().cells.stream().anyMatch(LabelTable::namesFiles);
			} catch (UncheckedIOException | IllegalStateException e) {
				return false; // a cell in quotation marks with another separator behind it
			}
		}
	}

	/** Where a table's bytes come from. */
	public interface Source {
		InputStream open() throws IOException;
	}

	/** Takes a table a row at a time. */
	public interface Taker {
		/** @param table which has no {@linkplain LabelTable#rows() rows} */
		void header(LabelTable table) throws InputException;

		void row(Row row) throws InputException;
	}

	/** Reads a table that may have millions of rows, which are not kept. @param path for messages */
	public static void stream(Path path, Source source, Taker taker) throws InputException {
		try (PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(source.open()), Encoding.MARK)) {
			Encoding encoding = Encoding.of(in);
			BufferedReader text = new BufferedReader(new InputStreamReader(in, encoding.strict()));
			text.mark(HEAD);
			char[] head = new char[HEAD];
			int length = 0;
			for (int n = 0; n >= 0 && length < HEAD; n = text.read(head, length, HEAD - length)) {
				length += n;
			}
			Form form = Form.of(new String(head, 0, length));
			text.reset();
			for (long left = form.from; left > 0;) {
				left -= text.skip(left);
			}
			stream(path, text, form.separator, taker);
		} catch (CharacterCodingException e) {
			throw malformed(path, source, e);
		} catch (IOException e) {
			throw Reasons.unreadable(path, e);
		} catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
			throw e.getCause() instanceof CharacterCodingException malformed ? malformed(path, source, malformed) : unreadable(path, e);
		}
	}

	private static void stream(Path path, Reader text, char separator, Taker taker) throws IOException, InputException {
		try (CSVParser parser = FORMAT.builder().setDelimiter(separator).get().parse(text)) {
			boolean header = true;
			for (CSVRecord r : parser) {
				Row row = new Row(parser.getCurrentLineNumber(), r.toList());
				if (header) {
					taker.header(new LabelTable(path, List.of(row)));
				} else {
					taker.row(row);
				}
				header = false;
			}
			if (header) {
				taker.header(new LabelTable(path, List.of())); // which throws
			}
		}
	}

	// with the line, for which it is read again, a part at a time
	private static InputException malformed(Path path, Source source, CharacterCodingException e) throws InputException {
		try (PushbackInputStream in = new PushbackInputStream(source.open(), Encoding.MARK)) {
			Encoding encoding = Encoding.of(in);
			return new InputException(path + ": is not text in " + encoding.charset() + " (line " + malformedLine(in, encoding)
					+ " is the first that is not); save the table in the encoding UTF-8", e);
		} catch (IOException second) {
			throw Reasons.unreadable(path, second);
		}
	}

	/** Number of the line that the first bytes are in that are no text; of the last one when all are. @param in behind the mark */
	private static long malformedLine(InputStream in, Encoding encoding) throws IOException {
		CharsetDecoder strict = encoding.strict();
		ByteBuffer bytes = ByteBuffer.allocate(HEAD);
		CharBuffer text = CharBuffer.allocate(HEAD);
		long line = 1;
		char before = 0;
		while (true) {
			int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
			CoderResult result = strict.decode(bytes.position(bytes.position() + Math.max(0, n)).flip(), text, n < 0);
			bytes.compact();
			text.flip();
			while (text.hasRemaining()) {
				char c = text.get();
				line += c == '\r' || c == '\n' && before != '\r' ? 1 : 0;
				before = c;
			}
			text.clear();
			if (result.isError() || n < 0) {
				return line;
			}
		}
	}

	/** @param most rows to read, 0 for all */
	private static List<Row> parse(String text, char separator, int most) throws IOException {
		List<Row> rows = new ArrayList<>();
		try (CSVParser parser = FORMAT.builder().setDelimiter(separator).get().parse(new StringReader(text))) {
			for (CSVRecord r : parser) {
				rows.add(new Row(parser.getCurrentLineNumber(), r.toList()));
				if (rows.size() == most) {
					break;
				}
			}
		}
		return rows;
	}

	private static String text(Path path, byte[] bytes) throws InputException {
		Encoding encoding = Encoding.of(bytes);
		try {
			return encoding.strict().decode(ByteBuffer.wrap(bytes).position(encoding.mark())).toString();
		} catch (CharacterCodingException e) {
			throw malformed(path, () -> new ByteArrayInputStream(bytes), e);
		}
	}

	/** Number of the column with one of these names, in upper or lower case. @throws InputException when there is none, or several */
	public int column(String... names) throws InputException {
		for (String name : names) {
			List<Integer> found = new ArrayList<>();
			for (int i = 0; i < header.size(); i++) {
				if (header.get(i).equalsIgnoreCase(name)) {
					found.add(i);
				}
			}
			if (found.size() > 1) {
				throw new InputException(path + ": has " + found.size() + " columns '" + name + "'; rename all but the one to use");
			} else if (!found.isEmpty()) {
				return found.getFirst();
			}
		}
		throw new InputException(path + ": has no column '" + names[0] + "' (it has " + String.join(", ", header) + ")");
	}

	boolean has(String name) {
		return header.stream().anyMatch(name::equalsIgnoreCase);
	}

	private static boolean namesFiles(String column) {
		return Arrays.stream(FILE).anyMatch(column::equalsIgnoreCase);
	}

	/** Number of a column that need not be there, -1 without it. */
	public int optional(String... names) throws InputException {
		return Arrays.stream(names).anyMatch(n -> header.stream().anyMatch(n::equalsIgnoreCase)) ? column(names) : -1;
	}

	/** Number of the column of class names, which counts before one of class numbers. @throws InputException when there is none */
	public int label() throws InputException {
		int named = optional(LABEL);
		return named >= 0 ? named : column("label");
	}

	/** Whether there is a column of class names. */
	public boolean hasLabel() throws InputException {
		return optional(LABEL) >= 0;
	}

	/** Number of the column of splits, -1 without one. */
	public int split() throws InputException {
		return optional("split", "subset", "set");
	}

	/** The tags of a row: words separated by semicolons, bars or commas. */
	public List<String> tags(Row row) throws InputException {
		String cell = row.cell(optional("tags", "tag"));
		return Arrays.stream(cell.split("[;|,]")).map(String::strip).filter(t -> !t.isEmpty()).toList();
	}

	/** Number of the column of image files. */
	public int file() throws InputException {
		return optional(FILE) >= 0 ? column(FILE) : column("file");
	}

	/** The names of the columns. */
	public List<String> header() {
		return header;
	}

	public List<Row> rows() {
		return rows;
	}
}
