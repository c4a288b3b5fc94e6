package org.channelexplorer.datasets.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.internal.parquet.ImageTable;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Parquet files as Hugging Face's library datasets writes them: one file, or a folder of shards. */
@Documentation(summary = "Parquet files as Hugging Face's library datasets writes them, one or a folder of shards: a column image (bytes, path) and one of "
		+ "classes (label, fine_label, ...), which get the names of the file's own description or of the README.md beside it. The images are read where they "
		+ "are. The file's name says the split (train-00000-of-00002.parquet); without a column of classes all images are unlabelled.")
public final class ParquetReader implements DatasetReader {
	private static final String END = ".parquet";
	private static final String UNLABELLED = "unlabelled";
	private static final Pattern SHARD = Pattern.compile("(.*-)(\\d{5,9})-of-(\\d{5,9})(.*)");

	/** A file and what stands before the names of its images. */
	private record Shard(Path file, String prefix) {
	}

	@Override
	public boolean accepts(Request request) {
		return false;
	}

	@Override
	public boolean recognises(Request request) {
		if (request.labels() != null) {
			return false;
		}
		try (Root root = new Root(request)) {
			List<Shard> shards = shards(root);
			return !shards.isEmpty() && ImageTable.isTable(shards.getFirst().file) && !holdsImages(root.path());
		} catch (InputException e) {
			return true; // said when it is read
		}
	}

	// beside folders of images a table of Parquet has another purpose
	private static boolean holdsImages(Path folder) {
		if (!Files.isDirectory(folder)) {
			return false;
		}
		try (Stream<Path> files = Files.find(folder, 2, (f, about) -> about.isRegularFile() && ImageFormat.ofName(f.toString()).isPresent())) {
			return files.findAny().isPresent();
		} catch (IOException | UncheckedIOException e) {
			return false; // said when it is read
		}
	}

	private static List<Shard> shards(Root root) throws InputException {
		Path path = root.path();
		if (Files.isRegularFile(path)) {
			return path.toString().toLowerCase(java.util.Locale.ROOT).endsWith(END) ? List.of(new Shard(path, "")) : List.of();
		}
		List<Shard> shards = new ArrayList<>();
		for (Root.Sheet sheet : root.sheets(END)) {
			shards.add(new Shard(sheet.file(), sheet.folder() + sheet.simpleName() + ImageSource.IN));
		}
		if (shards.isEmpty() && Files.isDirectory(path)) { // the folder of a configuration, such as plain_text
			try (DirectoryStream<Path> files = Files.newDirectoryStream(path, Files::isDirectory)) {
				for (Path folder : files) {
					try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, "*" + END)) {
						inside.forEach(f -> shards.add(new Shard(f, folder.getFileName() + "/" + f.getFileName() + ImageSource.IN)));
					}
				}
			} catch (IOException e) {
				throw Reasons.unreadable(path, e);
			}
			Set<String> folders = new TreeSet<>(shards.stream().map(s -> s.prefix.substring(0, s.prefix.indexOf('/'))).toList());
			if (folders.size() > 1) {
				throw new InputException(path + ": Parquet files lie in several folders (" + String.join(", ", folders) + "): name one of them");
			}
		}
		shards.sort(Comparator.comparing(Shard::prefix));
		return shards;
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		try (Root root = new Root(request)) {
			List<Shard> shards = shards(root);
			if (shards.isEmpty()) {
				throw new InputException(request.folder() + ": has no Parquet file");
			}
			List<ImageEntry> entries = new ArrayList<>();
			List<Skipped> skipped = new ArrayList<>(missing(shards));
			Map<String, String> card = ImageFolderReader.names(root);
			for (Shard shard : shards) {
				read(shard, card, entries, skipped);
			}
			if (entries.isEmpty()) {
				throw new InputException(request.folder() + ": no row of the Parquet files has an image with a class" + (skipped.isEmpty() ? ""
						: " (left out: " + skipped.size() + "; first: " + skipped.getFirst().file() + " " + skipped.getFirst().reason() + ")"));
			}
			entries.sort(Comparator.comparing(ImageEntry::label).thenComparing(ImageEntry::file));
			return Splits.select(new ImageSet(root.path(), entries, skipped), request.choice().split());
		}
	}

	private static void read(Shard shard, Map<String, String> card, List<ImageEntry> entries, List<Skipped> skipped) throws InputException {
		Path folder = shard.file.getParent();
		String within = folder == null ? "" : Splits.named(folder.getFileName().toString()).orElse("");
		String split = shard.prefix.contains("/") && !within.isEmpty() ? within : Splits.within(shard.file.getFileName().toString());
		try (ImageTable table = ImageTable.open(shard.file)) {
			List<String> labels = table.labels();
			for (int row = 0; row < table.names().size(); row++) {
				String name = shard.prefix + table.names().get(row);
				String label = labels == null ? UNLABELLED : labels.get(row).strip();
				if (label.isEmpty()) {
					skipped.add(new Skipped(name, "has no label"));
				} else {
					entries.add(new ImageEntry(name, table.isNumbered() ? card.getOrDefault(label, label) : label, split));
				}
			}
		} catch (IOException e) {
			throw Reasons.unreadable(shard.file, e);
		}
	}

	// what the numbers of the shards' names say is missing
	private static List<Skipped> missing(List<Shard> shards) {
		Set<String> there = new TreeSet<>(shards.stream().map(s -> s.prefix).toList());
		Set<String> missing = new TreeSet<>();
		for (Shard shard : shards) {
			Matcher m = SHARD.matcher(shard.prefix);
			if (m.matches() && Integer.parseInt(m.group(3)) <= 1_000_000) {
				for (int i = 0; i < Integer.parseInt(m.group(3)); i++) {
					String name = m.group(1) + String.format("%0" + m.group(2).length() + "d", i) + "-of-" + m.group(3) + m.group(4);
					if (!there.contains(name)) {
						missing.add(name.substring(0, name.length() - ImageSource.IN.length()));
					}
				}
				there.addAll(missing.stream().map(n -> n + ImageSource.IN).toList());
			}
		}
		return missing.stream().map(m -> new Skipped(m, "is missing: its name is that of a shard that the others count")).toList();
	}
}
