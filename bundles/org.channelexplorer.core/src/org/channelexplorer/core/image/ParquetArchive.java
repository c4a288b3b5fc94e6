package org.channelexplorer.core.image;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.internal.parquet.ImageTable;

/** The images of a Parquet file, named by their rows. */
final class ParquetArchive implements Archive {
	private final ImageTable table;
	private final List<String> names;

	ParquetArchive(Path file) throws IOException {
		table = ImageTable.open(file);
		names = table.names();
	}

	private int row(String name) {
		int row = ImageTable.row(name);
		return row >= 0 && row < names.size() && names.get(row).equals(name) ? row : -1;
	}

	@Override
	public List<String> names() {
		return names.stream().sorted().toList(); // the numbers of a file of more than a million rows have seven digits
	}

	@Override
	public byte[] read(String name) throws IOException {
		int row = row(name);
		if (row < 0) {
			throw new FileNotFoundException(name);
		}
		return table.read(row);
	}

	@Override
	public long size(String name) throws IOException {
		int row = row(name);
		return row < 0 ? -1 : table.size(row);
	}

	@Override
	public void close() {
		table.close();
	}
}
