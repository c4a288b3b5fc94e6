package org.channelexplorer.djl.internal.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip archive as it is written while it is read: the entries of another one, stored, with one of them replaced. So weights of gigabytes are
 * neither in memory nor on the disk twice. Checksums are those of the other archive, and are compared.
 * <p>
 * The engine asks for ever when a stream throws. So this one ends where something is wrong, and keeps the reason.
 */
public final class ChangedArchive extends InputStream {
	private static final long LARGEST = 0xfffffff0L;

	private final ZipFile from;
	private final Iterator<ZipEntry> entries;
	private final String changed;
	private final byte[] content;
	private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
	private int count;
	private long written;
	private InputStream now = InputStream.nullInputStream();
	/** The entry that is being read, null for other parts. */
	private ZipEntry entry;
	private ZipEntry waiting;
	private CheckedInputStream checked;
	private boolean ended;
	private IOException failure;

	ChangedArchive(ZipFile from, List<ZipEntry> entries, String changed, byte[] content) {
		this.from = from;
		this.entries = entries.iterator();
		this.changed = changed;
		this.content = content;
	}

	@Override
	public int read() {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) {
		if (length == 0 || failure != null) {
			return failure == null ? 0 : -1;
		}
		try {
			return next(bytes, offset, length);
		} catch (IOException e) {
			failure = e;
			return -1;
		} catch (IllegalStateException | IllegalArgumentException e) { // the archive is closed, or an entry is no text
			failure = new IOException(e.getMessage(), e);
			return -1;
		}
	}

	/** What has ended the stream too early, null when nothing has. */
	public IOException failure() {
		return failure;
	}

	private int next(byte[] bytes, int offset, int length) throws IOException {
		while (true) {
			int read = now.read(bytes, offset, length);
			if (read > 0) {
				written += read;
				return read;
			}
			if (!advance()) {
				return -1;
			}
		}
	}

	private boolean advance() throws IOException {
		now.close();
		if (waiting != null) {
			entry = waiting;
			waiting = null;
			checked = new CheckedInputStream(from.getInputStream(entry), new CRC32());
			now = checked;
			return true;
		}
		if (entry != null && checked.getChecksum().getValue() != entry.getCrc()) {
			throw new ZipException(entry.getName() + " in it does not have the checksum that is noted for it");
		}
		entry = null;
		if (entries.hasNext()) {
			header(entries.next());
			return true;
		} else if (!ended) {
			ended = true;
			now = new ByteArrayInputStream(end());
			return true;
		}
		return false;
	}

	private void header(ZipEntry next) throws ZipException {
		boolean replaced = next.getName().equals(changed);
		long size = replaced ? content.length : next.getSize();
		CRC32 sum = new CRC32();
		if (replaced) {
			sum.update(content);
		}
		long crc = replaced ? sum.getValue() : next.getCrc();
		if (size < 0 || written + size > LARGEST) {
			throw new ZipException("it is larger than 4 GB");
		}
		byte[] name = next.getName().getBytes(StandardCharsets.UTF_8);
		ByteBuffer central = ByteBuffer.allocate(46 + name.length).order(ByteOrder.LITTLE_ENDIAN);
		fields(central.putInt(0x02014b50).putShort((short) 20), crc, size, name).putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0)
				.putInt((int) written).put(name);
		directory.writeBytes(central.array());
		count++;
		ByteBuffer local = ByteBuffer.allocate(30 + name.length + (replaced ? content.length : 0)).order(ByteOrder.LITTLE_ENDIAN);
		fields(local.putInt(0x04034b50), crc, size, name).put(name);
		if (replaced) {
			local.put(content);
		} else {
			waiting = next;
		}
		now = new ByteArrayInputStream(local.array());
	}

	/** What both kinds of headers have in the same order, up to the length of further fields. */
	private static ByteBuffer fields(ByteBuffer header, long crc, long size, byte[] name) {
		return header.putShort((short) 20).putShort((short) 0x800).putShort((short) 0).putInt(0x210000).putInt((int) crc).putInt((int) size)
				.putInt((int) size).putShort((short) name.length).putShort((short) 0);
	}

	private byte[] end() {
		ByteBuffer end = ByteBuffer.allocate(directory.size() + 22).order(ByteOrder.LITTLE_ENDIAN);
		end.put(directory.toByteArray()).putInt(0x06054b50).putInt(0).putShort((short) count).putShort((short) count).putInt(directory.size())
				.putInt((int) written).putShort((short) 0);
		return end.array();
	}

	@Override
	public void close() throws IOException {
		now.close();
	}
}
