package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.Recipe.StoredImage;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** Tells an analysis where its model or its images are now, after they have moved: the content decides whether they are the same. */
public final class MovedFiles {
	private MovedFiles() {
	}

	/**
	 * Takes another path for the model and saves the document.
	 *
	 * @throws InputException when the file is not the model that was analysed; nothing is written
	 */
	public static void locateModel(Analysis analysis, Path file, Catalogue catalogue) throws InputException {
		if (!Files.exists(file)) {
			throw new InputException(file + ": no such file");
		}
		if (!sha256(analysis.recipe().run().importer(), file, catalogue).equals(analysis.recipe().run().modelSha256())) {
			throw new InputException(file + ": not the model that was analysed (its content is another one)");
		}
		save(analysis, analysis.document().located(AnalysisDocument.relative(analysis.file(), file), analysis.document().images()));
	}

	// as the importer hashes it, with the files that belong to the model
	private static String sha256(String importer, Path file, Catalogue catalogue) throws InputException {
		ModelImporter reader = catalogue.get(ExtensionPoint.MODEL_IMPORTERS, importer).create();
		try (ImportedModel model = reader.open(file)) {
			return model.network().sha256();
		}
	}

	/**
	 * Takes another folder (or archive) for the images and saves the document.
	 *
	 * @throws InputException when an image is not there or has another content; nothing is written
	 */
	public static void locateImages(Analysis analysis, Path folder, IProgressMonitor monitor) throws InputException {
		Path there = place(folder, analysis.imageFolder());
		List<StoredImage> images = analysis.recipe().images();
		SubMonitor progress = SubMonitor.convert(monitor, "Comparing images", images.size());
		try (ImageSource source = new ImageSource(there)) {
			for (StoredImage image : images) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				check(source, image);
				progress.worked(1);
			}
		}
		save(analysis, analysis.document().located(analysis.document().model(), AnalysisDocument.relative(analysis.file(), there)));
	}

	// a folder, an archive, or the folder in which the archive lies now
	private static Path place(Path chosen, Path was) throws InputException {
		if (ImageSource.isArchive(chosen)) {
			return chosen;
		}
		if (!Files.isDirectory(chosen)) {
			throw new InputException(chosen + ": no such folder");
		}
		Path archive = chosen.resolve(String.valueOf(was.getFileName()));
		return ImageSource.isArchive(archive) ? archive : chosen;
	}

	static void check(ImageSource source, StoredImage image) throws InputException {
		if (!source.exists(image.file())) {
			throw new InputException(source.root() + ": not the images that were analysed (" + image.file() + " is missing)");
		}
		try {
			if (!image.sha256().isEmpty() && !source.sha256(image.file()).equals(image.sha256())) { // empty: could not be read then either
				throw new InputException(source.root() + ": not the images that were analysed (" + image.file() + " has another content)");
			}
		} catch (IOException e) {
			throw Reasons.unreadable(source.root().resolve(image.file()), e);
		}
	}

	private static void save(Analysis analysis, AnalysisDocument located) throws InputException {
		try {
			analysis.save(located);
		} catch (IOException e) {
			throw new InputException(analysis.file() + " cannot be written: " + Reasons.of(e), e);
		}
	}
}
