package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extraction.ExportTrial;
import org.channelexplorer.core.extraction.KeptModel;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.HeadInput;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.store.FileResultStore;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * An open analysis: document, graph and mapped matrices. Immutable but for the document's state; safe for concurrent reading. The caller
 * that opens it closes it: until then its files stay mapped, and the model stays in memory when it was needed.
 */
public final class Analysis implements AnalysisData, AutoCloseable {
	/** Folder of the results, below the data folder. */
	public static final String RESULTS = "results";
	private final Path file;
	private final Path data;
	private final KeptModel model;
	private final Manifest manifest;
	private final Network network;
	private final List<ImageEntry> images;
	private final Set<String> withoutRow;
	private final MatrixKeys keys;
	private final String namesHash;
	private final ResultStore results;
	private final Matrices matrices;
	private final Outputs outputs;
	private final Lifetime lifetime;
	private volatile Arranged arranged;
	private ImageSource source;

	/** The document, and the classes it makes. */
	private record Arranged(AnalysisDocument document, Labels labels) {
	}

	private Analysis(Path file, Catalogue catalogue, AnalysisDocument document, Manifest manifest, Network network, int[] rows)
			throws InputException {
		this.file = file;
		model = new KeptModel(catalogue, manifest.recipe().run().importer(), AnalysisDocument.resolve(file, document.model()),
				manifest.recipe().run().modelSha256());
		this.manifest = manifest;
		this.network = network;
		data = AnalysisDocument.dataFolder(file);
		lifetime = new Lifetime(String.valueOf(file.getFileName()), model, new Others(catalogue));
		results = new FileResultStore(data.resolve(RESULTS));
		List<ImageEntry> entries = new ArrayList<>(rows.length);
		for (int row : rows) {
			Recipe.StoredImage image = manifest.recipe().images().get(row);
			entries.add(new ImageEntry(image.file(), document.classes().getOrDefault(image.file(), ImageEntry.UNLABELLED),
					document.found().splits().getOrDefault(image.file(), "")));
		}
		images = List.copyOf(entries);
		namesHash = Hashes.ofLines(images.stream().map(ImageEntry::file));
		keys = new MatrixKeys(manifest.recipe(), Hashes.ofLines(Arrays.stream(rows).mapToObj(row -> manifest.recipe().images().get(row).sha256())));
		matrices = new Matrices(file, manifest.recipe(), images.size(), keys, lifetime);
		outputs = new Outputs(manifest, data, matrices, keys, () -> OutputNames.of(modelPath(), network.metadata(), manifest.predictions().classes()));
		Set<String> files = new HashSet<>(document.classes().keySet());
		images.forEach(i -> files.remove(i.file()));
		withoutRow = Set.copyOf(files);
		arranged = arranged(document);
	}

	private Arranged arranged(AnalysisDocument changed) throws InputException {
		try {
			Optional<Labelling> inUse = changed.labellings().current();
			return new Arranged(changed, (inUse.isEmpty() ? Labelling.given(images) : inUse.get().apply(images, withoutRow)).labels());
		} catch (InputException e) {
			throw new InputException(file + ": " + e.getMessage(), e);
		}
	}

	static Analysis open(Path file, Catalogue catalogue) throws InputException {
		Opened o = Opened.read(file);
		return new Analysis(file, catalogue, o.document(), o.manifest(), o.network(), o.rows());
	}

	/**
	 * Unmaps the matrices and frees the model, at once or when the last {@linkplain #hold() hold} is given back. What has been read before
	 * stays good; to read matrices afterwards throws an {@link IllegalStateException}. May be called several times, from any thread.
	 */
	@Override
	public void close() {
		source().close();
		lifetime.close();
	}

	/**
	 * Keeps the matrices readable for long work, even when it is closed meanwhile.
	 *
	 * @return to be closed, on any thread, when the work is over
	 * @throws IllegalStateException when it is closed already
	 */
	public Hold hold() {
		return lifetime.hold();
	}

	/** Keeps an analysis readable. */
	public interface Hold extends AutoCloseable {
		@Override
		void close();
	}

	/** The document's file, absolute. */
	public Path file() {
		return file;
	}

	/** The data folder. */
	public Path dataFolder() {
		return data;
	}

	/** The document as it was last read or saved. */
	public AnalysisDocument document() {
		return arranged.document;
	}

	/** What the rows are. */
	public Recipe recipe() {
		return manifest.recipe();
	}

	/** Whether every image was tried; a cancelled or killed extraction can be resumed. */
	public boolean complete() {
		return manifest.complete();
	}

	/** Images without a row: those the data set reader left out and those that could not be read. */
	public List<Skipped> skipped() {
		List<Skipped> all = new ArrayList<>(document().found().excluded());
		all.addAll(manifest.skipped());
		return all;
	}

	/** Images that were tried and could not be read. */
	List<Skipped> unread() {
		return manifest.skipped();
	}

	/**
	 * Saves what users arranged; from here on {@link #labels()} are those of its labelling.
	 *
	 * @throws InputException when the labelling in use does not fit the images; nothing is written
	 */
	public synchronized void save(AnalysisDocument changed) throws IOException, InputException {
		Arranged now = arranged(changed);
		changed.write(file);
		arranged = now;
	}

	/** Where results of operations on this analysis are kept. */
	public ResultStore results() {
		return results;
	}

	/** The absolute path of the folder or archive of images (which may be gone). */
	public Path imageFolder() {
		return AnalysisDocument.resolve(file, document().images());
	}

	/** What the images are read from. */
	public synchronized ImageSource source() {
		Path folder = imageFolder();
		if (source == null || !source.root().equals(folder)) {
			if (source != null) {
				source.close();
			}
			source = new ImageSource(folder);
		}
		return source;
	}

	/** The absolute path of an image; of one in an archive, the archive's path and then the image's. */
	public Path imagePath(int image) {
		return imageFolder().resolve(images.get(image).file());
	}

	/** The request that made it; analysing it again resumes an incomplete analysis. */
	public AnalysisRequest request() {
		AnalysisDocument d = document();
		AnalysisRequest.Source source = new AnalysisRequest.Source(modelPath(), absolute(d.source().names()), imageFolder(), absolute(d.source().labels()),
				d.source().dataset());
		return new AnalysisRequest(file(), source, d.reading().given(d.reading().inputs().of(file())), d.choice(), 0);
	}

	private Path absolute(String kept) {
		return kept.isEmpty() ? null : AnalysisDocument.resolve(file(), kept);
	}

	/** The absolute path of the model (which may be gone). */
	public Path modelPath() {
		return AnalysisDocument.resolve(file, document().model());
	}

	@Override
	public Network network() {
		return network;
	}

	@Override
	public List<String> layers() {
		return manifest.recipe().layers().stream().map(Recipe.StoredLayer::id).toList();
	}

	@Override
	public List<String> summaries() {
		return manifest.recipe().functions().stream().map(Recipe.StoredFunction::id).toList();
	}

	@Override
	public String imagesHash() {
		return namesHash;
	}

	@Override
	public String filesHash() {
		return Hashes.of(keys.images() + "\n" + Hashes.ofLines(images.stream().map(ImageEntry::split)));
	}

	@Override
	public List<ImageEntry> images() {
		return images;
	}

	@Override
	public Labels labels() {
		return arranged.labels;
	}

	@Override
	public String labelsHash() {
		return labels().hash();
	}

	@Override
	public Set<String> filesWithoutRow() {
		return withoutRow;
	}

	@Override
	public NamedValues<Labelling> labellings() {
		return document().labellings();
	}

	@Override
	public NamedValues<Focus> focuses() {
		return document().focuses();
	}

	@Override
	public List<Integer> steps() {
		return manifest.recipe().steps();
	}

	@Override
	public AnalysisData atStep(int step) throws InputException {
		if (!steps().contains(step)) {
			throw new InputException(steps().isEmpty() ? file.getFileName() + " has no steps: its network was run once per image"
					: "step " + step + " was not extracted in " + file.getFileName() + " (it has " + steps() + ")");
		}
		return new StepView(this, step);
	}

	@Override
	public AnalysisData other(String document) throws InputException {
		return lifetime.other(document);
	}

	@Override
	public SummaryMatrix summary(String layer, String function) throws InputException {
		return summary(layer, function, manifest.recipe().stepsOrNone().getLast());
	}

	SummaryMatrix summary(String layer, String function, int step) throws InputException {
		return matrices.summary(layer, function, step);
	}

	/** An extracted layer. @throws InputException naming what was extracted */
	Recipe.StoredLayer stored(String layer) throws InputException {
		return matrices.layer(layer);
	}

	@Override
	public ActivationMaps maps(List<String> of) throws InputException {
		return maps(of, manifest.recipe().stepsOrNone().getLast());
	}

	ActivationMaps maps(List<String> of, int step) throws InputException {
		return again().maps(of, step);
	}

	@Override
	public Substitutions substitutions(List<String> of) throws InputException {
		return again().substitutions(of);
	}

	/** What removes channels of the network. @throws InputException when the model is gone, or cannot be changed */
	public ModelSurgeon surgeon() throws InputException {
		return again().surgeon();
	}

	/**
	 * Runs the network and one that was made of it on some images.
	 *
	 * @param made  the other network's file
	 * @param some images, at least one
	 * @throws InputException naming what cannot be run
	 */
	public ExportTrial.Outcome compare(Path made, int[] some, IProgressMonitor monitor) throws InputException {
		return again().compare(made, some, monitor);
	}

	@Override
	public OutgoingWeights outgoingWeights(String layer) throws InputException {
		return again().outgoingWeights(layer);
	}

	private Again again() { // what needs the model
		lifetime.check();
		return new Again(this, model, keys);
	}

	@Override
	public byte[] imageFile(int image) throws IOException {
		return source().read(images.get(image).file());
	}

	/**
	 * The summaries of images that are not the analysis' own, as its own were made: the network is run on them. Nothing is stored.
	 *
	 * @param files     the images
	 * @param layer     an extracted layer
	 * @param function  an extracted summary function
	 * @param step      of an analysis with steps, else 0
	 * @param catalogue has the function
	 * @return files x channels
	 * @throws InputException naming the file that cannot be used; or when the network cannot be run
	 */
	public FloatMatrix summariesOf(List<Path> files, String layer, String function, int step, Catalogue catalogue, IProgressMonitor monitor)
			throws InputException {
		return again().summariesOf(files, layer, function, step, catalogue, monitor);
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		return outputs.predictions();
	}

	@Override
	public OutputNames outputNames() {
		return outputs.names();
	}

	@Override
	public String predictionsHash() {
		return images.isEmpty() ? "" : outputs.hash();
	}

	@Override
	public float[] filterNorms(String layer) throws InputException {
		return again().filterNorms(layer);
	}

	@Override
	public HeadInput head() throws InputException {
		return again().head();
	}
}
