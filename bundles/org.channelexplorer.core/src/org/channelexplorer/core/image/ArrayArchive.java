package org.channelexplorer.core.image;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.internal.array.ImageArray;
import org.channelexplorer.core.internal.parquet.ImageTable;

/** The images of a file of arrays, named by their numbers. */
final class ArrayArchive implements Archive {
	private final ImageArray array;

	ArrayArchive(ImageArray array) {
		this.array = array;
	}

	private int index(String name) {
		int index = ImageTable.row(name);
		return index >= 0 && index < array.size() && array.name(index).equals(name) ? index : -1;
	}

	@Override
	public List<String> names() {
		return IntStream.range(0, array.size()).mapToObj(array::name).sorted().toList();
	}

	@Override
	public byte[] read(String name) throws IOException {
		int index = index(name);
		if (index < 0) {
			throw new FileNotFoundException(name);
		}
		return array.read(index);
	}

	@Override
	public long size(String name) {
		return index(name) < 0 ? -1 : array.bytes();
	}

	@Override
	public void close() {
		try {
			array.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
