package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Labels and blocks from the layers' names. Exporters write the path of the module, then the operator:
 * {@code /layer3/layer3.1/conv2/Conv}, {@code InceptionV3/InceptionV3/Mixed_7c/Branch_0/Conv2d_0a_1x1/Relu},
 * {@code layer3.1.conv2}. What all paths begin with and the operators at their ends tell nothing and are left out; the
 * last part of the rest is the layer, the parts before are its block.
 */
final class LayerNames {
	/** What exporters other than those that use ONNX operator names put at the end of a path. */
	private static final Set<String> ENDINGS = Set.of("relu", "relu6", "biasadd", "conv", "conv2d", "depthwiseconv2d", "depthwiseconv2dnative", "matmul",
			"avgpool", "maxpool", "batchnorm", "fusedbatchnorm", "fusedbatchnormv3", "addv2", "concatv2", "leakyrelu");
	private static final Pattern NUMBER = Pattern.compile("_\\d+$");
	private static final Pattern DIGITS = Pattern.compile("\\d+");
	/** Names that old exporters make of operator and running number. */
	private static final Pattern ANONYMOUS = Pattern.compile("[A-Za-z]+_\\d+");
	private static final String WEIGHT = ".weight";
	/** Share of the names that must begin alike for the beginning to be left out. */
	private static final double COMMON = 0.8;
	/** Operators that make a module a block; a linear layer has two, with its non-linearity three. */
	private static final int COMPOSED = 4;

	private final Map<Integer, String> labels = new HashMap<>();
	private final Map<Integer, String> blocks = new HashMap<>();

	LayerNames(Graph graph, LayerIds ids) {
		Map<Integer, List<String>> paths = new HashMap<>();
		ModulePaths modules = new ModulePaths();
		boolean dotted = false;
		for (int n : graph.layers()) {
			String name = name(graph, ids, modules, n);
			dotted |= name.indexOf('.') >= 0;
			paths.put(n, parts(name));
		}
		dropCommonBeginning(paths.values(), !dotted);
		Set<String> ops = new HashSet<>(ENDINGS);
		graph.layers().forEach(n -> ops.add(graph.node(n).getOpType().toLowerCase(Locale.ROOT)));
		name(graph, paths, dotted ? "." : "/", ops);
	}

	/** The path that the exporter noted, else the node's id, or for a node without a telling name the path of its weights. */
	private static String name(Graph graph, LayerIds ids, ModulePaths modules, int n) {
		NodeProto node = graph.node(n);
		Optional<String> module = ModulePaths.module(node);
		if (module.isPresent()) {
			// a convolution that has taken in what normalises it is noted under that
			return modules.name(ModulePaths.fused(node) ? weights(graph, node).orElse(module.get()) : module.get(), node);
		}
		boolean telling = !node.getName().isEmpty() && !ANONYMOUS.matcher(node.getName()).matches();
		return telling ? ids.node(n) : weights(graph, node).orElse(ids.node(n));
	}

	/** The path of a node's weights. */
	private static Optional<String> weights(Graph graph, NodeProto node) {
		for (String input : node.getInputList()) {
			TensorProto weights = graph.constant(input);
			if (weights != null && weights.getName().endsWith(WEIGHT) && weights.getDimsCount() > 0) {
				return Optional.of(weights.getName().substring(0, weights.getName().length() - WEIGHT.length()));
			}
		}
		return Optional.empty();
	}

	/** The levels of a path; a module that repeats its parent's name ({@code layer3/layer3.1}) counts as {@code layer3/1}. */
	private static List<String> parts(String name) {
		List<String> parts = new ArrayList<>();
		String parent = null;
		for (String part : name.split("/")) {
			if (part.isEmpty()) {
				continue;
			}
			String own = parent != null && part.startsWith(parent + ".") ? part.substring(parent.length() + 1) : part;
			for (String level : own.split("\\.")) {
				if (!level.isEmpty()) {
					parts.add(level);
				}
			}
			parent = part;
		}
		return parts;
	}

	private static void dropCommonBeginning(Iterable<List<String>> paths, boolean mostIsEnough) {
		while (true) {
			Map<String, Integer> firsts = new HashMap<>();
			int total = 0;
			for (List<String> path : paths) {
				if (path.size() > 1) {
					firsts.merge(path.getFirst(), 1, Integer::sum);
					total++;
				}
			}
			int needed = mostIsEnough ? (int) Math.ceil(COMMON * total) : total;
			String common = firsts.entrySet().stream().filter(e -> e.getValue() >= needed).map(Map.Entry::getKey).findFirst().orElse(null);
			// a beginning that few share says something
			if (common == null || firsts.get(common) < 3) {
				return;
			}
			for (List<String> path : paths) {
				if (path.size() > 1 && path.getFirst().equals(common)) {
					path.removeFirst();
				}
			}
		}
	}

	private void name(Graph graph, Map<Integer, List<String>> paths, String separator, Set<String> ops) {
		// a module that has others inside keeps the operators it applies itself: layer1.0.Add
		Set<List<String>> modules = composed(graph, paths, ops);
		for (List<String> path : paths.values()) {
			int end = withoutEnding(path, ops);
			for (int i = 1; i < end; i++) {
				modules.add(path.subList(0, i));
			}
		}
		Set<String> taken = new HashSet<>();
		for (int n : graph.layers()) {
			List<String> path = paths.get(n);
			int end = withoutEnding(path, ops);
			if (modules.contains(path.subList(0, end)) && end < path.size()) {
				end++;
			}
			blocks.put(n, String.join("/", path.subList(0, Math.max(0, end - 1))));
			int shown = end;
			while (shown < path.size() && taken.contains(String.join(separator, path.subList(0, shown)))) {
				shown++;
			}
			String label = path.isEmpty() ? graph.node(n).getOpType() : String.join(separator, path.subList(0, shown));
			taken.add(label);
			labels.put(n, Text.printable(label));
		}
	}

	/** Modules written as so many operators that they form separate blocks: layer normalisation, attention, but no convolution. */
	private static Set<List<String>> composed(Graph graph, Map<Integer, List<String>> paths, Set<String> ops) {
		Map<List<String>, Integer> operators = new HashMap<>();
		Set<List<String>> convolutions = new HashSet<>();
		paths.forEach((n, path) -> {
			List<String> module = path.subList(0, withoutEnding(path, ops));
			operators.merge(module, 1, Integer::sum);
			if (graph.node(n).getOpType().contains("Conv")) {
				convolutions.add(module);
			}
		});
		Set<List<String>> composed = new HashSet<>(operators.keySet());
		composed.removeIf(module -> operators.get(module) < COMPOSED || convolutions.contains(module));
		return composed;
	}

	/** Length of the path without the operators at its end; at least 1. */
	private static int withoutEnding(List<String> path, Set<String> ops) {
		int end = path.size();
		while (end > 1 && ops.contains(NUMBER.matcher(path.get(end - 1).toLowerCase(Locale.ROOT)).replaceFirst(""))
				&& !DIGITS.matcher(path.get(end - 1)).matches()) {
			end--;
		}
		return end;
	}

	/** Short name for drawings. */
	String label(int n) {
		return labels.get(n);
	}

	/** Name of the block, levels separated by {@code /}; empty for none. */
	String block(int n) {
		return blocks.get(n);
	}
}
