package org.channelexplorer.onnx.tests;

import static org.channelexplorer.onnx.tests.Operated.remove;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.ModelSurgeon.Costs;
import org.channelexplorer.core.extension.ModelSurgeon.Coupling;
import org.channelexplorer.core.extension.ModelSurgeon.Cut;
import org.channelexplorer.core.extension.ModelSurgeon.Place;
import org.channelexplorer.core.extension.ModelSurgeon.Rounding;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removing channels: what goes together, what is written. */
class SurgeryTest {
	@TempDir
	Path folder;

	private Path file(String network) throws Exception {
		return SurgeryNetworks.all().get(network).write(folder.resolve("model.onnx"));
	}

	private static Map<String, List<Integer>> members(Coupling c) {
		return c.members().stream().collect(Collectors.toMap(Removal::layer, Removal::channels));
	}

	private Coupling coupling(String network, String layer, int channel) throws Exception {
		try (ImportedModel model = new OnnxImporter().open(file(network))) {
			return model.surgeon().coupling(layer, channel);
		}
	}

	private Path out() {
		return folder.resolve("smaller.onnx");
	}

	private static ModelProto read(Path file) throws Exception {
		return ModelProto.parseFrom(Files.readAllBytes(file));
	}

	@Test
	void whatIsAddedGoesTogether() throws Exception {
		Coupling c = coupling("residual", "c0", 2);
		assertEquals(null, c.fixed());
		assertEquals(Set.of("c0", "r0", "c2", "a1", "r2", "c3", "a2", "r4", "gap", "flat"), members(c).keySet());
		assertTrue(members(c).values().stream().allMatch(List.of(2)::equals), c.toString());
		assertEquals(Set.of("c1", "n1", "r1"), members(coupling("residual", "n1", 5)).keySet());
	}

	@Test
	void concatenationsCountOn() throws Exception {
		assertEquals(List.of(1, 11), members(coupling("dense", "c1", 1)).get("k1"));
		assertEquals(List.of(1, 11), members(coupling("dense", "k1", 11)).get("k2"));
		assertEquals(List.of(3), members(coupling("dense", "k2", 19)).get("c3"));
	}

	@Test
	void groupsAndHeadsGoAsAWhole() throws Exception {
		Map<String, List<Integer>> group = members(coupling("groups", "c1", 4));
		assertEquals(List.of(3, 4, 5), group.get("c1"));
		assertEquals(List.of(2, 3), group.get("g"));
		assertEquals(List.of(3, 4, 5), group.get("t"));
		assertEquals(List.of(4, 5, 6, 7), members(coupling("attention", "q", 6)).get("v"));
		assertEquals(List.of(2, 3), members(coupling("group norm", "c1", 3)).get("c1"));
		assertEquals(List.of(1, 5, 9, 13), members(coupling("blocks DCR", "c1", 9)).get("c1"));
		assertEquals(List.of(8, 9, 10, 11), members(coupling("blocks CRD", "c1", 9)).get("c1"));
	}

	@Test
	void flattenedMapsGoWithTheirChannel() throws Exception {
		assertEquals(java.util.stream.IntStream.range(9, 18).boxed().toList(), members(coupling("plain", "c2", 1)).get("f"));
		assertEquals(36, members(coupling("channels last", "c1", 1)).get("f").size());
		assertEquals(List.of(1, 9, 17), members(coupling("channels last", "c1", 1)).get("f").subList(0, 3));
	}

	@Test
	void nothingRemovedGivesTheSameBytes() throws Exception {
		Path file = file("shuffle");
		Cut cut = Operated.export(file, out());
		assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(out()));
		assertEquals(cut.before(), cut.after());
		assertEquals(List.of(), cut.removed());
	}

	@Test
	void oneAfterTheOtherIsBothAtOnce() throws Exception {
		for (String network : List.of("plain", "residual", "dense", "shuffle", "parts", "attention", "group norm", "quantised")) {
			Path file = file(network);
			String layer = network.equals("attention") ? "q" : "c1";
			Path one = folder.resolve(network + "1.onnx");
			Path other = folder.resolve(network + "2.onnx");
			Path both = folder.resolve(network + "3.onnx");
			Cut first = Operated.check(file, one, remove(layer, 0));
			int gone = first.removed().stream().filter(r -> r.layer().equals(layer)).findFirst().orElseThrow().channels().size();
			Operated.check(one, other, remove(layer, 5 - gone));
			Operated.check(file, both, remove(layer, 0, 5));
			Operated.assertSame(read(both), read(other));
			assertEquals(weights(both), weights(other), network);
		}
	}

	/** The weights by name, those of whole numbers excepted. */
	private static Map<String, String> weights(Path file) throws Exception {
		return read(file).getGraph().getInitializerList().stream().filter(t -> t.getDataType() == TensorProto.DataType.FLOAT_VALUE)
				.collect(Collectors.toMap(TensorProto::getName, t -> t.getDimsList() + " " + Arrays.hashCode(t.getRawData().toByteArray())));
	}

	@Test
	void costsAreThoseOfTheFile() throws Exception {
		Cut cut = Operated.plan(ModelBuilder.classifier("N").write(folder.resolve("model.onnx")), remove("/conv/Conv", 1));
		// 2 x 3 + 2 filters and bias, 4 x 2 of the normalisation, 4 x 2 + 4 of the dense layer; per image 2 x 3 x 4 + 4 x 2
		assertEquals(new Costs(28, 32), cut.before());
		assertEquals(new Costs(3 + 1 + 4 + 4 + 4, 12 + 4), cut.after());
		assertEquals(List.of("/act/Relu"), cut.places().stream().map(Place::layer).toList());
	}

	@Test
	void constantsAndWeightsAreFolded() throws Exception {
		Path file = ModelBuilder.classifier("N").write(folder.resolve("model.onnx"));
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			// removed channel 1 = 3 + 2 x channel 0: its column 0, 1, 1, -1 is added twice to 1, 0, 1, 1 and three times to the bias 0, 0, 0, .25
			surgeon.export(List.of(new Substitute("/conv/Conv", new int[] { 1 }, new int[] { 0 }, new float[] { 3 }, new float[] { 2 })), out(), false);
		}
		Map<String, float[]> values = read(out()).getGraph().getInitializerList().stream().collect(Collectors.toMap(TensorProto::getName, SurgeryTest::floats));
		assertArrayEquals(new float[] { 1, 2, 3, -1 }, values.get("fw"));
		assertArrayEquals(new float[] { 0, 3, 3, -2.75f }, values.get("fb"));
		assertArrayEquals(new float[] { 1, 0, -1 }, values.get("w"));
	}

	private static float[] floats(TensorProto t) {
		ByteBuffer bytes = t.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
		float[] values = new float[bytes.remaining() / 4];
		bytes.asFloatBuffer().get(values);
		return values;
	}

	@Test
	void aConstantAtZeroPaddedBordersIsSaidNotToBeExact() throws Exception {
		Path file = file("residual");
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			Place place = surgeon.plan(List.of(remove("c1", 2)), Rounding.NONE).places().getFirst();
			assertEquals("r1", place.layer());
			assertFalse(place.constant());
			assertTrue(place.weights());
			Cut cut = surgeon.export(List.of(new Substitute("r1", new int[] { 2 }, new int[] { 0, 1, 3, 4, 5 }, new float[] { 1 }, new float[0])), out(),
					false);
			assertEquals(1, cut.notes().size());
			assertTrue(cut.notes().getFirst().startsWith("c2 (Conv) reads maps with borders of zeros"), cut.notes().toString());
		}
	}

	@Test
	void weightsOf16BitsAreSaidToBeRounded() throws Exception {
		ModelBuilder half = new ModelBuilder().input("x", TensorProto.DataType.FLOAT16, "N", 3, 4, 4).initializer(half("w", 4, 3)).initializer(half("v", 2, 4))
				.node("Conv", "c", List.of("x", "w")).node("Relu", "r", List.of("c")).node("Conv", "d", List.of("r", "v"))
				.output("d", TensorProto.DataType.FLOAT16);
		Path file = half.write(folder.resolve("half.onnx"));
		try (ImportedModel model = new OnnxImporter().open(file)) {
			Substitute mean = new Substitute("r", new int[] { 1 }, new int[] { 0, 2, 3 }, new float[] { 0.3f }, new float[0]);
			assertEquals(List.of("d (Conv) has weights of 16 bits, to which what stands in for channels is rounded."),
					model.surgeon().export(List.of(mean), out(), false).notes());
			assertEquals(List.of(), model.surgeon().export(List.of(Substitute.zero(remove("r", 1), 4)), folder.resolve("zero.onnx"), false).notes());
		}
	}

	/** A filter of 1 x 1. */
	private static TensorProto half(String name, int outputs, int inputs) {
		ByteBuffer bytes = ByteBuffer.allocate(2 * outputs * inputs).order(ByteOrder.LITTLE_ENDIAN);
		for (float v : ModelBuilder.ramp(outputs * inputs, 0.1f)) {
			bytes.putShort(Float.floatToFloat16(v));
		}
		return TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT16_VALUE).addDims(outputs).addDims(inputs).addDims(1).addDims(1)
				.setRawData(ByteString.copyFrom(bytes.flip())).build();
	}

	@Test
	void readersBeforeAndBehindANonLinearityAreReplacedApart() throws Exception {
		Path file = file("read twice");
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			Cut plan = surgeon.plan(List.of(remove("c1", 3)), Rounding.NONE);
			assertEquals(Set.of("c1", "r1"), plan.places().stream().map(p -> p.tap().tensor()).collect(Collectors.toSet()));
			int[] kept = { 0, 1, 2, 4, 5, 6, 7 };
			Operated.check(file, out(), surgeon, List.of(new Substitute("c1", new int[] { 3 }, kept, new float[] { -2 }, new float[0]),
					new Substitute("r1", new int[] { 3 }, kept, new float[] { 0.5f }, new float[7])), plan);
		}
	}

	@Test
	void branchesThatAreReadTogetherOnlyAreOnePlaceOfTheLayerThatJoinsThem() throws Exception {
		Path file = file("joined");
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			Cut plan = surgeon.plan(List.of(remove("k2", 1, 7, 12)), Rounding.NONE);
			Place place = plan.places().getFirst();
			assertEquals(List.of("k2"), plan.places().stream().map(Place::layer).toList());
			assertEquals(List.of(1, 7, 12), place.removed());
			assertTrue(place.constant() && place.weights());
			float[] weights = new float[3 * 12];
			for (int i = 0; i < weights.length; i++) {
				weights[i] = (i % 7 - 3) / 10f; // of channels of all branches
			}
			Operated.check(file, out(), surgeon,
					List.of(new Substitute("k2", new int[] { 1, 7, 12 }, place.zero().kept(), new float[] { 1, -1, 0.5f }, weights)), plan);
			assertEquals(List.of("r1"), surgeon.plan(List.of(remove("r1", 1)), Rounding.NONE).places().stream().map(Place::layer).toList());
			assertEquals(List.of("k1"), surgeon.plan(List.of(remove("k1", 1)), Rounding.NONE).places().stream().map(Place::layer).toList());
		}
	}

	@Test
	void branchesThatAreReadApartTooStayPlacesOfTheirOwn() throws Exception {
		try (ImportedModel model = new OnnxImporter().open(file("joined apart"))) {
			assertEquals(Set.of("r1", "r2"),
					model.surgeon().plan(List.of(remove("k", 1, 7)), Rounding.NONE).places().stream().map(Place::layer).collect(Collectors.toSet()));
		}
	}

	@Test
	void namesOfTensorsStay() throws Exception {
		for (String network : List.of("residual", "shared", "quantised", "gate")) {
			Path file = file(network);
			Path smaller = folder.resolve(network + "-.onnx");
			Operated.export(file, smaller, remove("c1", 0, 3));
			Set<String> before = new TreeSet<>();
			Set<String> after = new TreeSet<>();
			read(file).getGraph().getNodeList().forEach(n -> before.addAll(n.getOutputList()));
			read(smaller).getGraph().getNodeList().forEach(n -> after.addAll(n.getOutputList()));
			read(smaller).getGraph().getInitializerList().forEach(t -> after.add(t.getName()));
			assertTrue(after.containsAll(before), network);
		}
	}

	@Test
	void theSmallerNetworkGivesTheKeptColumns() throws Exception {
		Path file = file("residual");
		Operated.export(file, out(), remove("c1", 1, 4));
		float[] before = activations(file, "r1");
		float[] after = activations(out(), "r1");
		int map = 36;
		assertEquals(4 * map, after.length);
		int at = 0;
		for (int c : new int[] { 0, 2, 3, 5 }) {
			for (int i = 0; i < map; i++) {
				assertEquals(before[c * map + i], after[at++], 1e-5f);
			}
		}
	}

	private static float[] activations(Path file, String layer) throws Exception {
		try (NetworkRunner runner = Runners.open(file, "^" + layer + "$"); NetworkRunner.Worker worker = runner.worker()) {
			for (int i = 0; i < 108; i++) {
				worker.inputBuffer().put(i, (i * 37 % 23) / 10f - 1);
			}
			worker.run(1);
			return Arrays.copyOf(Runners.values(runner, worker, layer), runner.taps().getFirst().channels() * 36);
		}
	}

	@Test
	void aLayerKeepsAChannel() throws Exception {
		Path file = file("plain");
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			double[] values = { 0, 1, 9, 3, 4, 5, 6, 7 };
			Cut plan = surgeon.plan(List.of(remove("c1", 0, 1, 2, 3, 4, 5, 6, 7)), new Rounding(1, Map.of("c1", values)));
			assertEquals(List.of(2), plan.refused().getFirst().channels());
			assertEquals(7, plan.removed().getFirst().channels().size());
			InputException e = assertThrows(InputException.class,
					() -> surgeon.export(List.of(Substitute.zero(remove("c1", 0, 1, 2, 3, 4, 5, 6, 7), 8)), out(), false));
			assertTrue(e.getMessage().contains("is to keep a channel"), e.getMessage());
		}
		assertFalse(Files.exists(out()));
	}

	@Test
	void roundingKeepsTheMostValuableBack() throws Exception {
		Path file = file("depthwise");
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			double[] values = { 5, 1, 2, 8, 0, 0, 0, 0 };
			Cut plan = surgeon.plan(List.of(remove("h1", 0, 1, 2, 3, 4)), new Rounding(4, Map.of("h1", values)));
			assertEquals(List.of(0, 1, 2, 4), plan.removed().stream().filter(r -> r.layer().equals("h1")).findFirst().orElseThrow().channels());
			assertEquals(List.of(3), plan.refused().getFirst().channels());
			// later ones when nothing is known of their value
			Cut unknown = surgeon.plan(List.of(remove("h1", 0, 1, 2, 3, 4)), new Rounding(4, Map.of()));
			assertEquals(List.of(4), unknown.refused().getFirst().channels());
		}
	}

	@Test
	void anExistingFileIsReplacedOnlyWhenAllowed() throws Exception {
		Path file = file("plain");
		Files.writeString(out(), "mine");
		assertThrows(InputException.class, () -> Operated.export(file, out(), remove("c1", 0)));
		assertEquals("mine", Files.readString(out()));
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			List<Substitute> zeros = Operated.zeros(surgeon, surgeon.plan(List.of(remove("c1", 0)), Rounding.NONE));
			surgeon.export(zeros, out(), true);
			assertTrue(Files.size(out()) > 100);
			byte[] before = Files.readAllBytes(file);
			assertThrows(InputException.class, () -> surgeon.export(zeros, file, true));
			assertArrayEquals(before, Files.readAllBytes(file));
			assertThrows(InputException.class, () -> surgeon.export(zeros, folder.resolve("no/folder.onnx"), true));
		}
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(Set.of(file, out()), files.collect(Collectors.toSet()));
		}
	}

	@Test
	void externalWeightsStayExternal() throws Exception {
		int filters = 64;
		ByteBuffer bytes = ByteBuffer.allocate(4 * filters * 27).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < filters * 27; i++) {
			bytes.putFloat((i % 17 - 8) / 20f);
		}
		Files.write(folder.resolve("weights.bin"), bytes.array());
		Path file = new ModelBuilder().input("x", "N", 3, 6, 6).external("w", new long[] { filters, 3, 3, 3 }, "weights.bin", 0, 4L * filters * 27)
				.node("Conv", "c", List.of("x", "w")).node("Relu", "r", List.of("c"))
				.weights("v", new long[] { 5, filters, 1, 1 }, ModelBuilder.ramp(5 * filters, 0.01f))
				.node("Conv", "y", List.of("r", "v")).output("y").write(folder.resolve("model.onnx"));
		Path other = Files.createDirectory(folder.resolve("other"));
		Operated.export(file, other.resolve("smaller.onnx"), remove("c", 1, 60));
		TensorProto w = read(other.resolve("smaller.onnx")).getGraph().getInitializer(0);
		assertEquals(List.of(62L, 3L, 3L, 3L), w.getDimsList());
		assertEquals(TensorProto.DataLocation.EXTERNAL, w.getDataLocation());
		try (Stream<Path> files = Files.list(other)) {
			assertEquals(Set.of("smaller.onnx", "smaller.onnx.data"), files.map(p -> p.getFileName().toString()).collect(Collectors.toSet()));
		}
		float[] before = external(file);
		float[] after = external(other.resolve("smaller.onnx"));
		assertEquals(62 * 16, after.length);
		assertEquals(before[16 * 2], after[16], 1e-5f);
		Path same = other.resolve("same.onnx");
		Operated.export(file, same);
		assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(same));
		assertArrayEquals(before, external(same));
	}

	private static float[] external(Path file) throws Exception {
		try (NetworkRunner runner = Runners.open(file, "^c$"); NetworkRunner.Worker worker = runner.worker()) {
			for (int i = 0; i < 108; i++) {
				worker.inputBuffer().put(i, i % 5);
			}
			worker.run(1);
			return Arrays.copyOf(Runners.values(runner, worker, "c"), runner.taps().getFirst().channels() * 16);
		}
	}
}
