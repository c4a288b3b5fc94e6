package org.channelexplorer.core.document;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.model.ImageSize;
import org.channelexplorer.core.util.InputException;

/**
 * What a network is given besides the images, at which size it is given them, and how often it is run on each.
 *
 * @param image     name of the input that takes the images, empty = the one the importer finds
 * @param further   sources of the other inputs, by name
 * @param iteration how a network that is run several times per image continues from step to step; null = one run
 * @param steps     the steps whose activations are kept, from 1; empty = all, or ten spread evenly when there are more
 * @param size      size of the images where the network leaves it free; null = the network's own, or the importer's choice
 */
public record InputRequest(String image, Map<String, InputSource> further, Iteration iteration, List<Integer> steps, ImageSize size) {

	/** The image alone, run once. */
	public static final InputRequest NONE = new InputRequest("", Map.of(), null, List.of());

	private static final int USUAL_STEPS = 10;

	/** At the network's own size. */
	public InputRequest(String image, Map<String, InputSource> further, Iteration iteration, List<Integer> steps) {
		this(image, further, iteration, steps, null);
	}

	public InputRequest {
		further = Collections.unmodifiableMap(new TreeMap<>(further));
		steps = List.copyOf(steps);
	}

	/**
	 * The steps to keep, ascending; empty without iteration.
	 *
	 * @throws InputException when a step is none of the iteration's
	 */
	public List<Integer> keptSteps() throws InputException {
		if (iteration == null) {
			if (!steps.isEmpty()) {
				throw new InputException("steps " + steps + " are given, but no iteration: the network is run once per image");
			}
			return List.of();
		}
		int all = iteration.steps();
		for (int s : steps) {
			if (s < 1 || s > all) {
				throw new InputException("step " + s + " is not one of the iteration's 1 to " + all);
			}
		}
		if (!steps.isEmpty()) {
			return steps.stream().distinct().sorted().toList();
		}
		int kept = Math.min(all, USUAL_STEPS);
		return java.util.stream.IntStream.range(0, kept).map(i -> kept == 1 ? all : 1 + (int) Math.round((double) i * (all - 1) / (kept - 1))).boxed().toList();
	}

	/** The same with images of a size. @param other null for the network's own */
	public InputRequest sized(ImageSize other) {
		return new InputRequest(image, further, iteration, steps, other);
	}

	/** The same with paths as a document keeps them. @throws InputException naming a value that is no path */
	public InputRequest keptIn(Path document) throws InputException {
		Map<String, InputSource> kept = new TreeMap<>();
		for (var e : further.entrySet()) {
			kept.put(e.getKey(), e.getValue().keptIn(document));
		}
		return new InputRequest(image, kept, iteration, steps, size);
	}

	/** The same with a document's paths made absolute. */
	public InputRequest of(Path document) {
		Map<String, InputSource> absolute = new TreeMap<>();
		further.forEach((name, source) -> absolute.put(name, source.of(document)));
		return new InputRequest(image, absolute, iteration, steps, size);
	}
}
