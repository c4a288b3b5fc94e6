package org.channelexplorer.core.internal.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Images of one size, one after the other in a file of bytes: an IDX file as MNIST has it, or a batch of CIFAR's binary version, which has an image's class in front of it.
 * Each is given as a file of Netpbm. Safe for several threads.
 */
public final class ImageArray implements AutoCloseable {
	private static final Pattern IDX = Pattern.compile(".*-images[-.]idx3-ubyte(\\.gz)?");
	private static final Pattern CIFAR_10 = Pattern.compile("(data_batch_\\d|test_batch)\\.bin");
	private static final Pattern CIFAR_100 = Pattern.compile("(train|test)\\.bin");
	private static final int IDX_BYTES = 0x803; // of unsigned bytes, with three axes
	private static final int IDX_HEADER = 16;
	private static final int CIFAR_SIDE = 32;

	private final FileChannel channel;
	private final Layout layout;

	/** @param labels bytes in front of an image, of which the last is its class */
	private record Layout(long size, int offset, int labels, int planes, int height, int width) {
		int image() {
			return planes * height * width;
		}

		long at(int image) {
			return offset + (long) image * (labels + image());
		}
	}

	private ImageArray(FileChannel channel, Layout layout) {
		this.channel = channel;
		this.layout = layout;
	}

	/** Whether a file is one by its name; IDX files may be compressed with gzip. */
	public static boolean isNamed(String file) {
		String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
		return IDX.matcher(name).matches() || CIFAR_10.matcher(name).matches() || CIFAR_100.matcher(name).matches();
	}

	/**
	 * Opens a file.
	 *
	 * @param file its bytes, decompressed
	 * @param name its name, which says what it is
	 * @throws IOException saying why it cannot be read
	 */
	public static ImageArray open(Path file, String name) throws IOException {
		FileChannel channel = FileChannel.open(file);
		try {
			String lower = name.toLowerCase(Locale.ROOT);
			return new ImageArray(channel, IDX.matcher(lower).matches() ? idx(channel) : cifar(channel, CIFAR_10.matcher(lower).matches() ? 1 : 2));
		} catch (IOException e) {
			channel.close();
			throw e;
		}
	}

	private static Layout idx(FileChannel channel) throws IOException {
		ByteBuffer header = ByteBuffer.wrap(read(channel, 0, IDX_HEADER, "is no IDX file of images: it is shorter than a header"));
		int kind = header.getInt();
		Layout layout = new Layout(header.getInt(), IDX_HEADER, 0, 1, header.getInt(), header.getInt());
		if (kind != IDX_BYTES || layout.size < 0 || layout.height < 1 || layout.width < 1 || (long) layout.height * layout.width > 1 << 26) {
			throw new IOException("is no IDX file of images: its header is not that of bytes with three axes");
		}
		return whole(layout, channel);
	}

	private static Layout cifar(FileChannel channel, int labels) throws IOException {
		Layout one = new Layout(0, 0, labels, 3, CIFAR_SIDE, CIFAR_SIDE);
		int record = labels + one.image();
		if (channel.size() == 0 || channel.size() % record != 0) {
			throw new IOException("is no batch of CIFAR's binary version: it is not made of records of " + record + " bytes");
		}
		return new Layout(channel.size() / record, 0, labels, 3, CIFAR_SIDE, CIFAR_SIDE);
	}

	private static Layout whole(Layout layout, FileChannel channel) throws IOException {
		long there = (channel.size() - layout.offset) / layout.image();
		if (there < layout.size) {
			throw new IOException("ends before its images do: " + there + " of " + layout.size + " are there");
		}
		return layout;
	}

	/** How many images there are. */
	public int size() {
		return (int) layout.size;
	}

	/** The name of an image in it. */
	public String name(int image) {
		return String.format(Locale.ROOT, layout.planes == 1 ? "%06d.pgm" : "%06d.ppm", image);
	}

	private byte[] header() {
		return ("P" + (layout.planes == 1 ? 5 : 6) + "\n" + layout.width + " " + layout.height + "\n255\n").getBytes(StandardCharsets.US_ASCII);
	}

	/** Bytes of every image as a file of Netpbm. */
	public long bytes() {
		return (long) header().length + layout.image();
	}

	/** An image as a file of Netpbm. */
	public byte[] read(int image) throws IOException {
		byte[] header = header();
		byte[] values = read(channel, layout.at(image) + layout.labels, layout.image(), "ends before image " + image);
		byte[] file = new byte[header.length + values.length];
		System.arraycopy(header, 0, file, 0, header.length);
		int plane = layout.height * layout.width;
		for (int i = 0; i < values.length; i++) { // the file has plane after plane
			file[header.length + i % plane * layout.planes + i / plane] = values[i];
		}
		return file;
	}

	/** The number of an image's class, -1 when the file has none. */
	public int label(int image) throws IOException {
		return layout.labels == 0 ? -1 : read(channel, layout.at(image) + layout.labels - 1, 1, "ends before image " + image)[0] & 0xff;
	}

	private static byte[] read(FileChannel channel, long at, int bytes, String otherwise) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(bytes);
		while (buffer.hasRemaining()) {
			if (channel.read(buffer, at + buffer.position()) < 0) {
				throw new IOException(otherwise);
			}
		}
		return buffer.array();
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
