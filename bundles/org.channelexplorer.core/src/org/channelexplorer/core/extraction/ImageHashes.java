package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.document.Recipe.StoredImage;
import org.channelexplorer.core.document.StoredImages;
import org.channelexplorer.core.internal.packed.NativeBytes;
import org.channelexplorer.core.store.NpyFiles;
import org.channelexplorer.core.util.InputException;

/**
 * The file {@code hashes.npy}: the content hashes of the images that an extraction has read, in the recipe's order, int32 images x 8
 * (the 32 bytes of the SHA-256; zeros for an image that could not be read). An image is hashed when it is read for the network, so a
 * begun manifest does not know the hashes; the complete one does. A commit never follows that of the images' rows.
 */
public final class ImageHashes implements AutoCloseable {
	/** Name of the file. */
	public static final String FILE = "hashes.npy";
	private static final int INTS = 8;
	private static final int BYTES = 4 * INTS;
	private static final byte[] NONE = new byte[BYTES];

	private final List<StoredImage> images;
	private final NpyFiles.Appender file;
	/** Of the images that were tried. */
	private final NativeBytes hashes = new NativeBytes();
	private int tried;
	private int committed;

	/**
	 * Opens the file to continue it.
	 *
	 * @param recipe in which an earlier version knew the hashes before it read the images
	 * @param tried  images that were tried, the first of the recipe: what is known of later ones is forgotten
	 */
	ImageHashes(Path data, Recipe recipe, int tried) throws IOException, InputException {
		images = recipe.images();
		List<StoredImage> known = known(data, recipe, tried);
		file = NpyFiles.ints(data.resolve(FILE), INTS);
		try {
			committed = (int) Math.min(file.committed(), tried);
			file.cutTo(committed);
			for (StoredImage image : known.subList(0, tried)) {
				add(image.sha256());
			}
		} catch (IOException | RuntimeException e) {
			file.close();
			throw e;
		}
	}

	/**
	 * The images of a recipe with the hashes that are known by now.
	 *
	 * @param tried at least so many of the first images must be known
	 * @throws InputException naming the file when it is damaged
	 */
	public static List<StoredImage> known(Path data, Recipe recipe, int tried) throws IOException, InputException {
		Path file = data.resolve(FILE);
		List<StoredImage> images = recipe.images();
		if (!Files.exists(file)) {
			if (tried > 0 && images.subList(0, tried).stream().allMatch(i -> i.sha256().isEmpty())) {
				throw new InputException(file + ": missing, and with it the hashes of the images that were read");
			}
			return images; // of an earlier version, or nothing was read yet
		}
		ByteBuffer bytes = ByteBuffer.allocate(0);
		if (Files.size(file) > 0) { // else the process died while creating it
			bytes = RowIndex.values(file, 2, "image hashes");
		}
		int there = bytes.remaining() / BYTES;
		boolean earlier = there == 0 && images.stream().anyMatch(i -> !i.sha256().isEmpty());
		if (there > images.size() || there < tried && !earlier) {
			throw new InputException(file + ": damaged: it has " + there + " hashes; " + tried + " of " + images.size() + " images were read");
		}
		if (there == 0) {
			return images;
		}
		NativeBytes hashes = new NativeBytes();
		hashes.add(bytes.array());
		return with(images, hashes, there);
	}

	private static List<StoredImage> with(List<StoredImage> images, NativeBytes hashes, int count) {
		StoredImages.Builder known = new StoredImages.Builder();
		for (int i = 0; i < images.size(); i++) {
			StoredImage image = images.get(i);
			known.add(image.file(), i < count ? hash(hashes, i) : image.sha256());
		}
		return known.build();
	}

	private static String hash(NativeBytes hashes, int image) {
		byte[] hash = hashes.get((long) image * BYTES, BYTES);
		return Arrays.equals(hash, NONE) ? "" : HexFormat.of().formatHex(hash);
	}

	/** Hash of an image that was tried, empty when it could not be read. */
	String get(int image) {
		return hash(hashes, image);
	}

	/** The next image's hash, empty when it could not be read. */
	void add(String sha256) {
		hashes.add(sha256.isEmpty() ? NONE : HexFormat.of().parseHex(sha256));
		tried++;
	}

	/** Makes what was added safe. */
	void commit() throws IOException {
		if (committed == tried) {
			return;
		}
		for (int i = committed; i < tried; i++) {
			int[] row = new int[INTS];
			ByteBuffer.wrap(hashes.get((long) i * BYTES, BYTES)).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(row);
			file.append(row);
		}
		file.write();
		file.commit(tried);
		committed = tried;
	}

	/** The recipe's images with the hashes of those that were tried. */
	List<StoredImage> images() {
		return with(images, hashes, tried);
	}

	@Override
	public void close() throws IOException {
		file.close();
	}
}
