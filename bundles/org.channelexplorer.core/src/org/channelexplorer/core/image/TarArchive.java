package org.channelexplorer.core.image;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tar file: POSIX ustar with pax headers (path, size) and the long names of GNU tar. Its headers are read once, then every file
 * where it lies; no file stays open. Of several files of a name the last counts, as for an unpacker; a link has the content of what it leads to. Of a file that is cut off or damaged, what lies
 * before the damage is read.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX, pax interchange and ustar formats</a>
 */
final class TarArchive implements Archive {
	private static final int BLOCK = 512;
	private static final int MAX_HEADER = 1 << 20;

	private final Path file;
	private final Map<String, Part> parts = new TreeMap<>();
	private final List<String> outside = new ArrayList<>();
	private final List<String> dangling = new ArrayList<>();
	/** Names of what is stored as a link, and what they lead to; null when that is outside. */
	private final Map<String, String> links = new TreeMap<>();
	private String damage;

	private record Part(long offset, long size) {
	}

	/** What the file holds is no tar archive, or not to its end. */
	private static final class Damaged extends IOException {
		private static final long serialVersionUID = 1;

		Damaged(String reason) {
			super(reason);
		}
	}

	/** @param damage what is already known to be wrong, empty for nothing */
	TarArchive(Path file, String damage) throws IOException {
		this.file = file;
		this.damage = damage;
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			index(channel);
			links.keySet().forEach(this::follow);
		} catch (Damaged e) {
			if (parts.isEmpty()) {
				throw e;
			} else if (damage.isEmpty()) {
				this.damage = e.getMessage() + "; what comes behind it is not read";
			}
		}
	}

	private void index(FileChannel channel) throws IOException {
		long end = channel.size();
		Map<String, String> next = new HashMap<>(); // what pax and GNU headers say of the file behind them
		long at = 0;
		while (at + BLOCK <= end) {
			byte[] header = bytes(channel, at, BLOCK);
			if (zero(header)) {
				return;
			}
			if (!sums(header)) {
				throw new Damaged(at == 0 ? "is neither a zip nor a tar file" : "is damaged: no tar header at byte " + at);
			}
			char type = (char) (header[156] & 0xff);
			long size = number(header, 124, 12);
			if (next.containsKey("size") && type != 'x' && type != 'g') {
				size = decimal(next.get("size"));
			}
			long data = at + BLOCK;
			if (size < 0 || size > end - data) {
				throw new Damaged("is truncated: it ends within " + (next.containsKey("path") ? next.get("path") : name(header)) + ", which begins at byte "
						+ at);
			}
			switch (type) {
			case 'x' -> next.putAll(pax(header(channel, data, size)));
			case 'L' -> next.put("path", text(header(channel, data, size), 0, (int) size));
			case 'K' -> next.put("linkpath", text(header(channel, data, size), 0, (int) size));
			case 'g' -> {
				// nothing in it matters here
			}
			default -> {
				String stored = next.containsKey("path") ? next.get("path") : name(header);
				String name = Archive.name(stored);
				if (Archive.leadsOut(stored)) {
					outside.add(stored);
				} else if (name != null && (type == '0' || type == 0 || type == '7') && !name.endsWith("/")) {
					parts.put(name, new Part(data, size));
					links.remove(name);
				} else if (name != null && (type == '1' || type == '2')) {
					String to = next.containsKey("linkpath") ? next.get("linkpath") : text(header, 157, 100);
					links.put(name, Archive.name(type == '1' ? to : beside(stored, to)));
				}
				next.clear();
			}
			}
			at = data + (size + BLOCK - 1) / BLOCK * BLOCK;
		}
		if (at == 0) {
			throw new Damaged("is neither a zip nor a tar file");
		} else if (at < end) {
			throw new Damaged("is truncated: it ends within the header at byte " + at);
		}
	}

	private static String beside(String link, String to) {
		return to.startsWith("/") ? to : Path.of(link).resolveSibling(to).normalize().toString().replace('\\', '/');
	}

	/** Gives a link the content that it leads to; one that leads nowhere stays without. */
	private void follow(String link) {
		String to = links.get(link);
		for (int steps = 0; to != null && links.containsKey(to) && steps < links.size(); steps++) {
			to = links.get(to);
		}
		Part part = to == null ? null : parts.get(to);
		if (part == null) {
			dangling.add(link);
		} else {
			parts.put(link, part);
		}
	}

	private static byte[] header(FileChannel channel, long at, long size) throws IOException {
		if (size > MAX_HEADER) {
			throw new Damaged("is damaged: a header of " + size + " bytes");
		}
		return bytes(channel, at, (int) size);
	}

	private static byte[] bytes(FileChannel channel, long at, int length) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(length);
		while (buffer.hasRemaining()) {
			if (channel.read(buffer, at + buffer.position()) < 0) {
				throw new EOFException("the tar file has become shorter");
			}
		}
		return buffer.array();
	}

	private static boolean zero(byte[] block) {
		for (byte b : block) {
			if (b != 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean sums(byte[] header) throws IOException {
		long sum = 0;
		for (int i = 0; i < BLOCK; i++) {
			sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
		}
		return sum == number(header, 148, 8);
	}

	// octal, or binary when the first bit is set; -1 when it is neither
	private static long number(byte[] header, int from, int length) throws IOException {
		if ((header[from] & 0x80) != 0) {
			long value = header[from] & 0x3f;
			for (int i = from + 1; i < from + length; i++) {
				if (value >>> 54 != 0) {
					throw new Damaged("is damaged: a size beyond all files");
				}
				value = value << 8 | header[i] & 0xff;
			}
			return value;
		}
		String digits = text(header, from, length).strip();
		return digits.matches("[0-7]{1,20}") ? Long.parseLong(digits, 8) : digits.isEmpty() ? 0 : -1;
	}

	private static long decimal(String digits) {
		return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
	}

	private static String name(byte[] header) {
		boolean ustar = text(header, 257, 5).equals("ustar") && header[262] == 0; // GNU's has other fields where the prefix is
		String prefix = ustar ? text(header, 345, 155) : "";
		return (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
	}

	private static String text(byte[] bytes, int from, int length) {
		int n = 0;
		while (n < length && bytes[from + n] != 0) {
			n++;
		}
		return new String(bytes, from, n, StandardCharsets.UTF_8);
	}

	// lines "length key=value", the length being that of the line
	private static Map<String, String> pax(byte[] bytes) throws IOException {
		Map<String, String> found = new HashMap<>();
		int at = 0;
		while (at < bytes.length && bytes[at] != 0) {
			int blank = at;
			while (blank < bytes.length && bytes[blank] != ' ') {
				blank++;
			}
			long length = decimal(new String(bytes, at, blank - at, StandardCharsets.US_ASCII));
			if (length <= blank - at + 1 || length > bytes.length - at) {
				throw new Damaged("is damaged: a pax header that cannot be read");
			}
			String line = new String(bytes, blank + 1, (int) (at + length) - blank - 2, StandardCharsets.UTF_8);
			int is = line.indexOf('=');
			if (is > 0) {
				found.put(line.substring(0, is), line.substring(is + 1));
			}
			at += (int) length;
		}
		return found;
	}

	@Override
	public List<String> names() {
		return List.copyOf(parts.keySet());
	}

	@Override
	public List<String> outside() {
		return outside;
	}

	@Override
	public List<String> dangling() {
		return dangling;
	}

	@Override
	public String damage() {
		return damage;
	}

	@Override
	public byte[] read(String name) throws IOException {
		Part part = parts.get(name);
		if (part == null) {
			throw new FileNotFoundException(name);
		}
		Archive.checkSize(part.size);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			return bytes(channel, part.offset, (int) part.size);
		}
	}

	@Override
	public long size(String name) {
		Part part = parts.get(name);
		return part == null ? -1 : part.size;
	}

	@Override
	public void close() {
		// nothing stays open
	}
}
