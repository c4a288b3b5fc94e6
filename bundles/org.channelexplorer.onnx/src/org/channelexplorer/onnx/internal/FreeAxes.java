package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes axes free that exporters write as -1, or for an input as 0: the standard knows only positive lengths, names and nothing at all.
 * Other negative lengths stay, for {@link SoundnessCheck} to refuse.
 */
final class FreeAxes {
	private FreeAxes() {
	}

	/** The same model where nothing is to be changed. */
	static ModelProto in(ModelProto model) {
		GraphProto graph = model.getGraph();
		Set<String> constants = new HashSet<>();
		graph.getInitializerList().forEach(t -> constants.add(t.getName()));
		graph.getSparseInitializerList().forEach(t -> constants.add(t.getValues().getName()));
		boolean none = true;
		ModelProto.Builder changed = model.toBuilder();
		for (int i = 0; i < graph.getInputCount(); i++) {
			if (!constants.contains(graph.getInput(i).getName()) && written(graph.getInput(i), 0)) {
				free(changed.getGraphBuilder().getInputBuilder(i), 0);
				none = false;
			}
		}
		for (int i = 0; i < graph.getOutputCount(); i++) {
			if (written(graph.getOutput(i), -1)) {
				free(changed.getGraphBuilder().getOutputBuilder(i), -1);
				none = false;
			}
		}
		for (int i = 0; i < graph.getValueInfoCount(); i++) {
			if (written(graph.getValueInfo(i), -1)) {
				free(changed.getGraphBuilder().getValueInfoBuilder(i), -1);
				none = false;
			}
		}
		return none ? model : changed.build();
	}

	private static List<Dimension> axes(ValueInfoProto value) {
		return value.getType().getTensorType().getShape().getDimList();
	}

	private static boolean free(Dimension d, long most) {
		return d.hasDimValue() && d.getDimValue() >= -1 && d.getDimValue() <= most;
	}

	private static boolean written(ValueInfoProto value, long most) {
		return axes(value).stream().anyMatch(d -> free(d, most));
	}

	private static void free(ValueInfoProto.Builder value, long most) {
		TensorShapeProto.Builder shape = value.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
		for (Dimension.Builder d : shape.getDimBuilderList()) {
			if (d.hasDimValue() && free(d.build(), most)) {
				d.clearValue();
			}
		}
	}
}
