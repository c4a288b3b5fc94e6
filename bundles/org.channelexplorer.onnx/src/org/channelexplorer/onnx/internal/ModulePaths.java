package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in its modules PyTorch's exporter found a node: it names nodes by operator and running number ({@code node_Conv_296}) and notes the path beside them,
 * {@code ['', 'layer1', 'layer1.0', 'layer1.0.act1', 'relu_1']}, the last name being that of the call (torch.onnx.export, {@code dynamo=True}).
 */
final class ModulePaths {
	private static final String SCOPES = "pkg.torch.onnx.name_scopes";
	private static final String RULES = "pkg.onnxscript.rewriter.rule_name";
	private static final Pattern NAME = Pattern.compile("'([^']*)'");
	/** Stands for a module where the exporter knows none. */
	private static final String UNKNOWN = "_empty_nn_module_stack";

	private final Map<String, Integer> uses = new HashMap<>();

	/** Path of the module that a node belongs to, {@code layer1.0.act1}, empty at the top; nothing when the exporter noted none. */
	static Optional<String> module(NodeProto node) {
		return noted(node, SCOPES).map(text -> {
			List<String> scopes = new ArrayList<>();
			for (Matcher m = NAME.matcher(text); m.find();) {
				scopes.add(m.group(1));
			}
			String last = scopes.size() < 2 ? "" : scopes.get(scopes.size() - 2);
			return last.startsWith(UNKNOWN) ? "" : last;
		});
	}

	/** Whether the exporter has joined the nodes of two modules in this one. */
	static boolean fused(NodeProto node) {
		return noted(node, RULES).filter(rules -> rules.contains("Fuse")).isPresent();
	}

	private static Optional<String> noted(NodeProto node, String key) {
		return node.getMetadataPropsList().stream().filter(entry -> entry.getKey().equals(key)).map(StringStringEntryProto::getValue).findFirst();
	}

	/** A name of the form of older exporters: {@code layer1.0.act1/Relu}; one that was given before gets {@code _1}, {@code _2}. */
	String name(String module, NodeProto node) {
		String name = module.isEmpty() ? node.getOpType() : module + "/" + node.getOpType();
		int before = uses.merge(name, 1, Integer::sum) - 1;
		return before == 0 ? name : name + "_" + before;
	}
}
