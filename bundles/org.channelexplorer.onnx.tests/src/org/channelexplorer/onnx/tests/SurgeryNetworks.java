package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.ModelBuilder.integer;
import static org.channelexplorer.onnx.tests.ModelBuilder.ints;
import static org.channelexplorer.onnx.tests.ModelBuilder.real;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small networks, one for each way in which channels are coupled, with random weights. */
final class SurgeryNetworks {
	private final Random random = new Random(7);
	private final ModelBuilder model = new ModelBuilder().input("x", "N", 3, 6, 6);

	private SurgeryNetworks() {
	}

	/** By name. */
	static Map<String, ModelBuilder> all() {
		Map<String, ModelBuilder> all = new LinkedHashMap<>();
		all.put("plain", new SurgeryNetworks().plain());
		all.put("residual", new SurgeryNetworks().residual());
		all.put("depthwise", new SurgeryNetworks().depthwise());
		all.put("groups", new SurgeryNetworks().groups());
		all.put("dense", new SurgeryNetworks().dense());
		all.put("gate", new SurgeryNetworks().gate());
		all.put("parts", new SurgeryNetworks().parts());
		all.put("old parts", new SurgeryNetworks().oldParts());
		all.put("shuffle", new SurgeryNetworks().shuffle());
		all.put("decoder", new SurgeryNetworks().decoder());
		all.put("constants", new SurgeryNetworks().constants());
		all.put("blocks DCR", new SurgeryNetworks().blocks("DCR"));
		all.put("blocks CRD", new SurgeryNetworks().blocks("CRD"));
		all.put("group norm", new SurgeryNetworks().groupNorm());
		all.put("tokens", new SurgeryNetworks().tokens());
		all.put("attention", new SurgeryNetworks().attention());
		all.put("channels last", new SurgeryNetworks().channelsLast());
		all.put("quantised", new SurgeryNetworks().quantised());
		all.put("shared", new SurgeryNetworks().shared());
		all.put("read twice", new SurgeryNetworks().readTwice());
		all.put("sizes", new SurgeryNetworks().sizes());
		all.put("joined", new SurgeryNetworks().joined());
		all.put("joined apart", new SurgeryNetworks().joinedApart());
		return all;
	}

	private static AttributeProto text(String name, String value) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
	}

	private float[] values(long... dims) {
		float[] values = new float[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) random.nextGaussian() * 0.5f;
		}
		return values;
	}

	private SurgeryNetworks weights(String name, long... dims) {
		model.weights(name, dims, values(dims));
		return this;
	}

	private SurgeryNetworks conv(String name, String from, int in, int out, int kernel, AttributeProto... more) {
		int group = Arrays.stream(more).filter(a -> a.getName().equals("group")).mapToInt(a -> (int) a.getI()).findFirst().orElse(1);
		weights(name + ".w", out, in / group, kernel, kernel).weights(name + ".b", out);
		List<AttributeProto> attributes = new ArrayList<>(List.of(more));
		attributes.add(ints("pads", kernel / 2, kernel / 2, kernel / 2, kernel / 2));
		model.node("Conv", name, List.of(from, name + ".w", name + ".b"), attributes.toArray(AttributeProto[]::new));
		return this;
	}

	private SurgeryNetworks node(String op, String name, List<String> inputs, AttributeProto... attributes) {
		model.node(op, name, inputs, attributes);
		return this;
	}

	private SurgeryNetworks relu(String name, String from) {
		return node("Relu", name, List.of(from));
	}

	private SurgeryNetworks norm(String name, String from, int channels) {
		float[] variance = values(channels);
		for (int i = 0; i < channels; i++) {
			variance[i] = 0.5f + Math.abs(variance[i]);
		}
		weights(name + ".s", channels).weights(name + ".t", channels).weights(name + ".m", channels);
		model.weights(name + ".v", new long[] { channels }, variance);
		return node("BatchNormalization", name, List.of(from, name + ".s", name + ".t", name + ".m", name + ".v"));
	}

	private ModelBuilder head(String from, int channels) {
		weights("fc.w", 5, channels).weights("fc.b", 5);
		return node("GlobalAveragePool", "gap", List.of(from)).node("Flatten", "flat", List.of("gap"))
				.node("Gemm", "y", List.of("flat", "fc.w", "fc.b"), integer("transB", 1)).model.output("y");
	}

	private ModelBuilder plain() {
		conv("c1", "x", 3, 8, 3).norm("n1", "c1", 8).relu("r1", "n1").node("MaxPool", "p1", List.of("r1"), ints("kernel_shape", 2, 2), ints("strides", 2, 2));
		conv("c2", "p1", 8, 6, 3).relu("r2", "c2").node("Flatten", "f", List.of("r2"));
		weights("d1.w", 54, 7).weights("d1.b", 7).node("Gemm", "d1", List.of("f", "d1.w", "d1.b"), real("alpha", 0.5f), real("beta", 2)).relu("r3", "d1");
		weights("d2.w", 4, 7);
		return node("Gemm", "y", List.of("r3", "d2.w"), integer("transB", 1)).model.output("y");
	}

	private ModelBuilder residual() {
		conv("c0", "x", 3, 8, 3).relu("r0", "c0").conv("c1", "r0", 8, 6, 3).norm("n1", "c1", 6).relu("r1", "n1").conv("c2", "r1", 6, 8, 3);
		node("Add", "a1", List.of("c2", "r0")).relu("r2", "a1").conv("c3", "r2", 8, 8, 1).node("Sum", "a2", List.of("r2", "c3", "r0")).relu("r4", "a2");
		return head("r4", 8);
	}

	private ModelBuilder depthwise() {
		conv("c1", "x", 3, 8, 1).node("HardSwish", "h1", List.of("c1")).conv("dw", "h1", 8, 8, 3, integer("group", 8)).relu("r2", "dw");
		conv("wide", "r2", 8, 16, 3, integer("group", 8)).relu("r3", "wide").conv("c4", "r3", 16, 8, 1);
		return node("Add", "a", List.of("h1", "c4")).head("a", 8);
	}

	private ModelBuilder groups() {
		conv("c1", "x", 3, 12, 3).relu("r1", "c1").conv("g", "r1", 12, 8, 3, integer("group", 4)).relu("r2", "g");
		weights("t.w", 8, 3, 2, 2).node("ConvTranspose", "t", List.of("r2", "t.w"), integer("group", 4), ints("strides", 2, 2)).relu("r3", "t");
		return head("r3", 12);
	}

	private ModelBuilder dense() {
		conv("c1", "x", 3, 6, 3).conv("c2", "c1", 6, 4, 3).node("Concat", "k1", List.of("c1", "c2", "c1"), integer("axis", 1)).norm("n1", "k1", 16)
				.relu("r1", "n1");
		conv("c3", "r1", 16, 4, 3).node("Concat", "k2", List.of("k1", "c3"), integer("axis", -3)).norm("n2", "k2", 20).relu("r2", "n2");
		node("Concat", "rows", List.of("r2", "r2"), integer("axis", 2));
		return head("rows", 20);
	}

	/** Branches that are read together only, one of them itself of two. */
	private ModelBuilder joined() {
		conv("c1", "x", 3, 6, 3).relu("r1", "c1").conv("c2", "x", 3, 4, 1).relu("r2", "c2").conv("c3", "x", 3, 5, 3).relu("r3", "c3");
		return node("Concat", "k1", List.of("r1", "r2"), integer("axis", 1)).node("Concat", "k2", List.of("k1", "r3"), integer("axis", 1)).head("k2", 15);
	}

	/** Branches one of which the other reads, too. */
	private ModelBuilder joinedApart() {
		conv("c1", "x", 3, 6, 3).relu("r1", "c1").conv("c2", "r1", 6, 4, 3).relu("r2", "c2");
		return node("Concat", "k", List.of("r1", "r2"), integer("axis", 1)).head("k", 10);
	}

	private ModelBuilder gate() {
		conv("c1", "x", 3, 8, 3).node("Sigmoid", "s0", List.of("c1")).node("Mul", "swish", List.of("c1", "s0")).node("GlobalAveragePool", "pool",
				List.of("swish"));
		conv("e1", "pool", 8, 4, 1).relu("r1", "e1").conv("e2", "r1", 4, 8, 1).node("Sigmoid", "s1", List.of("e2")).node("Mul", "m", List.of("s1", "swish"));
		conv("mask", "m", 8, 1, 1).node("Mul", "attended", List.of("m", "mask"));
		return head("attended", 8);
	}

	private ModelBuilder parts() {
		conv("c1", "x", 3, 8, 3).relu("r1", "c1");
		model.integers("sizes", 3, 5).integers("from", 1).integers("to", 7).integers("axes", 1).integers("order", 4, 0, -1, 2);
		split("Split", List.of("r1", "sizes"), "s1", "s2", integer("axis", 1));
		node("Slice", "cut", List.of("r1", "from", "to", "axes")).node("Gather", "some", List.of("r1", "order"), integer("axis", 1));
		conv("c2", "s2", 5, 4, 1).node("Concat", "k", List.of("s1", "c2", "cut", "some"), integer("axis", 1));
		return head("k", 17);
	}

	private void split(String op, List<String> inputs, String one, String other, AttributeProto... attributes) {
		model.two(op, inputs, one, other, attributes);
	}

	private ModelBuilder oldParts() {
		model.opset(11);
		conv("c1", "x", 3, 8, 3).relu("r1", "c1");
		split("Split", List.of("r1"), "s1", "s2", integer("axis", 1));
		model.integers("from", -6).integers("to", 100).integers("axes", 1);
		node("Slice", "cut", List.of("r1", "from", "to", "axes")).node("Unsqueeze", "u", List.of("s1"), ints("axes", 1)).node("Squeeze", "q", List.of("u"),
				ints("axes", 1));
		return node("Concat", "k", List.of("s2", "cut", "q"), integer("axis", 1)).head("k", 14);
	}

	private ModelBuilder shuffle() {
		conv("c1", "x", 3, 8, 3).relu("r1", "c1");
		model.integers("apart", 0, 2, 4, 6, 6).integers("together", 0, -1, 6, 6);
		node("Reshape", "apart5", List.of("r1", "apart")).node("Transpose", "turned", List.of("apart5"), ints("perm", 0, 2, 1, 3, 4))
				.node("Reshape", "shuffled", List.of("turned", "together"));
		split("Split", List.of("shuffled"), "s1", "s2", integer("axis", 1));
		conv("c2", "s2", 4, 4, 3).relu("r2", "c2").node("Concat", "k", List.of("s1", "r2"), integer("axis", 1));
		return head("k", 8);
	}

	private ModelBuilder decoder() {
		conv("c1", "x", 3, 8, 3, ints("strides", 2, 2));
		model.node("Clip", "clip", List.of("c1", "low", "high")).weights("low", new long[] {}, 0).weights("high", new long[] {}, 1.5f);
		weights("up.w", 8, 6, 2, 2).weights("up.b", 6).node("ConvTranspose", "up", List.of("clip", "up.w", "up.b"), ints("strides", 2, 2)).relu("r1", "up");
		model.weights("scales", new long[] { 4 }, 1, 1, 2, 2).integers("pads", 0, 0, 1, 1, 0, 0, 1, 1);
		node("Resize", "big", List.of("r1", "", "scales"), text("mode", "linear")).node("Pad", "padded", List.of("big", "pads"));
		node("AveragePool", "small", List.of("padded"), ints("kernel_shape", 2, 2), ints("strides", 2, 2));
		conv("skip", "x", 3, 4, 1);
		model.integers("frame", 0, 0, 0, 0, 0, 0, 1, 1);
		node("Pad", "framed", List.of("skip", "frame")).node("Concat", "k", List.of("small", "framed"), integer("axis", 1)).conv("c2", "k", 10, 5, 3);
		return node("Softmax", "y", List.of("c2"), integer("axis", 1)).model.output("y");
	}

	private ModelBuilder constants() {
		conv("c1", "x", 3, 8, 3).weights("slope", 8, 1, 1).node("PRelu", "p", List.of("c1", "slope")).weights("k1", 1, 8, 1, 1).weights("k2", 8, 1, 1)
				.weights("k3")
				.weights("k4", 6);
		node("Add", "a1", List.of("p", "k1")).node("Mul", "m1", List.of("k2", "a1")).node("Sub", "a2", List.of("m1", "k3")).node("Add", "a3",
				List.of("a2", "k4"));
		conv("c2", "a3", 8, 8, 1).node("Max", "max", List.of("c2", "a3", "k2")).node("Identity", "same", List.of("max")).node("Greater", "more",
				List.of("same", "k1"));
		return node("Where", "w", List.of("more", "same", "k2")).head("w", 8);
	}

	private ModelBuilder blocks(String mode) {
		conv("c1", "x", 3, 16, 3).node("DepthToSpace", "d", List.of("c1"), integer("blocksize", 2), text("mode", mode)).relu("r1", "d");
		conv("c2", "r1", 4, 5, 3).node("SpaceToDepth", "s", List.of("c2"), integer("blocksize", 2)).relu("r2", "s");
		return conv("c3", "r2", 20, 6, 1).head("c3", 6);
	}

	private ModelBuilder groupNorm() {
		conv("c1", "x", 3, 8, 3);
		model.integers("grouped", 0, 4, -1).weights("one", new long[] { 4 }, 1, 1.5f, 0.5f, 2).weights("zero", new long[] { 4 }, 0, 1, 0, -1);
		node("Reshape", "g1", List.of("c1", "grouped")).node("InstanceNormalization", "g2", List.of("g1", "one", "zero")).node("Shape", "shape", List.of("c1"));
		node("Reshape", "g3", List.of("g2", "shape")).weights("factor", 8).weights("o", 8, 1, 1);
		model.integers("ends", 1, 2);
		node("Unsqueeze", "f", List.of("factor", "ends")).node("Mul", "g4", List.of("g3", "f")).node("Add", "g5",
				List.of("g4", "o"));
		relu("r1", "g5").conv("c2", "r1", 8, 6, 3).weights("i.s", 6).weights("i.b", 6).node("InstanceNormalization", "i", List.of("c2", "i.s", "i.b"));
		return head("i", 6);
	}

	private ModelBuilder tokens() {
		conv("c1", "x", 3, 8, 3);
		model.integers("flat", 0, 8, 36);
		node("Reshape", "t0", List.of("c1", "flat")).node("Transpose", "t", List.of("t0"), ints("perm", 0, 2, 1)).weights("m1.w", 8, 12).weights("m1.b", 12);
		node("MatMul", "m1", List.of("t", "m1.w")).node("Add", "b1", List.of("m1.b", "m1")).node("Erf", "e", List.of("b1")).node("Mul", "act",
				List.of("b1", "e"));
		weights("m2.w", 8, 12).node("Transpose", "m2.t", List.of("m2.w")).node("MatMul", "m2", List.of("act", "m2.t")).node("Add", "res", List.of("m2", "t"))
				.weights("ln.s", 8).weights("ln.b", 8);
		node("LayerNormalization", "ln", List.of("res", "ln.s", "ln.b"), integer("axis", -1)).node("ReduceMean", "mean", List.of("ln"), ints("axes", 1),
				integer("keepdims", 0));
		weights("fc.w", 8, 5);
		return node("Gemm", "y", List.of("mean", "fc.w")).model.output("y");
	}

	private ModelBuilder attention() {
		conv("c1", "x", 3, 8, 1);
		model.integers("flat", 0, 8, -1).integers("heads", 0, 36, 3, 4).integers("merged", 0, 36, 12);
		node("Reshape", "t0", List.of("c1", "flat")).node("Transpose", "t", List.of("t0"), ints("perm", 0, 2, 1));
		for (String p : List.of("q", "k", "v")) {
			weights(p + ".w", 8, 12).weights(p + ".b", 12).node("MatMul", p, List.of("t", p + ".w")).node("Add", p + "1", List.of(p, p + ".b"));
			node("Reshape", p + "2", List.of(p + "1", "heads"))
					.node("Transpose", p + "3", List.of(p + "2"), p.equals("k") ? ints("perm", 0, 2, 3, 1) : ints("perm", 0, 2, 1, 3));
		}
		node("MatMul", "scores", List.of("q3", "k3")).node("Softmax", "weights", List.of("scores"), integer("axis", -1)).node("MatMul", "mixed",
				List.of("weights", "v3"));
		node("Transpose", "back", List.of("mixed"), ints("perm", 0, 2, 1, 3)).node("Reshape", "together", List.of("back", "merged")).weights("o.w", 12, 8);
		node("MatMul", "o", List.of("together", "o.w")).node("Add", "res", List.of("o", "t")).weights("fc.w", 8, 5);
		return node("MatMul", "y", List.of("res", "fc.w")).model.output("y");
	}

	private ModelBuilder channelsLast() {
		conv("c1", "x", 3, 8, 3).relu("r1", "c1").node("Transpose", "last", List.of("r1"), ints("perm", 0, 2, 3, 1));
		model.integers("flat", -1, 288);
		node("Reshape", "f", List.of("last", "flat")).weights("d.w", 7, 288).weights("d.b", 7);
		node("Gemm", "d", List.of("f", "d.w", "d.b"), integer("transB", 1)).relu("r2", "d").weights("e.w", 7, 3);
		return node("Gemm", "y", List.of("r2", "e.w")).model.output("y");
	}

	private TensorProto bytes(String name, int type, long... dims) {
		byte[] values = new byte[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
		random.nextBytes(values);
		TensorProto.Builder t = TensorProto.newBuilder().setName(name).setDataType(type).setRawData(ByteString.copyFrom(values));
		Arrays.stream(dims).forEach(t::addDims);
		return t.build();
	}

	private ModelBuilder quantised() {
		int u8 = TensorProto.DataType.UINT8_VALUE;
		model.initializer(bytes("q1", u8, 8, 3, 3, 3)).initializer(bytes("z1", u8, 8)).weights("s1", new long[] { 8 }, ModelBuilder.ramp(8, 0.002f));
		node("DequantizeLinear", "w1", List.of("q1", "s1", "z1"), integer("axis", 0)).node("Conv", "c1", List.of("x", "w1"), ints("pads", 1, 1, 1, 1))
				.relu("r1", "c1");
		model.weights("as", new long[] {}, 0.05f).initializer(bytes("az", u8));
		node("QuantizeLinear", "aq", List.of("r1", "as", "az")).node("DequantizeLinear", "ad", List.of("aq", "as", "az"));
		model.initializer(bytes("q2", u8, 6, 8, 1, 1)).initializer(bytes("z2", u8)).weights("s2", new long[] {}, 0.01f);
		node("DequantizeLinear", "w2", List.of("q2", "s2", "z2")).node("Conv", "c2", List.of("ad", "w2"));
		return head("c2", 6);
	}

	private ModelBuilder shared() {
		conv("c1", "x", 3, 8, 3).relu("r1", "c1").conv("c2", "r1", 8, 8, 3);
		node("Conv", "c3", List.of("c2", "c2.w", "c2.b"), ints("pads", 1, 1, 1, 1)).node("Identity", "b", List.of("c2.b")).node("Conv", "c4",
				List.of("c3", "c2.w", "b"),
				ints("pads", 1, 1, 1, 1));
		return relu("r4", "c4").head("r4", 8);
	}

	/** One reader before the non-linearity, one behind it. */
	private ModelBuilder readTwice() {
		conv("c1", "x", 3, 8, 3).relu("r1", "c1").conv("c2", "r1", 8, 6, 1).conv("c3", "c1", 8, 6, 1).node("Add", "a", List.of("c2", "c3")).relu("r2", "a");
		return head("r2", 6);
	}

	/** Sizes computed from shapes, as exporters write them. */
	private ModelBuilder sizes() {
		conv("c1", "x", 3, 8, 3).relu("r1", "c1").node("Shape", "shape", List.of("r1"));
		model.integers("zero", 0).integers("one", 1).integers("two", 2).integers("rest", -1).weights("half", new long[] {}, 0.5f);
		node("Gather", "n", List.of("shape", "zero")).node("Gather", "c", List.of("shape", "one")).node("Div", "middle", List.of("c", "two"));
		node("Slice", "lower", List.of("r1", "zero", "middle", "one")).node("Slice", "upper", List.of("r1", "middle", "c", "one"));
		conv("c2", "lower", 4, 4, 3).node("Concat", "k", List.of("c2", "upper"), integer("axis", 1)).node("Concat", "target", List.of("n", "c", "rest"),
				integer("axis", 0));
		node("Reshape", "flat", List.of("k", "target")).node("ReduceMean", "mean", List.of("flat"), ints("axes", 2), integer("keepdims", 0)).weights("fc.w", 8,
				5);
		model.node("Cast", "count", List.of("c"), integer("to", 1));
		return node("Gemm", "z", List.of("mean", "fc.w")).node("Div", "y", List.of("z", "count")).model.output("y");
	}
}
