package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.AnalysisMerge;
import org.channelexplorer.core.analysis.Annotated;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.DocumentMerge;
import org.channelexplorer.core.document.DocumentMerge.Merged;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.note.Subject;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Ledger;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.repair.Verdict;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two copies of one analysis, each changed by somebody, put together. Its images are a/0, a/1 and b/2. */
class MergeTest {
	private static final Edit FIRST = new Edit.Rename("a", "ay");
	private static final Edit TO_C = new Edit.Assign(List.of("a/1.png"), "c", "");
	private static final Edit TO_D = new Edit.Assign(List.of("b/2.png"), "d", "");
	private static final Edit ALSO_TO_D = new Edit.Assign(List.of("a/1.png"), "d", "");

	@TempDir
	private Path dir;
	private final Analyses analyses = new Analyses(new FakeNetwork().catalogue());
	@AutoClose
	private Analysis one;
	@AutoClose
	private Analysis other;
	private AnalysisDocument base;

	@BeforeEach
	void copies() throws Exception {
		one = analyses.open(copy("one", "ann"));
		other = analyses.open(copy("two", "bob"));
		base = one.document().renamed("start");
	}

	private Path copy(String folder, String name) throws Exception {
		Path old = TestData.file("format2");
		try (Stream<Path> files = Files.walk(old)) {
			for (Path f : files.filter(Files::isRegularFile).toList()) {
				Path target = dir.resolve(folder).resolve(old.relativize(f).toString());
				Files.createDirectories(target.getParent());
				Files.copy(f, target);
			}
		}
		return analyses.rename(dir.resolve(folder).resolve("old.channelexplorer"), name);
	}

	private static AnalysisDocument with(AnalysisDocument document, Labelling labelling) {
		return document.withLabellings(document.labellings().with(labelling));
	}

	private static Labelling mine(Edit... edits) {
		return new Labelling("mine", List.of(edits));
	}

	private Merged merged(AnalysisDocument from) throws Exception {
		return AnalysisMerge.of(one, other, from);
	}

	private Merged merged(Labelling a, Labelling b, Labelling from) throws Exception {
		one.save(with(one.document(), a));
		other.save(with(other.document(), b));
		return merged(from == null ? null : with(base, from));
	}

	@Test
	void withNothingChangedItIsTheFirst() throws Exception {
		Merged merged = merged((AnalysisDocument) null);
		assertEquals(one.document(), merged.document());
		assertEquals(List.of(), merged.conflicts());
	}

	@Test
	void labellingsOfDifferentNamesComeTogether() throws Exception {
		one.save(with(one.document(), mine(TO_C)));
		other.save(with(other.document(), new Labelling("theirs", List.of(TO_D))));
		Merged merged = merged((AnalysisDocument) null);
		assertEquals(List.of(mine(TO_C), new Labelling("theirs", List.of(TO_D))), merged.document().labellings().all());
		assertEquals(List.of(), merged.conflicts());
	}

	@Test
	void editsOfDifferentImagesFollowEachOther() throws Exception {
		Merged merged = merged(mine(FIRST, TO_C), mine(FIRST, TO_D), mine(FIRST));
		assertEquals(List.of(mine(FIRST, TO_C, TO_D)), merged.document().labellings().all());
		assertEquals(List.of(), merged.conflicts());
	}

	@Test
	void editsOfOneImageAreBothKept() throws Exception {
		Merged merged = merged(mine(FIRST, TO_C), mine(FIRST, ALSO_TO_D), mine(FIRST));
		assertEquals(List.of(mine(FIRST, TO_C), new Labelling("mine (bob)", List.of(FIRST, ALSO_TO_D))), merged.document().labellings().all());
		assertEquals(List.of("labelling 'mine' differs: both are kept, the other one as 'mine (bob)'"), merged.conflicts());
	}

	@Test
	void editsThatTakeEachOthersClassesAwayAreBothKept() throws Exception {
		Merged merged = merged(mine(new Edit.Rename("a", "x")), mine(new Edit.Rename("a", "y")), mine());
		assertEquals(2, merged.document().labellings().all().size());
		assertEquals(1, merged.conflicts().size());
	}

	@Test
	void withoutABaseDifferentEditsAreBothKept() throws Exception {
		one.save(with(one.document(), new Labelling("mine (bob)", List.of())));
		Merged merged = merged(mine(TO_C), mine(TO_D), null);
		assertEquals(List.of("mine (bob)", "mine", "mine (bob 2)"), merged.document().labellings().all().stream().map(Labelling::name).toList());
		assertEquals(1, merged.conflicts().size());
	}

	@Test
	void whatOnlyOneChangedOrDeletedIsTaken() throws Exception {
		assertEquals(List.of(mine(TO_D)), merged(mine(TO_C), mine(TO_D), mine(TO_C)).document().labellings().all());
		assertEquals(List.of(mine(TO_D)), merged(mine(TO_D), mine(TO_C), mine(TO_C)).document().labellings().all());
		one.save(one.document().withLabellings(one.labellings().without("mine")));
		assertEquals(List.of(), merged(with(base, mine(TO_C))).document().labellings().all(), "deleted by one, unchanged by the other");
		Merged changed = merged(with(base, mine()));
		assertEquals(List.of(mine(TO_C)), changed.document().labellings().all());
		assertEquals(List.of("labelling 'mine' was deleted by one and changed by the other: it is kept"), changed.conflicts());
		assertEquals(List.of(mine(TO_C)), merged((AnalysisDocument) null).document().labellings().all());
	}

	@Test
	void focusesSurgeriesAndRefinementsComeTogether() throws Exception {
		Surgery small = new Surgery("small", Replacement.ZERO, List.of(new Removal("conv1", List.of(0))), Map.of());
		Surgery other1 = new Surgery("small", Replacement.MEAN, List.of(new Removal("conv1", List.of(1))), Map.of());
		Refinement kinds = new Refinement("kinds", "mine", Refinement.Way.SPLIT, 1, "");
		one.save(with(one.document(), mine(TO_C)).withFocuses(one.focuses().with(new Focus("few", List.of(), List.of("a/1.png"))))
				.withRepairs(one.document().repairs().with(small)));
		other.save(with(other.document(), mine(TO_D)).withFocuses(other.focuses().with(new Focus("few", List.of(), List.of("b/2.png"))))
				.withRepairs(other.document().repairs().with(other1).with(kinds)));
		Merged merged = merged((AnalysisDocument) null);
		assertEquals(List.of("few", "few (bob)"), merged.document().focuses().all().stream().map(Focus::name).toList());
		assertEquals(List.of("small", "small (bob)"), merged.document().repairs().surgeries().stream().map(Surgery::name).toList());
		assertEquals("mine (bob)", merged.document().repairs().refinements().getFirst().labelling(), "it follows its labelling's new name");
		assertEquals(3, merged.conflicts().size(), merged.conflicts()::toString);
	}

	@Test
	void whatBothMadeAlikeIsOne() throws Exception {
		Made ann = new Made("ann", "2026-01-01T10:00:00Z");
		Made bob = new Made("bob", "2026-01-02T10:00:00Z");
		Surgery small = new Surgery("small", Replacement.ZERO, List.of(new Removal("conv1", List.of(0))), Map.of());
		one.save(with(one.document(), new Labelling("mine", List.of()).with(TO_C, ann))
				.withFocuses(one.focuses().with(new Focus("few", List.of(), List.of("a/1.png"), ann)))
				.withRepairs(one.document().repairs().with(small.made(ann))));
		other.save(with(other.document(), new Labelling("mine", List.of()).with(TO_C, bob))
				.withFocuses(other.focuses().with(new Focus("few", List.of(), List.of("a/1.png"), bob)))
				.withRepairs(other.document().repairs().with(small.made(bob))));
		Merged merged = merged((AnalysisDocument) null);
		assertEquals(one.document(), merged.document());
		assertEquals(List.of(), merged.conflicts());
	}

	private static Decision decision(String file, String to, String who, int minute) {
		return new Decision(file, to.equals("a") ? Verdict.KEEP : Verdict.RELABEL, "a", to, null, "", who, String.format("2026-05-04T03:%02d:00Z", minute), "");
	}

	private static AnalysisDocument decided(AnalysisDocument d, Decision... decisions) {
		return d.withRepairs(d.repairs().with(new Ledger(List.of(decisions))));
	}

	@Test
	void decisionsAreInOrderOfTimeAndContradictionsAreListed() throws Exception {
		Decision start = decision("a/0.png", "a", "ann", 0);
		Decision ann = decision("a/1.png", "b", "ann", 5);
		Decision bob = decision("a/1.png", "c", "bob", 3);
		Decision agreed = decision("b/2.png", "c", "ann", 1);
		Decision too = decision("b/2.png", "c", "bob", 9);
		Decision changed = decision("a/0.png", "b", "bob", 7);
		one.save(decided(one.document(), start, agreed, ann));
		other.save(decided(other.document(), start, bob, changed, too));
		Merged merged = merged(decided(base, start));
		assertEquals(List.of(start, agreed, bob, ann, changed, too), merged.document().repairs().ledger().decisions());
		assertEquals(List.of("the decisions about a/1.png contradict each other: relabel b by ann at 2026-05-04T03:05:00Z, and relabel c by bob at "
				+ "2026-05-04T03:03:00Z; the later one holds, relabel b by ann at 2026-05-04T03:05:00Z"), merged.conflicts());
		assertEquals(2, merged((AnalysisDocument) null).conflicts().size(), "without the base nobody knows that a/0 was decided before");
	}

	private static Annotation note(Subject about, String text, int minute) {
		return new Annotation(about, text, "", String.format("2026-05-04T03:%02d:00Z", minute), "");
	}

	@Test
	void annotationsComeTogetherAndDeletedOnesStayDeleted() throws Exception {
		Annotation first = note(Subject.ofClass("a"), "first", 0);
		Annotation second = note(Subject.image("b/2.png"), "second", 4);
		Annotation third = note(Subject.ofClass("b"), "third", 2);
		one.save(one.document().withAnnotations(List.of(first, second)));
		other.save(other.document().withAnnotations(List.of(third)));
		assertEquals(List.of(first, third, second), merged((AnalysisDocument) null).document().annotations());
		assertEquals(List.of(third, second), merged(base.withAnnotations(List.of(first))).document().annotations());
	}

	@Test
	void annotationsAreStaleWhenWhatTheyAreAboutIsGone() throws Exception {
		String key = "0123456789abcdef";
		Annotation result = new Annotation(Subject.ofClass("a"), "so", "", "2026-05-04T03:00:00Z", key);
		one.save(with(one.document(), mine(TO_C)).withAnnotations(
				List.of(note(Subject.ofClass("c"), "of the labelling", 0), note(Subject.ofClass("z"), "gone", 1), note(Subject.image("a/1.png"), "there", 2),
						note(Subject.image("a/7.png"), "gone", 3), note(Subject.layer("none"), "gone", 4), result)));
		assertEquals(List.of("", "there is no class 'z'", "", "there is no image 'a/7.png'", "there is no layer 'none'", "its result is not stored any more"),
				Annotated.of(one).stream().map(Annotated::stale).toList());
		Path results = Files.createDirectories(one.dataFolder().resolve(Analysis.RESULTS));
		Files.writeString(results.resolve(key + ".json"), "{}");
		one.save(one.document().withLabellings(one.labellings().without("mine")));
		assertEquals(List.of("there is no class 'c'", ""), List.of(Annotated.of(one).getFirst().stale(), Annotated.of(one).getLast().stale()));
	}

	@Test
	void annotationsAreWrittenAndAbsentInOlderFiles() throws Exception {
		Annotation note = note(Subject.channel("conv1", 3), "edges", 0);
		one.save(one.document().withAnnotations(List.of(note)));
		assertEquals(List.of(note), AnalysisDocument.read(one.file()).annotations());
		String text = Files.readString(one.file());
		Files.writeString(one.file(), text.replaceFirst("(?s)\"annotations\": \\[.*?\\n  \\],", ""));
		assertTrue(!Files.readString(one.file()).contains("annotations"));
		assertEquals(List.of(), AnalysisDocument.read(one.file()).annotations());
		Files.writeString(one.file(), text.replace("\"channel\": 3", "\"channel\": -3"));
		assertTrue(assertThrows(InputException.class, () -> AnalysisDocument.read(one.file())).getMessage().contains("an index from 0"));
	}

	@Test
	void anotherExtractionIsRefused() throws Exception {
		Path manifest = other.dataFolder().resolve("manifest.json");
		Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"batch\": \\d+", "\"batch\": 99"));
		try (Analysis different = analyses.open(other.file())) {
			String message = assertThrows(InputException.class, () -> AnalysisMerge.of(one, different, null)).getMessage();
			assertTrue(message.matches("(?s).*bob.channelexplorer: not the same extraction as .*ann.channelexplorer \\(batch 99 instead of \\d+\\)"), message);
		}
	}

	@Test
	void theMergedAnalysisHasTheDataAndTheResultsOfBoth() throws Exception {
		for (Analysis a : List.of(one, other)) {
			Path results = Files.createDirectories(a.dataFolder().resolve(Analysis.RESULTS));
			Files.writeString(results.resolve(a.document().name() + ".json"), "{}");
		}
		Path target = dir.resolve("three/m.channelexplorer");
		AnalysisMerge.write(one, other, merged((AnalysisDocument) null), target, false);
		try (Analysis m = analyses.open(target)) {
			assertEquals("m", m.document().name());
			assertEquals(one.modelPath(), m.modelPath());
			assertEquals(one.imageFolder(), m.imageFolder());
			assertEquals(one.recipe(), m.recipe());
			String layer = one.layers().getLast();
			assertEquals(one.summary(layer, "").hash(), m.summary(layer, "").hash());
			assertEquals(one.summary(layer, "").values().get(0, 0), m.summary(layer, "").values().get(0, 0));
		}
		try (Stream<Path> results = Files.list(dir.resolve("three/m.data/results"))) {
			assertEquals(List.of("ann.json", "bob.json"), results.map(f -> f.getFileName().toString()).sorted().toList());
		}
		assertTrue(assertThrows(InputException.class, () -> AnalysisMerge.write(one, other, merged((AnalysisDocument) null), target, false)).getMessage()
				.endsWith("m.channelexplorer: exists already; give another name, or --overwrite to replace it"));
		AnalysisMerge.write(one, other, merged((AnalysisDocument) null), target, true);
		try (Stream<Path> left = Files.list(dir.resolve("three"))) {
			assertEquals(2, left.count(), "nothing is left behind");
		}
	}

	@Test
	void aFolderThatIsNoAnalysisIsNotReplaced() throws Exception {
		Path mine = Files.createDirectories(dir.resolve("three/m.data")).resolve("mine.txt");
		Files.writeString(mine, "mine");
		Path target = dir.resolve("three/m.channelexplorer");
		String message = assertThrows(InputException.class, () -> AnalysisMerge.write(one, other, merged((AnalysisDocument) null), target, true)).getMessage();
		assertTrue(message.endsWith("m.data: is not the data folder of an analysis and is not replaced"), message);
		assertEquals("mine", Files.readString(mine));
		assertFalse(Files.exists(target));
		try (Stream<Path> left = Files.list(dir.resolve("three"))) {
			assertEquals(1, left.count(), "nothing is left behind");
		}
	}

	@Test
	void theReplacedAnalysisComesBackWhenTheOtherCannotBePlaced() throws Exception {
		Path target = dir.resolve("three/m.channelexplorer");
		AnalysisMerge.write(one, other, merged((AnalysisDocument) null), target, false);
		String before = Files.readString(target);
		DocumentMerge.Merged broken = new DocumentMerge.Merged(null, List.of());
		assertThrows(NullPointerException.class, () -> AnalysisMerge.write(one, other, broken, target, true));
		assertEquals(before, Files.readString(target));
		try (Analysis m = analyses.open(target); Stream<Path> left = Files.list(dir.resolve("three"))) {
			assertEquals(one.recipe(), m.recipe());
			assertEquals(2, left.count(), "nothing is left behind");
		}
	}

	/** Nothing that anybody made is lost, whatever the edits: without deletions every value of both is in the merge, under some name. */
	@Test
	void nothingIsLost() throws Exception {
		Random random = new Random(7);
		List<Edit> pool = List.of(TO_C, TO_D, ALSO_TO_D, new Edit.Restore(List.of("a/1.png")), new Edit.LeaveOut(List.of("b/2.png")));
		for (int round = 0; round < 300; round++) {
			AnalysisDocument from = arranged(base, random, pool);
			AnalysisDocument a = arranged(from, random, pool);
			AnalysisDocument b = arranged(from, random, pool).renamed("bob");
			boolean known = random.nextBoolean();
			Merged merged = DocumentMerge.of(a, b, known ? from : null, "bob", (x, y) -> false);
			for (AnalysisDocument d : List.of(a, b)) {
				for (Labelling l : d.labellings().all()) {
					boolean unchanged = known && from.labellings().all().contains(l);
					assertTrue(unchanged || merged.document().labellings().all().stream().anyMatch(m -> m.edits().equals(l.edits())), () -> l + " is lost");
				}
				List<Decision> rest = new ArrayList<>(merged.document().repairs().ledger().decisions());
				rest.retainAll(d.repairs().ledger().decisions());
				assertEquals(d.repairs().ledger().decisions(), rest, "each list keeps its order");
			}
			assertEquals(new TreeSet<>(merged.document().labellings().all().stream().map(Labelling::name).toList()).size(),
					merged.document().labellings().all().size());
			Merged again = DocumentMerge.of(merged.document(), b, b, "bob", (x, y) -> false);
			assertEquals(merged.document().labellings(), again.document().labellings(), "what was merged once is not merged again");
			assertEquals(merged.document().repairs(), again.document().repairs());
		}
	}

	private static AnalysisDocument arranged(AnalysisDocument from, Random random, List<Edit> pool) {
		AnalysisDocument d = from;
		for (int i = random.nextInt(4); i > 0; i--) {
			String name = "l" + random.nextInt(3);
			Labelling l = d.labellings().find(name).orElse(new Labelling(name, List.of()));
			d = with(d, l.with(pool.get(random.nextInt(pool.size()))));
		}
		int minute = d.repairs().ledger().decisions().size() * 10;
		for (int i = random.nextInt(3); i > 0; i--) {
			d = d.withRepairs(
					d.repairs().with(d.repairs().ledger().with(decision("a/" + random.nextInt(2) + ".png", "c", "p" + random.nextInt(9), minute++ % 60))));
		}
		return d;
	}
}
