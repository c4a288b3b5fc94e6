package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.util.InputException;

/** Reads {@code rows.npy}: for every row the index of its image in the recipe. */
public final class RowIndex {
	private RowIndex() {
	}

	/** @throws InputException when it is damaged, or names other images than 0 to {@code images - 1} in ascending order */
	public static int[] read(Path file, int images) throws IOException, InputException {
		ByteBuffer bytes = values(file, 1, "row index");
		int[] rows = new int[bytes.remaining() / 4];
		bytes.asIntBuffer().get(rows);
		for (int r = 0; r < rows.length; r++) {
			if (rows[r] >= images || rows[r] <= (r == 0 ? -1 : rows[r - 1])) {
				throw new InputException(file + ": damaged: row " + r + " is of image " + rows[r] + " of " + images
						+ (r == 0 ? "" : ", the row before of " + rows[r - 1]));
			}
		}
		return rows;
	}

	/** The committed values of an int32 array, little-endian. */
	static ByteBuffer values(Path file, int axes, String what) throws IOException, InputException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			Npy.Header h = Npy.readHeader(file, channel);
			if (h.type() != Npy.Type.INT32 || h.shape().length != axes || h.count() > (channel.size() - h.offset()) / 4) {
				throw new InputException(file + ": not the " + what + " of an analysis, or cut off");
			}
			ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(h.count() * 4)).order(ByteOrder.LITTLE_ENDIAN);
			while (bytes.hasRemaining() && channel.read(bytes, h.offset() + (long) bytes.position()) >= 0) {
				// positional reads until all values are there
			}
			return bytes.flip();
		}
	}
}
