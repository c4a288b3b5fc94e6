package org.channelexplorer.djl.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.ZipDirectory;

/**
 * A TorchScript file: a zip archive with the texts of the network's classes, its objects and its weights. Texts and objects are read into
 * memory, within bounds; weights stay in the file. It is kept open until it is closed.
 */
public final class TorchArchive implements AutoCloseable {
	private static final int MOST_ENTRIES = 50_000;
	private static final long LARGEST_TEXT = 8L << 20;
	private static final long LARGEST_PICKLE = 16L << 20;

	private final Path path;
	private final ZipFile zip;
	private final String root;
	private final Map<String, String> texts;
	private final Pickled.Instance top;

	private TorchArchive(Path path, ZipFile zip) throws InputException {
		this.path = path;
		this.zip = zip;
		root = root();
		texts = readTexts();
		top = object();
		checkTensors();
	}

	/**
	 * Opens and checks an archive.
	 *
	 * @throws InputException naming the file and what is wrong with it
	 */
	public static TorchArchive open(Path path) throws InputException {
		ZipFile zip = zip(path);
		boolean complete = false;
		try {
			TorchArchive archive = new TorchArchive(path, zip);
			complete = true;
			return archive;
		} finally {
			if (!complete) {
				close(zip);
			}
		}
	}

	private static void close(ZipFile zip) throws InputException {
		try {
			zip.close();
		} catch (IOException e) {
			throw new InputException(zip.getName() + " cannot be closed: " + e.getMessage(), e);
		}
	}

	private static ZipFile zip(Path path) throws InputException {
		try {
			if (!Files.isRegularFile(path)) {
				throw new InputException(path + (Files.exists(path) ? " is not a regular file" : " does not exist"));
			}
			checkDirectory(path);
			return new ZipFile(path.toFile());
		} catch (NoSuchFileException e) {
			throw new InputException(path + " does not exist", e);
		} catch (AccessDeniedException e) {
			throw new InputException(path + " cannot be read: access denied", e);
		} catch (ZipException | IllegalArgumentException e) {
			throw new InputException(path + " is no TorchScript file, or is truncated or damaged: it is no sound zip archive (" + e.getMessage() + ")", e);
		} catch (IOException e) {
			throw new InputException(path + " cannot be read: " + e.getMessage(), e);
		}
	}

	private static void checkDirectory(Path path) throws IOException, InputException {
		long size = ZipDirectory.bytes(path);
		if (size < 0) {
			throw new InputException(path + " is no TorchScript file, or is truncated: it does not end as a zip archive does");
		} else if (size > ZipDirectory.LARGEST) {
			throw new InputException(path + " is damaged: its directory of " + size + " bytes is too large");
		}
	}

	/** The folder that everything lies in, with a slash. */
	private String root() throws InputException {
		if (zip.size() > MOST_ENTRIES) {
			throw refuse("has " + zip.size() + " entries, which is more than any network needs");
		}
		for (ZipEntry entry : Collections.list(zip.entries())) {
			int slash = entry.getName().indexOf('/');
			if (entry.getName().substring(slash + 1).equals("data.pkl")) {
				return entry.getName().substring(0, slash + 1);
			}
		}
		throw refuse("is a zip archive, but no TorchScript file: there is no data.pkl in it");
	}

	private Map<String, String> readTexts() throws InputException {
		Map<String, String> read = new LinkedHashMap<>();
		long total = 0;
		String code = root + "code/";
		for (ZipEntry entry : Collections.list(zip.entries())) {
			if (entry.getName().startsWith(code) && entry.getName().endsWith(".py")) {
				byte[] bytes = bytes(entry, LARGEST_TEXT - total);
				total += bytes.length;
				read.put(entry.getName().substring(code.length()), new String(bytes, StandardCharsets.UTF_8));
			}
		}
		if (read.isEmpty()) {
			throw refuse("holds no network's code, only values: it is no TorchScript file");
		}
		return read;
	}

	private Pickled.Instance object() throws InputException {
		try {
			Object read = PickleReader.read(bytes(zip.getEntry(root + "data.pkl"), LARGEST_PICKLE));
			if (read instanceof Pickled.Instance instance) {
				return instance;
			}
			throw refuse("holds no network: its data.pkl is no object of a class");
		} catch (PickleReader.Malformed e) {
			throw new InputException(path + " cannot be read: data.pkl in it is not understood: " + e.getMessage(), e);
		}
	}

	/** The runtime believes shapes and allocates what they ask for. */
	private void checkTensors() throws InputException {
		for (Pickled.Tensor tensor : PickleReader.tensors(top)) {
			ZipEntry entry = zip.getEntry(root + "data/" + tensor.storage());
			int bytes = Elements.bytes(tensor.element());
			if (entry == null) {
				throw refuse("is damaged: the values of a tensor, data/" + tensor.storage() + ", are missing");
			}
			if (bytes == 0) {
				continue;
			}
			double last = tensor.offset();
			boolean empty = false;
			for (int i = 0; i < tensor.shape().size(); i++) {
				long length = tensor.shape().get(i);
				long stride = i < tensor.strides().size() ? tensor.strides().get(i) : -1;
				if (length < 0 || stride < 0 || tensor.offset() < 0) {
					throw refuse("is damaged: a tensor in it has the shape " + tensor.shape());
				}
				empty |= length == 0;
				last += (double) (length - 1) * stride;
			}
			if (!empty && (last + 1) * bytes > entry.getSize()) {
				throw refuse(
						"is damaged: data/" + tensor.storage() + " has " + entry.getSize() + " bytes, too few for a tensor of the shape " + tensor.shape());
			}
		}
	}

	private byte[] bytes(ZipEntry entry, long most) throws InputException {
		if (entry.getSize() > most) {
			throw refuse("has " + entry.getName() + " of " + entry.getSize() + " bytes in it, which is too large");
		}
		try (InputStream in = zip.getInputStream(entry)) {
			byte[] bytes = in.readNBytes((int) most + 1);
			if (bytes.length > most) {
				throw refuse("has " + entry.getName() + " in it, which is too large");
			}
			checkSum(entry, bytes);
			return bytes;
		} catch (IOException | IllegalArgumentException e) {
			throw new InputException(path + " is damaged: " + entry.getName() + " in it cannot be read: " + e.getMessage(), e);
		}
	}

	private void checkSum(ZipEntry entry, byte[] bytes) throws InputException {
		java.util.zip.CRC32 sum = new java.util.zip.CRC32();
		sum.update(bytes);
		if (entry.getCrc() != -1 && sum.getValue() != entry.getCrc()) {
			throw refuse("is damaged: " + entry.getName() + " in it does not have the checksum that is noted for it");
		}
	}

	/** The values of a float32 tensor that lies as one block. @throws InputException when it does not */
	public float[] floats(Pickled.Tensor tensor) throws InputException {
		long size = 1;
		for (int i = tensor.shape().size() - 1; i >= 0; i--) {
			if (tensor.shape().get(i) > 1 && tensor.strides().get(i) != size) {
				throw refuse("has the tensor data/" + tensor.storage() + " in another order than it is read in");
			}
			size = Math.multiplyExact(size, tensor.shape().get(i));
		}
		if (!tensor.element().equals("FloatStorage") || size > Integer.MAX_VALUE / Float.BYTES) {
			throw refuse("has the tensor data/" + tensor.storage() + " as " + tensor.element() + ", not as float32");
		}
		try (InputStream in = zip.getInputStream(zip.getEntry(root + "data/" + tensor.storage()))) {
			in.skipNBytes(tensor.offset() * Float.BYTES);
			byte[] bytes = in.readNBytes((int) size * Float.BYTES);
			float[] values = new float[(int) size];
			java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
			return values;
		} catch (IOException | java.nio.BufferUnderflowException e) {
			throw new InputException(path + " is damaged: data/" + tensor.storage() + " in it cannot be read: " + e.getMessage(), e);
		}
	}

	/**
	 * The archive with another text, as a stream that reads this one as it goes.
	 *
	 * @param file name as in {@link #texts()}
	 */
	public ChangedArchive with(String file, String text) {
		List<ZipEntry> entries = new ArrayList<>();
		for (ZipEntry entry : Collections.list(zip.entries())) {
			// these describe the texts as they were
			if (!entry.getName().endsWith(".debug_pkl") && !entry.isDirectory()) {
				entries.add(entry);
			}
		}
		return new ChangedArchive(zip, entries, root + "code/" + file, text.getBytes(StandardCharsets.UTF_8));
	}

	/** Bytes that the values of the tensors have together. */
	public long dataBytes() {
		return zip.stream().filter(e -> e.getName().startsWith(root + "data/")).mapToLong(e -> Math.max(0, e.getSize())).sum();
	}

	/** The texts, by name within the folder {@code code}. */
	public Map<String, String> texts() {
		return texts;
	}

	/** The network. */
	public Pickled.Instance top() {
		return top;
	}

	/** The file. */
	public Path path() {
		return path;
	}

	/** An exception that says of this file what the predicate says, e.g. {@code "has no image input"}. */
	public InputException refuse(String predicate) {
		return new InputException(path + " " + predicate);
	}

	@Override
	public void close() throws InputException {
		close(zip);
	}
}
