package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.IterationNames;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.document.RecipeDifference;
import org.channelexplorer.core.document.StoredImages;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extraction.ClassToken;
import org.channelexplorer.core.extraction.Cluster;
import org.channelexplorer.core.extraction.ClusterExtraction;
import org.channelexplorer.core.extraction.Extraction;
import org.channelexplorer.core.extraction.FolderLock;
import org.channelexplorer.core.extraction.InputPlan;
import org.channelexplorer.core.extraction.StoredNorms;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSize;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
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
		for (Contribution<ModelImporter> c : catalogue.contributions(ExtensionPoint.MODEL_IMPORTERS)) {
			try {
				if (c.create().accepts(model)) {
					return c;
				}
				others.add(c.name());
			} catch (RuntimeException | LinkageError e) { // a third party's importer must not hide the others
				others.add(c.name() + ", which fails: " + e);
			}
		}
		throw new InputException(model + ": no installed importer reads this file (there are: " + String.join("; ", others) + ")");
	}

	/** Reads a network's graph. */
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
	 */
	public ImageSet images(Path folder, Path labels) throws InputException {
		return images(folder, labels, DatasetReader.Choice.ALL);
	}

	/** Lists a data set, or what is chosen of it. */
	public ImageSet images(Path folder, Path labels, DatasetReader.Choice choice) throws InputException {
		DatasetReader.Request request = new DatasetReader.Request(folder, labels, choice);
		return readerFor(request).create().read(request);
	}

	/**
	 * The reader of a data set: the chosen one, else the one that recognises it, else the first that takes it.
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
			DatasetReader reader = c.create();
			if (reader.recognises(request)) {
				known.add(c);
			} else if (first == null && reader.accepts(request)) {
				first = c;
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
		request.inputs().keptSteps();
		InputPlan plan = InputPlan.of(network, request, images);
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
		SubMonitor progress = SubMonitor.convert(monitor, "Analyse " + request.model().getFileName(), 100);
		request.inputs().keptSteps();
		progress.subTask("Reading " + request.model().getFileName());
		Contribution<ModelImporter> contribution = importerFor(request.model());
		ModelImporter importer = contribution.create();
		progress.split(1); // checks for cancellation between the steps that cannot be interrupted
		try (ImportedModel model = importer.open(request.model())) {
			checkDevice(request, contribution, importer);
			return analyze(request, contribution.id(), model, progress.split(99));
		}
	}

	private Analysis analyze(AnalysisRequest request, String importer, ImportedModel model, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, 99);
		List<Integer> steps = request.inputs().keptSteps();
		Network network = model.network();
		progress.split(1);
		List<Layer> layers = network.select(request.layers(), request.tap());
		Optional<ImageSet> elsewhere = elsewhere(request);
		ImageSet all = (elsewhere.isPresent() ? elsewhere.get() : here(request)).ofClasses(request.classes());
		Path data = AnalysisDocument.dataFolder(request.document());
		FirstPass first = new FirstPass(catalogue, request);
		boolean choose = FirstPass.needed(request, all);
		ImageSet images = choose ? all : request.pick().limit(all, request.perClass(), request.seed());
		InputPlan plan = InputPlan.of(network, request, images);
		List<Tap> taps = new ArrayList<>(layers.stream().map(l -> l.tap(request.tap()).orElseThrow()).toList());
		if (plan.iteration() != null) {
			taps.add(IterationNames.prediction(plan.iteration(), network)); // behind the layers: read, but not summarised
		}
		ImageSize size = plan.size(images);
		ModelImporter.RunnerOptions options = new ModelImporter.RunnerOptions(taps, request.batch(), size.height(), size.width(), plan.imageInput(),
				plan.tensors(), request.device());
		try (NetworkRunner runner = model.run(options)) {
			List<Recipe.StoredLayer> stored = storedLayers(layers, runner.taps(), new ClassToken(network.sized(runner.taps()), request.tokens()));
			StoredNorms norms = StoredNorms.in(data) || Manifest.completeIn(data) ? null : new StoredNorms(model, stored);
			Map<String, Path> files = new LinkedHashMap<>(Map.of(request.model().getFileName().toString(), request.model()));
			files.putAll(model.files());
			model.close(); // its weights need not be in memory twice while images are run
			ImageSize taken = new ImageSize(runner.input().height(), runner.input().width());
			if (request.inputs().size() != null && !taken.equals(size)) { // not every importer declares its inputs
				throw new InputException(network.name() + " takes images of " + taken + " only: " + size + " cannot be asked for");
			}
			Recipe recipe = Recipe.of(new Recipe.Run(network.sha256(), importer, runner.batch(), request.device()),
					new Recipe.Feeding(request.preprocessing(), taken.height(), taken.width(), plan.imageInput()),
					new Recipe.Reading(request.tap(), stored, functions(request.summaries()), steps), new Recipe.Further(plan.stored(), plan.iteration()),
					unhashed(images));
			Pass pass = new Pass(request, network, recipe, plan, runner, norms, new Where(files, elsewhere.isEmpty()));
			// what is complete may lie where nothing can be written
			try (FolderLock _ = Manifest.completeIn(data) ? null : new FolderLock(data)) {
				if (choose) {
					twoPasses(pass, first, all, progress);
				} else {
					Begun begun = begin(pass, images, progress.split(3));
					if (begun.decided()) {
						first.discard();
					}
					extract(pass, begun.manifest(), images.folder(), progress.split(95));
				}
			}
			return open(request.document());
		} catch (java.nio.channels.ClosedByInterruptException e) {
			OperationCanceledException cancelled = new OperationCanceledException("interrupted");
			cancelled.initCause(e);
			throw cancelled;
		} catch (IOException e) {
			throw new InputException(data + ": cannot be written: " + Reasons.of(e), e);
		}
	}

	/** The images of a request, on the cluster or here. */
	public ImageSet listed(AnalysisRequest request) throws InputException {
		Optional<ImageSet> elsewhere = elsewhere(request);
		return elsewhere.isPresent() ? elsewhere.get() : here(request);
	}

	private Optional<ImageSet> elsewhere(AnalysisRequest request) throws InputException {
		return cluster == null ? Optional.empty() : cluster.images(request);
	}

	private ImageSet here(AnalysisRequest request) throws InputException {
		return images(request.images(), request.labels(), request.dataset());
	}

	private static void checkDevice(AnalysisRequest request, Contribution<ModelImporter> contribution, ModelImporter importer) throws InputException {
		if (!importer.devices().contains(request.device())) {
			throw new InputException("device '" + request.device() + "': the importer " + contribution.name() + ", which runs " + request.model().getFileName()
					+ ", computes on " + String.join(" or ", importer.devices()));
		}
	}

	/**
	 * Where the files are.
	 *
	 * @param model  the model's, by their place relative to its folder
	 * @param images whether this machine can read the images
	 */
	private record Where(Map<String, Path> model, boolean images) {
	}

	/** @param norms what is still to be written of the filters, null for nothing */
	private record Pass(AnalysisRequest request, Network network, Recipe recipe, InputPlan plan, NetworkRunner runner, StoredNorms norms, Where where) {

		/** The same before it is known which images are taken. */
		Pass undecided() {
			return new Pass(request, network, recipe.with(recipe.functions(), List.of(), List.of()), plan, runner, norms, where);
		}

		/** The same of some of its images, which were read before. */
		Pass of(ImageSet some, Recipe read) throws InputException {
			InputPlan itsPlan = InputPlan.of(network, request, some);
			if (!itsPlan.tensors().equals(plan.tensors())) {
				throw new InputException(request.model().getFileName() + ": the representatives' inputs have other axes (" + itsPlan.tensors()
						+ ") than those of all images (" + plan.tensors() + ")");
			}
			Map<String, Recipe.StoredImage> byFile = new LinkedHashMap<>();
			read.images().forEach(i -> byFile.put(i.file(), i));
			List<Recipe.StoredImage> stored = some.entries().stream().map(e -> byFile.get(e.file())).toList();
			return new Pass(request, network, recipe.with(recipe.functions(), stored, itsPlan.stored()), itsPlan, runner, norms, where);
		}
	}

	private void extract(Pass pass, Manifest begun, Path images, IProgressMonitor monitor) throws IOException, InputException {
		Path data = AnalysisDocument.dataFolder(pass.request.document());
		if (pass.norms != null) {
			pass.norms.write(data);
		}
		if (cluster == null) {
			new Extraction(catalogue, begun, pass.plan, images, data, pass.request.threads()).run(pass.runner, monitor);
		} else {
			new ClusterExtraction(cluster, begun, pass.request, pass.where.model, data).run(images, monitor);
		}
	}

	/**
	 * What extraction starts from or resumes.
	 *
	 * @param decided whether the analysis had been begun without its images, which are now decided on
	 */
	private record Begun(Manifest manifest, boolean decided) {
	}

	// all images once to choose the representatives, then these
	private void twoPasses(Pass pass, FirstPass first, ImageSet all, SubMonitor progress) throws IOException, InputException {
		Recipe everything = pass.recipe.with(pass.recipe.functions().subList(0, 1), pass.recipe.images(), pass.recipe.inputs());
		if (first.chosen()) {
			everything = pass.where.images ? everything.hashed(hashes(all, progress.split(3))) : first.trusted(everything);
		}
		ImageSet images = first.known(all, everything).orElse(null);
		if (images == null) {
			first.check();
			begin(pass.undecided(), all, progress.split(1)); // so that it can be opened and resumed
			Pass over = new Pass(first.request(), pass.network, everything, pass.plan, pass.runner, null, pass.where);
			progress.setTaskName("Pass 1 of 2: all " + all.entries().size() + " images of " + all.folder().getFileName());
			extract(over, begin(over, all, progress.split(1)).manifest(), all.folder(), progress.split(70));
			progress.subTask("Choosing representatives");
			try (Analysis passed = open(over.request.document())) { // unmapped before it is deleted
				everything = passed.recipe(); // with what was read
				images = first.choose(passed, all, everything, progress.split(10));
			}
			first.removePass();
		}
		progress.setTaskName("Pass 2 of 2: " + images.entries().size() + " representatives");
		Pass chosen = pass.of(images, everything);
		progress.setWorkRemaining(100);
		extract(chosen, begin(chosen, images, progress.split(1)).manifest(), images.folder(), progress.split(99));
	}

	// writes document, manifest and graph before the first row; or checks that what exists was made with the same settings
	private Begun begin(Pass pass, ImageSet images, IProgressMonitor monitor) throws IOException, InputException {
		Path file = pass.request.document();
		Path data = AnalysisDocument.dataFolder(file);
		AnalysisDocument document = AnalysisDocument.of(pass.request, pass.recipe.importer(), images);
		Manifest manifest = new Manifest(pass.recipe, pass.runner.output().orElse(null), false, List.of());
		if (Files.exists(Manifest.file(data))) {
			Manifest there = Manifest.read(data);
			if (there.undecided() && there.recipe().equals(pass.undecided().recipe)) {
				document.write(file);
				manifest.write(data);
				return new Begun(manifest, true);
			}
			Recipe asked = pass.recipe.unhashed();
			Recipe made = there.recipe().unhashed(); // the images that were read are compared when they are continued
			if (there.complete() && made.equals(asked) && pass.where.images) {
				asked = asked.equals(pass.recipe) ? asked.hashed(hashes(images, monitor)) : pass.recipe;
				made = there.recipe();
			}
			if (!made.equals(asked)) {
				throw new InputException(file + ": already exists and was made with other settings (" + RecipeDifference.describe(made, asked)
						+ "); choose another file, or delete it and " + data.getFileName());
			}
			if (!Files.exists(file)) {
				document.write(file);
			}
			return new Begun(there, false);
		}
		boolean kept = Files.exists(file); // its data were deleted: they are made again
		if (kept && !AnalysisDocument.read(file).asksForTheSame(document)) {
			throw new InputException(file + ": already exists with other settings, and its data folder " + data.getFileName()
					+ " is empty; choose another file");
		}
		AtomicFiles.write(data.resolve("network.json"), Json.compact(pass.network));
		if (manifest.predictions() != null) {
			int outputs = manifest.predictions().classes();
			OutputNames names = pass.request.names() == null ? OutputNames.of(pass.request.model(), pass.network.metadata(), outputs)
					: OutputNames.read(pass.request.names(), outputs);
			if (names.known()) { // else they may be put beside the model later
				AtomicFiles.write(data.resolve(Analysis.OUTPUTS), Json.compact(names));
			}
		}
		manifest.write(data);
		if (!kept) { // last: a document without data could not be resumed
			document.write(file);
		}
		return new Begun(manifest, false);
	}

	private static List<Recipe.StoredLayer> storedLayers(List<Layer> layers, List<Tap> taps, ClassToken classToken) throws InputException {
		List<Recipe.StoredLayer> stored = new ArrayList<>();
		for (int i = 0; i < layers.size(); i++) {
			Tap tap = taps.get(i);
			if (tap.channels() < 1 || tap.height() < 1 || tap.width() < 1) {
				throw new InputException("layer " + layers.get(i).id() + " has no values to read (" + tap + ")");
			}
			String safe = layers.get(i).label().replaceAll("[^A-Za-z0-9._-]+", "_");
			String name = String.format(Locale.ROOT, "%04d-%s", i, safe.substring(0, Math.min(60, safe.length())));
			stored.add(new Recipe.StoredLayer(layers.get(i).id(), tap, name, classToken.tokens(tap)));
		}
		classToken.check(stored);
		return stored;
	}

	private List<Recipe.StoredFunction> functions(List<String> ids) throws InputException {
		List<Recipe.StoredFunction> functions = new ArrayList<>();
		for (String id : new java.util.LinkedHashSet<>(ids)) {
			functions.add(new Recipe.StoredFunction(id, catalogue.get(ExtensionPoint.SUMMARY_FUNCTIONS, id).documentation().version()));
		}
		return functions;
	}

	private static List<Recipe.StoredImage> unhashed(ImageSet images) {
		StoredImages.Builder named = new StoredImages.Builder();
		images.entries().forEach(e -> named.add(e.file(), ""));
		return named.build();
	}

	// reads what was read before: whether an image has changed since
	private static List<Recipe.StoredImage> hashes(ImageSet images, IProgressMonitor progress) {
		SubMonitor monitor = SubMonitor.convert(progress, images.entries().size());
		monitor.subTask("Comparing images with those that were read");
		StoredImages.Builder hashed = new StoredImages.Builder();
		try (ImageSource source = new ImageSource(images.folder())) {
			for (ImageEntry e : images.entries()) {
				monitor.split(1);
				String hash;
				try {
					hash = source.sha256(e.file());
				} catch (IOException unreadable) {
					hash = ""; // the extraction names it with the reason
				}
				hashed.add(e.file(), hash);
			}
		}
		return hashed.build();
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
			if (Files.isDirectory(data)) {
				Files.move(data, targetData);
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
			throw new InputException(data + ": cannot be replaced: " + Reasons.of(e), e);
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
