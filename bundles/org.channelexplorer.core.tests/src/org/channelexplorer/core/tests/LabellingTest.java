package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.label.Outcome;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.junit.jupiter.api.Test;

class LabellingTest {
	/** Two images of each of ant, bee, cat. */
	private static final List<ImageEntry> IMAGES = List.of(image("cat", 0), image("cat", 1), image("ant", 0), image("ant", 1), image("bee", 0),
			image("bee", 1));

	private static ImageEntry image(String label, int i) {
		return new ImageEntry(label + "/" + i + ".png", label);
	}

	private static Outcome outcome(Edit... edits) throws InputException {
		return new Labelling("mine", List.of(edits)).apply(IMAGES, Set.of("ant/broken.png"));
	}

	private static void check(Outcome o, List<String> classes, int[] slots, int... of) {
		assertEquals(new Outcome(classes, slots, of), o);
	}

	private static int[] ints(int... values) {
		return values;
	}

	private static Edit.Merge merge(String into, String... classes) {
		return new Edit.Merge(List.of(classes), into);
	}

	private static Edit.Assign assign(String to, String... files) {
		return new Edit.Assign(List.of(files), to, "");
	}

	@Test
	void givenClassesAreInNameOrder() throws Exception {
		check(outcome(), List.of("ant", "bee", "cat"), ints(0, 1, 2), 2, 2, 0, 0, 1, 1);
		assertEquals(Labelling.given(IMAGES), outcome());
		assertEquals(Labels.ofNames(IMAGES.stream().map(ImageEntry::label).toList()), outcome().labels());
	}

	@Test
	void assignedImagesComeIntoClassesOldAndNew() throws Exception {
		check(outcome(assign("bee", "cat/0.png")), List.of("ant", "bee", "cat"), ints(0, 1, 2), 1, 2, 0, 0, 1, 1);
		check(outcome(assign("aaa", "cat/0.png", "ant/1.png")), List.of("ant", "bee", "cat", "aaa"), ints(0, 1, 2, 3), 3, 2, 0, 3, 1, 1);
		check(outcome(assign("new", "ant/broken.png")), List.of("ant", "bee", "cat"), ints(0, 1, 2), 2, 2, 0, 0, 1, 1);
	}

	@Test
	void mergedClassesTakeTheSlotOfTheGivenClassTheyAreNamedAfter() throws Exception {
		check(outcome(merge("insect", "ant", "bee")), List.of("ant", "bee", "cat", "insect"), ints(0, 1, 2, 3), 2, 2, 3, 3, 3, 3);
		check(outcome(merge("bee", "ant", "bee")), List.of("ant", "bee", "cat"), ints(0, 1, 2), 2, 2, 1, 1, 1, 1);
		check(outcome(merge("cat", "ant", "bee")), List.of("ant", "bee", "cat"), ints(0, 1, 2), 2, 2, 2, 2, 2, 2);
		check(outcome(new Edit.Rename("ant", "x"), merge("ant", "x", "bee")), List.of("ant", "bee", "cat"), ints(0, 1, 2), 2, 2, 0, 0, 0, 0);
		Labels read = outcome(merge("insect", "ant", "bee")).labels();
		assertEquals(new Labels(List.of("cat", "insect"), ints(0, 0, 1, 1, 1, 1), ints(2, 3)), read, "a class without images is not read");
	}

	@Test
	void partsAreSplitOffAndTheRestStays() throws Exception {
		Map<String, List<String>> parts = new LinkedHashMap<>();
		parts.put("tom", List.of("cat/1.png"));
		check(outcome(new Edit.Split("cat", parts)), List.of("ant", "bee", "cat", "tom"), ints(0, 1, 2, 3), 2, 3, 0, 0, 1, 1);
		parts.put("cat", List.of("cat/0.png"));
		check(outcome(new Edit.Split("cat", parts)), List.of("ant", "bee", "cat", "tom"), ints(0, 1, 2, 3), 2, 3, 0, 0, 1, 1);
	}

	@Test
	void aRenamedClassKeepsPlaceAndSlot() throws Exception {
		check(outcome(new Edit.Rename("ant", "zebra")), List.of("zebra", "bee", "cat"), ints(0, 1, 2), 2, 2, 0, 0, 1, 1);
		check(outcome(new Edit.Rename("ant", "t"), new Edit.Rename("bee", "ant"), new Edit.Rename("t", "bee")), List.of("bee", "ant", "cat"), ints(0, 1, 2),
				2, 2, 0, 0, 1, 1);
	}

	@Test
	void leftOutImagesHaveNoClassAndCanComeBack() throws Exception {
		Outcome o = outcome(new Edit.LeaveOutClasses(List.of("cat")), new Edit.LeaveOut(List.of("ant/1.png")));
		check(o, List.of("ant", "bee", "cat"), ints(0, 1, 2), -1, -1, 0, -1, 1, 1);
		assertEquals(List.of("ant", "bee"), o.labels().classes());
		assertArrayEquals(ints(2, 4, 5), o.labels().kept());
		assertArrayEquals(ints(1, 2), o.labels().counts());
		assertEquals("", o.labels().nameOf(0));
		check(outcome(new Edit.LeaveOutClasses(List.of("cat")), assign("cat", "cat/0.png")), List.of("ant", "bee", "cat"), ints(0, 1, 2), 2, -1, 0, 0, 1, 1);
	}

	@Test
	void restoredImagesAreInTheClassTheyWereIn() throws Exception {
		check(outcome(merge("insect", "ant", "bee"), new Edit.LeaveOut(List.of("ant/0.png", "cat/0.png")), new Edit.Restore(List.of("ant/0.png", "bee/0.png"))),
				List.of("ant", "bee", "cat", "insect"), ints(0, 1, 2, 3), -1, 2, 3, 3, 3, 3);
		check(outcome(assign("pet", "cat/0.png"), new Edit.LeaveOut(List.of("cat/0.png")), new Edit.Restore(List.of("cat/0.png"))),
				List.of("ant", "bee", "cat", "pet"), ints(0, 1, 2, 3), 3, 2, 0, 0, 1, 1);
		check(outcome(new Edit.LeaveOutClasses(List.of("cat")), new Edit.Rename("cat", "tom"), new Edit.Restore(List.of("cat/1.png"))),
				List.of("ant", "bee", "tom"), ints(0, 1, 2), -1, 2, 0, 0, 1, 1);
	}

	@Test
	void aChosenColourStaysWithItsClassAndIsInNoHash() throws Exception {
		Outcome o = outcome(new Edit.Colour("bee", "#FF8000"), new Edit.Rename("bee", "wasp"), new Edit.LeaveOutClasses(List.of("ant")));
		assertArrayEquals(ints(Labels.NO_COLOUR, 0xff8000, Labels.NO_COLOUR), o.colours());
		assertArrayEquals(ints(0xff8000, Labels.NO_COLOUR), o.labels().colours());
		assertEquals(outcome().labels().hash(), outcome(new Edit.Colour("bee", "#ff8000")).labels().hash());
		assertNotEquals(outcome(), outcome(new Edit.Colour("bee", "#ff8000")));
		assertEquals(outcome(), outcome(new Edit.Colour("bee", "#ff8000"), new Edit.Colour("bee", "")));
		assertThrows(IllegalArgumentException.class, () -> new Edit.Colour("bee", "orange"));
		assertThrows(InputException.class, () -> outcome(new Edit.Colour("dog", "#ff8000")));
		Labelling mine = new Labelling("mine", List.of(new Edit.Colour("bee", "#ff8000"), new Edit.Restore(List.of("x"))));
		assertEquals(mine, Json.fromTree(Json.tree(mine), Labelling.class));
	}

	@Test
	void aClassMadeAgainHasItsColourAgain() throws Exception {
		Edit apart = new Edit.Split("insect", Map.of("ant", List.of("ant/0.png", "ant/1.png"), "bee", List.of("bee/0.png", "bee/1.png")));
		assertEquals(List.of("ant", "bee", "cat"), outcome(merge("insect", "ant", "bee"), apart).classes());
		check(outcome(merge("insect", "ant", "bee"), apart, assign("pet", "cat/0.png"), merge("insect", "ant", "bee")),
				List.of("ant", "bee", "cat", "insect", "pet"), ints(0, 1, 2, 3, 4), 4, 2, 3, 3, 3, 3);
	}

	@Test
	void twoWaysToTheSameClassesHaveOneHash() throws Exception {
		String given = outcome().labels().hash();
		Edit apart = new Edit.Split("insect", Map.of("bee", List.of("bee/0.png", "bee/1.png"), "ant", List.of("ant/1.png", "ant/0.png")));
		assertEquals(given, outcome(merge("insect", "ant", "bee"), apart).labels().hash());
		assertEquals(given, outcome(new Edit.Rename("ant", "x"), new Edit.Rename("x", "ant")).labels().hash());
		String merged = outcome(merge("insect", "ant", "bee")).labels().hash();
		assertNotEquals(given, merged);
		assertEquals(merged, outcome(assign("insect", "ant/0.png", "ant/1.png"), assign("insect", "bee/1.png", "bee/0.png")).labels().hash());
		assertEquals(merged, outcome(assign("x", "cat/0.png"), merge("insect", "ant", "bee"), assign("cat", "cat/0.png")).labels().hash(),
				"another slot, the same numbers");
		assertNotEquals(given, outcome(new Edit.Rename("ant", "anta")).labels().hash());
	}

	@Test
	void namesThatAreNotThereAreNamed() {
		for (var wrong : Map.of("edit 1 (merge ant, dog into x): there is no class 'dog' (there are: ant, bee, cat)", merge("x", "ant", "dog"),
				"edit 1 (assign dog/0.png to x): there is no image 'dog/0.png' in this analysis", assign("x", "dog/0.png"),
				"edit 1 (rename ant to bee): there is a class 'bee' already; merge 'ant' into it instead", new Edit.Rename("ant", "bee"),
				"edit 1 (split x from ant): bee/0.png is not in class 'ant' but in 'bee'", new Edit.Split("ant", Map.of("x", List.of("bee/0.png"))),
				"edit 1 (leave out class dog): there is no class 'dog' (there are: ant, bee, cat)", new Edit.LeaveOutClasses(List.of("dog"))).entrySet()) {
			assertEquals("labelling 'mine', " + wrong.getKey(), assertThrows(InputException.class, () -> outcome(wrong.getValue())).getMessage());
		}
		assertThrows(IllegalArgumentException.class, () -> new Labelling("given", List.of()));
		assertThrows(IllegalArgumentException.class, () -> new Labelling(" a", List.of()));
		assertThrows(IllegalArgumentException.class, () -> new Edit.Merge(List.of(), "x"));
		assertThrows(IllegalArgumentException.class, () -> new Edit.Rename("a", "b\nc"));
	}

	/** Whatever is edited, given classes keep order and slots, slots are unique, and every image has one class or none. */
	@Test
	void orderAndColoursOfGivenClassesNeverMove() {
		Random random = new Random(5);
		int applied = 0;
		for (int round = 0; round < 300; round++) {
			Labelling labelling = new Labelling("random", List.of());
			for (int e = 0; e < 12; e++) {
				Labelling longer = labelling.with(edit(random));
				Outcome o;
				try {
					o = longer.apply(IMAGES, Set.of());
				} catch (InputException refused) {
					continue;
				}
				labelling = longer;
				applied++;
				assertArrayEquals(ints(0, 1, 2), java.util.Arrays.copyOf(o.slots(), 3), longer::toString);
				assertEquals(o.classes().size(), Set.copyOf(o.classes()).size());
				assertEquals(o.slots().length, IntStream.of(o.slots()).distinct().count());
				for (int c = 3; c < o.classes().size(); c++) {
					assertTrue(o.labels().classes().contains(o.classes().get(c)), "a new class without images is not listed");
				}
				assertEquals(longer, Json.fromTree(Json.parse(Json.compact(longer)), Labelling.class));
			}
		}
		assertTrue(applied > 1000, applied + " edits");
	}

	static Edit edit(Random random) {
		List<String> names = List.of("ant", "bee", "cat", "x", "y");
		String a = names.get(random.nextInt(5));
		String b = names.get(random.nextInt(5));
		List<String> files = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			files.add(IMAGES.get(random.nextInt(6)).file());
		}
		return switch (random.nextInt(6)) {
		case 0 -> new Edit.Assign(files, a, "why not");
		case 1 -> new Edit.Merge(List.of(a, b), names.get(random.nextInt(5)));
		case 2 -> new Edit.Split(a, Map.of(b, files));
		case 3 -> new Edit.Rename(a, b);
		case 4 -> new Edit.LeaveOut(files);
		default -> new Edit.LeaveOutClasses(List.of(a));
		};
	}

	@Test
	void jsonTellsEditsApartAndDamageIsNamed() {
		Labelling all = new Labelling("all",
				List.of(assign("x", "ant/0.png"), merge("y", "ant", "bee"), new Edit.Split("cat", Map.of("z", List.of("cat/0.png"))),
						new Edit.Rename("x", "w"), new Edit.LeaveOut(List.of("bee/0.png")), new Edit.LeaveOutClasses(List.of("w"))));
		String json = Json.compact(all);
		assertTrue(
				json.startsWith("{\"name\":\"all\",\"edits\":[{\"edit\":\"assign\",\"files\":[\"ant/0.png\"],\"to\":\"x\",\"why\":\"\"},{\"edit\":\"merge\""),
				json);
		assertEquals(all, Json.fromTree(Json.parse(json), Labelling.class));
		assertDamage("{\"name\":\"a\",\"edits\":[{\"edit\":\"paint\"}]}",
				"a labelling has an edit 'paint' (there are: assign, merge, split, rename, leaveOut, leaveOutClasses, restore, colour)");
		assertDamage("{\"name\":\"a\",\"edits\":[{\"from\":\"b\",\"to\":\"c\"}]}", "an edit of a labelling has no member 'edit'");
		assertDamage("{\"name\":\"a\",\"edits\":[{\"edit\":\"merge\",\"into\":\"c\"}]}", "a merge names no classes");
		assertDamage("{\"name\":\"a\",\"edits\":[{\"edit\":\"split\",\"from\":\"c\",\"parts\":{\"d\":[]}}]}", "a split names no files of d");
		assertDamage("{\"name\":\"a\",\"edits\":[null]}", "labelling 'a' lacks edits");
		assertDamage("{\"edits\":[]}", "a labelling has no name");
	}

	private static void assertDamage(String json, String message) {
		assertEquals(message, assertThrows(JsonParseException.class, () -> Json.fromTree(Json.parse(json), Labelling.class)).getMessage());
	}

	@Test
	void aFocusIsClassesAndImages() throws Exception {
		Labels labels = outcome(merge("insect", "ant", "bee")).labels();
		assertArrayEquals(ints(1, 2, 3, 4, 5),
				new Focus("f", List.of("insect"), List.of("cat/1.png", "ant/0.png", "gone.png")).rows(labels, IMAGES, Set.of("gone.png")));
		assertEquals("focus 'f': there is no class 'ant' with images (there are: cat, insect)",
				assertThrows(InputException.class, () -> new Focus("f", List.of("ant"), null).rows(labels, IMAGES, Set.of())).getMessage());
		assertEquals("focus 'f': there is no image 'gone.png' in this analysis",
				assertThrows(InputException.class, () -> new Focus("f", null, List.of("gone.png")).rows(labels, IMAGES, Set.of())).getMessage());
		assertThrows(IllegalArgumentException.class, () -> new Focus("f", List.of(), List.of()));
		assertThrows(IllegalArgumentException.class, () -> new Focus("all", List.of("a"), List.of()));
	}

	@Test
	void namedValuesAreReplacedAndRemoved() throws Exception {
		NamedValues<Labelling> values = NamedValues.<Labelling>none().with(new Labelling("a", List.of())).with(new Labelling("b", List.of())).using("a");
		NamedValues<Labelling> changed = values.with(new Labelling("a", List.of(assign("x", "y"))));
		assertEquals(List.of("a", "b"), changed.all().stream().map(Labelling::name).toList());
		assertEquals(1, changed.current().orElseThrow().edits().size());
		assertEquals("", changed.without("a").inUse());
		assertEquals("there is no labelling 'c' (there are: a, b)", assertThrows(InputException.class, () -> values.get("c", "labelling")).getMessage());
		assertThrows(IllegalArgumentException.class, () -> values.using("c"));
	}

	@Test
	void listsOfNamesMayQuote() throws Exception {
		assertEquals(List.of("tench, Tinca tinca", "a \"b\"", "c"), Names.list("\"tench, Tinca tinca\", \"a \"\"b\"\"\" ,c"));
		for (List<String> names : List.of(List.of("a"), List.of("a b", "c,d"), List.of("e\"", " f"))) {
			assertEquals(names, Names.list(Names.list(names)));
		}
		for (String bad : List.of("", "a,,b", "\"a", "a,")) {
			assertTrue(assertThrows(InputException.class, () -> Names.list(bad)).getMessage().startsWith("'" + bad + "'"), bad);
		}
	}

	/** Names of folders, which no rule made. */
	@Test
	void classesThatAreThereMayHaveAnyName() throws Exception {
		List<ImageEntry> images = List.of(new ImageEntry("0.png", " g "), new ImageEntry("1.png", "e\nf"), new ImageEntry("2.png", "g"));
		Labelling to = new Labelling("mine",
				List.of(new Edit.Assign(List.of("1.png"), " g ", ""), new Edit.Rename(" g ", "h"), new Edit.Colour("e\nf", "#000000")));
		assertEquals(List.of("h", "h", "g"), names(to.apply(images, Set.of())));
		Labelling merged = new Labelling("mine", List.of(new Edit.Merge(List.of("e\nf", "g"), " g ")));
		assertEquals(List.of(" g ", " g ", " g "), names(merged.apply(images, Set.of())));
		Labelling made = new Labelling("mine", List.of(new Edit.Assign(List.of("1.png"), "new\n", "")));
		String message = assertThrows(InputException.class, () -> made.apply(images, Set.of())).getMessage();
		assertTrue(message.endsWith("a new class cannot be named 'new\n': A name begins and ends with no blank."), message);
	}

	private static List<String> names(Outcome outcome) {
		return java.util.stream.IntStream.range(0, outcome.of().length).mapToObj(outcome::nameOf).toList();
	}
}
