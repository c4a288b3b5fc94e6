package org.channelexplorer.core.internal.parquet;

import com.github.luben.zstd.Zstd;
import dev.hardwood.metadata.CompressionCodec;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.xerial.snappy.Snappy;

/** Decompresses pages. */
final class Codec {
	private Codec() {
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
		default -> throw new IOException("is compressed with " + codec + ", which is not read (snappy, gzip and zstd are)");
		}
		return out;
	}
}
