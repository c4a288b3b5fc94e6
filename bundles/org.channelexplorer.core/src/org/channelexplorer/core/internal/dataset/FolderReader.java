package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** One folder per class. */
@Documentation(summary = "One folder per class: the folder's name is the label, images, or latents as .npy, may lie in folders below it.")
public final class FolderReader implements DatasetReader {

	@Override
	public boolean accepts(Request request) {
		return request.labels() == null;
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		Path root = request.folder().toAbsolutePath().normalize();
		if (!Files.isDirectory(root)) {
			throw new InputException(root + (Files.exists(root) ? ": not a folder" : ": no such folder"));
		}
		List<ImageEntry> entries = new ArrayList<>();
		List<Skipped> skipped = new ArrayList<>();
		try (Stream<Path> children = Files.list(root)) {
			List<Path> sorted = children.filter(p -> !p.getFileName().toString().startsWith("."))
					.sorted(java.util.Comparator.comparing(p -> p.getFileName().toString())).toList();
			for (Path child : sorted) {
				if (Files.isDirectory(child)) {
					String label = child.getFileName().toString();
					ImageFiles.below(root, child, skipped).forEach(f -> entries.add(new ImageEntry(f, label)));
				} else if (ImageFiles.isImage(child)) {
					skipped.add(new Skipped(child.getFileName().toString(), "lies in no class folder"));
				}
			}
		} catch (IOException e) {
			throw Reasons.unreadable(root, e);
		}
		if (entries.isEmpty()) {
			throw new InputException(root + ": no images found (one folder per class with PNG, JPEG, GIF, BMP or TIFF files, or .npy latents, is needed)");
		}
		return new ImageSet(root, entries, skipped);
	}
}
