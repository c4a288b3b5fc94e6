package org.channelexplorer.analysis.tests.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.operation.LabelView;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.store.ResultJson;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.testkit.Data;
import org.channelexplorer.testkit.Installed;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every installed operation gives under a labelling and in a focus: what it gives for those classes and images alone. */
class ScopeTest {
	/** 14 images of c0, 14 of c1, 12 of c2, 10 of c3. */
	private static final Data PLAIN = Data.of(IntStream.range(0, 50).map(i -> i < 14 ? 0 : i < 28 ? 1 : i < 40 ? 2 : 3).toArray());
	private static final Labelling MINE = new Labelling("mine", List.of(new Edit.Merge(List.of("c0", "c1"), "low"),
			new Edit.Split("low", Map.of("c1", IntStream.range(6, 20).mapToObj(ScopeTest::file).toList())), new Edit.Rename("c2", "mid"),
			new Edit.LeaveOut(List.of(file(3), file(17), file(39)))));
	/** The classes of MINE in display order: c1, mid, c3, low. */
	private static final List<String> CLASSES = List.of("c1", "mid", "low");
	private static final Focus FEW = new Focus("few", List.of("c1", "mid", "low"), List.of());
	private static final ResultKey KEY = new ResultKey("any", "1", Map.of(), 1, List.of());
	private static final Set<String> WITHOUT_LABELS = Set.of("projection", "clusters", "near", "overlay", "mapRange", "trajectory");
	/** What reads labels and shows the images that are left out none the less. */
	private static final String WITH_LEFT_OUT = "scatterplot";

	@TempDir
	private static Path folder;

	private static String file(int i) {
		return PLAIN.names().get(i);
	}

	/** An analysis with labellings and focuses. */
	private static final class Arranged extends DelegatingData {
		private final NamedValues<Labelling> labellings;
		private final NamedValues<Focus> focuses;

		Arranged(NamedValues<Labelling> labellings, NamedValues<Focus> focuses) {
			super(new LabelView(PLAIN, PLAIN.labels()));
			this.labellings = labellings;
			this.focuses = focuses;
		}

		@Override
		public NamedValues<Labelling> labellings() {
			return labellings;
		}

		@Override
		public NamedValues<Focus> focuses() {
			return focuses;
		}

		@Override
		public Labels labels(String labelling) throws InputException {
			return labelling.isEmpty() ? labels()
					: labelling.equals(Labelling.GIVEN) ? PLAIN.labels() : labellings.get(labelling, "labelling").apply(images(), Set.of()).labels();
		}
	}

	private static AnalysisData arranged(Labelling... labellings) {
		NamedValues<Labelling> all = NamedValues.none();
		for (Labelling l : labellings) {
			all = all.with(l);
		}
		return new Arranged(all, NamedValues.<Focus>none().with(FEW).with(new Focus("images", List.of(), List.of(file(30), file(2), file(45), file(16)))));
	}

	static List<Installed.Call> calls() {
		return Installed.calls();
	}

	private static String bytes(Result r) {
		return ResultJson.write(KEY, r) + Json.compact(r.arrays());
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aLabellingAndAFocusAreTheSameAsAnAnalysisOfThem(Installed.Call call) throws InputException {
		boolean labels = !WITHOUT_LABELS.contains(call.operation()) && !call.operation().equals(WITH_LEFT_OUT);
		// c3 is not in focus; 3, 17 and 39 are left out, which only concerns what reads labels, and they have no class to be in focus by
		int[] rows = IntStream.range(0, 40).filter(i -> i != 3 && i != 17 && i != 39).toArray();
		int[] of = IntStream.of(rows).map(i -> i >= 28 ? 1 : i >= 6 && i < 20 ? 0 : 2).toArray();
		Data fresh = PLAIN.select(rows);
		fresh = fresh.labelled(new Labels(CLASSES, of));
		String expected = bytes(call.run(fresh, folder, new NullProgressMonitor()));
		assertEquals(expected, bytes(scoped(call, "labelling", "mine", "focus", "few").run(arranged(MINE), folder, new NullProgressMonitor())));
		assertEquals(expected, bytes(scoped(call, "labelling", "mine", "classes", "mid, c1,low").run(arranged(MINE), folder, new NullProgressMonitor())));
		if (labels) {
			int[] kept = IntStream.range(0, 50).filter(i -> i != 3 && i != 17 && i != 39).toArray();
			Data whole = PLAIN.select(kept);
			whole = whole.labelled(
					new Labels(List.of("c1", "mid", "c3", "low"), IntStream.of(kept).map(i -> i >= 40 ? 2 : i >= 28 ? 1 : i >= 6 && i < 20 ? 0 : 3).toArray()));
			assertEquals(bytes(call.run(whole, folder, new NullProgressMonitor())),
					bytes(scoped(call, "labelling", "mine").run(arranged(MINE), folder, new NullProgressMonitor())));
		} else if (!call.operation().equals(WITH_LEFT_OUT)) {
			assertEquals(bytes(call.run(PLAIN, folder, new NullProgressMonitor())),
					bytes(scoped(call, "labelling", "mine").run(arranged(MINE), folder, new NullProgressMonitor())),
					"labels are not read, nor is an image left out");
		}
	}

	private static Installed.Call scoped(Installed.Call call, String... more) {
		Map<String, String> all = new HashMap<>(call.parameters());
		for (int i = 0; i < more.length; i += 2) {
			all.put(more[i], more[i + 1]);
		}
		return new Installed.Call(call.operation(), all);
	}

	private static Operations.Prepared prepared(String operation, AnalysisData data, String... given) throws InputException {
		return new Operations(Installed.CATALOGUE).prepare(operation, scoped(new Installed.Call(operation, Map.of()), given).parameters(), 1, data);
	}

	private static ResultKey key(String operation, AnalysisData data, String... given) throws InputException {
		return prepared(operation, data, given).key();
	}

	@Test
	void twoWaysToTheSameClassesShareAKey() throws InputException {
		Labelling merged = new Labelling("merged", List.of(new Edit.Merge(List.of("c0", "c1"), "low")));
		Labelling assigned = new Labelling("assigned", List.of(new Edit.Assign(IntStream.range(0, 28).mapToObj(ScopeTest::file).toList(), "low", "seen")));
		Labelling back = new Labelling("back", List.of(new Edit.Rename("c0", "x"), new Edit.Rename("x", "c0")));
		AnalysisData data = arranged(merged, assigned, back);
		for (String operation : List.of("jaccard", "ranking", "separability", "hierarchy", "representatives", "agreement")) {
			ResultKey plain = key(operation, data);
			assertEquals(plain, key(operation, data, "labelling", "given"));
			assertEquals(plain, key(operation, data, "labelling", "back"), operation);
			assertNotEquals(plain, key(operation, data, "labelling", "merged"), operation);
			assertEquals(key(operation, data, "labelling", "assigned"), key(operation, data, "labelling", "merged"), operation);
			assertFalse(key(operation, data, "labelling", "assigned").toString().contains("assigned"));
		}
	}

	@Test
	void whatReadsNoLabelsKeepsItsKeyUnderEveryLabelling() throws InputException {
		AnalysisData data = arranged(MINE);
		for (String operation : WITHOUT_LABELS) {
			assertEquals(key(operation, data), key(operation, data, "labelling", "mine"), operation);
			assertNotEquals(key(operation, data), key(operation, data, "classes", "c0"), operation);
		}
	}

	@Test
	void twoWaysToTheSameRowsShareAKey() throws InputException {
		Labelling without = new Labelling("without", List.of(new Edit.LeaveOutClasses(List.of("c3"))));
		AnalysisData data = arranged(without, MINE);
		ResultKey key = key("jaccard", data, "classes", "c0,c1,c2");
		assertEquals(key, key("jaccard", data, "classes", " c2 ,c0,c1"));
		assertEquals(key, key("jaccard", data, "labelling", "without"), "what is left out and what is not in focus");
		assertEquals(key("jaccard", data), key("jaccard", data, "classes", "c0,c1,c2,c3"), "all images are no focus");
		assertNotEquals(key, key("jaccard", data));
	}

	@Test
	void rowsLeadBackToTheImages() throws InputException {
		AnalysisData few = prepared("projection", arranged(MINE), "focus", "images").data();
		assertArrayEquals(new int[] { 2, 16, 30, 45 }, few.rows());
		AnalysisData kept = prepared("jaccard", arranged(MINE), "labelling", "mine", "classes", "c1").data();
		assertArrayEquals(IntStream.range(6, 20).filter(i -> i != 17).toArray(), kept.rows());
		assertEquals(new Labels(List.of("c1"), new int[13], new int[] { 1 }), kept.labels());
		assertArrayEquals(new int[] { 16 }, prepared("projection", arranged(MINE), "focus", "images", "classes", "c1").data().rows());
	}

	@Test
	void theFocusInUseCountsUnlessAnotherIsGiven() throws InputException {
		AnalysisData plain = arranged(MINE);
		AnalysisData inUse = new Arranged(plain.labellings(), plain.focuses().using("images"));
		assertEquals(4, prepared("projection", inUse).data().images().size());
		assertEquals(50, prepared("projection", inUse, "focus", "all").data().images().size());
		assertEquals(14, prepared("projection", inUse, "classes", "c0").data().images().size());
		assertEquals(37, prepared("projection", inUse, "focus", "few", "labelling", "mine").data().images().size());
	}

	@Test
	void whatIsNotThereIsNamed() {
		assertRefused("there is no labelling 'x' (there are: mine)", "labelling", "x");
		assertRefused("there is no focus 'x' (there are: few, images)", "focus", "x");
		assertRefused("focus 'few': there is no class 'mid' with images (there are: c0, c1 and 2 more)", "focus", "few");
		assertRefused("there is no class 'c9' with images (there are: c0, c1 and 2 more)", "classes", "c0,c9");
		assertRefused("focus 'images' holds no image of c9", "focus", "images", "classes", "c9", "labelling", "nine");
		assertRefused("the labelling leaves out every image", "labelling", "nothing");
	}

	private static void assertRefused(String message, String... given) {
		AnalysisData data = List.of(given).contains("nine") ? arranged(new Labelling("nine", List.of(new Edit.Assign(List.of(file(0)), "c9", ""))))
				: List.of(given).contains("nothing") ? arranged(new Labelling("nothing", List.of(new Edit.LeaveOutClasses(List.of("c0", "c1", "c2", "c3")))))
						: arranged(MINE);
		String said = assertThrows(InputException.class, () -> prepared("jaccard", data, given)).getMessage();
		assertTrue(said.equals(message), said);
	}
}
