package org.channelexplorer.core.image;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.channelexplorer.core.internal.array.ImageArray;
import org.channelexplorer.core.util.Hashes;

/**
 * Where the images of a data set are: a folder, or an archive (zip, tar or Parquet, MNIST's and CIFAR's files of arrays) that is read without unpacking it. An image's name is its
 * path in the folder or in the archive, in a Parquet file its row's number and the file that the row names, in a file of arrays its number; an image in an archive that lies in the folder is named {@code archive.zip!/path}. A set that is
 * unpacked, or packed as it was, therefore keeps the names of its images. Archives are opened when they are first read and stay open
 * until {@link #close()}. A tar file that is compressed with gzip is decompressed once, to the user's cache. Safe for several threads.
 */
public final class ImageSource implements AutoCloseable {
	/** What stands between an archive's path and that of an image in it. */
	public static final String IN = "!/";

	private static final List<String> ENDS = List.of(".zip", ".tar", ".tar.gz", ".tgz", ".parquet");

	private final Path root;
	private final Map<Path, Archive> open = new ConcurrentHashMap<>();

	/** @param root folder or archive; need not exist yet */
	public ImageSource(Path root) {
		this.root = root;
	}

	/** The folder or archive. */
	public Path root() {
		return root;
	}

	/** Whether a file's name is that of an archive that can be read in place. */
	public static boolean isArchive(Path file) {
		return isArchiveName(String.valueOf(file.getFileName())) && Files.isRegularFile(file);
	}

	/** Whether a name is that of an archive, be the file there or not. */
	public static boolean isArchiveName(String name) {
		return ENDS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith) || ImageArray.isNamed(name);
	}

	/** Where an image is. */
	private record Place(Path archive, String name, Path file) {
	}

	private Place place(String image) {
		Path file = root.resolve(image);
		if (!file.startsWith(root)) {
			return new Place(null, image, file);
		}
		if (isArchive(root)) {
			return new Place(root, image, null);
		}
		int in = image.indexOf(IN);
		if (in < 0 || Files.exists(file)) {
			return new Place(null, image, file);
		}
		return new Place(root.resolve(image.substring(0, in)), image.substring(in + IN.length()), null);
	}

	private Archive archive(Path file) throws IOException {
		try {
			return open.computeIfAbsent(file, f -> {
				try {
					return Archive.open(f);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}

	/**
	 * The content of an image's file.
	 *
	 * @param image its name; an absolute path is read where it is
	 * @throws NoSuchFileException when there is none
	 * @throws IOException         saying why it cannot be read
	 */
	public byte[] read(String image) throws IOException {
		Place at = place(image);
		if (at.archive == null) {
			return Files.readAllBytes(at.file);
		}
		try {
			return archive(at.archive).read(at.name);
		} catch (FileNotFoundException e) {
			throw (NoSuchFileException) new NoSuchFileException(at.archive + IN + at.name).initCause(e);
		}
	}

	/** SHA-256 of an image's file; a file in a folder is streamed. */
	public String sha256(String image) throws IOException {
		Place at = place(image);
		return at.archive == null ? Hashes.of(at.file) : Hashes.of(read(image));
	}

	/** Bytes of an image's file. */
	public long size(String image) throws IOException {
		Place at = place(image);
		return at.archive == null ? Files.size(at.file) : archive(at.archive).size(at.name);
	}

	/** Whether there is such a file. */
	public boolean exists(String image) {
		Place at = place(image);
		if (at.archive == null) {
			return Files.isRegularFile(at.file);
		}
		try {
			return Files.isRegularFile(at.archive) && archive(at.archive).size(at.name) >= 0;
		} catch (IOException e) {
			return false; // the reader names it with its reason
		}
	}

	/**
	 * The files of an archive, by name.
	 *
	 * @throws IOException saying why it cannot be listed
	 */
	public static List<String> list(Path archive) throws IOException {
		return listing(archive).names();
	}

	/**
	 * What is in an archive.
	 *
	 * @param names   as {@link #list} has them
	 * @param outside names of files that lead out of it, which are not read: absolute ones, and those with {@code ..}
	 * @param dangling names of links to what is not in it, which are not read
	 * @param damage  why there may be more than it names, one sentence without its name; empty when it is whole
	 */
	public record Listing(List<String> names, List<String> outside, List<String> dangling, String damage) {
		/** What is in an archive that is whole. */
		public Listing(List<String> names, List<String> outside) {
			this(names, outside, List.of(), "");
		}
	}

	/** Lists an archive. @throws IOException saying why it cannot be listed */
	public static Listing listing(Path archive) throws IOException {
		try (Archive a = Archive.open(archive)) {
			return new Listing(a.names(), List.copyOf(a.outside()), List.copyOf(a.dangling()), a.damage());
		}
	}

	/** Closes the archives; what is read later opens them again. */
	@Override
	public void close() {
		for (Path file : List.copyOf(open.keySet())) {
			Archive archive = open.remove(file);
			if (archive != null) {
				archive.close();
			}
		}
	}
}
