package org.channelexplorer.datasets.tests;

import static org.channelexplorer.datasets.tests.DatasetFolder.lines;
import static org.channelexplorer.datasets.tests.DatasetFolder.skipped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.extension.DatasetReader.Boxes;
import org.channelexplorer.core.extension.DatasetReader.Choice;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sets whose folders {@code images}, {@code labels} and {@code data} are no classes: YOLO's and FiftyOne's own. */
class BoxesTest extends ReaderCase {
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
		assertEquals("images/val/5.jpg has no file of its boxes (5.jpg)", left.get(2));
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

	private static String voc(String image, String... objects) {
		return "<annotation>\n<filename>" + image + "</filename>\n<size><width>9</width></size>\n" + String.join("\n", objects) + "\n</annotation>";
	}

	private static String object(String name, int side) {
		return "<object><name>" + name + "</name><part><name>head</name></part><bndbox><xmin>1</xmin><ymin>1.0</ymin><xmax>" + (1 + side) + "</xmax><ymax>"
				+ (1 + side) + "</ymax></bndbox></object>";
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "set.zip" })
	void pascalVoc(String archive) throws Exception {
		set.images("JPEGImages/1.jpg", "JPEGImages/2.jpg", "JPEGImages/3.jpg", "JPEGImages/4.jpg", "JPEGImages/5.jpg", "JPEGImages/6.jpg", "JPEGImages/7.jpg")
				.text("Annotations/1.xml", voc("1.jpg", object("dog", 3), object("dog", 2)))
				.text("Annotations/2.xml", voc("2", object("cat", 9), object("dog", 3)))
				.text("Annotations/3.xml", voc("3.jpg")).text("Annotations/4.xml", voc("4.jpg", object("cat", 3)).replace("</annotation>", ""))
				.text("Annotations/5.xml", voc("5.jpg", object("cat", 3).replace("1.0", "one")))
				.text("Annotations/6.xml", "<!DOCTYPE annotation [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" + voc("6.jpg", object("&x;", 3)))
				.text("ImageSets/Main/train.txt", "1\n").text("ImageSets/Main/val.txt", "2  1\r\n").text("ImageSets/Main/trainval.txt", "1\n2\n");
		Path folder = archive.isEmpty() ? set.path() : set.zip(archive);
		ImageSet read = analyses.images(folder, null, new Choice("", "", Boxes.LARGEST));
		assertEquals(List.of("JPEGImages/2.jpg cat val", "JPEGImages/1.jpg dog train"), lines(read));
		List<String> left = skipped(read);
		assertEquals("3.jpg has no label (3.xml)", left.get(0));
		assertTrue(left.get(1).startsWith("4.jpg has a file that is not valid XML (") && left.get(1).endsWith("(4.xml, line 5)"), left.toString());
		assertEquals("5.jpg has a box whose coordinates are no numbers (5.xml, line 4)", left.get(2));
		assertEquals("6.jpg has a file that declares or uses entities, which are not read (6.xml, line 1)", left.get(3));
		assertEquals("JPEGImages/7.jpg has no XML file of its objects", left.get(4));
		assertEquals(5, left.size());
	}

	@Test
	void pascalVocBesideTheImages() throws Exception {
		set.images("train/a.jpg", "valid/a.jpg").text("train/a.xml", voc("a.jpg", object("dog", 3))).text("valid/a.xml", voc("", object("cat", 3)));
		assertEquals(List.of("valid/a.jpg cat val", "train/a.jpg dog train"), lines(read(Boxes.SAME)));
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
