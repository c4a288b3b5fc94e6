package org.channelexplorer.core.internal.parquet;

import com.github.luben.zstd.Zstd;
import dev.hardwood.metadata.CompressionCodec;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyError;

/** Decompresses pages. */
final class Codec {
	private Codec() {
	}

	/**
	 * Says why pages of a kind cannot be decompressed here, before one is needed.
	 *
	 * @throws IOException with the kind, and what to do
	 */
	static void check(CompressionCodec codec) throws IOException {
		switch (codec) {
		case UNCOMPRESSED, GZIP -> {
			// Java does
		}
		case SNAPPY -> there("snappy", "org.xerial.snappy:snappy-java", () -> Snappy.maxCompressedLength(1));
		case ZSTD -> there("zstd", "com.github.luben:zstd-jni", () -> Zstd.compressBound(1));
		default -> throw unread(codec);
		}
	}

	// a plain class path may lack a library, and a library the code for this machine
	private static void there(String codec, String library, LongSupplier call) throws IOException {
		try {
			call.getAsLong();
		} catch (LinkageError | SnappyError e) {
			throw new IOException("is compressed with " + codec + ", whose library is not there for this machine: add " + library
					+ " to the class path, or write the file with the compression gzip or none", e);
		}
	}

	private static IOException unread(CompressionCodec codec) {
		return new IOException("is compressed with " + codec + ", which is not read (snappy, gzip and zstd are): write the file with one of these");
	}

	/**
	 * @param size bytes when it is decompressed
	 * @throws IOException when it cannot be
	 */
	static byte[] unpack(CompressionCodec codec, byte[] bytes, int from, int length, int size) throws IOException {
		byte[] out = new byte[size];
		switch (codec) {
		case UNCOMPRESSED -> {
			if (length < size) {
				throw PageHeader.damaged();
			}
			System.arraycopy(bytes, from, out, 0, size);
		}
		case SNAPPY -> {
			if (Snappy.uncompressedLength(bytes, from, length) != size || Snappy.uncompress(bytes, from, length, out, 0) != size) {
				throw PageHeader.damaged();
			}
		}
		case GZIP -> {
			try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes, from, length))) {
				if (in.readNBytes(out, 0, size) < size) {
					throw PageHeader.damaged();
				}
			} catch (EOFException e) {
				throw (IOException) PageHeader.damaged().initCause(e);
			}
		}
		case ZSTD -> {
			if (Zstd.decompressByteArray(out, 0, size, bytes, from, length) != size) {
				throw PageHeader.damaged();
			}
		}
		default -> throw unread(codec);
		}
		return out;
	}
}
