package org.channelexplorer.core.util;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** The directory at the end of a zip file. {@link java.util.zip.ZipFile} takes the whole of it into memory, whatever size it claims to have. */
public final class ZipDirectory {
	/** Bytes that no directory of a model's entries needs. */
	public static final long LARGEST = 16L << 20;

	private static final int END_OF_DIRECTORY = 0x06054b50;
	private static final int END_LENGTH = 22;
	private static final int LONGEST_COMMENT = 0xffff;
	private static final int SIZE = 12; // where it stands in the end
	private static final long ELSEWHERE = 0xffffffffL; // in the end of an archive of more than 4 GB

	private ZipDirectory() {
	}

	/**
	 * Bytes that the directory claims to have.
	 *
	 * @return 0 when that stands elsewhere, as in archives of more than 4 GB; -1 when the file does not end as a zip file does
	 * @throws IOException when the file cannot be read
	 */
	public static long bytes(Path zip) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
			byte[] tail = new byte[(int) Math.min(file.length(), END_LENGTH + LONGEST_COMMENT)];
			file.seek(file.length() - tail.length);
			file.readFully(tail);
			ByteBuffer numbers = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
			for (int at = tail.length - END_LENGTH; at >= 0; at--) {
				if (numbers.getInt(at) == END_OF_DIRECTORY) {
					long size = numbers.getInt(at + SIZE) & ELSEWHERE;
					return size == ELSEWHERE ? 0 : size;
				}
			}
			return -1;
		}
	}
}
