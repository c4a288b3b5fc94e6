package org.channelexplorer.datasets.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.channelexplorer.core.extension.DatasetReader.Request;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.internal.dataset.Encoding;
import org.channelexplorer.core.internal.dataset.LabelTable;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** The folder or archive that a data set lies in, and the files that describe it. */
final class Root implements AutoCloseable {
	/** Letters that {@link #sniff} looks at, at either end. */
	static final int HEAD = 1 << 16;
	private static final List<String> FOLDERS = List.of("annotations", "labels", "meta", "data", "images");

	private final Path path;
	private final Path labels;
	private final ImageSource source;
	private List<String> archived;
	private String damage = "";

	Root(Request request) {
		path = request.folder().toAbsolutePath().normalize();
		labels = request.labels() == null ? null : request.labels().toAbsolutePath().normalize();
		source = new ImageSource(path);
	}

	/**
	 * A file that describes images.
	 *
	 * @param name   as messages name it
	 * @param folder its folder in the data set, empty or ending with a slash
	 * @param file   where it lies, null in an archive
	 * @param entry  its name in the archive
	 */
	record Sheet(String name, String folder, Path file, String entry) {

		/** Its name without folder. */
		String simpleName() {
			return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		}

		/** Its name in the data set. */
		String inSet() {
			return folder + simpleName();
		}

		/** The split that its folder is named after, empty for none. */
		String split() {
			String[] folders = folder.split("/");
			return Splits.named(folders[folders.length - 1]).orElse("");
		}
	}

	/** A file's name without folder and end. */
	static String simpleStem(String file) {
		return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).replaceFirst("\\.[^.]*$", "");
	}

	/** A file's name without its end. */
	static String stem(String file) {
		int dot = file.lastIndexOf('.');
		return dot > file.lastIndexOf('/') ? file.substring(0, dot) : file;
	}

	Path path() {
		return path;
	}

	ImageSource source() {
		return source;
	}

	/** Whether files that describe a data set, or hold it, usually lie in a folder of this name. */
	static boolean isUsual(String folder) {
		return FOLDERS.contains(folder.toLowerCase(Locale.ROOT)) || Splits.named(folder).isPresent();
	}

	/** Whether there is anything to look at. */
	boolean exists() {
		return Files.isDirectory(path) || ImageSource.isArchive(path);
	}

	/**
	 * The files that may describe the data set: the file of labels when one is given, else those of some ends in the folder itself, in those of
	 * its splits and in {@code annotations, labels, meta, data, images}. Sorted. Empty when nothing can be listed.
	 */
	List<Sheet> sheets(String... ends) {
		Predicate<String> fits = n -> Arrays.stream(ends).anyMatch(n.toLowerCase(Locale.ROOT)::endsWith);
		if (labels != null) {
			String parent = labels.startsWith(path) ? relative(labels.getParent()) : "";
			return fits.test(labels.getFileName().toString()) && Files.isRegularFile(labels) ? List.of(new Sheet(labels.toString(), parent, labels, null))
					: List.of();
		}
		return sheets(fits);
	}

	/** Whether it is the file of labels that was given. */
	boolean isNamed(Sheet sheet) {
		return labels != null && labels.equals(sheet.file());
	}

	/** The files of the data set as {@link #sheets(String...)} finds them, and those beside the file of labels when one is given. */
	List<Sheet> described(String... ends) {
		Predicate<String> fits = n -> Arrays.stream(ends).anyMatch(n.toLowerCase(Locale.ROOT)::endsWith);
		List<Sheet> found = new ArrayList<>(sheets(fits));
		if (labels != null && labels.getParent() != null) {
			try {
				children(labels.getParent()).stream().filter(c -> fits.test(c.getFileName().toString()) && Files.isRegularFile(c))
						.forEach(c -> found.add(new Sheet(c.toString(), "", c, null)));
			} catch (IOException e) {
				return found; // a folder that nobody may list: classes keep their ids
			}
		}
		return found;
	}

	private List<Sheet> sheets(Predicate<String> fits) {
		List<Sheet> found = new ArrayList<>();
		try {
			if (ImageSource.isArchive(path)) {
				for (String name : archived()) {
					if (fits.test(name)) {
						found.add(new Sheet(path + ImageSource.IN + name, name.substring(0, name.lastIndexOf('/') + 1), null, name));
					}
				}
			} else if (Files.isDirectory(path)) {
				for (Path child : children(path)) {
					String name = child.getFileName().toString();
					if (Files.isRegularFile(child) && fits.test(name)) {
						found.add(new Sheet(child.toString(), "", child, null));
					} else if (isUsual(name) && Files.isDirectory(child)) {
						children(child).stream().filter(c -> fits.test(c.getFileName().toString()) && Files.isRegularFile(c))
								.forEach(c -> found.add(new Sheet(c.toString(), name + "/", c, null)));
					}
				}
			}
		} catch (IOException e) {
			return List.of(); // the reader of folders names it with its reason
		}
		return found;
	}

	/** A file of a name (small letters) that describes the whole data set: in it, or beside a single archive. */
	Optional<Sheet> about(String name) {
		Optional<Sheet> inside = sheets(name).stream().filter(s -> s.simpleName().equalsIgnoreCase(name)).findFirst();
		if (inside.isPresent() || labels != null || !Files.isRegularFile(path) || path.getParent() == null) {
			return inside;
		}
		try {
			return children(path.getParent()).stream().filter(c -> c.getFileName().toString().equalsIgnoreCase(name) && Files.isRegularFile(c)).findFirst()
					.map(c -> new Sheet(c.toString(), "", c, null));
		} catch (IOException e) {
			return Optional.empty(); // a folder that nobody may list: classes keep their numbers
		}
	}

	private static List<Path> children(Path folder) throws IOException {
		try (Stream<Path> children = Files.list(folder)) {
			return children.filter(c -> !c.getFileName().toString().startsWith(".")).sorted().toList();
		}
	}

	private String relative(Path folder) {
		String text = Folders.relative(path, folder);
		return text.isEmpty() ? "" : text + "/";
	}

	private List<String> archived() throws IOException {
		if (archived == null) {
			ImageSource.Listing listing = ImageSource.listing(path);
			archived = listing.names();
			damage = listing.damage();
		}
		return archived;
	}

	/** Why an archive may hold more than it names, one sentence; empty when it does not. */
	String damage() {
		return damage;
	}

	/** Whether folders of these two names lie side by side: in it, or in a folder in it. Looks at no more than two levels. */
	boolean holdsBoth(String one, String other) throws InputException {
		try {
			if (ImageSource.isArchive(path)) {
				return archived().stream().anyMatch(n -> ("/" + n).contains("/" + one + "/"))
						&& archived().stream().anyMatch(n -> ("/" + n).contains("/" + other + "/"));
			} else if (!Files.isDirectory(path)) {
				return false;
			}
			for (Path child : children(path)) {
				if (Files.isDirectory(child.resolve(one)) && Files.isDirectory(child.resolve(other))) {
					return true;
				}
			}
			return Files.isDirectory(path.resolve(one)) && Files.isDirectory(path.resolve(other));
		} catch (IOException e) {
			throw Reasons.unreadable(path, e);
		}
	}

	/** The names of all files in it that are not hidden, sorted. @throws InputException when they cannot be listed */
	List<String> files() throws InputException {
		try {
			if (ImageSource.isArchive(path)) {
				return archived();
			}
			try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
				return all.filter(Files::isRegularFile).map(f -> Folders.relative(path, f))
						.filter(f -> !f.startsWith(".") && !f.contains("/.")).sorted().toList();
			}
		} catch (IOException e) {
			throw Reasons.unreadable(path, e);
		} catch (java.io.UncheckedIOException e) { // a link to a folder that it lies in, for one
			throw Reasons.unreadable(path, e.getCause());
		}
	}

	/** Whether images lie in folders of several names that are no usual ones: those are classes. */
	boolean hasClassFolders() throws InputException {
		return files().stream().filter(f -> f.contains("/") && ImageFormat.ofName(f).isPresent()).map(f -> f.split("/")).map(f -> f[f.length - 2])
				.filter(f -> Splits.within(f).isEmpty() && !isUsual(f)).distinct().limit(2).count() > 1;
	}

	/** The beginning and the end of a sheet's text, for a look at what it is; empty when it cannot be read. */
	String sniff(Sheet sheet) {
		try {
			if (sheet.file == null) {
				byte[] bytes = source.read(sheet.entry);
				return text(Arrays.copyOf(bytes, Math.min(HEAD, bytes.length)), Arrays.copyOfRange(bytes, Math.max(0, bytes.length - HEAD), bytes.length));
			}
			try (FileChannel channel = FileChannel.open(sheet.file)) {
				return text(bytes(channel, 0), bytes(channel, Math.max(0, channel.size() - HEAD)));
			}
		} catch (IOException e) {
			return ""; // named with its reason when it is read
		}
	}

	// the end of a short text is its beginning, too
	private static String text(byte[] head, byte[] end) {
		Encoding encoding = Encoding.of(head);
		String first = new String(head, encoding.mark(), head.length - encoding.mark(), encoding.charset());
		return first + "\n" + (head.length < HEAD ? "" : new String(end, encoding.charset()));
	}

	private static byte[] bytes(FileChannel channel, long from) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(HEAD);
		int n = 0;
		while (buffer.hasRemaining() && n >= 0) {
			n = channel.read(buffer, from + buffer.position());
		}
		return Arrays.copyOf(buffer.array(), buffer.position());
	}

	/** Uses a table. */
	interface Table {
		void use(LabelTable table) throws InputException;
	}

	/** Reads a sheet as a table. @throws InputException naming it, also for what has only its simple name */
	void table(Sheet sheet, Table use) throws InputException {
		try (InputStream in = stream(sheet)) {
			use.use(LabelTable.read(Path.of(sheet.simpleName()), in.readAllBytes()));
		} catch (IOException e) {
			throw unreadable(sheet, e);
		} catch (InputException e) {
			throw new InputException(e.getMessage().startsWith(sheet.simpleName()) ? sheet.name() + e.getMessage().substring(sheet.simpleName().length())
					: e.getMessage(), e);
		}
	}

	/** Its bytes. */
	InputStream stream(Sheet sheet) throws IOException {
		return sheet.file == null ? new ByteArrayInputStream(source.read(sheet.entry)) : Files.newInputStream(sheet.file);
	}

	/** Its text, which must be UTF-8 or UTF-16. */
	Reader reader(Sheet sheet) throws IOException {
		return Encoding.reader(stream(sheet));
	}

	/** An image that a sheet names relative to itself or to the data set, or by an absolute path in it; empty when there is none. */
	Optional<String> find(String named, Sheet sheet, String split) {
		String name = named.replace('\\', '/');
		if (absolute(name)) {
			Path file = Path.of(name).normalize();
			return file.startsWith(path) && Files.isRegularFile(file) ? Optional.of(Folders.relative(path, file)) : Optional.empty();
		}
		List<String> places = new ArrayList<>(List.of(sheet.folder, "", "images/", "data/"));
		if (!split.isEmpty()) {
			places.addAll(List.of(split + "/", "images/" + split + "/", split + "/images/"));
		}
		String year = sheet.simpleName().replaceFirst("\\.[^.]*$", "").replaceFirst("^.*_", ""); // instances_train2017: train2017
		places.addAll(List.of(year + "/", "images/" + year + "/"));
		return places.stream().flatMap(p -> spellings(normal(p + name))).filter(n -> !n.isEmpty() && source.exists(n)).findFirst();
	}

	/** A name as it is, and with its accents as one letter and as two: systems differ in how they write files' names. */
	private static Stream<String> spellings(String name) {
		return Stream.of(name, Normalizer.normalize(name, Normalizer.Form.NFC), Normalizer.normalize(name, Normalizer.Form.NFD)).distinct();
	}

	/** The part of an address, without what stands for letters. */
	static String decoded(String address) {
		try {
			return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
		} catch (IllegalArgumentException e) {
			return address; // a per cent sign that is one
		}
	}

	private static boolean absolute(String name) {
		try {
			return Path.of(name).isAbsolute();
		} catch (InvalidPathException e) {
			return false;
		}
	}

	// without . and ..; empty when it leads outside or is no path
	private static String normal(String name) {
		try {
			Path path = Path.of(name).normalize();
			return path.startsWith("..") || path.isAbsolute() ? "" : Folders.slashed(path);
		} catch (InvalidPathException e) {
			return "";
		}
	}

	@Override
	public void close() {
		source.close();
	}

	/** A sheet that cannot be read. */
	static InputException unreadable(Sheet sheet, IOException e) {
		return Reasons.unreadable(sheet.name, e);
	}
}
