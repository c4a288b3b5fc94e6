package org.channelexplorer.onnx.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.channelexplorer.core.util.InputException;

/**
 * Looks at a network that leaves the size of its images free. Where the usual size does not fit, since a dense layer takes the maps of one
 * size only, a square size that does is looked for; where there is none, what can be said without a size is taken.
 *
 * @param image    the image input, which assumes the size that was found where none is asked for
 * @param findings what a look at that size gave
 * @param fitting  side of the images that the network takes, 0 when it is the usual one or none was found
 */
record FreeSize(ImageInput image, Probe.Findings findings, int fitting) {
	/** Sides that networks are trained with, the most usual first. */
	private static final List<Integer> USUAL = List.of(32, 28, 64, 96, 128, 160, 192, 256, 299, 112, 227, 240, 288, 300, 320, 331, 384, 416, 448, 512, 640);
	private static final int MOST = 256;

	/**
	 * Looks at the tensors.
	 *
	 * @param probes makes a probe with an image input
	 * @throws InputException when the network cannot be looked at, whatever its size
	 */
	static FreeSize look(Graph graph, ImageInput image, Function<ImageInput, Probe> probes, Collection<String> tensors) throws InputException {
		Probe.Findings usual = null;
		InputException problem = null;
		try {
			usual = probes.apply(image).look(tensors);
		} catch (InputException e) {
			problem = e;
		}
		if (!image.freeSize() || problem == null && fits(graph, usual)) {
			return new FreeSize(image, found(usual, problem), 0);
		}
		Map<String, TensorShape> declared;
		try {
			declared = probes.apply(image).declared(tensors);
		} catch (InputException e) { // no size can mend it
			return new FreeSize(image, found(usual, problem), 0);
		}
		int side = side(graph, image, probes);
		if (side > 0) {
			ImageInput fitting = image.assuming(side);
			return new FreeSize(fitting, probes.apply(fitting).look(tensors), side);
		}
		return new FreeSize(image, usual != null ? usual : new Probe.Findings(declared, 1, false, problem.getMessage()), 0);
	}

	private static Probe.Findings found(Probe.Findings findings, InputException problem) throws InputException {
		if (findings == null) {
			throw problem;
		}
		return findings;
	}

	/** The first side of square images that the network takes; 0 when there is none among those tried. */
	static int side(Graph graph, ImageInput image, Function<ImageInput, Probe> probes) {
		Set<String> outputs = new LinkedHashSet<>();
		graph.proto().getOutputList().forEach(o -> outputs.add(o.getName()));
		Set<Integer> sides = new LinkedHashSet<>(USUAL);
		IntStream.rangeClosed(1, MOST).map(s -> s % 8 == 0 ? s : 0).filter(s -> s > 0).forEach(sides::add);
		IntStream.rangeClosed(1, MOST).forEach(sides::add);
		for (int side : sides) {
			try {
				if (fits(graph, probes.apply(image.assuming(side)).look(outputs))) {
					return side;
				}
			} catch (InputException e) {
				continue; // too small or too large
			}
		}
		return 0;
	}

	/** Whether nothing speaks against the size: a run went well, and outputs have a row for each image. */
	private static boolean fits(Graph graph, Probe.Findings findings) {
		return findings.trouble() == null && graph.proto().getOutputList().stream().map(o -> findings.shape(o.getName()))
				.allMatch(s -> !s.isFloat() || s.rank() != 2 || s.dims()[0] < 0 || s.dims()[0] == findings.images());
	}
}
