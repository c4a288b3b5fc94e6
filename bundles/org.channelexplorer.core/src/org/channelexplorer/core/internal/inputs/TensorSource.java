package org.channelexplorer.core.internal.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.store.NpyTensor;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** The values of an input besides the image: a file or a number per image, hashed when the analysis begins. */
public final class TensorSource {

	/**
	 * What an image has.
	 *
	 * @param file   a {@code .npy}, null for a number
	 * @param number the number without a file; NaN for none at all
	 * @param hash   content hash of the file, empty when it could not be read
	 */
	private record Item(Path file, double number, String hash) {
	}

	private final List<Item> items;

	private TensorSource(List<Item> items) {
		this.items = items;
	}

	/** One number for all images. */
	public static TensorSource number(double value) {
		return new TensorSource(List.of(new Item(null, value, "")));
	}

	/** One file for all images. */
	public static TensorSource file(Path file) {
		return new TensorSource(List.of(item(file)));
	}

	/** A file per image. */
	public static TensorSource files(List<Path> files) {
		return new TensorSource(files.stream().map(TensorSource::item).toList());
	}

	/**
	 * A cell of a table per image.
	 *
	 * @param cells  numbers or paths; null where there is none
	 * @param folder what paths are relative to
	 */
	public static TensorSource cells(List<String> cells, Path folder) {
		return new TensorSource(cells.stream().map(c -> cell(c, folder)).toList());
	}

	private static Item cell(String cell, Path folder) {
		if (cell == null || cell.isBlank()) {
			return new Item(null, Double.NaN, "");
		}
		try {
			return new Item(null, Double.parseDouble(cell.strip()), "");
		} catch (NumberFormatException notANumber) {
			try {
				return item(folder.resolve(cell.strip()).normalize());
			} catch (java.nio.file.InvalidPathException notAPath) {
				return new Item(null, Double.NaN, ""); // reported as a missing value when the image is read
			}
		}
	}

	private static Item item(Path file) {
		try {
			return new Item(file, Double.NaN, Hashes.of(file));
		} catch (IOException unreadable) {
			return new Item(file, Double.NaN, ""); // reported with its reason when the image is read
		}
	}

	/** Whether every image has its own. */
	public boolean perImage() {
		return items.size() > 1;
	}

	/** Hash of all values. */
	public String hash() {
		return Hashes.ofLines(items.stream().map(i -> i.file == null ? Double.toString(i.number) : i.hash));
	}

	/** Name of the first file that is there with a colon, empty without files: for messages on its axes. */
	public String example() {
		return items.stream().filter(i -> i.file != null && !i.hash.isEmpty()).findFirst().map(i -> i.file.getFileName() + ": ").orElse("");
	}

	/**
	 * Axes of the first tensor that can be read; none for numbers.
	 *
	 * @throws IOException naming the first file when there are files but none can be read
	 */
	public int[] shape() throws IOException {
		IOException first = null;
		for (Item i : items) {
			if (i.file == null) {
				if (!Double.isNaN(i.number)) {
					return new int[0];
				}
			} else {
				try {
					return NpyTensor.of(Files.readAllBytes(i.file)).shape();
				} catch (IOException e) {
					first = first == null ? new IOException(i.file + ": " + reason(e), e) : first;
				}
			}
		}
		throw first == null ? new IOException("no image has a value") : first;
	}

	/**
	 * The values for an image.
	 *
	 * @throws IOException    saying why it has none that can be used
	 * @throws InputException when its file has changed since the analysis began
	 */
	public byte[] bytes(InputTensor input, int image) throws IOException, InputException {
		Item item = items.get(items.size() == 1 ? 0 : image);
		if (item.file == null) {
			if (Double.isNaN(item.number)) {
				throw new IOException("has no value for the input '" + input.name() + "'");
			}
			try {
				return TensorBytes.filled(input, item.number);
			} catch (IOException e) {
				throw new IOException("input '" + input.name() + "': " + e.getMessage(), e);
			}
		}
		try {
			byte[] bytes = Files.readAllBytes(item.file);
			if (!item.hash.isEmpty() && !Hashes.of(bytes).equals(item.hash)) {
				throw new InputException(item.file + ": changed while it was being analysed");
			}
			return TensorBytes.of(NpyTensor.of(bytes), input);
		} catch (IOException e) {
			throw new IOException("input '" + input.name() + "': " + item.file.getFileName() + ": " + reason(e), e);
		}
	}

	private static String reason(IOException e) {
		return e instanceof NoSuchFileException ? "no such file" : Reasons.of(e); // it is known to be no folder
	}
}
