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
import org.channelexplorer.core.model.ImageSet.Skipped;

/** Walks folders of images. Symbolic links to folders are not followed below the root, so loops end. */
final class ImageFiles {
	private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff");

	private ImageFiles() {
	}

	static boolean isImage(Path file) {
		String name = file.getFileName().toString();
		return !name.startsWith(".") && EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
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
				skipped.add(new Skipped(relative(root, file), "cannot be read: " + e.getMessage()));
				return FileVisitResult.CONTINUE;
			}
		});
		found.sort(null);
		return found;
	}

	static String relative(Path root, Path file) {
		return root.relativize(file).toString().replace('\\', '/');
	}
}
