package org.channelexplorer.core.document;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.JsonAdapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.internal.packed.Texts;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.util.Flat;
import org.channelexplorer.core.util.FlatRecord;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * The file {@code <name>.channelexplorer}: what was asked for, and what the user arranged. Numbers are beside it in
 * {@code <name>.data/}. Paths are relative to the document's folder where they can be, with {@code /}. In the file the components of all
 * groups stand side by side.
 *
 * @param schema      version of this format
 * @param name        display name
 * @param source      the files it was made from
 * @param reading     what was to be read of the network
 * @param choice      which images were to be taken
 * @param found       the images of the data set
 * @param arrangement what the user arranged since
 */
@Flat({ "schema", "name", "model", "images", "labels", "importer", "preprocessing", "tap", "layers", "summaries", "perClass", "pick", "seed", "batch",
		"classes", "excluded", "inputs", "device", "tokens", "names", "chosen", "dataset", "splits", "labellings", "labelling", "focuses", "focus",
		"repairs", "annotations", "state" })
@JsonAdapter(FlatRecord.class)
public record AnalysisDocument(int schema, String name, Source source, ReadingRequest reading, ChoiceRequest choice, Found found,
		Arrangement arrangement) {

	/**
	 * The files an analysis was made from.
	 *
	 * @param model    path of the model
	 * @param importer id of the model importer
	 * @param names    file that names the outputs, empty or null (absent in a file) = what lies beside the model or in it
	 * @param images   folder of the images
	 * @param labels   table of labels, empty for one folder per class
	 * @param dataset  how the data set was read; null (absent in a file) = all of it, as its content says
	 */
	public record Source(String model, String importer, String names, String images, String labels, DatasetReader.Choice dataset) {
		public Source {
			names = names == null ? "" : names;
			dataset = dataset == null ? DatasetReader.Choice.ALL : dataset;
		}
	}

	/**
	 * The images that were found and taken.
	 *
	 * @param classes  given class of every image by file; no labelling changes it
	 * @param excluded images the data set reader left out, with reasons
	 * @param splits   split of every image that belongs to one, by file; null (absent in a file) = none
	 */
	public record Found(Map<String, String> classes, List<ImageSet.Skipped> excluded, Map<String, String> splits) {
		public Found {
			classes = kept(classes);
			excluded = List.copyOf(excluded);
			splits = splits == null ? Map.of() : kept(splits);
		}
	}

	private static Map<String, String> kept(Map<String, String> byFile) {
		return byFile instanceof ByFile ? byFile : Collections.unmodifiableMap(new LinkedHashMap<>(byFile));
	}

	/**
	 * What users arrange: nothing in it changes what was extracted.
	 *
	 * @param labellings  the analyst's classes, each a list of edits over the given ones; none in use = the given classes
	 * @param focuses     named subsets of the images; none in use = all images
	 * @param repairs     decisions about labels, surgeries, refinements
	 * @param annotations notes about images, classes, layers and channels, in order of writing; null (absent in a file) = none
	 * @param state       what views keep (layout, selection ...), by key; unknown keys are preserved
	 */
	public record Arrangement(@Flat.Names( {
			"labellings", "labelling" }) NamedValues<Labelling> labellings,
			@Flat.Names({ "focuses", "focus" }) NamedValues<Focus> focuses, Repairs repairs, List<Annotation> annotations,
			Map<String, JsonElement> state){

		/** Nothing yet. */
		public static final Arrangement NONE = new Arrangement(NamedValues.none(), NamedValues.none(), Repairs.NONE, List.of(), Map.of());

		public Arrangement {
			repairs = Objects.requireNonNull(repairs, "repairs");
			annotations = annotations == null ? List.of() : List.copyOf(annotations);
			state = Collections.unmodifiableMap(new TreeMap<>(state));
		}
	}

	/** Current {@link #schema()}. */
	public static final int SCHEMA = 5;
	/** Extension of the document's file name, without the dot. */
	public static final String EXTENSION = "channelexplorer";

	private static final int MOST_FOCUSES = 20;
	private static final Pattern REMOTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

	/**
	 * What is asked for, before the user arranges anything.
	 *
	 * @param importer id of the model importer
	 * @param images   the chosen images
	 */
	public static AnalysisDocument of(AnalysisRequest r, String importer, ImageSet images) throws InputException {
		Path document = r.document();
		Source source = new Source(relative(document, r.model()), importer, kept(document, r.source().names()), relative(document, images.folder()),
				kept(document, r.labels()), r.source().dataset());
		return new AnalysisDocument(SCHEMA, name(document), source, r.reading().given(r.reading().inputs().keptIn(document)), r.choice(),
				new Found(ByFile.of(images, ImageEntry::label), images.skipped(), ByFile.of(images, ImageEntry::split)),
				new Arrangement(NamedValues.none(), new NamedValues<>(focuses(images), ""), Repairs.NONE, List.of(), Map.of()));
	}

	private static String kept(Path document, Path path) {
		return path == null ? "" : relative(document, path);
	}

	// every split, when there are several, and every tag: what users look at next
	private static List<Focus> focuses(ImageSet images) {
		Map<String, List<String>> named = new TreeMap<>();
		boolean several = images.entries().stream().map(ImageEntry::split).distinct().count() > 1;
		for (ImageEntry e : images.entries()) {
			if (several && !e.split().isEmpty()) {
				named.computeIfAbsent(e.split(), _ -> new Texts()).add(e.file());
			}
			e.tags().stream().distinct().filter(t -> !t.equals(e.split()))
					.forEach(t -> named.computeIfAbsent(t, _ -> new Texts()).add(e.file()));
		}
		return named.entrySet().stream().filter(n -> Names.problem(n.getKey()) == null && !n.getKey().equals(Focus.ALL)).limit(MOST_FOCUSES)
				.map(n -> new Focus(n.getKey(), List.of(), n.getValue())).toList();
	}

	/** Path of the model. */
	public String model() {
		return source.model;
	}

	/** Folder of the images. */
	public String images() {
		return source.images;
	}

	/** Default seed of every operation. */
	public long seed() {
		return choice.seed();
	}

	/** Given class of every image by file; no labelling changes it. */
	public Map<String, String> classes() {
		return found.classes;
	}

	/** The labellings, and which is in use. */
	public NamedValues<Labelling> labellings() {
		return arrangement.labellings;
	}

	/** The focuses, and which is in use. */
	public NamedValues<Focus> focuses() {
		return arrangement.focuses;
	}

	/** Decisions about labels, surgeries, refinements. */
	public Repairs repairs() {
		return arrangement.repairs;
	}

	/** Notes about images, classes, layers and channels, in order of writing. */
	public List<Annotation> annotations() {
		return arrangement.annotations;
	}

	/** What views keep (layout, selection ...), by key. */
	public Map<String, JsonElement> state() {
		return arrangement.state;
	}

	/** The same with other labellings. */
	public AnalysisDocument withLabellings(NamedValues<Labelling> changed) {
		return arranged(new Arrangement(changed, focuses(), repairs(), annotations(), state()));
	}

	/** The same with other focuses. */
	public AnalysisDocument withFocuses(NamedValues<Focus> changed) {
		return arranged(new Arrangement(labellings(), changed, repairs(), annotations(), state()));
	}

	/** The same with other repairs. */
	public AnalysisDocument withRepairs(Repairs changed) {
		return arranged(new Arrangement(labellings(), focuses(), changed, annotations(), state()));
	}

	/** The same with other annotations. */
	public AnalysisDocument withAnnotations(List<Annotation> changed) {
		return arranged(new Arrangement(labellings(), focuses(), repairs(), changed, state()));
	}

	/** The same with one part of the state replaced (removed when {@code value} is null). */
	public AnalysisDocument withState(String key, JsonElement value) {
		Map<String, JsonElement> changed = new TreeMap<>(state());
		if (value == null) {
			changed.remove(key);
		} else {
			changed.put(key, value);
		}
		return arranged(new Arrangement(labellings(), focuses(), repairs(), annotations(), changed));
	}

	private AnalysisDocument arranged(Arrangement so) {
		return new AnalysisDocument(schema, name, source, reading, choice, found, so);
	}

	/** The same under another name. */
	public AnalysisDocument renamed(String other) {
		return new AnalysisDocument(schema, other, source, reading, choice, found, arrangement);
	}

	/** The same with other paths of the model and of the folder of images, as the document keeps them: their contents are the same. */
	public AnalysisDocument located(String movedModel, String movedImages) {
		return located(movedModel, movedImages, source.labels, source.names, reading.inputs());
	}

	/** The same with other paths of everything it names, as the document keeps them: their contents are the same. */
	public AnalysisDocument located(String movedModel, String movedImages, String movedLabels, String movedNames, InputRequest movedInputs) {
		Source moved = new Source(movedModel, source.importer, movedNames, movedImages, movedLabels, source.dataset);
		return new AnalysisDocument(schema, name, moved, reading.given(movedInputs), choice, found, arrangement);
	}

	/** The same for a document that lies elsewhere: relative paths lead from there to the same files. */
	public AnalysisDocument movedTo(Path from, Path to) throws InputException {
		return located(moved(from, to, model()), moved(from, to, images()), moved(from, to, source.labels), moved(from, to, source.names),
				reading.inputs().of(from).keptIn(to));
	}

	private static String moved(Path from, Path to, String kept) {
		return kept.isEmpty() ? "" : relative(to, resolve(from, kept));
	}

	/** Whether another document asks for the same data: name, images found, and what users arrange later, aside. */
	public boolean asksForTheSame(AnalysisDocument other) {
		return source.equals(other.source) && reading.equals(other.reading) && choice.equals(other.choice);
	}

	/** The name of an analysis: its file's, without {@link #EXTENSION}. */
	public static String name(Path file) {
		String name = String.valueOf(file.getFileName());
		return name.endsWith("." + EXTENSION) ? name.substring(0, name.length() - EXTENSION.length() - 1) : name;
	}

	/** The data folder that belongs to a document. */
	public static Path dataFolder(Path document) {
		return document.resolveSibling(name(document) + ".data");
	}

	/** A path as the document keeps it. */
	public static String relative(Path document, Path path) {
		if (isRemote(path)) {
			return path.toString();
		}
		Path base = document.toAbsolutePath().normalize().getParent();
		Path absolute = path.toAbsolutePath().normalize();
		boolean near = base.getRoot().equals(absolute.getRoot()) && absolute.startsWith(base);
		return Folders.slashed(near ? base.relativize(absolute) : absolute);
	}

	// a cluster's file system, such as hdfs:/host/folder, which is no file system here
	private static boolean isRemote(Path path) {
		return !path.isAbsolute() && path.getNameCount() > 0 && REMOTE.matcher(path.getName(0).toString()).matches();
	}

	/** A kept path as an absolute one; that of a cluster's file system as it is. */
	public static Path resolve(Path document, String kept) {
		return isRemote(Path.of(kept)) ? Path.of(kept) : document.toAbsolutePath().normalize().getParent().resolve(kept).normalize();
	}

	/** Writes the document: temporary file, force, atomic rename. */
	public void write(Path file) throws IOException {
		AtomicFiles.write(file, writer -> Json.pretty(this, writer));
	}

	/**
	 * Reads a document; older schemas are migrated.
	 *
	 * @throws InputException naming the file when it is no document, damaged, or of a newer schema
	 */
	public static AnalysisDocument read(Path file) throws InputException {
		try {
			boolean current = Json.valueAt(file, "schema").equals(Optional.of(Integer.toString(SCHEMA)));
			AnalysisDocument document = current ? Json.read(file, AnalysisDocument.class) : migrated(file);
			if (document.name == null || document.model() == null || document.images() == null || document.reading.preprocessing() == null
					|| document.reading.tap() == null || document.reading.inputs() == null || document.choice.pick() == null) {
				throw new InputException(file + ": the analysis is incomplete (name, model, images, preprocessing, tap, inputs or pick is missing)");
			}
			return document;
		} catch (JsonParseException | NullPointerException | IllegalArgumentException | UnsupportedOperationException | IllegalStateException e) {
			throw new InputException(file + ": not a valid analysis: " + Json.reason(e), e);
		}
	}

	private static AnalysisDocument migrated(Path file) throws InputException {
		if (!(Json.read(file) instanceof JsonObject json) || !json.has("schema")) {
			throw new InputException(file + ": not a ChannelExplorer analysis");
		}
		return Json.fromTree(Migrations.document(json, file), AnalysisDocument.class);
	}
}
