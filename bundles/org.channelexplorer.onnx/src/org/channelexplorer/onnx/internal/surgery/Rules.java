package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rule of every operator that is known to keep channels apart, or to mix them by weights. */
final class Rules {
	private static final Map<String, Rule> STANDARD = new HashMap<>();
	private static final Set<String> MICROSOFT = Set.of("Gelu", "FastGelu", "QuickGelu", "BiasGelu");

	static {
		STANDARD.put("Conv", Convolutions::plain);
		STANDARD.put("ConvTranspose", Convolutions::transposed);
		STANDARD.put("Gemm", Products::gemm);
		STANDARD.put("MatMul", Products::matrices);
		STANDARD.put("BatchNormalization", Norms::batch);
		STANDARD.put("InstanceNormalization", Norms::instance);
		STANDARD.put("GroupNormalization", Norms::group);
		put(Norms::layer, "LayerNormalization", "RMSNormalization", "SimplifiedLayerNormalization");
		put(Norms::along, "Softmax", "LogSoftmax", "Hardmax", "ArgMax", "ArgMin", "TopK", "LpNormalization", "MeanVarianceNormalization", "CumSum");
		put(Elementwise::unary, "Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atanh", "Ceil", "Celu", "Clip", "Cos", "Cosh", "Elu", "Erf", "Exp", "Floor",
				"Gelu", "FastGelu", "QuickGelu", "HardSigmoid", "HardSwish", "IsInf", "IsNaN", "LeakyRelu", "Log", "Mish", "Neg", "Not", "Reciprocal", "Relu",
				"Round", "Selu", "Shrink", "Sigmoid", "Sign", "Sin", "Sinh", "Softplus", "Softsign", "Sqrt", "Swish", "Tan", "Tanh", "ThresholdedRelu", "Cast");
		put(Elementwise::copy, "Identity", "Dropout");
		put(Elementwise::quantised, "QuantizeLinear", "DequantizeLinear");
		put(Elementwise::broadcast, "Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "Sum", "Mean", "Mod", "Where", "Equal", "Greater", "GreaterOrEqual",
				"Less",
				"LessOrEqual", "And", "Or", "Xor", "BiasGelu");
		STANDARD.put("PRelu", Elementwise::prelu);
		STANDARD.put("Concat", Joins::concat);
		STANDARD.put("Split", Joins::split);
		STANDARD.put("Slice", Joins::slice);
		STANDARD.put("Gather", Joins::gather);
		STANDARD.put("Reshape", Reshapes::reshape);
		put(Reshapes::flatten, "Flatten", "Squeeze", "Unsqueeze");
		STANDARD.put("Transpose", Reshapes::transpose);
		put(Maps::average, "GlobalAveragePool", "AveragePool");
		put(Maps::pool, "MaxPool", "LpPool", "GlobalMaxPool", "GlobalLpPool");
		put(Maps::resize, "Resize", "Upsample");
		STANDARD.put("Pad", Maps::pad);
		put(Maps::reduce, "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceL1", "ReduceL2", "ReduceProd", "ReduceSumSquare", "ReduceLogSum",
				"ReduceLogSumExp");
		STANDARD.put("DepthToSpace", Maps::depthToSpace);
		STANDARD.put("SpaceToDepth", Maps::spaceToDepth);
		put(Maps::expand, "Expand", "Tile");
	}

	private Rules() {
	}

	private static void put(Rule rule, String... operators) {
		List.of(operators).forEach(o -> STANDARD.put(o, rule));
	}

	/** The rule; null when the operator is not known. */
	static Rule of(NodeProto node) {
		String domain = node.getDomain();
		boolean standard = domain.isEmpty() || domain.equals("ai.onnx");
		return standard || domain.equals("com.microsoft") && MICROSOFT.contains(node.getOpType()) ? STANDARD.get(node.getOpType()) : null;
	}
}
