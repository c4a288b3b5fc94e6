package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.model.ImageSet.Skipped;

/** What may well hold a data set's images, or their classes, and is not read: named with what to do instead. */
final class Foreign {
	private static final String FOLDERS = "write its images into one folder per class, or beside a metadata.csv";
	private static final Map<Pattern, String> KINDS = kinds();
	private static final Pattern TEXT = Pattern.compile("(?i)(?!readme|licen|requirements).*\\.(json|jsonl|ndjson|xml|csv|tsv|txt|ya?ml|lst|names)");
	/** The name of an image in a text. */
	private static final Pattern IMAGE = Pattern.compile("(?i)[\\w)\\]-]\\.(jpe?g|png|bmp|tiff?|webp|gif|ppm)\\b");
	private static final int HEAD = 1 << 16;

	private Foreign() {
	}

	private static Map<Pattern, String> kinds() {
		Map<Pattern, String> kinds = new LinkedHashMap<>();
		kinds.put(Pattern.compile(".*\\.(tfrecords?|record)(-\\d{5}-of-\\d{5})?"), "is a TFRecord file, which is not read: " + FOLDERS
				+ ", or export the data set as COCO, Pascal VOC or YOLO");
		kinds.put(Pattern.compile(".*\\.arrow"), "is an Arrow file of save_to_disk, which is not read: write the data set with to_parquet");
		kinds.put(Pattern.compile(".*\\.(h5|hdf5|npz|mat)"), "is a file of arrays, which is not read: " + FOLDERS);
		kinds.put(Pattern.compile(".*\\.(mdb|lmdb|rec|beton)"), "is a database of images, which is not read: " + FOLDERS);
		kinds.put(Pattern.compile(".*\\.(pkl|pickle)|data_batch_\\d|test_batch"),
				"is a pickle, which may run code and is not read: " + FOLDERS + "; CIFAR's binary version (.bin) is read");
		kinds.put(Pattern.compile(".*-ubyte(\\.gz)?"), "is an IDX file of arrays, which is not read: " + FOLDERS);
		kinds.put(Pattern.compile(".*\\.(tar\\.(xz|bz2|zst)|txz|tbz2?|7z|rar)"),
				"is an archive that cannot be read in place: unpack it, or pack it as .zip or .tar");
		return kinds;
	}

	/** What may well hold the images, and is not read: why, and what to do; null when it is no such file. */
	static String reason(String file) {
		String name = file.toLowerCase(Locale.ROOT);
		return KINDS.entrySet().stream().filter(k -> k.getKey().matcher(name).matches()).map(Map.Entry::getValue).findFirst().orElse(null);
	}

	/** Names what may say the classes of images that are in one class: files in a folder and in those in it, or those of an archive. @param one the class */
	static void name(Path root, String one, List<Skipped> skipped) throws IOException {
		try (ImageSource source = new ImageSource(root)) {
			name(source, ImageSource.isArchive(root) ? ImageSource.list(root) : files(root), one, skipped);
		}
	}

	private static List<String> files(Path root) throws IOException {
		List<Path> places = new ArrayList<>(List.of(root));
		places.addAll(ImageFiles.children(root).stream().filter(Files::isDirectory).toList());
		List<String> files = new ArrayList<>();
		for (Path place : places) {
			ImageFiles.children(place).stream().filter(f -> !ImageFiles.isUsable(f) && Files.isRegularFile(f)).map(f -> ImageFiles.relative(root, f))
					.forEach(files::add);
		}
		return files;
	}

	private static void name(ImageSource source, List<String> files, String one, List<Skipped> skipped) {
		String first = null;
		int others = 0;
		for (String file : files) {
			String name = file.substring(file.lastIndexOf('/') + 1);
			String reason = reason(name);
			if (reason != null) {
				skipped.add(new Skipped(file, reason));
			} else if (TEXT.matcher(name).matches()) {
				others += first == null ? 0 : 1;
				first = first == null && namesImages(source, file) ? file : first;
			}
		}
		if (first != null) {
			skipped.add(Skipped.description(first, (others == 0 ? "" : ", as " + others + " more files may")
					+ "; all images have the class '" + one
					+ "': name a CSV table with the columns file and label by --labels, or export COCO, Pascal VOC or YOLO"));
		}
	}

	private static boolean namesImages(ImageSource source, String file) {
		try {
			Path path = source.root().resolve(file);
			if (!Files.isRegularFile(path)) {
				byte[] bytes = source.read(file);
				return namesImages(Arrays.copyOf(bytes, Math.min(HEAD, bytes.length)));
			}
			try (InputStream in = Files.newInputStream(path)) {
				return namesImages(in.readNBytes(HEAD));
			}
		} catch (IOException e) {
			return false; // it says nothing about the images
		}
	}

	private static boolean namesImages(byte[] head) {
		return IMAGE.matcher(new String(head, StandardCharsets.ISO_8859_1)).find();
	}
}
