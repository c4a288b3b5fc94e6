package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.internal.packed.Texts;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** One folder per class; a folder of images alone is one class, {@value ImageEntry#UNLABELLED}, which the analyst divides. */
@Documentation(
		summary = "One folder per class: the folder's name is the label, images, or latents as .npy, may lie in folders below it. Folders train, val and test around the class folders are splits. All of it may be in a zip or tar file (also .tar.gz). Images of a folder without class folders are all unlabelled.")
public final class FolderReader implements DatasetReader {

	@Override
	public boolean accepts(Request request) {
		return request.labels() == null;
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		Path root = request.folder().toAbsolutePath().normalize();
		ImageEntries.Builder entries = new ImageEntries.Builder();
		boolean archived = false;
		List<Skipped> skipped = new ArrayList<>();
		if (Files.isRegularFile(root) && !Files.isDirectory(root)) {
			if (!ImageSource.isArchive(root)) {
				String reason = Foreign.reason(root.getFileName().toString());
				throw new InputException(root + ": " + (reason == null ? "not a folder, nor a zip, tar or Parquet file of images" : reason));
			}
			new ArchiveFolders(root, "").read("", entries, skipped);
			archived = true;
		} else if (!Files.isDirectory(root)) {
			throw new InputException(root + ": no such folder");
		} else {
			try {
				archived = folders(root, entries, skipped);
			} catch (IOException e) {
				throw Reasons.unreadable(root, e);
			}
		}
		if (entries.labels().size() == 1) {
			try {
				Foreign.name(root, entries.labels().iterator().next(), skipped);
			} catch (IOException e) {
				throw Reasons.unreadable(root, e);
			}
		}
		if (entries.size() == 0) {
			throw new InputException(root + ": no images found (one folder per class with " + ImageFormat.readable() + " files, or .npy latents, is needed)"
					+ (skipped.isEmpty() ? ""
							: "; skipped: " + skipped.size() + ", the first is " + skipped.getFirst().file() + ", which " + skipped.getFirst().reason()));
		}
		skipped.sort(Comparator.comparing(Skipped::file));
		return Splits.select(new ImageSet(root, archived ? entries.sorted() : entries.build(), skipped), request.choice().split());
	}

	// whether the images are in archives, by which they are not in order
	private static boolean folders(Path root, ImageEntries.Builder entries, List<Skipped> skipped) throws IOException, InputException {
		List<Path> folders = new ArrayList<>();
		List<Path> archives = new ArrayList<>();
		List<String> unlabelled = new Texts();
		for (Path child : ImageFiles.children(root)) {
			if (Files.isDirectory(child)) {
				folders.add(child);
			} else if (ImageSource.isArchive(child)) {
				archives.add(child);
			} else {
				loose(child, child.getFileName().toString(), unlabelled, skipped);
			}
		}
		while (unlabelled.isEmpty() && archives.isEmpty()) {
			Path around = around(folders);
			if (around == null) {
				break;
			}
			folders = folders(around);
		}
		if (areSplits(folders)) {
			boolean classes = haveFolders(folders);
			for (Path folder : folders) {
				split(root, folder, classes, entries, skipped);
			}
		} else {
			for (Path folder : folders) {
				classFolder(root, folder, "", entries, skipped);
			}
		}
		boolean archived = entries.size() == 0 && !archives.isEmpty();
		if (archived) {
			for (Path archive : archives) {
				String name = archive.getFileName().toString();
				new ArchiveFolders(archive, name + ImageSource.IN).read(Splits.within(name), entries, skipped);
			}
		}
		if (entries.size() == 0 && unlabelled.isEmpty()) {
			for (Path child : ImageFiles.children(root)) {
				String reason = Foreign.reason(child.getFileName().toString());
				if (reason != null && Files.isRegularFile(child)) {
					skipped.add(new Skipped(child.getFileName().toString(), reason));
				}
			}
		}
		if (entries.size() == 0) {
			ImageFiles.withoutFurtherInputs(unlabelled).forEach(f -> entries.add(new ImageEntry(f, ImageEntry.UNLABELLED)));
		} else {
			unlabelled.forEach(f -> skipped.add(new Skipped(f, "lies in no class folder")));
		}
		return archived;
	}

	private static List<Path> folders(Path folder) throws IOException {
		return ImageFiles.children(folder).stream().filter(Files::isDirectory).toList();
	}

	// one folder around everything, as unpacked archives have it: all images are in it, and all of them in folders in it; null when there is none
	private static Path around(List<Path> folders) throws IOException {
		Path only = null;
		for (Path folder : folders) {
			if (ImageFiles.areIn(folder)) {
				if (only != null) {
					return null;
				}
				only = folder;
			}
		}
		if (only == null || Files.isSymbolicLink(only) || Splits.named(only.getFileName().toString()).isPresent()) {
			return null;
		}
		return ImageFiles.children(only).stream().anyMatch(ImageFiles::isUsable) ? null : only;
	}

	private static boolean areSplits(List<Path> folders) {
		return !folders.isEmpty() && folders.stream().allMatch(f -> Splits.named(f.getFileName().toString()).isPresent());
	}

	private static boolean haveFolders(List<Path> folders) throws IOException {
		for (Path folder : folders) {
			if (ImageFiles.children(folder).stream().anyMatch(Files::isDirectory)) {
				return true;
			}
		}
		return false;
	}

	// images beside class folders, in whichever split, have no class
	private static void split(Path root, Path folder, boolean classes, ImageEntries.Builder entries, List<Skipped> skipped) throws IOException {
		String split = Splits.of(folder.getFileName().toString());
		for (Path child : ImageFiles.children(folder)) {
			if (Files.isDirectory(child)) {
				classFolder(root, child, split, entries, skipped);
			} else {
				List<String> images = new ArrayList<>();
				loose(child, ImageFiles.relative(root, child), images, skipped);
				for (String f : images) {
					if (classes) {
						skipped.add(new Skipped(f, "lies in no class folder"));
					} else {
						entries.add(new ImageEntry(f, ImageEntry.UNLABELLED, split));
					}
				}
			}
		}
	}

	private static void classFolder(Path root, Path folder, String split, ImageEntries.Builder entries, List<Skipped> skipped) {
		String name = folder.getFileName().toString();
		int before = entries.size() + skipped.size();
		ImageFiles.below(root, folder, skipped).forEach(f -> entries.add(new ImageEntry(f, name, split)));
		if (entries.size() + skipped.size() == before) {
			skipped.add(new Skipped(ImageFiles.relative(root, folder), "is a folder without images"));
		}
	}

	private static void loose(Path file, String name, List<String> images, List<Skipped> skipped) {
		String reason = ImageFiles.unusable(file);
		if (reason == null) {
			images.add(name);
		} else if (!reason.isEmpty()) {
			skipped.add(new Skipped(name, reason));
		}
	}
}
