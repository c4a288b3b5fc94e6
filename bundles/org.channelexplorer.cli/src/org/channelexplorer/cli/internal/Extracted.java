package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Extent;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.util.InputException;

/** Says what an extraction gave, and which images it had to leave out. */
final class Extracted {
	private static final Set<String> USUAL = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff");

	private Extracted() {
	}

	/**
	 * The last words of an extraction.
	 *
	 * @param document as the user named it
	 * @return the exit code
	 * @throws InputException when no image at all could be used
	 */
	static int report(Extent made, Path document, boolean skipUnreadable, Console console) throws InputException {
		console.catalogue().reported().forEach(p -> console.message(p.text()));
		List<Skipped> skipped = made.skipped();
		for (Skipped s : skipped) {
			console.message((s.isImage() ? "skipped " : "") + s.file() + ": " + s.reason());
		}
		if (made.images().isEmpty()) {
			throw new InputException(made.folder() + ": none of its images could be used");
		}
		console.message(document + ": " + count(made.images().size(), "image") + " of "
				+ count(made.classes(), "class") + ", " + count(made.layers().size(), "layer") + ", "
				+ String.join(" ", made.summaries()));
		Splits.warnings(made.images()).forEach(console::message);
		unusualNames(made.images()).ifPresent(console::message);
		int missing = (int) skipped.stream().filter(Skipped::isImage).count();
		if (missing == 0 || skipUnreadable) {
			return ExitCode.DONE;
		}
		console.message("channelexplorer: " + count(missing, "image") + " had to be skipped, see above (--skip-unreadable accepts that)");
		return ExitCode.BAD_INPUT;
	}

	/** A sentence about images whose names other tools pass over, which explains why there are more here. */
	private static Optional<String> unusualNames(List<ImageEntry> images) {
		Map<String, String> first = new TreeMap<>();
		Map<String, Integer> counts = new TreeMap<>();
		for (ImageEntry image : images) {
			String end = image.file().substring(image.file().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
			if (ImageFormat.ofName(image.file()).isPresent() && !USUAL.contains(end)) {
				first.putIfAbsent(end, image.file());
				counts.merge(end, 1, Integer::sum);
			}
		}
		return first.isEmpty() ? Optional.empty() : Optional.of("among the images: "
				+ first.entrySet().stream().map(e -> count(counts.get(e.getKey()), "file") + " named ." + e.getKey() + " (first: " + e.getValue() + ")")
						.collect(Collectors.joining(", ")));
	}

	static String count(int n, String what) {
		return n + " " + what + (n == 1 ? "" : what.endsWith("s") ? "es" : "s");
	}
}
