package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.InputSource;
import org.channelexplorer.core.document.Recipe.StoredImage;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** Where the files that an analysis names are in its archive. */
final class PackedFiles {
	private final Analysis analysis;
	private final String folder;
	private final Catalogue catalogue;

	/** @param folder name of the folder in the archive */
	PackedFiles(Analysis analysis, String folder, Catalogue catalogue) {
		this.analysis = analysis;
		this.folder = folder;
		this.catalogue = catalogue;
	}

	/** The document with the paths inside the archive. */
	AnalysisDocument document() {
		AnalysisDocument d = analysis.document();
		InputRequest in = d.reading().inputs();
		Map<String, InputSource> further = new LinkedHashMap<>();
		in.further().forEach((input, source) -> further.put(input,
				source.kind() == InputSource.Kind.NPY ? new InputSource(source.kind(), inputs(input, source)) : source));
		return d.located(place("model", d.model()), isPacked(d.images()) ? place("images", d.images()) : folder + "/images",
				place("labels", d.source().labels()), place("names", d.source().names()),
				new InputRequest(in.image(), further, in.iteration(), in.steps(), in.size()));
	}

	private String place(String part, String kept) {
		return kept.isEmpty() ? "" : folder + "/" + part + "/" + name(kept);
	}

	private static String name(String kept) {
		return kept.substring(kept.lastIndexOf('/') + 1);
	}

	private String inputs(String input, InputSource source) {
		return folder + "/inputs/" + input.replaceAll("[^A-Za-z0-9_.-]", "_").replaceAll("^\\.+", "_") + "/" + name(source.value());
	}

	// as ImageSource sees it, also when it is not there
	private boolean isPacked(String images) {
		return ImageSource.isArchiveName(images) && !Files.isDirectory(AnalysisDocument.resolve(analysis.file(), images));
	}

	/** The model's files by their places. @throws InputException when they are not those that were analysed */
	SortedMap<String, Path> model() throws InputException {
		Path file = analysis.modelPath();
		if (!Files.exists(file)) {
			throw new InputException(file + ": no such file; pack without --with-model, or locate the model first");
		}
		SortedMap<String, Path> files = new TreeMap<>();
		try (ImportedModel model = catalogue.get(ExtensionPoint.MODEL_IMPORTERS, analysis.recipe().run().importer()).create().open(file)) {
			if (!model.network().sha256().equals(analysis.recipe().run().modelSha256())) {
				throw new InputException(file + ": not the model that was analysed (its content is another one)");
			}
			model.files().forEach((place, path) -> files.put(folder + "/model/" + place, path));
		}
		try {
			addAll(files, place("model", analysis.document().model()), file); // some formats keep a model in a folder
		} catch (IOException e) {
			throw Reasons.unreadable(file, e);
		}
		addIfThere(files, place("names", analysis.document().source().names()), analysis.document().source().names());
		for (String place : files.keySet()) {
			if (!UnpackedAnalysis.isSafe(place)) {
				throw new InputException(file + ": needs the file " + place + " outside of its folder and cannot be packed");
			}
		}
		return files;
	}

	/**
	 * The images that were read, and what further inputs are read from, by their places.
	 *
	 * @throws InputException naming the image that is missing or has another content
	 */
	SortedMap<String, Path> images(IProgressMonitor monitor) throws IOException, InputException {
		AnalysisDocument d = analysis.document();
		SortedMap<String, Path> files = new TreeMap<>();
		Path root = analysis.imageFolder();
		SubMonitor progress = SubMonitor.convert(monitor, analysis.recipe().images().size());
		for (StoredImage image : analysis.recipe().images()) {
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			progress.worked(1);
			if (!image.sha256().isEmpty()) { // empty: it could not be read
				MovedFiles.check(analysis.source(), image);
				Path file = file(root, image.file());
				String place = file.equals(root) ? place("images", d.images()) : folder + "/images/" + Folders.relative(root, file);
				if (!file.startsWith(root) || !UnpackedAnalysis.isSafe(place)) {
					throw new InputException(file + ": lies outside of the folder of images and cannot be packed");
				}
				files.put(place, file);
			}
		}
		addIfThere(files, place("labels", d.source().labels()), d.source().labels());
		for (Map.Entry<String, InputSource> e : d.reading().inputs().further().entrySet()) {
			if (e.getValue().kind() == InputSource.Kind.NPY) {
				addAll(files, inputs(e.getKey(), e.getValue()), AnalysisDocument.resolve(analysis.file(), e.getValue().value()));
			}
		}
		return files;
	}

	// the archive that an image lies in, or its own file
	private static Path file(Path root, String image) {
		if (ImageSource.isArchive(root)) {
			return root;
		}
		Path file = root.resolve(image).normalize();
		int in = image.indexOf(ImageSource.IN);
		return in < 0 || Files.exists(file) ? file : root.resolve(image.substring(0, in)).normalize();
	}

	private void addIfThere(SortedMap<String, Path> files, String place, String kept) {
		Path file = AnalysisDocument.resolve(analysis.file(), kept);
		if (!kept.isEmpty() && Files.isRegularFile(file)) {
			files.put(place, file);
		}
	}

	private static void addAll(SortedMap<String, Path> files, String place, Path source) throws IOException {
		if (Files.isRegularFile(source)) {
			files.put(place, source);
		} else if (Files.isDirectory(source)) {
			try (Stream<Path> all = Files.walk(source)) {
				all.filter(Files::isRegularFile).forEach(f -> files.put(place + "/" + Folders.relative(source, f), f));
			}
		}
	}
}
