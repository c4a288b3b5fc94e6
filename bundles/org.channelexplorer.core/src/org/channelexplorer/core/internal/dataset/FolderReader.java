package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** One folder per class; a folder of images alone is one class, {@value #UNLABELLED}, which the analyst divides. */
@Documentation(
		summary = "One folder per class: the folder's name is the label, images, or latents as .npy, may lie in folders below it. Images of a folder without class folders are all unlabelled.")
public final class FolderReader implements DatasetReader {

	static final String UNLABELLED = "unlabelled";

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
		List<String> unlabelled = new ArrayList<>();
		try {
			for (Path child : ImageFiles.children(root)) {
				String name = child.getFileName().toString();
				if (Files.isDirectory(child)) {
					int before = entries.size() + skipped.size();
					ImageFiles.below(root, child, skipped).forEach(f -> entries.add(new ImageEntry(f, name)));
					if (entries.size() + skipped.size() == before) {
						skipped.add(new Skipped(name, "is a folder without images"));
					}
				} else {
					String reason = ImageFiles.unusable(child);
					if (reason == null) {
						unlabelled.add(name);
					} else if (!reason.isEmpty()) {
						skipped.add(new Skipped(name, reason));
					}
				}
			}
		} catch (IOException e) {
			throw Reasons.unreadable(root, e);
		}
		if (entries.isEmpty()) {
			ImageFiles.withoutFurtherInputs(unlabelled).forEach(f -> entries.add(new ImageEntry(f, UNLABELLED)));
		} else {
			unlabelled.forEach(f -> skipped.add(new Skipped(f, "lies in no class folder")));
		}
		if (entries.isEmpty()) {
			throw new InputException(root + ": no images found (one folder per class with " + ImageFormat.readable() + " files, or .npy latents, is needed)"
					+ (skipped.isEmpty() ? ""
							: "; skipped: " + skipped.size() + ", the first is " + skipped.getFirst().file() + ", which " + skipped.getFirst().reason()));
		}
		return new ImageSet(root, entries, skipped);
	}
}
