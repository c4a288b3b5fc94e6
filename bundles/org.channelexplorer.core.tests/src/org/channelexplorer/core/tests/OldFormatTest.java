package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.ChoiceRequest;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analyses of older document schemas (1 to 4) and data formats, made by the versions that wrote them. */
class OldFormatTest {
	@TempDir
	Path dir;
	private final FakeNetwork network = new FakeNetwork();
	@AutoClose
	private final OpenedAnalyses analyses = new OpenedAnalyses(network.catalogue());

	@BeforeEach
	void copy() throws Exception {
		copy("format1");
	}

	private void copy(String format) throws Exception {
		Path old = TestData.file(format);
		try (Stream<Path> files = Files.walk(old)) {
			for (Path f : files.filter(Files::isRegularFile).toList()) {
				Path target = dir.resolve(old.relativize(f).toString());
				Files.createDirectories(target.getParent());
				Files.copy(f, target, StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	private AnalysisRequest request() {
		return AnalysisRequest.of(dir.resolve("old.channelexplorer"), dir.resolve("net.fake"), dir.resolve("images"))
				.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak", "total")).run(4, 1);
	}

	@Test
	void itOpensWithTheSameKeysAndNumbers() throws Exception {
		Analysis a = analyses.open(dir.resolve("old.channelexplorer"));
		assertEquals("eaaaba180f84f5eebf42d95a783007c17402946f02106d9c56a2632e007515b7", a.summary("copy", "peak").hash(), "as the old version named it");
		assertEquals("901f98317832b20a58f7b36019cc10dbb533d07fe8488ebd71f5a49ce40b55c7", a.summary("sums", "total").hash());
		assertArrayEquals(new float[] { 1432, 1432 }, a.summary("sums", "total").values().row(2));
		assertEquals(InputRequest.NONE, a.document().reading().inputs());
		assertEquals(Pick.FIRST, a.document().choice().pick(), "there was no other way");
		assertEquals(Recipe.FORMAT, a.recipe().format());
		assertEquals(List.of(), a.steps());
	}

	@Test
	void schema2OpensWithTheGivenClassesAndKeepsWhatViewsKept() throws Exception {
		copy("format2"); // document and data; images and network are those of format 1
		Analysis a = analyses.open(dir.resolve("old.channelexplorer"));
		assertEquals("eaaaba180f84f5eebf42d95a783007c17402946f02106d9c56a2632e007515b7", a.summary("copy", "peak").hash());
		assertEquals(AnalysisDocument.SCHEMA, a.document().schema());
		assertEquals(NamedValues.none(), a.labellings());
		assertEquals(NamedValues.none(), a.focuses());
		assertEquals(Labels.ofNames(List.of("a", "a", "b")), a.labels());
		assertEquals("{\"images\":[\"a/1.png\"]}", a.document().state().get("selection").toString());
		analyses.analyze(request(), new NullProgressMonitor());
		assertEquals(0, network.imagesRun.get(), "complete, and nothing is run again");
	}

	@Test
	void schema3OpensWithItsLabellingsAndWithoutRepairs() throws Exception {
		copy("format3");
		Analysis a = analyses.open(dir.resolve("old.channelexplorer"));
		assertEquals(AnalysisDocument.SCHEMA, a.document().schema());
		assertEquals(Labels.ofNames(List.of("a", "a", "c")).classes(), a.labels().classes());
		assertEquals(List.of("a/0.png", "b/2.png"), a.focuses().get("first", "focus").files());
		assertEquals(Repairs.NONE, a.document().repairs());
		analyses.analyze(request(), new NullProgressMonitor());
		assertEquals(0, network.imagesRun.get(), "complete, and nothing is run again");
		assertEquals(1, a.document().labellings().all().size());
	}

	/** Everything that a document and a recipe can hold, as it is written; version 4 lacks who did what when. */
	@Test
	void everythingIsWrittenAsItWasRead() throws Exception {
		copy("format5");
		Path document = dir.resolve("all.channelexplorer");
		AnalysisDocument read = AnalysisDocument.read(document);
		read.write(dir.resolve("again"));
		assertEquals(-1, Files.mismatch(document, dir.resolve("again")));
		AnalysisDocument.read(TestData.file("format4").resolve("all.channelexplorer")).write(dir.resolve("migrated"));
		assertEquals(-1, Files.mismatch(document, dir.resolve("migrated")));
		assertEquals(new ChoiceRequest(List.of("a", "b"), 2, Pick.RANDOM, -7), read.choice());
		assertEquals("MOST", read.source().dataset().boxes().name());
		assertEquals("t", read.reading().inputs().iteration().tensors().timestep());
		Manifest manifest = Manifest.read(dir.resolve("all.data"));
		manifest.write(dir);
		assertEquals(-1, Files.mismatch(Manifest.file(dir.resolve("all.data")), Manifest.file(dir)));
		assertEquals(new Recipe.Run(manifest.recipe().run().modelSha256(), "fake", 4, "cuda"), manifest.recipe().run());
	}

	@ParameterizedTest
	@CsvSource({ "1, 23040b42c899f9a796ddebde147492cd4e03bec9bed90aca4cf94068865a036d", "2, bc9398ba8cf2f539ddbe8251120d45bf25bdac445e9748749ccb39841dbf0460",
			"3, 101cb4b4d88546e943daa2d30644195258cbe4a0b377fb85d146dc76466db33c" })
	void migratedDocumentsAreWrittenAsBefore(int format, String sha256) throws Exception {
		AnalysisDocument.read(TestData.file("format" + format).resolve("old.channelexplorer")).write(dir.resolve("migrated"));
		assertEquals(sha256, Hashes.of(dir.resolve("migrated")));
	}

	@Test
	void schema4OpensWithWhatWasDoneAndDoesNotKnowWhen() throws Exception {
		copy("format4");
		Analysis a = analyses.open(dir.resolve("old.channelexplorer"));
		assertEquals(AnalysisDocument.SCHEMA, a.document().schema());
		assertEquals(List.of(Made.UNKNOWN), a.labellings().get("mine", "labelling").made());
		assertEquals(Made.UNKNOWN, a.focuses().get("first", "focus").made());
		Repairs repairs = a.document().repairs();
		assertEquals("2026-01-02T10:00:00Z", repairs.ledger().decisions().getFirst().when());
		assertEquals(new Surgery("half", Replacement.ZERO, List.of(new Removal("copy", List.of(1))), Map.of("share", "0.5")), repairs.surgeries().getFirst());
		assertEquals(new Refinement("kinds.onnx", "mine", Refinement.Way.SPLIT, 1, ""), repairs.refinements().getFirst());
		Made ann = new Made("ann", "2026-01-03T10:00:00Z");
		Labelling longer = a.labellings().get("mine", "labelling").with(new Edit.Rename("a", "d"), ann);
		a.save(a.document().withLabellings(a.labellings().with(longer)).withRepairs(repairs.with(repairs.surgeries().getFirst().made(ann))));
		Analysis again = analyses.open(dir.resolve("old.channelexplorer"));
		assertEquals(List.of(Made.UNKNOWN, ann), again.labellings().get("mine", "labelling").made());
		assertEquals(ann, again.document().repairs().surgeries().getFirst().made());
		assertEquals(a.labels(), again.labels());
	}

	@Test
	void itIsTheSameAnalysisForTheSameRequest() throws Exception {
		analyses.analyze(request(), new NullProgressMonitor());
		assertEquals(0, network.imagesRun.get(), "complete, and nothing is run again");
	}

	@Test
	void aNewerFormatIsNamed() throws Exception {
		Path manifest = dir.resolve("old.data").resolve("manifest.json");
		Files.writeString(manifest, Files.readString(manifest).replace("\"format\": 1", "\"format\": 99"));
		String message = assertThrows(InputException.class, () -> analyses.open(dir.resolve("old.channelexplorer"))).getMessage();
		assertTrue(message.contains("manifest.json: format 99 is not known to this version (it reads 1 to " + Recipe.FORMAT), message);
	}
}
