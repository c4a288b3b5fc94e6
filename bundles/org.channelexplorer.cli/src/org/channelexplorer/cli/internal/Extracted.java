package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
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
	static int report(Analysis analysis, Path document, boolean skipUnreadable, Console console) throws InputException {
		List<Skipped> skipped = analysis.skipped();
		for (Skipped s : skipped) {
			console.message("skipped " + s.file() + ": " + s.reason());
		}
		if (analysis.images().isEmpty()) {
			throw new InputException(analysis.document().images() + ": none of its images could be used");
		}
		console.message(document + ": " + count(analysis.images().size(), "image") + " of "
				+ count(analysis.labels().classes().size(), "class") + ", " + count(analysis.layers().size(), "layer") + ", "
				+ String.join(" ", analysis.summaries()));
		Splits.warnings(analysis.images()).forEach(console::message);
		unusualNames(analysis).ifPresent(console::message);
		if (skipped.isEmpty() || skipUnreadable) {
			return ExitCode.DONE;
		}
		console.message("channelexplorer: " + count(skipped.size(), "image") + " had to be skipped, see above (--skip-unreadable accepts that)");
		return ExitCode.BAD_INPUT;
	}

	/** A sentence about images whose names other tools pass over, which explains why there are more here. */
	private static Optional<String> unusualNames(Analysis analysis) {
		Map<String, List<String>> byEnd = new TreeMap<>();
		for (ImageEntry image : analysis.images()) {
			String end = image.file().substring(image.file().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
			if (ImageFormat.ofName(image.file()).isPresent() && !USUAL.contains(end)) {
				byEnd.computeIfAbsent(end, e -> new ArrayList<>()).add(image.file());
			}
		}
		return byEnd.isEmpty() ? Optional.empty() : Optional.of("among the images: "
				+ byEnd.entrySet().stream().map(e -> count(e.getValue().size(), "file") + " named ." + e.getKey() + " (first: " + e.getValue().getFirst() + ")")
						.collect(Collectors.joining(", ")));
	}

	static String count(int n, String what) {
		return n + " " + what + (n == 1 ? "" : what.endsWith("s") ? "es" : "s");
	}
}
