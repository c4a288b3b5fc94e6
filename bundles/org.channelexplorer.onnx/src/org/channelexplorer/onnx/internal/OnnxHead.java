package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** The head of an ONNX classifier. */
final class OnnxHead implements ClassifierHead {
	private final ModelFile file;
	private final Graph graph;
	private final Parts parts;
	private final LinearMap map;

	/**
	 * Where it is.
	 *
	 * @param node          its name
	 * @param input         the tensor it reads
	 * @param output        the main output
	 * @param logits        the tensor that a softmax makes probabilities of, or the main output
	 * @param behind        the nodes from the main output back to the head, the head last
	 * @param pooled        whether features and logits are means over maps
	 * @param classes       number of old outputs
	 * @param probabilities whether the softmax gives probabilities
	 * @param bent          why the weights cannot be fitted again, one sentence; empty when they can
	 * @param features      shape of the tensor it reads
	 * @param values        shape of the logits
	 */
	record Parts(String node, Tap input, String output, String logits, List<NodeProto> behind, boolean pooled, int classes, boolean probabilities,
			String bent, TensorShape features, TensorShape values) {
	}

	OnnxHead(ModelFile file, Graph graph, Parts parts, LinearMap map) {
		this.file = file;
		this.graph = graph;
		this.parts = parts;
		this.map = map;
	}

	@Override
	public String node() {
		return parts.node;
	}

	@Override
	public int classes() {
		return parts.classes;
	}

	@Override
	public int features() {
		return Math.toIntExact(map.features());
	}

	@Override
	public Tap input() {
		return parts.input;
	}

	@Override
	public boolean probabilities() {
		return parts.probabilities;
	}

	@Override
	public float[] weights() throws InputException {
		if (!parts.bent.isEmpty()) {
			throw new InputException(parts.bent);
		}
		return map.values(parts.classes);
	}

	@Override
	public void write(Path target, HeadChange change, boolean overwrite) throws InputException {
		if (change instanceof HeadChange.Divided d && d.divisions().size() != parts.classes) {
			throw new InputException("the head " + parts.node + " has " + parts.classes + " outputs, and " + d.divisions().size() + " are divided");
		}
		if (change instanceof HeadChange.Replaced && !parts.bent.isEmpty()) {
			throw new InputException(parts.bent);
		}
		new ModelCopy(file).write(target, new HeadRewriter(file, graph, parts).with(change), change.names(), overwrite);
	}
}
