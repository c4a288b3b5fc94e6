package org.channelexplorer.core.document;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.Tokens;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * The file {@code <name>.channelexplorer}: what was asked for, and what the user arranged. Numbers are beside it in
 * {@code <name>.data/}. Paths are relative to the document's folder where they can be, with {@code /}.
 *
 * @param schema        version of this format
 * @param name          display name
 * @param model         path of the model
 * @param images        folder of the images
 * @param labels        table of labels, empty for one folder per class
 * @param importer      id of the model importer
 * @param preprocessing how images become input
 * @param tap           where layers are read
 * @param layers        the choice as asked for: {@code conv}, {@code conv+blocks}, {@code all} or a regular expression
 * @param summaries     ids of the summary functions; the first is the default of every operation
 * @param perClass      most images per class, 0 for all
 * @param pick          which images of a class were taken
 * @param seed          default seed of every operation
 * @param batch         images per run
 * @param classes       given class of every image by file; no labelling changes it
 * @param excluded      images the data set reader left out, with reasons
 * @param inputs        what the network is given besides the images, at which size, and how often it is run
 * @param device        what computes; absent in a file = the processor
 * @param tokens        which tokens are read of layers with a class token; absent in a file = all
 * @param names         file that names the outputs, empty or absent = what lies beside the model or in it
 * @param chosen        given classes whose images were taken, empty or absent = all
 * @param dataset       how the data set was read; absent in a file = all of it, as its content says
 * @param splits        split of every image that belongs to one, by file; absent in a file = none
 * @param labellings    the analyst's classes, each a list of edits over the given ones
 * @param labelling     name of the labelling in use, empty = the given classes
 * @param focuses       named subsets of the images
 * @param focus         name of the focus in use, empty = all images
 * @param repairs       decisions about labels, surgeries, refinements
 * @param annotations   notes about images, classes, layers and channels, in order of writing; absent in a file = none
 * @param state         what views keep (layout, selection ...), by key; unknown keys are preserved
 */
public record AnalysisDocument(int schema, String name, String model, String images, String labels, String importer,
		Preprocessing preprocessing, TapKind tap, String layers, List<String> summaries, int perClass, Pick pick, long seed, int batch,
		Map<String, String> classes, List<ImageSet.Skipped> excluded, InputRequest inputs, String device, Tokens tokens, String names, List<String> chosen,
		DatasetReader.Choice dataset, Map<String, String> splits, List<Labelling> labellings, String labelling, List<Focus> focuses, String focus,
		Repairs repairs, List<Annotation> annotations, Map<String, JsonElement> state) {

	/** Current {@link #schema()}. */
	public static final int SCHEMA = 5;
	/** Extension of the document's file name, without the dot. */
	public static final String EXTENSION = "channelexplorer";

	private static final int MOST_FOCUSES = 20;

	public AnalysisDocument {
		device = device == null ? ModelImporter.CPU : device;
		tokens = tokens == null ? Tokens.ALL : tokens;
		names = names == null ? "" : names;
		dataset = dataset == null ? DatasetReader.Choice.ALL : dataset;
		splits = splits == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(splits));
		chosen = chosen == null ? List.of() : List.copyOf(chosen);
		summaries = List.copyOf(summaries);
		classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
		excluded = List.copyOf(excluded);
		labellings = new NamedValues<>(labellings, labelling).all();
		focuses = new NamedValues<>(focuses, focus).all();
		repairs = Objects.requireNonNull(repairs, "repairs");
		annotations = annotations == null ? List.of() : List.copyOf(annotations);
		state = Collections.unmodifiableMap(new TreeMap<>(state));
	}

	/**
	 * What is asked for, before the user arranges anything.
	 *
	 * @param importer id of the model importer
	 * @param images   the chosen images
	 */
	public static AnalysisDocument of(AnalysisRequest r, String importer, ImageSet images) throws InputException {
		String name = r.document().getFileName().toString().replaceFirst("\\." + EXTENSION + "$", "");
		Map<String, String> classes = new LinkedHashMap<>();
		images.entries().forEach(e -> classes.put(e.file(), e.label()));
		return new AnalysisDocument(SCHEMA, name, relative(r.document(), r.model()), relative(r.document(), images.folder()),
				r.labels() == null ? "" : relative(r.document(), r.labels()), importer, r.preprocessing(), r.tap(), r.layers(), r.summaries(), r.perClass(),
				r.pick(), r.seed(), r.batch(), classes, images.skipped(), r.inputs().keptIn(r.document()), r.device(), r.tokens(),
				r.names() == null ? "" : relative(r.document(), r.names()), r.classes(), r.dataset(), splits(images), List.of(), "", focuses(images), "",
				Repairs.NONE, List.of(), Map.of());
	}

	private static Map<String, String> splits(ImageSet images) {
		Map<String, String> splits = new LinkedHashMap<>();
		images.entries().stream().filter(e -> !e.split().isEmpty()).forEach(e -> splits.put(e.file(), e.split()));
		return splits;
	}

	// every split, when there are several, and every tag: what users look at next
	private static List<Focus> focuses(ImageSet images) {
		Map<String, List<String>> named = new TreeMap<>();
		boolean several = images.entries().stream().map(ImageEntry::split).distinct().count() > 1;
		for (ImageEntry e : images.entries()) {
			if (several && !e.split().isEmpty()) {
				named.computeIfAbsent(e.split(), _ -> new ArrayList<>()).add(e.file());
			}
			e.tags().stream().distinct().filter(t -> !t.equals(e.split()))
					.forEach(t -> named.computeIfAbsent(t, _ -> new ArrayList<>()).add(e.file()));
		}
		return named.entrySet().stream().filter(n -> Names.problem(n.getKey()) == null && !n.getKey().equals(Focus.ALL)).limit(MOST_FOCUSES)
				.map(n -> new Focus(n.getKey(), List.of(), n.getValue())).toList();
	}

	/** The labellings, and which is in use. */
	public NamedValues<Labelling> allLabellings() {
		return new NamedValues<>(labellings, labelling);
	}

	/** The focuses, and which is in use. */
	public NamedValues<Focus> allFocuses() {
		return new NamedValues<>(focuses, focus);
	}

	/** The same with other labellings. */
	public AnalysisDocument withLabellings(NamedValues<Labelling> changed) {
		return arranged(changed, allFocuses(), repairs, annotations, state);
	}

	/** The same with other focuses. */
	public AnalysisDocument withFocuses(NamedValues<Focus> changed) {
		return arranged(allLabellings(), changed, repairs, annotations, state);
	}

	/** The same with other repairs. */
	public AnalysisDocument withRepairs(Repairs changed) {
		return arranged(allLabellings(), allFocuses(), changed, annotations, state);
	}

	/** The same with other annotations. */
	public AnalysisDocument withAnnotations(List<Annotation> changed) {
		return arranged(allLabellings(), allFocuses(), repairs, changed, state);
	}

	/** The same with one part of the state replaced (removed when {@code value} is null). */
	public AnalysisDocument withState(String key, JsonElement value) {
		Map<String, JsonElement> changed = new TreeMap<>(state);
		if (value == null) {
			changed.remove(key);
		} else {
			changed.put(key, value);
		}
		return arranged(allLabellings(), allFocuses(), repairs, annotations, changed);
	}

	/** The same under another name. */
	public AnalysisDocument renamed(String other) {
		return new AnalysisDocument(schema, other, model, images, labels, importer, preprocessing, tap, layers, summaries, perClass, pick, seed, batch,
				classes, excluded, inputs, device, tokens, names, chosen, dataset, splits, labellings, labelling, focuses, focus, repairs, annotations, state);
	}

	/** The same with other paths of the model and of the folder of images, as the document keeps them: their contents are the same. */
	public AnalysisDocument located(String movedModel, String movedImages) {
		return located(movedModel, movedImages, labels, names, inputs);
	}

	/** The same with other paths of everything it names, as the document keeps them: their contents are the same. */
	public AnalysisDocument located(String movedModel, String movedImages, String movedLabels, String movedNames, InputRequest movedInputs) {
		return new AnalysisDocument(schema, name, movedModel, movedImages, movedLabels, importer, preprocessing, tap, layers, summaries, perClass, pick, seed,
				batch, classes, excluded, movedInputs, device, tokens, movedNames, chosen, dataset, splits, labellings, labelling, focuses, focus, repairs,
				annotations, state);
	}

	/** The same for a document that lies elsewhere: relative paths lead from there to the same files. */
	public AnalysisDocument movedTo(Path from, Path to) throws InputException {
		return located(moved(from, to, model), moved(from, to, images), moved(from, to, labels), moved(from, to, names), inputs.of(from).keptIn(to));
	}

	private static String moved(Path from, Path to, String kept) {
		return kept.isEmpty() ? "" : relative(to, resolve(from, kept));
	}

	// the only other copy: everything that users arrange later may change, nothing that was asked for
	private AnalysisDocument arranged(NamedValues<Labelling> l, NamedValues<Focus> f, Repairs r, List<Annotation> n,
			Map<String, JsonElement> s) {
		return new AnalysisDocument(schema, name, model, images, labels, importer, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, classes,
				excluded, inputs, device, tokens, names, chosen, dataset, splits, l.all(), l.inUse(), f.all(), f.inUse(), r, n, s);
	}

	/** Whether another document asks for the same data: name, images found, and what users arrange later, aside. */
	public boolean asksForTheSame(AnalysisDocument other) {
		return asked().equals(other.asked());
	}

	private List<Object> asked() {
		return List.of(model, images, labels, importer, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, inputs, device, tokens, names,
				chosen, dataset);
	}

	/** The data folder that belongs to a document. */
	public static Path dataFolder(Path document) {
		String name = String.valueOf(document.getFileName());
		String suffix = "." + EXTENSION;
		return document.resolveSibling((name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name) + ".data");
	}

	/** A path as the document keeps it. */
	public static String relative(Path document, Path path) {
		Path base = document.toAbsolutePath().normalize().getParent();
		Path absolute = path.toAbsolutePath().normalize();
		boolean near = base.getRoot().equals(absolute.getRoot()) && absolute.startsWith(base);
		return (near ? base.relativize(absolute) : absolute).toString().replace('\\', '/');
	}

	/** A kept path as an absolute one. */
	public static Path resolve(Path document, String kept) {
		return document.toAbsolutePath().normalize().getParent().resolve(kept).normalize();
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
			if (document.name == null || document.model == null || document.images == null || document.preprocessing == null || document.tap == null
					|| document.inputs == null || document.pick == null) {
				throw new InputException(file + ": the analysis is incomplete (name, model, images, preprocessing, tap, inputs or pick is missing)");
			}
			return document;
		} catch (JsonParseException | NullPointerException | IllegalArgumentException | UnsupportedOperationException | IllegalStateException e) {
			throw new InputException(file + ": not a valid analysis: " + e.getMessage(), e);
		}
	}

	private static AnalysisDocument migrated(Path file) throws InputException {
		if (!(Json.read(file) instanceof JsonObject json) || !json.has("schema")) {
			throw new InputException(file + ": not a ChannelExplorer analysis");
		}
		return Json.fromTree(Migrations.document(json, file), AnalysisDocument.class);
	}
}
