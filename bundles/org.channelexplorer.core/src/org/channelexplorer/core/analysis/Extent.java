package org.channelexplorer.core.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.util.InputException;

/**
 * What an extraction gave.
 *
 * @param folder    of the images
 * @param images    those with a row, with their given classes
 * @param skipped   images without a row: those the data set reader left out and those that could not be read
 * @param classes   how many classes the images are of
 * @param layers    ids of the layers
 * @param summaries ids of the summary functions
 */
public record Extent(String folder, List<ImageEntry> images, List<Skipped> skipped, int classes, List<String> layers, List<String> summaries) {

	/** Of an open analysis, with the classes of its labelling. */
	public static Extent of(Analysis analysis) {
		return new Extent(analysis.document().images(), analysis.images(), analysis.skipped(), analysis.labels().classes().size(), analysis.layers(),
				analysis.summaries());
	}

	/** Of one that was just made. @param taken the images it was asked for */
	static Extent of(Path document, ImageSet taken) throws InputException {
		Manifest manifest = Manifest.read(AnalysisDocument.dataFolder(document));
		List<Skipped> skipped = new ArrayList<>(taken.skipped());
		skipped.addAll(manifest.skipped());
		List<ImageEntry> images = withRow(taken, manifest.skipped());
		return new Extent(AnalysisDocument.relative(document, taken.folder()), images, skipped, (int) images.stream().map(ImageEntry::label).distinct().count(),
				manifest.recipe().layers().stream().map(Recipe.StoredLayer::id).toList(),
				manifest.recipe().functions().stream().map(Recipe.StoredFunction::id).toList());
	}

	private static List<ImageEntry> withRow(ImageSet taken, List<Skipped> without) {
		if (without.isEmpty()) {
			return taken.entries();
		}
		Set<String> files = new HashSet<>(without.stream().map(Skipped::file).toList());
		ImageEntries.Builder rest = new ImageEntries.Builder();
		taken.entries().stream().filter(e -> !files.contains(e.file())).forEach(rest::add);
		return rest.build();
	}
}
