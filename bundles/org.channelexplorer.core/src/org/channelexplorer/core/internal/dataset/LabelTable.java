package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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
	/** What the parser says of a quotation mark that is not closed. */
	private static final Pattern UNCLOSED = Pattern.compile("startline (\\d+)\\) EOF reached");
	/** The first line by which a spreadsheet says what stands between the cells. */
	private static final Pattern SAID = Pattern.compile("\\A\\s*\"?sep=(.)\"?\\s*?(\\r\\n|\\r|\\n)");
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
			Matcher said = SAID.matcher(text);
			if (said.find()) { // the line's end stays, so that lines are counted right
				return new LabelTable(path, parse(text.substring(said.start(2)), said.group(1).charAt(0), 0));
			}
			for (char separator : SEPARATORS) {
				List<Row> header = parse(text, separator, 1);
				if (!header.isEmpty() && header.getFirst().cells.stream().anyMatch(LabelTable::namesFiles)) {
					return new LabelTable(path, parse(text, separator, 0));
				}
			}
			return new LabelTable(path, parse(text, SEPARATORS[0], 0));
		} catch (IOException e) {
			throw Reasons.unreadable(path, e);
		} catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
			String said = String.valueOf(e instanceof UncheckedIOException u ? u.getCause().getMessage() : e.getMessage());
			Matcher open = UNCLOSED.matcher(said);
			throw new InputException(path + ": not a readable CSV table: "
					+ (open.find() ? "the quoted value that begins in line " + open.group(1) + " does not end" : said), e);
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
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
		int first = bytes.length < 2 ? -1 : buffer.getChar(0);
		Charset charset = StandardCharsets.UTF_8;
		if (first == 0xfeff || first == 0xfffe) {
			charset = first == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
			buffer.position(2);
		} else if (first == 0xefbb && bytes.length > 2 && bytes[2] == (byte) 0xbf) {
			buffer.position(3);
		} else if (first > 0 && (first & 0xff) == 0) { // the first letter of a header, and a zero byte
			charset = StandardCharsets.UTF_16LE;
		} else if (first > 0 && first < 0x100) {
			charset = StandardCharsets.UTF_16BE;
		}
		CharsetDecoder strict = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
		try {
			return strict.decode(buffer).toString();
		} catch (CharacterCodingException e) {
			throw new InputException(path + ": is not text in " + charset + " (line " + line(bytes, buffer.position())
					+ " is the first that is not); save the table in the encoding UTF-8", e);
		}
	}

	private static long line(byte[] bytes, int end) {
		long line = 1;
		for (int i = 0; i < end; i++) {
			line += bytes[i] == '\n' || bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n') ? 1 : 0;
		}
		return line;
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

	public List<Row> rows() {
		return rows;
	}
}
