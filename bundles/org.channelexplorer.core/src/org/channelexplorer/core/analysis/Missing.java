package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.Reasons;

/**
 * Something that an open analysis needs and does not find. It opens all the same, with the numbers that are stored.
 *
 * @param kind     what kind of thing
 * @param subject  its path, or the name of the bundle or method
 * @param sentence what it is missing for, for people
 */
public record Missing(Kind kind, String subject, String sentence) {

	/** What can be missing. */
	public enum Kind {
		/** The model file. */
		MODEL,
		/** The folder of images. */
		IMAGES,
		/** A bundle, or what it contributes. */
		EXTENSION
	}

	/** Everything an analysis misses. Reads folders: not in a UI thread. */
	public static List<Missing> of(Analysis analysis, Catalogue catalogue) {
		List<Missing> missing = new ArrayList<>();
		Path model = analysis.modelPath();
		if (!Files.exists(model)) { // a folder of a model's files, too
			missing.add(new Missing(Kind.MODEL, model.toString(),
					"The model is no longer at " + model + ": overlays, activation maps and resuming need it."));
		}
		Path images = analysis.imageFolder();
		if (!images(analysis, images)) {
			missing.add(new Missing(Kind.IMAGES, images.toString(), "The images are no longer in " + images + ": pictures, overlays and resuming need them."));
		}
		String importer = analysis.recipe().run().importer();
		if (catalogue.find(ExtensionPoint.MODEL_IMPORTERS, importer).isEmpty()) {
			missing.add(new Missing(Kind.EXTENSION, importer,
					"The model importer '" + importer + "' is not installed: overlays, activation maps and resuming need it."));
		}
		needed(analysis, catalogue).forEach((what, results) -> missing.add(new Missing(Kind.EXTENSION, what,
				results + (results == 1 ? " stored result needs " : " stored results need ") + what + ", which is not installed.")));
		return missing;
	}

	// the first, the middle and the last: a folder that is there but holds something else has moved, too
	private static boolean images(Analysis analysis, Path folder) {
		int n = analysis.images().size();
		return n == 0 ? Files.exists(folder) : Stream.of(0, n / 2, n - 1).anyMatch(i -> analysis.source().exists(analysis.images().get(i).file()));
	}

	private static Map<String, Integer> needed(Analysis analysis, Catalogue catalogue) {
		Map<String, Integer> needed = new TreeMap<>();
		Path folder = analysis.dataFolder().resolve(Analysis.RESULTS);
		if (!Files.isDirectory(folder)) {
			return needed;
		}
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
				Optional<String> operation = Json.valueAt(file, "key", "operation");
				Optional<String> version = Json.valueAt(file, "key", "version");
				if (operation.isPresent() && version.isPresent()) {
					missing(operation.get(), version.get(), catalogue).ifPresent(what -> needed.merge(what, 1, Integer::sum));
				}
			}
		} catch (IOException | InputException e) {
			needed.merge("a readable folder " + folder + " (" + (e instanceof IOException io ? Reasons.of(io) : e.getMessage()) + ")", 1, Integer::sum);
		}
		return needed;
	}

	/** What a result with such a key needs and is not installed: the bundle when the key names it, else the operation or method. */
	static Optional<String> missing(String operation, String version, Catalogue catalogue) {
		String[] parts = version.split("\\+");
		if (new Operations(catalogue).all().stream().noneMatch(c -> c.id().equals(operation))) {
			int at = parts[0].indexOf('@');
			return Optional.of(at < 0 ? "the operation '" + operation + "'" : parts[0].substring(at + 1));
		}
		for (int i = 1; i < parts.length; i++) {
			String named = parts[i].substring(0, Math.max(parts[i].lastIndexOf('.'), 0));
			int at = named.indexOf('@');
			String id = at < 0 ? named : named.substring(0, at);
			if (Operations.points().stream().flatMap(p -> catalogue.contributions(p).stream()).map(Contribution::id).noneMatch(id::equals)) {
				return Optional.of(at < 0 ? "the method '" + id + "'" : named.substring(at + 1));
			}
		}
		return Optional.empty();
	}
}
