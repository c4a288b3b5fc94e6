package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.FocusView;
import org.channelexplorer.core.operation.LabelView;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labellings and focuses of an analysis on disk: three images, a/0, a/1 and b/2. */
class LabelledAnalysisTest {
	private static final Labelling MINE = new Labelling("mine", List.of(new Edit.Assign(List.of("a/1.png"), "c", "it is one")));

	@TempDir
	Path dir;
	private final Analyses analyses = new Analyses(new FakeNetwork().catalogue());
	private Path file;

	@BeforeEach
	void copy() throws Exception {
		Path old = TestData.file("format2");
		try (Stream<Path> files = Files.walk(old)) {
			for (Path f : files.filter(Files::isRegularFile).toList()) {
				Path target = dir.resolve(old.relativize(f).toString());
				Files.createDirectories(target.getParent());
				Files.copy(f, target);
			}
		}
		file = dir.resolve("old.channelexplorer");
	}

	private Analysis labelled() throws Exception {
		Analysis a = analyses.open(file);
		a.save(a.document().withLabellings(a.labellings().with(MINE).using("mine"))
				.withFocuses(a.focuses().with(new Focus("few", List.of("c"), List.of("b/2.png")))));
		return analyses.open(file);
	}

	@Test
	void theLabellingInUseMakesTheClassesAndTheGivenOnesStay() throws Exception {
		Analysis a = analyses.open(file);
		String given = a.labelsHash();
		Labels before = a.labels();
		a.save(a.document().withLabellings(a.labellings().with(MINE)));
		assertEquals(before, a.labels(), "kept, but not in use");
		assertEquals(List.of("a", "b", "c"), a.labels("mine").classes());
		a.save(a.document().withLabellings(a.labellings().using("mine")));
		Analysis again = analyses.open(file);
		for (Analysis one : List.of(a, again)) {
			assertEquals(new Labels(List.of("a", "b", "c"), new int[] { 0, 2, 1 }), one.labels());
			assertNotEquals(given, one.labelsHash());
			assertEquals(before, one.labels(Labelling.GIVEN));
			assertEquals(List.of("a", "a", "b"), one.images().stream().map(ImageEntry::label).toList());
			assertEquals("a", one.document().classes().get("a/1.png"));
		}
	}

	@Test
	void whatDoesNotFitIsRefusedWithFileAndReason() throws Exception {
		Analysis a = labelled();
		Labelling wrong = new Labelling("wrong", List.of(new Edit.LeaveOutClasses(List.of("z"))));
		String reason = "labelling 'wrong', edit 1 (leave out class z): there is no class 'z' (there are: a, b)";
		byte[] kept = Files.readAllBytes(file);
		assertEquals(a.file() + ": " + reason,
				assertThrows(InputException.class, () -> a.save(a.document().withLabellings(a.labellings().with(wrong).using("wrong")))).getMessage());
		assertArrayEquals(kept, Files.readAllBytes(file));
		a.save(a.document().withLabellings(a.labellings().with(wrong)));
		assertEquals(reason, assertThrows(InputException.class, () -> analyses.open(file).labels("wrong")).getMessage());
		assertEquals("there is no labelling 'x' (there are: mine, wrong)", assertThrows(InputException.class, () -> a.labels("x")).getMessage());
		damaged("\"labelling\": \"mine\"", "\"labelling\": \"wrong\"", reason);
	}

	@Test
	void damagedLabellingsAreRefusedWithFileAndReason() throws Exception {
		labelled();
		damaged("\"excluded\": []", "\"excluded\": null", "not a valid analysis: a part is missing");
		damaged("\"edit\": \"assign\"", "\"edit\": \"paint\"", "not a valid analysis: a labelling has an edit 'paint'");
		damaged("\"to\": \"c\"", "\"to\": \"\"", "not a valid analysis: the class of an assign is named ''");
		damaged("\"to\": \"c\"", "\"to\": [1]", "not a valid analysis: ");
		damaged("\"labelling\": \"mine\"", "\"labelling\": \"other\"", "not a valid analysis: the labelling or focus 'other' is in use and not there");
		damaged("\"labelling\": \"mine\",", "", "not a valid analysis: labellings or focuses, or which is in use, are missing");
		damaged("\"name\": \"mine\"", "\"name\": \"given\"", "not a valid analysis: a labelling cannot be named 'given'");
		damaged("\"name\": \"few\"", "\"name\": \"all\"", "not a valid analysis: a focus cannot be named 'all'");
	}

	private void damaged(String text, String damage, String reason) throws Exception {
		String good = Files.readString(file);
		assertTrue(good.contains(text), good);
		Files.writeString(file, good.replace(text, damage));
		String message = assertThrows(InputException.class, () -> analyses.open(file), damage).getMessage();
		assertTrue(message.startsWith(file + ": " + reason), message);
		Files.writeString(file, good);
	}

	@Test
	void aFocusHasItsRowsEverywhere() throws Exception {
		Analysis a = labelled();
		int[] rows = a.focuses().get("few", "focus").rows(a.labels(), a.images(), a.filesWithoutRow());
		assertArrayEquals(new int[] { 1, 2 }, rows);
		AnalysisData some = FocusView.of(a, rows);
		assertEquals(List.of("a/1.png", "b/2.png"), some.images().stream().map(ImageEntry::file).toList());
		assertEquals(new Labels(List.of("b", "c"), new int[] { 1, 0 }, new int[] { 1, 2 }), some.labels(), "order and colours stay");
		assertEquals(new Labels(List.of("a", "b"), new int[] { 0, 1 }), some.labels(Labelling.GIVEN));
		assertArrayEquals(a.summary("copy", "peak").values().row(2), some.summary("copy", "peak").values().row(1));
		assertNotEquals(a.summary("copy", "peak").hash(), some.summary("copy", "peak").hash());
		assertEquals(2, some.predictions().orElseThrow().rows());
		assertArrayEquals(rows, some.rows());
		assertSame(a, FocusView.of(a, new int[] { 0, 1, 2 }));
		AnalysisData one = FocusView.of(some, new int[] { 1 });
		assertEquals(FocusView.of(a, new int[] { 2 }).summary("copy", "peak").hash(), one.summary("copy", "peak").hash(), "two ways to the same rows");
		assertArrayEquals(new int[] { 2 }, one.rows());
	}

	@Test
	void classesOfAViewAreItsOwn() throws Exception {
		Analysis a = labelled();
		AnalysisData given = new LabelView(a, a.labels(Labelling.GIVEN));
		assertEquals(List.of("a", "b"), given.labels().classes());
		assertEquals(given.labels(), given.labels(""));
		assertEquals(a.labels(), given.labels("mine"));
		assertEquals(given.labels().hash(), given.labelsHash());
		assertEquals(a.summary("copy", "peak").hash(), given.summary("copy", "peak").hash(), "classes change no matrix");
	}
}
