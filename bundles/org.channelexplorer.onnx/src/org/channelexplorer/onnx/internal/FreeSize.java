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
 * size only, a square size that does is looked for; where there is none, only what holds without a size is reported.
 *
 * @param image    the image input, which assumes the size that was found where none is asked for
 * @param findings what a look at that size gave
 * @param fitting  side of the images that the network takes, 0 when it is the usual one or none was found
 */
record FreeSize(ImageInput image, Probe.Findings findings, int fitting) {
	/** Sides that networks are trained with, the most usual first. */
	private static final List<Integer> USUAL = List.of(32, 28, 64, 96, 128, 160, 192, 256, 299, 112, 227, 240, 288, 300, 320, 331, 384, 416, 448, 512, 640);
	private static final int MOST = 256;
	private static final int MOST_ODD = 64;

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
		boolean searchable = image.freeSize() && dense(graph) && probes.apply(image).runnable();
		if (!searchable || problem == null && fits(graph, usual) && (!regroups(graph) || fits(graph, probes.apply(image).run(outputs(graph))))) {
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
		if (!dense(graph) || !probes.apply(image).runnable()) {
			return 0;
		}
		Set<Integer> sides = new LinkedHashSet<>(USUAL);
		IntStream.rangeClosed(1, MOST / 8).map(s -> s * 8).forEach(sides::add);
		IntStream.rangeClosed(1, MOST_ODD).forEach(sides::add);
		for (int side : sides) {
			try {
				Probe probe = probes.apply(image.assuming(side));
				// the look keeps from the runtime what would end the JVM
				if (fits(graph, probe.look(outputs(graph))) && fits(graph, probe.run(outputs(graph)))) {
					return side;
				}
			} catch (InputException e) {
				continue; // too small or too large
			}
		}
		return 0;
	}

	private static Set<String> outputs(Graph graph) {
		Set<String> outputs = new LinkedHashSet<>();
		graph.proto().getOutputList().forEach(o -> outputs.add(o.getName()));
		return outputs;
	}

	/** Whether there is a layer that takes a vector of one length. */
	private static boolean dense(Graph graph) {
		return graph.layers().stream().map(graph::node).anyMatch(n -> (n.getOpType().equals("Gemm") || n.getOpType().equals("MatMul")) && n.getInputCount() > 1
				&& !graph.carriesData(n.getInput(1)));
	}

	/** Whether maps become rows of a length written in the file: inference believes that, only a run shows whether it fits. */
	private static boolean regroups(Graph graph) {
		return graph.layers().stream().map(graph::node).filter(n -> n.getOpType().equals("Reshape") && n.getInputCount() > 1)
				.map(n -> graph.constant(n.getInput(1)))
				.anyMatch(shape -> shape != null && Tensors.elements(shape.getDimsList()) == 2);
	}

	/** Whether nothing speaks against the size: a run went well, and outputs have a row for each image. */
	private static boolean fits(Graph graph, Probe.Findings findings) {
		return findings.trouble() == null && graph.proto().getOutputList().stream().map(o -> findings.shape(o.getName()))
				.allMatch(s -> !s.isFloat() || s.rank() != 2 || s.dims()[0] < 0 || s.dims()[0] == findings.images());
	}
}
