package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.IterationNames;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.ReadingRequest;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.document.RecipeDifference;
import org.channelexplorer.core.document.StoredImages;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extraction.ClassToken;
import org.channelexplorer.core.extraction.Cluster;
import org.channelexplorer.core.extraction.ClusterExtraction;
import org.channelexplorer.core.extraction.Extraction;
import org.channelexplorer.core.extraction.FolderLock;
import org.channelexplorer.core.extraction.InputPlan;
import org.channelexplorer.core.extraction.StoredHead;
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

/** Makes or resumes one analysis: the model is open, and whatever is extracted lands in the folder beside the document. */
final class AnalysisRun {
	private final Analyses analyses;
	private final Catalogue catalogue;
	/** Null for this process. */
	private final Cluster cluster;
	private final AnalysisRequest request;
	private final String importer;

	/** @param importer id of the model's importer */
	AnalysisRun(Analyses analyses, Catalogue catalogue, Cluster cluster, AnalysisRequest request, String importer) {
		this.analyses = analyses;
		this.catalogue = catalogue;
		this.cluster = cluster;
		this.request = request;
		this.importer = importer;
	}

	/** @return the images that were taken @throws InputException as {@link Analyses#analyze} */
	ImageSet run(ImportedModel model, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, 99);
		ReadingRequest reading = request.reading();
		List<Integer> steps = reading.inputs().keptSteps();
		Network network = model.network();
		progress.split(1);
		List<Layer> layers = network.select(reading.layers(), reading.tap());
		Optional<ImageSet> elsewhere = analyses.elsewhere(request);
		ImageSet all = (elsewhere.isPresent() ? elsewhere.get() : analyses.here(request)).ofClasses(request.choice().chosen());
		Path data = AnalysisDocument.dataFolder(request.document());
		FirstPass first = new FirstPass(catalogue, request);
		boolean choose = FirstPass.needed(request, all);
		ImageSet images = choose ? all : request.choice().pick().limit(all, request.choice().perClass(), request.choice().seed());
		InputPlan plan = InputPlan.of(network, request, images);
		plan.check(reading.preprocessing());
		List<Tap> taps = new ArrayList<>(layers.stream().map(l -> l.tap(reading.tap()).orElseThrow()).toList());
		if (plan.iteration() != null) {
			taps.add(IterationNames.prediction(plan.iteration(), network)); // behind the layers: read, but not summarised
		}
		ImageSize size = plan.size(images);
		ModelImporter.RunnerOptions options = new ModelImporter.RunnerOptions(taps, reading.batch(), size.height(), size.width(), plan.imageInput(),
				plan.tensors(), reading.device());
		try (NetworkRunner runner = model.run(options)) {
			List<Recipe.StoredLayer> stored = storedLayers(layers, runner.taps(), new ClassToken(network.sized(runner.taps()), reading.tokens()));
			Weights weights = StoredNorms.in(data) || Manifest.completeIn(data) ? null : new Weights(new StoredNorms(model, stored), new StoredHead(model));
			Map<String, Path> files = new LinkedHashMap<>(Map.of(request.model().getFileName().toString(), request.model()));
			files.putAll(model.files());
			model.close(); // its weights need not be in memory twice while images are run
			ImageSize taken = new ImageSize(runner.input().height(), runner.input().width());
			if (reading.inputs().size() != null && !taken.equals(size)) { // not every importer declares its inputs
				throw new InputException(network.name() + " takes images of " + taken + " only: " + size + " cannot be asked for");
			}
			Recipe recipe = Recipe.of(new Recipe.Run(network.sha256(), importer, runner.batch(), reading.device()),
					new Recipe.Feeding(reading.preprocessing(), taken.height(), taken.width(), plan.imageInput()),
					new Recipe.Reading(reading.tap(), stored, functions(reading.summaries()), steps),
					new Recipe.Further(plan.stored(), plan.iteration()),
					unhashed(images));
			Pass pass = new Pass(request, network, recipe, plan, runner, weights, new Where(files, elsewhere.isEmpty()));
			List<Path> missing = Stream.iterate(data.toAbsolutePath(), Objects::nonNull, Path::getParent).takeWhile(Files::notExists).toList();
			try {
				return locked(pass, first, all, images, choose, progress);
			} catch (InputException | IOException | RuntimeException e) {
				discard(missing, e);
				throw e;
			}
		} catch (java.nio.channels.ClosedByInterruptException e) {
			OperationCanceledException cancelled = new OperationCanceledException("interrupted");
			cancelled.initCause(e);
			throw cancelled;
		} catch (IOException e) {
			throw new InputException(data + ": cannot be written: " + Reasons.of(e), e);
		}
	}

	private ImageSet locked(Pass pass, FirstPass first, ImageSet all, ImageSet images, boolean choose, SubMonitor progress)
			throws IOException, InputException {
		Path data = AnalysisDocument.dataFolder(request.document());
		// what is complete may lie where nothing can be written
		try (FolderLock _ = Manifest.completeIn(data) ? null : new FolderLock(data)) {
			if (choose) {
				return twoPasses(pass, first, all, progress);
			}
			Begun begun = begin(pass, images, progress.split(3));
			if (begun.decided()) {
				first.discard();
			}
			extract(pass, begun.manifest(), images.folder(), progress.split(95));
			return images;
		}
	}

	/** What a run that failed before it had a document has made, which nothing could be resumed from. @param missing before it, the data folder first */
	private void discard(List<Path> missing, Exception failure) {
		if (missing.isEmpty() || Files.exists(request.document())) {
			return;
		}
		try {
			if (Files.exists(missing.getFirst())) {
				Folders.delete(missing.getFirst());
			}
			for (Path parent : missing.subList(1, missing.size())) {
				Files.deleteIfExists(parent); // not when somebody else has put something there
			}
		} catch (IOException e) {
			failure.addSuppressed(e);
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

	/** What the analysis keeps of the model's weights. */
	private record Weights(StoredNorms norms, StoredHead head) {

		void write(Path data) throws IOException {
			head.write(data);
			norms.write(data); // last: it says that all of this is there
		}
	}

	/** @param weights what is still to be written of them, null for nothing */
	private record Pass(AnalysisRequest request, Network network, Recipe recipe, InputPlan plan, NetworkRunner runner, Weights weights, Where where) {

		/** The same before it is known which images are taken. */
		Pass undecided() {
			return new Pass(request, network, recipe.with(recipe.functions(), List.of(), List.of()), plan, runner, weights, where);
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
			return new Pass(request, network, recipe.with(recipe.functions(), stored, itsPlan.stored()), itsPlan, runner, weights, where);
		}
	}

	private void extract(Pass pass, Manifest begun, Path images, IProgressMonitor monitor) throws IOException, InputException {
		Path data = AnalysisDocument.dataFolder(pass.request.document());
		if (pass.weights != null) {
			pass.weights.write(data);
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
	private ImageSet twoPasses(Pass pass, FirstPass first, ImageSet all, SubMonitor progress) throws IOException, InputException {
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
			try (Analysis passed = analyses.open(over.request.document())) { // unmapped before it is deleted
				everything = passed.recipe(); // with what was read
				images = first.choose(passed, all, everything, progress.split(10));
			}
			first.removePass();
		}
		progress.setTaskName("Pass 2 of 2: " + images.entries().size() + " representatives");
		Pass chosen = pass.of(images, everything);
		progress.setWorkRemaining(100);
		extract(chosen, begin(chosen, images, progress.split(1)).manifest(), images.folder(), progress.split(99));
		return images;
	}

	private static String predicted(Manifest manifest) {
		return manifest.predictions() == null ? "nothing" : "the output " + manifest.predictions().name();
	}

	// writes document, manifest and graph before the first row; or checks that what exists was made with the same settings
	private Begun begin(Pass pass, ImageSet images, IProgressMonitor monitor) throws IOException, InputException {
		Path file = pass.request.document();
		Path data = AnalysisDocument.dataFolder(file);
		AnalysisDocument document = AnalysisDocument.of(pass.request, pass.recipe.run().importer(), images);
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
			if (!there.complete() && !predicted(there).equals(predicted(manifest))) {
				throw new InputException(
						file + ": was begun by a version that kept " + predicted(there) + " as predictions, which are now " + predicted(manifest)
								+ "; choose another file, or delete it and " + data.getFileName());
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
			OutputNames names = pass.request.source().names() == null ? OutputNames.of(pass.request.model(), pass.network.metadata(), outputs)
					: OutputNames.read(pass.request.source().names(), outputs);
			if (names.known()) { // else they may be put beside the model later
				AtomicFiles.write(data.resolve(Outputs.FILE), Json.compact(names));
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
}
