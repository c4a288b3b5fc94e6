package org.channelexplorer.core.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/**
 * What one call of an operation reads, declared before it runs. From it come the hashes in the {@link ResultKey} and the data
 * that {@link Operation#run} gets: they answer what was declared and nothing else. Names and number of the images, and which layers,
 * summaries and steps there are, may always be read.
 *
 * <pre>
 * return Inputs.of(call).summary(p.layer(), p.summary()).labels();
 * </pre>
 */
public final class Inputs {

	/** What besides matrices can be declared. */
	enum Part {
		LABELS, ALL_LABELS, PREDICTIONS, NETWORK, HEAD, FILES
	}

	/**
	 * A result of another operation.
	 *
	 * @param operation its id
	 * @param given     its parameters, as texts
	 * @param seed      its seed; empty for that of the call
	 */
	record Asked(String operation, Map<String, String> given, OptionalLong seed) {
		Asked {
			given = Map.copyOf(given);
		}
	}

	/** The place that the call's data is of. */
	static final String HERE = place("", 0);

	private final Call<?> call;
	private final List<String> hashes = new ArrayList<>();
	private final Set<Part> parts = new LinkedHashSet<>();
	private final Set<String> matrices = new LinkedHashSet<>();
	private final Set<String> maps = new LinkedHashSet<>();
	/** Places that {@code run} reads besides that of the call, see {@link #place}. */
	private final Set<String> places = new LinkedHashSet<>();
	private final Set<String> labellings = new LinkedHashSet<>();
	private final Set<String> norms = new LinkedHashSet<>();
	private final Set<String> substitutions = new LinkedHashSet<>();
	private final Set<String> outgoing = new LinkedHashSet<>();
	private final Map<String, Asked> results = new LinkedHashMap<>();
	private boolean seed;

	private Inputs(Call<?> call) {
		this.call = call;
		hashes.add("images " + call.data().imagesHash());
	}

	/** Nothing yet but the names of the images. */
	public static Inputs of(Call<?> call) {
		return new Inputs(call);
	}

	/**
	 * A summary matrix.
	 *
	 * @param layer    layer id, empty for the last extracted layer
	 * @param function summary function id, empty for the first extracted one
	 * @throws InputException when it was not extracted
	 */
	public Inputs summary(String layer, String function) throws InputException {
		AnalysisData.SummaryMatrix matrix = call.data().summary(layer, function);
		if (matrices.add(matrixKey(HERE, matrix.layer(), matrix.function()))) {
			add("summary " + matrix.layer() + " " + matrix.function(), matrix.hash());
		}
		return this;
	}

	/**
	 * A summary matrix at another step, which {@code run} reads by {@link AnalysisData#atStep}.
	 *
	 * @param step one that was kept
	 * @throws InputException when there is no such step, or the matrix was not extracted
	 */
	public Inputs summaryAt(int step, String layer, String function) throws InputException {
		AnalysisData.SummaryMatrix matrix = call.data().atStep(step).summary(layer, function);
		if (matrices.add(matrixKey(place("", step), matrix.layer(), matrix.function()))) {
			add("step " + step + " summary " + matrix.layer() + " " + matrix.function(), matrix.hash());
			places.add(place("", step));
		}
		return this;
	}

	/** The same summary of several layers. @throws InputException as {@link AnalysisData#summary} */
	public Inputs summaries(List<String> layers, String function) throws InputException {
		for (String layer : layers) {
			summary(layer, function);
		}
		return this;
	}

	/** The whole activation maps of layers: the network is run again. @throws InputException as {@link AnalysisData#maps} */
	public Inputs maps(List<String> layers) throws InputException {
		ActivationMaps read = call.data().maps(layers);
		if (maps.add(mapKey(HERE, read.layers()))) {
			add("maps", read.hash());
		}
		return this;
	}

	/**
	 * The whole activation maps of layers at another step, which {@code run} reads by {@link AnalysisData#atStep}.
	 *
	 * @throws InputException when the step was not extracted, and as {@link AnalysisData#maps}
	 */
	public Inputs mapsAt(int step, List<String> layers) throws InputException {
		ActivationMaps read = call.data().atStep(step).maps(layers);
		if (maps.add(mapKey(place("", step), read.layers()))) {
			add("step " + step + " maps", read.hash());
			places.add(place("", step));
		}
		return this;
	}

	/**
	 * The whole activation maps of layers of another analysis, which {@code run} reads by {@link AnalysisData#other} and, at a step of it, by
	 * {@link AnalysisData#atStep}; and the names of its images.
	 *
	 * @param file its document
	 * @param step 0 for that of the call
	 * @throws InputException when it cannot be opened, and as {@link AnalysisData#maps}
	 */
	public Inputs mapsOf(String file, int step, List<String> layers) throws InputException {
		AnalysisData other = call.data().other(file);
		ActivationMaps read = (step > 0 ? other.atStep(step) : other).maps(layers);
		if (maps.add(mapKey(place(file, step), read.layers()))) {
			add("other images", other.imagesHash());
			add("other maps", read.hash());
			places.add(place(file, 0));
			places.add(place(file, step));
		}
		return this;
	}

	/**
	 * Where data are.
	 *
	 * @param file the other analysis' document, empty for that of the call
	 * @param step another one than that of the call, 0 for the call's
	 */
	static String place(String file, int step) {
		return (file.isEmpty() ? "" : "analysis " + file + "\n") + (step > 0 ? "step " + step + "\n" : "");
	}

	/** The network with channels of layers replaced: it is run again. @throws InputException as {@link AnalysisData#substitutions} */
	public Inputs substitutions(List<String> layers) throws InputException {
		Substitutions read = call.data().substitutions(layers);
		if (substitutions.add(String.join("\n", read.layers()))) {
			add("substitutions", read.hash());
		}
		return this;
	}

	/**
	 * The weights by which the consumers of a layer read its channels.
	 *
	 * @param layer layer id, empty for the last extracted layer
	 */
	public Inputs outgoingWeights(String layer) {
		String id = layer.isEmpty() && !call.data().layers().isEmpty() ? call.data().layers().getLast() : layer;
		if (outgoing.add(id)) {
			add("outgoingWeights " + id, call.data().network().sha256());
		}
		return this;
	}

	/** The class of every image. */
	public Inputs labels() {
		if (parts.add(Part.LABELS)) {
			add("labels", call.data().labelsHash());
		}
		return this;
	}

	/**
	 * The class of every image by another labelling, which {@code run} reads by {@link AnalysisData#labels(String)}; an image that it leaves out
	 * has no class there.
	 *
	 * @throws InputException naming the labellings there are
	 */
	public Inputs labels(String labelling) throws InputException {
		if (labellings.add(labelling)) {
			add("other labels", call.data().labels(labelling).hash());
		}
		return this;
	}

	/** The class of every image, of those that are left out, too: none is taken away. */
	public Inputs labelsOfAll() {
		if (parts.add(Part.ALL_LABELS)) {
			add("labels", call.data().labelsHash());
		}
		return this;
	}

	/** The class probabilities, when there are any. */
	public Inputs predictions() {
		if (parts.add(Part.PREDICTIONS)) {
			add("predictions", call.data().predictionsHash());
		}
		return this;
	}

	/** The content of the images' files, and the splits they belong to. */
	public Inputs files() {
		if (parts.add(Part.FILES)) {
			add("files", call.data().filesHash());
		}
		return this;
	}

	/** The network's graph. */
	public Inputs network() {
		if (parts.add(Part.NETWORK)) {
			add("network", call.data().network().sha256());
		}
		return this;
	}

	/**
	 * The head of the network and what it reads of every image.
	 *
	 * @throws InputException when it cannot be changed
	 */
	public Inputs head() throws InputException {
		if (parts.add(Part.HEAD)) {
			add("head", call.data().head().hash());
		}
		return this;
	}

	/**
	 * The norms of a layer's filters.
	 *
	 * @param layer layer id, empty for the last extracted layer
	 */
	public Inputs filterNorms(String layer) {
		String id = layer.isEmpty() && !call.data().layers().isEmpty() ? call.data().layers().getLast() : layer;
		if (norms.add(id)) {
			add("filterNorms " + id, call.data().network().sha256());
		}
		return this;
	}

	/** The seed: something is drawn. Without it the key holds none, and {@link Call#seed()} is 0. */
	public Inputs seed() {
		seed = true;
		return this;
	}

	/**
	 * The seed, and that a sample of so many images is looked at instead of all of them, because there are more than the operation can compare.
	 */
	public Inputs sampled(int images) {
		add("sample", Integer.toString(images));
		return seed();
	}

	/** The seed, when a chosen method draws something ({@link Documentation#seeded()}). */
	public Inputs seedOf(Call.ChosenMethod method) {
		Documentation d = method.instance().getClass().getAnnotation(Documentation.class);
		seed |= d == null || d.seeded();
		return this;
	}

	/**
	 * The result of another operation on the same data, which is computed first unless it is stored; {@link Call#result} gives it.
	 *
	 * @param given its parameters, as texts
	 */
	public Inputs result(String operation, Map<String, String> given) {
		results.put(operation, new Asked(operation, given, OptionalLong.empty()));
		return this;
	}

	/**
	 * One of several results, also of the same operation.
	 *
	 * @param name      what {@link Call#result} finds it by; must not depend on anything that the key does not hold
	 * @param operation id of the operation
	 * @param given     its parameters, as texts
	 * @param ownSeed   its seed; empty for that of the call
	 */
	public Inputs result(String name, String operation, Map<String, String> given, OptionalLong ownSeed) {
		results.put(name, new Asked(operation, given, ownSeed));
		return this;
	}

	private void add(String what, String hash) {
		hashes.add(what + " " + hash);
	}

	/** In the order of declaration. */
	List<String> hashes() {
		return List.copyOf(hashes);
	}

	Map<String, Asked> results() {
		return new TreeMap<>(results);
	}

	boolean seeded() {
		return seed;
	}

	boolean reads(Part part) {
		return parts.contains(part);
	}

	boolean readsMatrix(String place, String layer, String function) {
		return matrices.contains(matrixKey(place, layer, function));
	}

	boolean readsPlace(String place) {
		return places.contains(place);
	}

	boolean readsLabels(String labelling) {
		return labellings.contains(labelling);
	}

	boolean readsMaps(String place, List<String> layers) {
		return maps.contains(mapKey(place, layers));
	}

	boolean readsSubstitutions(List<String> layers) {
		return substitutions.contains(String.join("\n", layers));
	}

	boolean readsOutgoing(String layer) {
		return outgoing.contains(layer);
	}

	boolean readsNorms(String layer) {
		return norms.contains(layer);
	}

	private static String matrixKey(String place, String layer, String function) {
		return mapKey(place, List.of(layer, function));
	}

	private static String mapKey(String place, List<String> layers) {
		return place + String.join("\n", layers);
	}
}
