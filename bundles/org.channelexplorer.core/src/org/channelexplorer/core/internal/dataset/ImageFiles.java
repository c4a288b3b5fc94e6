package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.internal.packed.Texts;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.Reasons;

/**
 * Walks folders of images and latents ({@code .npy}). Links are followed, to folders too, but not into a folder that they lie in, and
 * no folder is read twice. What looks like an image and is not taken is named; names that begin with a dot and folders of systems are hidden.
 */
final class ImageFiles {
	private static final int HEAD = 32;
	/** Formats whose first bytes other files may begin with as well. */
	private static final Set<ImageFormat> UNSURE = EnumSet.of(ImageFormat.BMP, ImageFormat.PNM, ImageFormat.PAM, ImageFormat.PFM, ImageFormat.ICON);

	/** Folders that systems put beside images for themselves: those of macOS' archives and of a network storage's previews. */
	private static final Set<String> SYSTEM = Set.of("__MACOSX", "@eaDir");

	private final Path root;
	private final List<Skipped> skipped;
	private final List<String> found = new Texts();
	/** Where folders that have been read really are. */
	private final Set<Path> read = new HashSet<>();

	private ImageFiles(Path root, List<Skipped> skipped) {
		this.root = root;
		this.skipped = skipped;
	}

	/** What is in a folder, by name, without what is hidden. */
	static List<Path> children(Path folder) throws IOException {
		try (Stream<Path> children = Files.list(folder)) {
			return children.filter(p -> !hidden(p.getFileName().toString())).sorted(Comparator.comparing(p -> p.getFileName().toString())).toList();
		}
	}

	private static boolean hidden(String name) {
		return name.startsWith(".") || SYSTEM.contains(name);
	}

	/** The image files below a folder, sorted by relative path; what is left out goes to {@code skipped}. */
	static List<String> below(Path root, Path folder, List<Skipped> skipped) {
		ImageFiles files = new ImageFiles(root, skipped);
		files.walk(folder, List.of(root));
		return withoutFurtherInputs(files.found);
	}

	/** Without tensors that bear an image's name: those are a further input of that image. Sorted. */
	static List<String> withoutFurtherInputs(List<String> files) {
		boolean latents = files.stream().anyMatch(Latents::isLatent);
		Set<String> images = latents ? files.stream().filter(f -> !Latents.isLatent(f)).map(ImageFiles::stem).collect(Collectors.toSet()) : Set.of();
		Texts kept = new Texts();
		files.stream().filter(f -> !latents || !Latents.isLatent(f) || !images.contains(stem(f))).forEach(kept::add);
		return kept.sorted();
	}

	/** @param above the folders that this one is reached through, the outermost first */
	private void walk(Path folder, List<Path> above) {
		try {
			Path real = folder.toRealPath();
			for (Path a : above) {
				if (a.toRealPath().startsWith(real)) {
					skip(folder, "is a link to a folder that it lies in");
					return;
				}
			}
			if (!read.add(real)) {
				skip(folder, "is a link to a folder of this class that is read already");
				return;
			}
			List<Path> path = new ArrayList<>(above);
			path.add(folder);
			for (Path child : children(folder)) {
				if (Files.isDirectory(child)) {
					walk(child, path);
				} else {
					file(child);
				}
			}
		} catch (IOException e) {
			skip(folder, "cannot be read: " + Reasons.of(e));
		}
	}

	private void file(Path file) {
		String reason = unusable(file);
		if (reason == null) {
			found.add(relative(root, file));
		} else if (!reason.isEmpty()) {
			skip(file, reason);
		}
	}

	private void skip(Path file, String reason) {
		skipped.add(new Skipped(relative(root, file), reason));
	}

	/** Why a file that is no folder is not taken; null when it is, empty when it is something else than an image. */
	static String unusable(Path file) {
		String name = file.getFileName().toString();
		ImageFormat format = ImageFormat.ofName(name).orElse(null);
		if (Files.isSymbolicLink(file) && !Files.exists(file)) {
			return "is a link that leads nowhere";
		} else if (Latents.isLatent(name) || format != null && format.isRead()) {
			return Files.isRegularFile(file) ? null : "is not a regular file";
		} else if (format != null) {
			return format.reason();
		}
		return Files.isRegularFile(file) ? misnamed(file) : "";
	}

	private static String misnamed(Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			return ImageFormat.of(in.readNBytes(HEAD)).filter(f -> !UNSURE.contains(f))
					.map(f -> f.isRead() ? "is an image (" + f + "), which its name does not say: let it end in ." + f.name().toLowerCase(java.util.Locale.ROOT)
							: f.reason())
					.orElse("");
		} catch (IOException e) {
			return ""; // by its name it is no image
		}
	}

	/** Whether a file is an image or a latent that can be read, by its name. */
	static boolean isUsable(Path file) {
		String name = file.getFileName().toString();
		return (Latents.isLatent(name) || ImageFormat.ofName(name).filter(ImageFormat::isRead).isPresent()) && !Files.isDirectory(file);
	}

	/** Whether such a file is in a folder or below it. Looks no further than the first. */
	static boolean areIn(Path folder) throws IOException {
		List<Path> children = children(folder);
		if (children.stream().anyMatch(ImageFiles::isUsable)) {
			return true;
		}
		for (Path child : children) {
			if (Files.isDirectory(child) && !Files.isSymbolicLink(child) && areIn(child)) {
				return true;
			}
		}
		return children.stream().anyMatch(c -> Files.isSymbolicLink(c) && Files.isDirectory(c)); // wherever it leads
	}

	private static String stem(String file) {
		return file.substring(0, file.lastIndexOf('.'));
	}

	static String relative(Path root, Path file) {
		return Folders.relative(root, file);
	}
}
