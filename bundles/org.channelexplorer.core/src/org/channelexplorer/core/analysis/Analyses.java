package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.catalogue.KnownModels;
import org.channelexplorer.core.catalogue.Problem;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.IterationNames;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extraction.Cluster;
import org.channelexplorer.core.extraction.FolderLock;
import org.channelexplorer.core.extraction.InputPlan;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** Makes, resumes and opens analyses. */
public final class Analyses {
	private final Catalogue catalogue;
	/** Null for this process. */
	private final Cluster cluster;

	public Analyses(Catalogue catalogue) {
		this(catalogue, null);
	}

	/** Analyses whose images are run by a cluster. */
	public Analyses(Catalogue catalogue, Cluster cluster) {
		this.catalogue = catalogue;
		this.cluster = cluster;
	}

	/** The importer for a model file. @throws InputException naming the file when there is none */
	public Contribution<ModelImporter> importerFor(Path model) throws InputException {
		if (!Files.exists(model)) {
			throw new InputException(model + ": no such file");
		}
		List<String> others = new ArrayList<>();
		boolean failed = false; // then its feature is installed
		for (Contribution<ModelImporter> c : catalogue.contributions(ExtensionPoint.MODEL_IMPORTERS)) {
			try {
				if (c.create().accepts(model)) {
					return c;
				}
				others.add(c.name());
			} catch (RuntimeException | LinkageError e) { // a third party's importer must not hide the others
				failed = true;
				others.add(c.name() + ", which fails: " + e);
			}
		}
		throw (failed ? Optional.<InputException>empty() : KnownModels.advice(model))
				.orElseGet(() -> new InputException(model + ": no installed importer reads this file (there are: " + String.join("; ", others) + ")"));
	}

	/** Reads a network's graph. @throws InputException when no importer reads the file, or it is damaged */
	public Network network(Path model) throws InputException {
		try (ImportedModel opened = importerFor(model).create().open(model)) {
			return opened.network();
		}
	}

	/**
	 * Lists a data set by the first reader that accepts it. Other bundles' readers are asked before ChannelExplorer's own, which accept every
	 * folder; among each, in the order of their ids.
	 *
	 * @param labels table of labels, null for one folder per class
	 * @throws InputException when it cannot be read, has no image, or is described in several ways
	 */
	public ImageSet images(Path folder, Path labels) throws InputException {
		return images(folder, labels, DatasetReader.Choice.ALL);
	}

	/** Lists a data set, or what is chosen of it. @throws InputException as {@link #images(Path, Path)}, and when nothing of it is chosen */
	public ImageSet images(Path folder, Path labels, DatasetReader.Choice choice) throws InputException {
		DatasetReader.Request request = new DatasetReader.Request(folder, labels, choice);
		return readerFor(request).create().read(request);
	}

	/**
	 * The reader of a data set: the chosen one, else the one that recognises it, else the first that takes it. One that fails when it is asked is left
	 * out, and {@linkplain Catalogue#report reported}.
	 *
	 * @throws InputException when several recognise it, none takes it, or the chosen one is not installed
	 */
	public Contribution<DatasetReader> readerFor(DatasetReader.Request request) throws InputException {
		if (!request.choice().reader().isEmpty()) {
			return catalogue.get(ExtensionPoint.DATASET_READERS, request.choice().reader());
		}
		// those of others are asked first: ours take every folder
		List<Contribution<DatasetReader>> all = catalogue.contributions(ExtensionPoint.DATASET_READERS).stream()
				.sorted(Comparator.comparing(c -> ExtensionPoint.own(c.bundle()))).toList();
		List<Contribution<DatasetReader>> known = new ArrayList<>();
		Contribution<DatasetReader> first = null;
		for (Contribution<DatasetReader> c : all) {
			try {
				DatasetReader reader = c.create();
				if (reader.recognises(request)) {
					known.add(c);
				} else if (first == null && reader.accepts(request)) {
					first = c;
				}
			} catch (RuntimeException | LinkageError e) { // a third party's reader must not hide the others
				catalogue.report(
						new Problem(c.bundle(), ExtensionPoint.DATASET_READERS.id(), c.id(), "it fails when it is asked about " + request.folder() + ": " + e));
			}
		}
		if (known.size() > 1) {
			throw new InputException((request.labels() == null ? request.folder() : request.labels()) + ": can be read in several ways: choose the reader "
					+ String.join(" or ", known.stream().map(c -> c.id() + " (" + c.name() + ")").toList()));
		}
		if (known.isEmpty() && first == null) {
			throw new InputException(request.folder() + ": no installed data set reader reads this (there are: "
					+ String.join(", ", all.stream().map(Contribution::id).toList()) + ")");
		}
		return known.isEmpty() ? first : known.getFirst();
	}

	/**
	 * Checks what the network is to be given, without running it: names, axes and the files that hold values.
	 *
	 * @throws InputException as {@link #analyze} would throw it
	 */
	public void checkInputs(AnalysisRequest request, Network network, ImageSet images) throws InputException {
		request.reading().inputs().keptSteps();
		InputPlan plan = InputPlan.of(network, request, images);
		plan.check(request.reading().preprocessing());
		if (plan.iteration() != null) {
			IterationNames.prediction(plan.iteration(), network);
		}
	}

	/**
	 * Makes the analysis, or resumes it when the document exists with the same settings: committed rows are not computed again.
	 *
	 * @throws InputException             bad input; or the document exists with other settings
	 * @throws OperationCanceledException when cancelled: committed rows are kept, a later call resumes
	 */
	public Analysis analyze(AnalysisRequest request, IProgressMonitor monitor) throws InputException {
		extracted(request, monitor);
		return open(request.document());
	}

	/** The same without opening it, so that the heap need not hold its images: there may be millions. @throws InputException as {@link #analyze} */
	public Extent extract(AnalysisRequest request, IProgressMonitor monitor) throws InputException {
		return Extent.of(request.document(), extracted(request, monitor));
	}

	private ImageSet extracted(AnalysisRequest request, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Analyse " + request.model().getFileName(), 100);
		request.reading().inputs().keptSteps();
		progress.subTask("Reading " + request.model().getFileName());
		Contribution<ModelImporter> contribution = importerFor(request.model());
		ModelImporter importer = contribution.create();
		progress.split(1); // checks for cancellation between the steps that cannot be interrupted
		try (ImportedModel model = importer.open(request.model())) {
			checkDevice(request, contribution, importer);
			return new AnalysisRun(this, catalogue, cluster, request, contribution.id()).run(model, progress.split(99));
		}
	}

	/** The images of a request, on the cluster or here. @throws InputException as {@link #images(Path, Path)} */
	public ImageSet listed(AnalysisRequest request) throws InputException {
		Optional<ImageSet> elsewhere = elsewhere(request);
		return elsewhere.isPresent() ? elsewhere.get() : here(request);
	}

	/** The images of a request when the cluster alone can read them. */
	Optional<ImageSet> elsewhere(AnalysisRequest request) throws InputException {
		return cluster == null ? Optional.empty() : cluster.images(request);
	}

	ImageSet here(AnalysisRequest request) throws InputException {
		return images(request.images(), request.labels(), request.source().dataset());
	}

	private static void checkDevice(AnalysisRequest request, Contribution<ModelImporter> contribution, ModelImporter importer) throws InputException {
		if (!importer.devices().contains(request.reading().device())) {
			throw new InputException(
					"device '" + request.reading().device() + "': the importer " + contribution.name() + ", which runs " + request.model().getFileName()
							+ ", computes on " + String.join(" or ", importer.devices()));
		}
	}

	/**
	 * Renames an analysis: its document and its data folder, which stay where they are.
	 *
	 * @param name without the extension
	 * @return the document's new file
	 * @throws InputException when another process is writing it, something of that name is there, or something cannot be renamed
	 */
	public Path rename(Path document, String name) throws InputException {
		Path target = document.resolveSibling(name + "." + AnalysisDocument.EXTENSION);
		Path data = AnalysisDocument.dataFolder(document);
		Path targetData = AnalysisDocument.dataFolder(target);
		for (Path taken : List.of(target, targetData)) {
			if (Files.exists(taken)) {
				throw new InputException(taken + ": already exists");
			}
		}
		AnalysisDocument renamed = AnalysisDocument.read(document).renamed(name);
		try {
			if (Files.isDirectory(data)) {
				new FolderLock(data).close(); // nobody is writing it
			}
			renamed.write(target); // first: should the program end here, the old name still works
			boolean moved = false;
			try {
				if (Files.isDirectory(data)) {
					Files.move(data, targetData);
				}
				moved = true;
			} finally {
				if (!moved) {
					Files.deleteIfExists(target);
				}
			}
			Files.delete(document);
			return target;
		} catch (IOException e) {
			throw new InputException(document + " cannot be renamed: " + Reasons.of(e), e);
		}
	}

	/**
	 * Deletes an analysis: its document and what is in its data folder.
	 *
	 * @throws InputException when another process is writing it, the data folder is not one of an analysis, or something cannot be deleted
	 */
	public void delete(Path document) throws InputException {
		Path data = AnalysisDocument.dataFolder(document);
		try {
			if (!Files.exists(data)) {
				Files.deleteIfExists(document);
				return;
			}
			checkAnalysis(data);
			try (FolderLock _ = new FolderLock(data)) {
				Files.deleteIfExists(document);
				for (Path file : content(data)) {
					Folders.delete(file);
				}
			}
		} catch (IOException e) {
			throw new InputException(data + ": cannot be deleted: " + Reasons.of(e), e);
		}
	}

	/** @throws InputException when what is in a data folder's place is not one of an analysis, or another process is writing it */
	static void checkReplaceable(Path data) throws IOException, InputException {
		if (Files.exists(data)) {
			checkAnalysis(data);
			new FolderLock(data).close();
		}
	}

	private static void checkAnalysis(Path data) throws IOException, InputException {
		if (!content(data).isEmpty() && !Files.exists(Manifest.file(data)) && !Files.exists(data.resolve("network.json"))) {
			throw new InputException(data + ": is not the data folder of an analysis and is not replaced");
		}
	}

	// all but the lock
	private static List<Path> content(Path data) throws IOException {
		try (Stream<Path> files = Files.list(data)) {
			return files.filter(f -> !f.endsWith(FolderLock.FILE)).toList();
		}
	}

	/**
	 * Opens an analysis; the model is not needed.
	 *
	 * @throws InputException naming the file when document or data are missing or damaged
	 */
	public Analysis open(Path document) throws InputException {
		return Analysis.open(document.toAbsolutePath().normalize(), catalogue);
	}
}
