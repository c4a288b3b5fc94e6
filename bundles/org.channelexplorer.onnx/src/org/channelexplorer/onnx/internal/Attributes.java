package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;

/** Reads the attributes of a node. */
public final class Attributes {
	private static final int SHOWN = 16;

	private Attributes() {
	}

	public static Optional<AttributeProto> find(NodeProto node, String name) {
		return node.getAttributeList().stream().filter(a -> a.getName().equals(name)).findFirst();
	}

	public static long integer(NodeProto node, String name, long otherwise) {
		return find(node, name).map(AttributeProto::getI).orElse(otherwise);
	}

	public static float real(NodeProto node, String name, float otherwise) {
		return find(node, name).map(AttributeProto::getF).orElse(otherwise);
	}

	public static List<Long> integers(NodeProto node, String name) {
		return find(node, name).map(AttributeProto::getIntsList).orElse(List.of());
	}

	/** The value for display; empty for graphs and tensors. */
	static Optional<String> text(AttributeProto a) {
		return switch (a.getType()) {
		case INT -> Optional.of(Long.toString(a.getI()));
		case FLOAT -> Optional.of(Float.toString(a.getF()));
		case STRING -> Optional.of(Text.printable(a.getS().toStringUtf8()));
		case INTS -> Optional.of(list(a.getIntsList()));
		case FLOATS -> Optional.of(list(a.getFloatsList()));
		default -> Optional.empty();
		};
	}

	private static String list(List<?> values) {
		return values.size() <= SHOWN ? values.toString() : values.subList(0, SHOWN) + " ... " + values.size() + " values";
	}
}
