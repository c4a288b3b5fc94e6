package org.channelexplorer.datasets.tests;

import static org.channelexplorer.datasets.tests.DatasetFolder.lines;
import static org.channelexplorer.datasets.tests.DatasetFolder.skipped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.extension.DatasetReader.Boxes;
import org.channelexplorer.core.extension.DatasetReader.Choice;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sets whose folders {@code images}, {@code labels} and {@code data} are no classes: YOLO's and FiftyOne's own. */
class BoxesTest {
	private static final String SAMPLES = """
			{"samples": [
			 {"_id": {"$oid": "1"}, "filepath": "data/1.jpg", "tags": ["validation", "dark"], "metadata": {"_cls": "ImageMetadata", "width": 4},
			  "ground_truth": {"_cls": "Classification", "tags": [], "label": "cat"}, "guess": {"_cls": "Classification", "label": "dog", "confidence": 0.4}},
			 {"filepath": "data/2.jpg", "tags": [], "ground_truth": {"_cls": "Detections", "detections": [
			  {"_cls": "Detection", "label": "cat", "bounding_box": [0, 0, 0.1, 0.1]}, {"_cls": "Detection", "label": "dog", "bounding_box": [0, 0, 0.9, 0.9]}]}},
			 {"filepath": "data/3.jpg", "ground_truth": null, "guess": {"_cls": "Classification", "label": "dog"}},
			 7
			]}
			""";

	@TempDir
	Path dir;
	private final Analyses analyses = new Analyses(DatasetFolder.catalogue());
	private DatasetFolder set;

	@BeforeEach
	void folder() {
		set = new DatasetFolder(dir.resolve("set"));
	}

	private ImageSet read(Boxes boxes) throws InputException {
		return analyses.images(set.path(), null, new Choice("", "", boxes));
	}

	@Test
	void yoloWithSplitsInside() throws Exception {
		set.images("images/train/1.jpg", "images/train/2.png", "images/val/3.jpg", "images/val/4.jpg", "images/val/5.jpg", "images/val/6.avif")
				.text("labels/train/1.txt", "0 0.5 0.5 0.1 0.1\r\n0 0.2 0.2 0.1 0.1\r\n").text("labels/train/2.txt", "1 .5 .5 .9 .9\n0 5e-1 .5 .1 .1\n")
				.text("labels/val/3.txt", "2 0 0 0 1 1 1 1 0\n").text("labels/val/4.txt", "").text("labels/val/6.txt", "0 0 0 1 1")
				.text("data.yaml", "path: ../x\ntrain: images/train\nnc: 3\nnames: ['cat', \"dog\", bird song]\n");
		assertEquals(List.of("images/val/3.jpg bird song val", "images/train/1.jpg cat train"), lines(read(Boxes.SAME)));
		assertEquals("images/train/2.png dog train", lines(read(Boxes.LARGEST)).getLast());
		List<String> left = skipped(read(Boxes.SAME));
		assertEquals("images/train/2.png has labels of several classes (cat, dog): choose a rule for boxes (2.txt)", left.get(0));
		assertEquals("images/val/4.jpg has no label (4.txt)", left.get(1));
		assertEquals("images/val/5.jpg has no file of its boxes in labels (5.jpg)", left.get(2));
		assertTrue(left.get(3).startsWith("images/val/6.avif is a file of the format AVIF"), left.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "set.zip", "set.tar" })
	void yoloWithSplitsAround(String archive) throws Exception {
		set.images("train/images/1.jpg", "valid/images/1.jpg").text("train/labels/1.txt", "1 0.5 0.5 0.1 0.1")
				.text("valid/labels/1.txt", "07 0.5 0.5 0.1 0.1\n")
				.text("data.yaml", "names:\n  # by number\n  1: dog # a remark\n  07: 'cat''s'\nroboflow:\n  2: no name\n").text("README.dataset.txt", "words");
		Path folder = archive.isEmpty() ? set.path() : archive.endsWith("zip") ? set.zip(archive) : set.tar(archive);
		assertEquals(List.of("valid/images/1.jpg cat's val", "train/images/1.jpg dog train"), lines(analyses.images(folder, null)));
	}

	@Test
	void yoloWithNamesOverSeveralLines() throws Exception {
		set.images("images/1.jpg", "images/2.jpg").text("labels/1.txt", "0 0.5 0.5 0.1 0.1").text("labels/2.txt", "1 0.5 0.5 0.1 0.1")
				.text("data.yaml", "\ufeffmore: &more {x: 1}\nnames: [\n  no, # as it stands\n  'a:\n    b']\nother: !!python/object:x.Y {}\nagain: *more\n");
		assertEquals(List.of("images/2.jpg a: b", "images/1.jpg no"), lines(read(Boxes.SAME)));
		set.text("data.yaml", "nc: 2\nnames: [cat, dog\n");
		String message = assertThrows(InputException.class, () -> read(Boxes.SAME)).getMessage();
		assertTrue(message.contains("data.yaml, line 3: is no YAML: "), message);
	}

	@Test
	void yoloWithNamesOneALine() throws Exception {
		set.images("images/1.jpg", "images/2.jpg", "images/3.jpg").text("labels/1.txt", "1 0.5 0.5 0.1 0.1 0.98").text("labels/2.txt", "cat 0.5")
				.text("labels/3.txt", "9 0.5 0.5 0.1 0.1").text("labels/classes.txt", "\ufeffcat\r\ndog\r\n");
		assertEquals(List.of("images/3.jpg 9", "images/1.jpg dog"), lines(read(Boxes.SAME)));
		assertEquals(List.of("images/2.jpg has a line that is no box (2.txt, line 1)"), skipped(read(Boxes.SAME)));
	}

	@Test
	void foldersOfTheseNamesMayBeClasses() throws Exception {
		set.images("images/1.jpg", "labels/2.jpg").text("labels/2.txt", "a caption of five words here");
		assertEquals(List.of("images/1.jpg images", "labels/2.jpg labels"), lines(read(Boxes.SAME)));
	}

	@Test
	void fiftyOneHasItsLabelsInAField() throws Exception {
		set.images("data/1.jpg", "data/2.jpg", "data/3.jpg").text("samples.json", SAMPLES).text("metadata.json", "{\"name\": \"x\", \"sample_fields\": []}");
		assertEquals(List.of("data/1.jpg cat val [dark]"), lines(read(Boxes.SAME)));
		assertEquals(List.of("data/1.jpg cat val [dark]", "data/2.jpg dog"), lines(read(Boxes.LARGEST)));
		assertEquals(List.of("data/3.jpg has no label (samples.json, line 6)", "line 7 a sample needs a filepath (samples.json, line 7)"),
				skipped(read(Boxes.LARGEST)));
	}

	@Test
	void fiftyOneWithSeveralFieldsSaysWhatToExport() throws Exception {
		set.images("data/1.jpg", "data/2.jpg", "data/3.jpg").text("samples.json", SAMPLES.replace("ground_truth", "truth"));
		String message = assertThrows(InputException.class, () -> read(Boxes.SAME)).getMessage();
		assertTrue(message.contains("samples.json: its samples have labels in several fields (guess, truth): rename the one to read to ground_truth"), message);
		set.text("samples.json", SAMPLES.replaceAll(", \"guess\": [^}]*}", "").replace("ground_truth", "truth"));
		assertEquals(List.of("data/1.jpg cat val [dark]"), lines(read(Boxes.SAME)));
	}

	@Test
	void fiftyOneWithoutClassesHasNames() throws Exception {
		set.images("data/1.jpg", "data/2.jpg").text("labels.json", "{\n  \"labels\": {\"1\": \"cat\", \"2\": {\"label\": \"dog\"}}\n}");
		assertEquals(List.of("data/1.jpg cat", "data/2.jpg dog"), lines(read(Boxes.SAME)));
	}
}
