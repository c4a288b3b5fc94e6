package org.channelexplorer.core.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.util.InputException;

/** A float32 {@code .npy} of two axes, mapped: heap does not grow with its size. Unmapped with its arena. */
public final class MappedMatrix implements FloatMatrix {
	private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

	private final Path file;
	private final MemorySegment values;
	private final int rows;
	private final int columns;

	private MappedMatrix(Path file, MemorySegment values, int rows, int columns) {
		this.file = file;
		this.values = values;
		this.rows = rows;
		this.columns = columns;
	}

	/**
	 * Maps a file.
	 *
	 * @param arena how long it stays mapped; a read after that throws an {@link IllegalStateException}
	 * @throws InputException naming the file when it is no such matrix or cut off
	 */
	public static MappedMatrix open(Path file, Arena arena) throws IOException, InputException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			Npy.Header h = Npy.readHeader(file, channel);
			if (h.type() != Npy.Type.FLOAT32 || h.shape().length != 2 || h.shape()[0] > Integer.MAX_VALUE || h.shape()[1] > Integer.MAX_VALUE) {
				throw new InputException(file + ": not a float32 matrix");
			}
			if (h.count() > (channel.size() - h.offset()) / Float.BYTES) {
				throw new InputException(file + ": cut off: the header promises " + h.shape()[0] + " rows of " + h.shape()[1]);
			}
			MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, h.offset(), h.count() * Float.BYTES, arena);
			return new MappedMatrix(file, mapped, (int) h.shape()[0], (int) h.shape()[1]);
		}
	}

	@Override
	public int rows() {
		return rows;
	}

	@Override
	public int columns() {
		return columns;
	}

	@Override
	public float get(int row, int column) {
		java.util.Objects.checkIndex(column, columns);
		try {
			return values.get(FLOAT, ((long) row * columns + column) * Float.BYTES);
		} catch (IllegalStateException e) {
			throw closed(e);
		}
	}

	@Override
	public void copyRow(int row, float[] target, int offset) {
		try {
			MemorySegment.copy(values, FLOAT, (long) row * columns * Float.BYTES, target, offset, columns);
		} catch (IllegalStateException e) {
			throw closed(e);
		}
	}

	private IllegalStateException closed(IllegalStateException e) {
		return new IllegalStateException(file + ": read after its analysis was closed", e);
	}
}
