package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** Declares inputs of a model. */
final class Values {
	private Values() {
	}

	/** A tensor. @param dims axes; one below 0 is left free */
	static ValueInfoProto info(String name, int type, long[] dims) {
		TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
		for (long d : dims) {
			shape.addDim(d < 0 ? TensorShapeProto.Dimension.getDefaultInstance() : TensorShapeProto.Dimension.newBuilder().setDimValue(d).build());
		}
		return ValueInfoProto.newBuilder().setName(name)
				.setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape))).build();
	}
}
