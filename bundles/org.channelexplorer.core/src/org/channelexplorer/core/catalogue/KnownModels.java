package org.channelexplorer.core.catalogue;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.ZipDirectory;

/**
 * The files that networks are kept in by others, and what to do with one that no importer reads: which feature opens it, or how to export it to
 * something that can be opened. They are listed in {@code known-models.json} of this bundle; the first that fits counts.
 */
public final class KnownModels {
	private static final int FIRST_BYTES = 16;

	private KnownModels() {
	}

	/**
	 * A kind of file.
	 *
	 * @param kind    what it is called, with its article
	 * @param endings of its name, at least one of them; in small letters
	 * @param entry   expression found in the name of an entry of the zip archive that it is; null for no archive
	 * @param begins  expression that its first bytes match in hexadecimal; null for any
	 * @param holds   file in the folder that it is; null for no folder
	 * @param feature id of the feature that opens it; null for none
	 * @param name    of the feature
	 * @param instead what to do with it, {@code FILE} standing for its path; null where a feature opens it
	 */
	public record Kind(String kind, List<String> endings, String entry, String begins, String holds, String feature, String name, String instead) {

		/** Whether nothing opens such files. */
		public boolean refused() {
			return feature == null;
		}
	}

	/** What a file is, by its name and its first look; empty when it is none of these. */
	public static Optional<Kind> of(Path file) {
		Content content = new Content(file);
		return Kinds.ALL.stream().filter(k -> fits(k, file, content)).findFirst();
	}

	/** What to do with a file that no importer reads; empty when it is none of these. */
	public static Optional<InputException> advice(Path file) {
		return of(file).map(k -> {
			String start = file + " is " + k.kind;
			if (!k.refused()) {
				return new InputException(start + ", which the feature " + k.feature + " (" + k.name
						+ ") opens; it is not installed: install it with Help > Install New Software");
			}
			List<String> recipe = k.instead.lines().map(line -> line.replace("FILE", file.toString())).toList();
			return new InputException(start + "; it cannot be opened: " + recipe.getFirst(), recipe.subList(1, recipe.size()));
		});
	}

	private static final class Kinds {
		private static final List<Kind> ALL = read();

		private Kinds() {
		}

		private static List<Kind> read() {
			try (InputStream in = KnownModels.class.getResourceAsStream("/known-models.json")) {
				return List.copyOf(new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), new TypeToken<List<Kind>>() {
				}));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	private static boolean fits(Kind kind, Path file, Content content) {
		String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
		if (kind.endings.stream().noneMatch(name::endsWith)) {
			return false;
		} else if (kind.holds != null) {
			return Files.isRegularFile(file.resolve(kind.holds));
		}
		try {
			return (kind.begins == null || content.begins().matches("(?:" + kind.begins + ").*"))
					&& (kind.entry == null || content.holds(Pattern.compile(kind.entry)));
		} catch (IOException e) {
			return false; // the caller that opens the file reports what is wrong with it
		}
	}

	/** What is in a file, read once for all kinds. */
	private static final class Content {
		private final Path file;
		private String begins;
		private List<String> entries;

		Content(Path file) {
			this.file = file;
		}

		String begins() throws IOException {
			if (begins == null) {
				try (InputStream in = Files.newInputStream(file)) {
					begins = HexFormat.of().formatHex(in.readNBytes(FIRST_BYTES));
				}
			}
			return begins;
		}

		boolean holds(Pattern entry) throws IOException {
			if (entries == null) {
				entries = entries(file);
			}
			return entries.stream().anyMatch(e -> entry.matcher(e).find());
		}
	}

	// none when it is no archive
	private static List<String> entries(Path file) throws IOException {
		long directory = Files.isRegularFile(file) ? ZipDirectory.bytes(file) : -1;
		if (directory < 0 || directory > ZipDirectory.LARGEST) {
			return List.of();
		}
		try (ZipFile zip = new ZipFile(file.toFile())) {
			return zip.stream().map(ZipEntry::getName).toList();
		} catch (IllegalArgumentException e) { // a name that is no text
			return List.of();
		}
	}
}
