package org.channelexplorer.datasets.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.internal.parquet.ImageTable;
import org.channelexplorer.core.internal.parquet.TableBytes;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/**
 * Parquet files that are one data set, on this machine or in a file system of a cluster: the same images with the same names, classes and splits.
 *
 * @param root   of the data set: the file, or the folder of the files
 * @param place  the same as messages name it
 * @param shards names of the files, relative to the folder; one empty name for the file that is the data set
 * @param opener opens them by these names
 */
public record ParquetShards(Path root, String place, List<String> shards, Opener opener) {
	private static final String END = ".parquet";
	private static final Pattern NUMBERED = Pattern.compile("(.*-)(\\d{5,9})-of-(\\d{5,9})(.*)");

	/** Opens a file by its name. */
	@FunctionalInterface
	public interface Opener {
		TableBytes open(String shard) throws IOException;
	}

	/** Whether a file is one by its name. */
	public static boolean isNamed(String name) {
		return name.toLowerCase(Locale.ROOT).endsWith(END);
	}

	/**
	 * Which of the Parquet files of a folder belong together: those in the folder itself and in the usual ones below it, else those of the one folder below it,
	 * that of a configuration.
	 *
	 * @param files relative names, with at most one folder
	 * @param place the folder as messages name it
	 */
	public static List<String> chosen(List<String> files, String place) throws InputException {
		List<String> usual = files.stream().filter(f -> folder(f).isEmpty() || Root.isUsual(folder(f))).sorted().toList();
		if (!usual.isEmpty()) {
			return usual;
		}
		Set<String> folders = new TreeSet<>(files.stream().map(ParquetShards::folder).toList());
		if (folders.size() > 1) {
			throw new InputException(place + ": Parquet files lie in several folders (" + String.join(", ", folders) + "): name one of them");
		}
		return files.stream().sorted().toList();
	}

	/** Whether a file is a data set's card by its name. */
	public static boolean isCard(String file) {
		return file.substring(file.lastIndexOf('/') + 1).equalsIgnoreCase("readme.md") && (folder(file).isEmpty() || Root.isUsual(folder(file)));
	}

	/** The card among some files. */
	public static Optional<String> card(List<String> files) {
		return files.stream().filter(ParquetShards::isCard).sorted().findFirst();
	}

	private static String folder(String file) {
		return file.substring(0, Math.max(0, file.lastIndexOf('/')));
	}

	/** What stands before the names of a file's images. */
	public static String prefix(String shard) {
		return shard.isEmpty() ? "" : shard + ImageSource.IN;
	}

	/**
	 * The images, by class and name, packed: there may be millions.
	 *
	 * @param card names of class numbers that the data set's card knows
	 */
	public ImageSet read(Map<String, String> card, String split) throws InputException {
		if (shards.isEmpty()) {
			throw new InputException(place + ": has no Parquet file");
		}
		ImageEntries.Builder entries = new ImageEntries.Builder();
		List<Skipped> skipped = new ArrayList<>(missing());
		for (String shard : shards) {
			read(shard, card, entries, skipped);
		}
		if (entries.size() == 0) {
			throw new InputException(place + ": no row of the Parquet files has an image with a class" + (skipped.isEmpty() ? ""
					: " (left out: " + skipped.size() + "; first: " + skipped.getFirst().file() + " " + skipped.getFirst().reason() + ")"));
		}
		return Splits.select(new ImageSet(root, entries.sorted(), skipped), split);
	}

	// of several files one that is damaged is left out as a missing one is
	private void read(String shard, Map<String, String> card, ImageEntries.Builder entries, List<Skipped> skipped) throws InputException {
		String named = split(shard);
		try (ImageTable table = ImageTable.open(opener.open(shard))) {
			for (int row = 0; row < table.names().size(); row++) {
				String name = prefix(shard) + table.names().get(row);
				String label = table.labels().get(row).strip();
				if (table.isByFolders() && Splits.named(label).isPresent()) {
					label = ImageEntry.UNLABELLED; // test/1.png: a folder of a split is no class
				}
				if (label.isEmpty()) {
					skipped.add(new Skipped(name, "has no label"));
				} else {
					String own = Splits.of(table.splits().get(row));
					entries.add(new ImageEntry(name, table.isNumbered() ? card.getOrDefault(label, label) : label, own.isEmpty() ? named : own));
				}
			}
		} catch (IOException e) {
			if (shards.size() == 1) {
				throw Reasons.unreadable(shard.isEmpty() ? place : place + "/" + shard, e);
			}
			skipped.add(new Skipped(shard, "cannot be read: " + Reasons.of(e)));
		}
	}

	// that of the folder it is in, else a word of its name
	private String split(String shard) {
		Path last = root.getFileName();
		String simple = shard.isEmpty() ? String.valueOf(last) : shard.substring(shard.lastIndexOf('/') + 1);
		String in = shard.isEmpty() ? "" : shard.contains("/") ? folder(shard) : String.valueOf(last);
		return Splits.named(in).orElseGet(() -> Splits.within(simple));
	}

	// what the numbers of the files' names say is missing
	private List<Skipped> missing() {
		Set<String> there = new TreeSet<>(shards);
		Set<String> missing = new TreeSet<>();
		for (String shard : shards) {
			Matcher m = NUMBERED.matcher(shard);
			if (m.matches() && Integer.parseInt(m.group(3)) <= 1_000_000) {
				for (int i = 0; i < Integer.parseInt(m.group(3)); i++) {
					String name = m.group(1) + String.format("%0" + m.group(2).length() + "d", i) + "-of-" + m.group(3) + m.group(4);
					if (!there.contains(name)) {
						missing.add(name);
					}
				}
				there.addAll(missing);
			}
		}
		return missing.stream().map(m -> new Skipped(m, "is missing: its name is that of a shard that the others count")).toList();
	}
}
