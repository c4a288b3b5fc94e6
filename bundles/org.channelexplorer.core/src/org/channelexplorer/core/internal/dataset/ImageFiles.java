package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.util.Reasons;

/** Walks folders of images and latents ({@code .npy}). Symbolic links to folders are not followed below the root, so loops end. */
final class ImageFiles {
	private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff");

	private ImageFiles() {
	}

	static boolean isImage(Path file) {
		String name = file.getFileName().toString();
		return !name.startsWith(".") && (EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) || Latents.isLatent(name));
	}

	/** The image files below a folder, sorted by relative path; what cannot be listed goes to {@code skipped}. */
	static List<String> below(Path root, Path folder, List<Skipped> skipped) throws IOException {
		List<String> found = new ArrayList<>();
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
				boolean hidden = !dir.equals(folder) && dir.getFileName().toString().startsWith(".");
				return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				if (isImage(file) && (attributes.isRegularFile() || attributes.isSymbolicLink() && Files.isRegularFile(file))) {
					found.add(relative(root, file));
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException e) {
				skipped.add(new Skipped(relative(root, file), "cannot be read: " + Reasons.of(e)));
				return FileVisitResult.CONTINUE;
			}
		});
		// a tensor that bears an image's name is a further input of that image
		Set<String> images = found.stream().filter(f -> !Latents.isLatent(f)).map(ImageFiles::stem).collect(Collectors.toSet());
		return found.stream().filter(f -> !Latents.isLatent(f) || !images.contains(stem(f))).sorted().toList();
	}

	private static String stem(String file) {
		return file.substring(0, file.lastIndexOf('.'));
	}

	static String relative(Path root, Path file) {
		return root.relativize(file).toString().replace('\\', '/');
	}
}
