package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.DocumentMerge;
import org.channelexplorer.core.document.DocumentMerge.Merged;
import org.channelexplorer.core.document.RecipeDifference;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Merges what two people arranged in copies of one analysis. */
public final class AnalysisMerge {
	private AnalysisMerge() {
	}

	/**
	 * What comes of merging one analysis into another. Nothing is written.
	 *
	 * @param base what both started from, null when it is not known
	 * @throws InputException when one of them is not complete, or they do not hold the same extraction of the same classes
	 */
	public static Merged of(Analysis one, Analysis other, AnalysisDocument base) throws InputException {
		for (Analysis a : List.of(one, other)) {
			if (!a.complete()) {
				throw new InputException(a.file() + ": not complete; run analyze again to resume it, then merge");
			}
		}
		if (!one.recipe().equals(other.recipe())) {
			throw new InputException(
					other.file() + ": not the same extraction as " + one.file() + " (" + RecipeDifference.describe(other.recipe(), one.recipe()) + ")");
		}
		if (!one.document().classes().equals(other.document().classes())) {
			throw new InputException(other.file() + ": its given classes differ from those of " + one.file());
		}
		return DocumentMerge.of(one.document(), other.document(), base, name(other), same(one));
	}

	private static String name(Analysis other) {
		String name = other.document().name().replaceAll("\\p{Cntrl}", " ").strip();
		return name.isEmpty() ? "other" : name;
	}

	private static BiPredicate<Labelling, Labelling> same(Analysis analysis) {
		return (a, b) -> {
			try {
				return classes(analysis, a).equals(classes(analysis, b));
			} catch (InputException e) {
				return false; // one order cannot be applied: both labellings are kept
			}
		};
	}

	// class and chosen colour of every image; in which order classes were made is of no account
	private static List<String> classes(Analysis analysis, Labelling labelling) throws InputException {
		Labels labels = labelling.apply(analysis.images(), analysis.filesWithoutRow()).labels();
		return IntStream.range(0, labels.size())
				.mapToObj(row -> labels.classOf(row) < 0 ? "" : labels.nameOf(row) + "/" + labels.colours()[labels.classOf(row)])
				.toList();
	}

	/**
	 * Saves a merged document in the first analysis, and the other's results that the first has not.
	 *
	 * @throws InputException when it cannot be written
	 */
	public static void save(Analysis one, Analysis other, Merged merged) throws InputException {
		try {
			addResults(other.dataFolder(), one.dataFolder());
			one.save(merged.document());
		} catch (IOException e) {
			throw new InputException(one.file() + ": cannot be written: " + Reasons.of(e), e);
		}
	}

	/**
	 * Writes a merged document as another analysis, with a copy of the data and the results of both.
	 *
	 * @param target    the new document; relative paths lead from it to the same files
	 * @param overwrite whether an analysis of that name is replaced
	 * @throws InputException when there is one, or it cannot be written
	 */
	public static void write(Analysis one, Analysis other, Merged merged, Path target, boolean overwrite) throws InputException {
		Path document = target.toAbsolutePath().normalize();
		Path data = AnalysisDocument.dataFolder(document);
		for (Path taken : List.of(document, data)) {
			if (!overwrite) {
				OutputFile.absent(taken, "--overwrite to replace it");
			}
		}
		String name = AnalysisDocument.name(document);
		Path made = data.resolveSibling("." + name + "." + java.util.UUID.randomUUID() + ".tmp");
		try {
			try {
				copy(one.dataFolder(), made);
				addResults(other.dataFolder(), made);
				ReplacedAnalysis.by(document, List.of(data, document), () -> {
					Files.move(made, data);
					merged.document().movedTo(one.file(), document).renamed(name).write(document);
				});
			} finally {
				if (Files.exists(made)) {
					Folders.delete(made);
				}
			}
		} catch (IOException e) {
			throw new InputException(document + ": cannot be written: " + Reasons.of(e), e);
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		for (String file : DataFiles.of(from)) {
			Path copy = to.resolve(file);
			Files.createDirectories(copy.getParent());
			Files.copy(from.resolve(file), copy);
		}
	}

	// the JSON says that a result is there: it comes last
	private static void addResults(Path from, Path to) throws IOException {
		Path results = from.resolve(Analysis.RESULTS);
		if (!Files.isDirectory(results)) {
			return;
		}
		Path target = Files.createDirectories(to.resolve(Analysis.RESULTS));
		List<Path> files;
		try (Stream<Path> all = Files.list(results)) {
			files = all.filter(f -> Files.isRegularFile(f) && !DataFiles.passing(f))
					.sorted(Comparator.comparing((Path f) -> f.toString().endsWith(".json")).thenComparing(Path::getFileName)).toList();
		}
		for (Path file : files) {
			Path copy = target.resolve(file.getFileName().toString());
			if (!Files.exists(copy)) {
				Path part = copy.resolveSibling("." + copy.getFileName() + "." + java.util.UUID.randomUUID() + ".tmp");
				Files.copy(file, part);
				Files.move(part, copy, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
			}
		}
	}
}
