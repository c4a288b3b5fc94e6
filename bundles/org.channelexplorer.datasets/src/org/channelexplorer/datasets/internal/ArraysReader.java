package org.channelexplorer.datasets.internal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.internal.array.ImageArray;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Files of arrays: IDX files of images with those of their labels beside them, as MNIST has them, and batches of CIFAR's binary version. */
@Documentation(
		summary = "IDX files as MNIST, Fashion-MNIST and EMNIST have them (train-images-idx3-ubyte beside train-labels-idx1-ubyte, also .gz), and CIFAR's binary version (data_batch_1.bin; "
				+ "train.bin of CIFAR-100, whose fine classes count): one file or a folder of them. The images are read where they are. Class numbers get the names of batches.meta.txt, "
				+ "fine_label_names.txt or classes.txt beside the files, one a line. The file's name says the split.")
public final class ArraysReader extends PlacedReader {
	private static final List<String> NAMES = List.of("batches.meta.txt", "fine_label_names.txt", "classes.txt");
	private static final int LABELS = 0x801; // of unsigned bytes, with one axis

	@Override
	boolean is(Root root) throws IOException {
		return !files(root.path()).isEmpty();
	}

	private static List<Path> files(Path path) throws IOException {
		if (!Files.isDirectory(path)) {
			return Files.isRegularFile(path) && ImageArray.isNamed(String.valueOf(path.getFileName())) ? List.of(path) : List.of();
		}
		try (Stream<Path> children = Files.list(path)) {
			return children.filter(c -> ImageArray.isNamed(c.getFileName().toString()) && Files.isRegularFile(c)).sorted().toList();
		}
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		Path path = request.folder().toAbsolutePath().normalize();
		try {
			List<Path> files = files(path);
			if (files.isEmpty()) {
				throw new InputException(path + ": has no IDX file of images (such as train-images-idx3-ubyte) and no batch of CIFAR (data_batch_1.bin)");
			}
			ImageEntries.Builder entries = new ImageEntries.Builder();
			for (Path file : files) {
				add(file, Files.isDirectory(path) ? file.getFileName() + ImageSource.IN : "", names(file), entries);
			}
			return Splits.select(new ImageSet(path, entries.sorted(), List.of()), request.choice().split());
		} catch (IOException e) {
			throw Reasons.unreadable(path, e);
		}
	}

	private static List<String> names(Path file) throws IOException {
		Optional<Path> beside = NAMES.stream().map(file::resolveSibling).filter(Files::isRegularFile).findFirst();
		if (beside.isEmpty()) {
			return List.of();
		}
		try (Reader in = Files.newBufferedReader(beside.get())) {
			return in.readAllAsString().replace("\ufeff", "").lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
		}
	}

	private static String split(String file) {
		return file.startsWith("t10k") ? "test" : file.startsWith("data_batch") ? "train" : Splits.within(file);
	}

	private static void add(Path file, String prefix, List<String> names, ImageEntries.Builder entries) throws InputException {
		String simple = file.getFileName().toString();
		try {
			List<String> images = ImageSource.list(file);
			byte[] labels = simple.endsWith(".bin") ? inside(file, images.size()) : beside(file, images.size());
			for (String image : images) {
				int number = labels[Integer.parseInt(image.substring(0, image.indexOf('.')))] & 0xff;
				entries.add(new ImageEntry(prefix + image, number < names.size() ? names.get(number) : Integer.toString(number), split(simple)));
			}
		} catch (IOException e) {
			throw Reasons.unreadable(file, e);
		}
	}

	private static byte[] inside(Path file, int images) throws IOException {
		byte[] labels = new byte[images];
		try (ImageArray array = ImageArray.open(file, file.getFileName().toString())) {
			for (int i = 0; i < images; i++) {
				labels[i] = (byte) array.label(i);
			}
		}
		return labels;
	}

	// compressed or not, be the images compressed or not
	private static byte[] beside(Path file, int images) throws IOException, InputException {
		String name = file.getFileName().toString().replaceFirst("-images([-.])idx3-", "-labels$1idx1-").replaceFirst("\\.gz$", "");
		Path plain = file.resolveSibling(name);
		Path labels = Files.exists(plain) ? plain : file.resolveSibling(name + ".gz");
		if (!Files.exists(labels)) {
			throw new InputException(file + ": the file of its classes, " + name + ", is not beside it");
		}
		try (InputStream bytes = new BufferedInputStream(Files.newInputStream(labels));
				DataInputStream in = new DataInputStream(labels == plain ? bytes : new GZIPInputStream(bytes))) {
			if (in.readInt() != LABELS) {
				throw new InputException(labels + ": is no IDX file of labels: its header is not that of bytes with one axis");
			}
			int there = in.readInt();
			if (there != images) {
				throw new InputException(labels + ": has " + there + " labels, but " + file.getFileName() + " has " + images + " images");
			}
			byte[] all = new byte[images];
			in.readFully(all);
			return all;
		} catch (EOFException e) {
			throw new InputException(labels + ": ends before its labels do", e);
		}
	}
}
