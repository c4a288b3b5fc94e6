package org.channelexplorer.core.internal.parquet;

import dev.hardwood.metadata.RowGroup;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.util.List;

/** The images of a Parquet file by their rows, without names or classes. Safe for several threads. */
public final class ImageRows {
	/** Bytes of an image, as in every archive. */
	private static final int MOST = 1 << 29;

	private final ImageColumn column;
	private final int[] ends;

	ImageRows(TableBytes file, List<RowGroup> groups, ColumnSchema schema) {
		column = new ImageColumn(file, groups, schema);
		ends = new int[groups.size()];
		int rows = 0;
		for (int g = 0; g < ends.length; g++) {
			rows = Math.addExact(rows, Math.toIntExact(groups.get(g).numRows()));
			ends[g] = rows;
		}
	}

	/** How many rows there are. */
	public int count() {
		return ends.length == 0 ? 0 : ends[ends.length - 1];
	}

	/** The rows behind the last of each group: those of a group are best read one after the other. */
	public int[] ends() {
		return ends.clone();
	}

	/**
	 * The bytes of an image's file.
	 *
	 * @throws IOException saying why it cannot be read
	 */
	public byte[] read(int row) throws IOException {
		return find(row).copy();
	}

	/** Bytes of an image's file, without a copy of them. @throws IOException saying why it cannot be read */
	public int size(int row) throws IOException {
		return find(row).length();
	}

	private ImageColumn.Place find(int row) throws IOException {
		ImageColumn.Place place = column.find(row);
		if (place == null) {
			throw new IOException("has no bytes in the Parquet file, which names an image elsewhere");
		} else if (place.length() > MOST) {
			throw new IOException("is too large to be read from a Parquet file (" + place.length() / 1_000_000 + " MB, at most " + MOST / 1_000_000 + ")");
		}
		return place;
	}
}
