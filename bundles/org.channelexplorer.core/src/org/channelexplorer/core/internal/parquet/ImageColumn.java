package org.channelexplorer.core.internal.parquet;

import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.schema.ColumnSchema;
import java.io.EOFException;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The column of a Parquet file that holds the images' bytes, for reading single rows in any order: a library of columns decodes a whole row
 * group for one image. Keeps where the pages are, and what it decompressed last as long as memory allows. Safe for several threads.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/">Parquet, data pages</a>
 */
final class ImageColumn {
	private static final int HEADER = 1 << 12;
	private static final int LONGEST_HEADER = 1 << 24;
	private static final int LARGEST_PAGE = 1 << 30;
	private static final int PLAIN = 0;
	private static final int PLAIN_DICTIONARY = 2;
	private static final int RLE_DICTIONARY = 8;
	private static final int KEPT = 4;

	private final TableBytes file;
	private final int deepest;
	private final List<Chunk> chunks = new ArrayList<>();
	private final Map<Page, SoftReference<Values>> kept = new ConcurrentHashMap<>();

	private static final class Chunk {
		private final long firstRow;
		private final long rows;
		private final ColumnMetaData of;
		private List<Page> pages;
		private Page dictionary;

		Chunk(long firstRow, long rows, ColumnMetaData of) {
			this.firstRow = firstRow;
			this.rows = rows;
			this.of = of;
		}
	}

	/** A page, known by its place. */
	private record Page(long data, PageHeader header, long firstRow) {
	}

	/**
	 * A decompressed page.
	 *
	 * @param starts where each row's value begins, -1 for none; behind the four bytes of its length, or its number in the dictionary
	 */
	private record Values(byte[] bytes, int[] starts, boolean dictionary) {
	}

	ImageColumn(TableBytes file, List<RowGroup> groups, ColumnSchema schema) {
		this.file = file;
		deepest = schema.maxDefinitionLevel();
		long row = 0;
		for (RowGroup group : groups) {
			chunks.add(new Chunk(row, group.numRows(), group.columns().get(schema.columnIndex()).metaData()));
			row += group.numRows();
		}
	}

	/** Where the bytes of an image are, inside those of a page. */
	record Place(byte[] page, int at, int length) {
		byte[] copy() {
			return Arrays.copyOfRange(page, at, at + length);
		}
	}

	/** Where the bytes of a row's image are; null when it has none. */
	Place find(int row) throws IOException {
		try {
			Chunk chunk = chunks.stream().filter(c -> row < c.firstRow + c.rows).findFirst().orElseThrow(PageHeader::damaged);
			Page page = page(chunk, row - chunk.firstRow);
			Values values = values(chunk, page);
			int at = values.starts[(int) (row - chunk.firstRow - page.firstRow)];
			if (at < 0) {
				return null;
			} else if (values.dictionary) {
				values = values(chunk, chunk.dictionary);
				at = values.starts[at];
			}
			int length = number(values.bytes, at - 4);
			if (length < 0 || length > values.bytes.length - at) {
				throw PageHeader.damaged();
			}
			return new Place(values.bytes, at, length);
		} catch (RuntimeException e) { // numbers that lead out of the page, and what the codecs throw
			throw (IOException) PageHeader.damaged().initCause(e);
		}
	}

	private Page page(Chunk chunk, long row) throws IOException {
		List<Page> pages;
		synchronized (chunk) {
			if (chunk.pages == null) {
				index(chunk);
			}
			pages = chunk.pages;
		}
		int low = 0;
		for (int high = pages.size() - 1; low < high;) {
			int middle = (low + high + 1) / 2;
			if (pages.get(middle).firstRow <= row) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return pages.get(low);
	}

	private void index(Chunk chunk) throws IOException {
		List<Page> pages = new ArrayList<>();
		Long dictionary = chunk.of.dictionaryPageOffset();
		long at = dictionary != null && dictionary > 0 ? Math.min(dictionary, chunk.of.dataPageOffset()) : chunk.of.dataPageOffset();
		for (long row = 0; row < chunk.rows;) {
			PageHeader header = header(at);
			Page page = new Page(at + header.length(), header, row);
			if (header.type() == PageHeader.DICTIONARY) {
				chunk.dictionary = page;
			} else if (header.type() != 1) {
				pages.add(page);
				row += header.values();
			}
			at = page.data + header.packed();
			if (at > file.size()) {
				throw new EOFException("is truncated: the file ends before its images do");
			}
		}
		chunk.pages = List.copyOf(pages);
	}

	private PageHeader header(long at) throws IOException {
		for (int size = HEADER;; size *= 16) {
			int there = (int) Math.min(size, file.size() - at);
			try {
				return PageHeader.of(ByteBuffer.wrap(TableBytes.exactly(file, at, there)));
			} catch (BufferUnderflowException e) {
				if (there < size || size >= LONGEST_HEADER) {
					throw (IOException) PageHeader.damaged().initCause(e);
				}
			}
		}
	}

	private Values values(Chunk chunk, Page page) throws IOException {
		if (page == null) {
			throw PageHeader.damaged();
		}
		SoftReference<Values> known = kept.get(page);
		Values values = known == null ? null : known.get();
		if (values == null) {
			values = unpacked(chunk, page);
			if (kept.size() >= KEPT) {
				kept.keySet().stream().filter(p -> p.header.type() != PageHeader.DICTIONARY).limit(1).forEach(kept::remove);
			}
			if (kept.size() >= 2 * KEPT) {
				kept.clear();
			}
			kept.put(page, new SoftReference<>(values));
		}
		return values;
	}

	private Values unpacked(Chunk chunk, Page page) throws IOException {
		PageHeader h = page.header;
		long heap = Runtime.getRuntime().maxMemory();
		if (h.unpacked() > Math.min(LARGEST_PAGE, heap / 4) || h.values() > heap / 16) {
			throw new IOException("has a page of " + h.unpacked() / 1_000_000 + " MB, which is too large for the memory that the program may use (-Xmx)");
		}
		byte[] bytes = TableBytes.exactly(file, page.data, h.packed());
		if (!h.compressed()) {
			bytes = Codec.unpack(dev.hardwood.metadata.CompressionCodec.UNCOMPRESSED, bytes, 0, bytes.length, h.unpacked());
		} else if (h.levels() == 0) {
			bytes = Codec.unpack(chunk.of.codec(), bytes, 0, bytes.length, h.unpacked());
		} else {
			byte[] values = Codec.unpack(chunk.of.codec(), bytes, h.levels(), bytes.length - h.levels(), h.unpacked() - h.levels());
			bytes = Arrays.copyOf(bytes, h.unpacked());
			System.arraycopy(values, 0, bytes, h.levels(), values.length);
		}
		if (h.type() == PageHeader.DICTIONARY) {
			return new Values(bytes, plain(bytes, 0, h.values(), null), false);
		}
		int[] levels = null;
		int at = h.type() == PageHeader.DATA_2 ? h.levels() : 0;
		if (deepest > 0) {
			int bits = Integer.SIZE - Integer.numberOfLeadingZeros(deepest);
			boolean first = h.type() == PageHeader.DATA;
			levels = Runs.read(bytes, first ? 4 : 0, bits, h.values());
			at = first ? Math.addExact(4, number(bytes, 0)) : at;
		}
		return switch (h.encoding()) {
		case PLAIN -> new Values(bytes, plain(bytes, at, h.values(), levels), false);
		case PLAIN_DICTIONARY, RLE_DICTIONARY -> new Values(new byte[0], numbers(bytes, at, h.values(), levels), true);
		default -> throw new IOException("keeps its images in the encoding " + h.encoding() + " of Parquet, which is not read (plain and dictionary are)");
		};
	}

	private int[] plain(byte[] bytes, int from, int count, int[] levels) {
		int[] starts = new int[count];
		int at = from;
		for (int i = 0; i < count; i++) {
			if (levels != null && levels[i] < deepest) {
				starts[i] = -1;
			} else {
				starts[i] = Math.addExact(at, 4);
				at = Math.addExact(starts[i], number(bytes, at));
				java.util.Objects.checkFromToIndex(starts[i], at, bytes.length);
			}
		}
		return starts;
	}

	private int[] numbers(byte[] bytes, int at, int count, int[] levels) {
		int there = 0;
		for (int i = 0; i < count; i++) {
			there += levels == null || levels[i] == deepest ? 1 : 0;
		}
		int[] packed = there == 0 ? new int[0] : Runs.read(bytes, at + 1, java.util.Objects.checkIndex(bytes[at], Integer.SIZE), there);
		int[] numbers = new int[count];
		for (int i = 0, n = 0; i < count; i++) {
			numbers[i] = levels == null || levels[i] == deepest ? packed[n++] : -1;
		}
		return numbers;
	}

	private static int number(byte[] bytes, int at) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
	}
}
