package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.internal.packed.Texts;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/**
 * One folder per class inside an archive, or in another place that is known by a list of its files; with or without folders for the splits, and a folder
 * around it all.
 */
public final class ArchiveFolders {
	private final Path archive;
	private final String prefix;

	/** @param prefix what stands before the names of its images, empty when the archive is the whole data set */
	ArchiveFolders(Path archive, String prefix) {
		this.archive = archive;
		this.prefix = prefix;
	}

	/** Adds the images of an archive. @param split that of those in no folder of a split */
	void read(String split, ImageEntries.Builder entries, List<Skipped> skipped) throws InputException {
		try {
			ImageSource.Listing listing = ImageSource.listing(archive);
			read(listing.names(), prefix, split, entries, skipped);
			listing.outside().stream().filter(n -> Latents.isLatent(n) || ImageFormat.ofName(n).isPresent())
					.forEach(n -> skipped.add(new Skipped(prefix + n, "has a name in the archive that leads out of it")));
			listing.dangling().stream().filter(n -> Latents.isLatent(n) || ImageFormat.ofName(n).isPresent())
					.forEach(n -> skipped.add(new Skipped(prefix + n, "is a link to what is not in the archive")));
			if (!listing.damage().isEmpty()) {
				skipped.add(new Skipped(archive.getFileName().toString(), listing.damage()));
			}
		} catch (IOException e) {
			throw Reasons.unreadable(archive, e);
		}
	}

	/** Adds those of listed files that are images, in no order. @param files by their path, with {@code /} */
	public static void read(List<String> files, String prefix, String split, ImageEntries.Builder entries, List<Skipped> skipped) {
		List<String> names = new Texts();
		for (String name : files) {
			ImageFormat format = ImageFormat.ofName(name).orElse(null);
			if (Latents.isLatent(name) || format != null && format.isRead()) {
				names.add(name);
			} else if (format != null) {
				skipped.add(new Skipped(prefix + name, format.reason()));
			}
		}
		List<String> images = ImageFiles.withoutFurtherInputs(names);
		int top = around(images);
		boolean splits = !images.isEmpty() && images.stream().allMatch(n -> Splits.named(part(n, top)).isPresent());
		int at = splits ? top + 1 : top;
		boolean classes = images.stream().anyMatch(n -> depth(n) > at + 1);
		for (String name : images) {
			boolean loose = depth(name) <= at + 1;
			if (loose && classes) {
				skipped.add(new Skipped(prefix + name, "lies in no class folder"));
			} else {
				entries.add(new ImageEntry(prefix + name, loose ? ImageEntry.UNLABELLED : part(name, at),
						splits ? Splits.of(part(name, top)) : split));
			}
		}
	}

	// how many folders hold everything, the class folders not counted
	private static int around(List<String> names) {
		int at = 0;
		while (!names.isEmpty()) {
			int folder = at;
			Function<String, String> next = n -> part(n, folder);
			Set<String> there = names.stream().map(next).collect(Collectors.toCollection(TreeSet::new));
			boolean all = there.size() == 1 && names.stream().allMatch(n -> depth(n) > folder + 2) && Splits.named(there.iterator().next()).isEmpty();
			if (!all) {
				break;
			}
			at++;
		}
		return at;
	}

	private static int depth(String name) {
		return name.split("/").length;
	}

	private static String part(String name, int at) {
		String[] parts = name.split("/");
		return at < parts.length - 1 ? parts[at] : "";
	}
}
