package org.channelexplorer.datasets.tests;

import static org.channelexplorer.datasets.tests.DatasetFolder.lines;
import static org.channelexplorer.datasets.tests.DatasetFolder.skipped;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.DatasetReader.Boxes;
import org.channelexplorer.core.extension.DatasetReader.Choice;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sets as their tools write them, found by their content. */
class ReadersTest extends ReaderCase {
	private static final String COCO = """
			{"info": {}, "images": [
			 {"id": 1, "file_name": "1.jpg", "width": 10, "height": 10},
			 {"id": 2, "file_name": "2.jpg"}, {"id": 3, "file_name": "3.jpg"}, {"id": 4, "file_name": "4.jpg"}],
			"annotations": [
			 {"image_id": 1, "category_id": 17, "bbox": [0, 0, 4, 4], "iscrowd": 0},
			 {"image_id": 2, "category_id": 17, "bbox": [0, 0, 2, 2]}, {"image_id": 2, "category_id": 17, "bbox": [0, 0, 2, 2]},
			 {"image_id": 2, "category_id": 18, "bbox": [0, 0, 9, 9]},
			 {"image_id": 3, "category_id": 18, "area": 5.5}, {"image_id": 3, "category_id": 17, "iscrowd": 1}],
			"categories": [{"id": 17, "name": "cat"}, {"id": 18, "name": "dog"}]}
			""";
	private static final String CVAT = """
			<?xml version="1.0" encoding="utf-8"?>
			<annotations><version>1.1</version><meta/>
			 <image id="0" name="1.jpg" width="9" height="9" subset="Train"><tag label="cat" source="manual"><attribute name="x">y</attribute></tag>
			  <box label="dog" xtl="0" ytl="0" xbr="8" ybr="8"/></image>
			 <image id="1" name="2.jpg" subset="Validation"><box label="cat" xtl="0" ytl="0" xbr="2" ybr="2"/><box label="cat" xtl="3" ytl="0" xbr="5" ybr="2"/>
			  <polygon label="dog" points="0,0;5,0;5,5"/></image>
			 <image id="2" name="3.jpg"/>
			</annotations>
			""";
	private static final String LABEL_STUDIO = """
			[{"id": 1, "data": {"image": "/data/upload/3/0a1b2c3d-1.jpg"}, "annotations": [
			  {"was_cancelled": true, "result": [{"type": "choices", "value": {"choices": ["dog"]}}]},
			  {"result": [{"type": "choices", "value": {"choices": ["cat"]}}]}]},
			 {"id": 2, "data": {"image": "/data/local-files/?d=some/place/2.jpg"}, "annotations": [{"result": [
			  {"value": {"rectanglelabels": ["cat"], "width": 10, "height": 10}}, {"value": {"rectanglelabels": ["dog"], "width": 30, "height": 30}}]}]},
			 {"id": 3, "data": {"img": "https://example.org/x/3.jpg?y=1"}, "annotations": [{"result": []}]}]
			""";

	@Test
	void cocoHasARuleForSeveralBoxes() throws Exception {
		set.images("train2017/1.jpg", "train2017/2.jpg", "train2017/3.jpg", "train2017/4.jpg").text("annotations/instances_train2017.json", COCO)
				.text("annotations/captions_train2017.json", "{\"images\": [], \"annotations\": []}")
				.text("annotations/person_keypoints_train2017.json", COCO.replace("cat", "person"));
		assertEquals(List.of("train2017/1.jpg cat train", "train2017/3.jpg dog train"), lines(read(Boxes.SAME)));
		assertEquals(List.of("2.jpg has labels of several classes (cat, dog): choose a rule for boxes (instances_train2017.json, line 3)",
				"4.jpg has no label (instances_train2017.json, line 3)"), skipped(read(Boxes.SAME)));
		assertEquals(List.of("train2017/1.jpg cat train", "train2017/2.jpg dog train", "train2017/3.jpg dog train"), lines(read(Boxes.LARGEST)).stream()
				.sorted().toList());
		assertTrue(lines(read(Boxes.MOST)).contains("train2017/2.jpg cat train"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE" })
	void annotationsAreInTheEncodingsOfWindows(String charset) throws Exception {
		set.images("1.jpg", "2.jpg", "3.jpg");
		for (String mark : List.of("", "\ufeff")) {
			Path file = Files.write(set.path().resolve("a.json"), (mark + COCO).getBytes(charset));
			assertEquals(List.of("1.jpg cat", "3.jpg dog"), lines(read(Boxes.SAME)), mark.length() + " letters in front");
			Files.write(file, (mark + "{\"labels\": {\"1\": \"\u00e4pe\"}, \"classes\": []}").getBytes(charset));
			assertEquals(List.of("1.jpg \u00e4pe"), lines(read(Boxes.SAME)));
			Files.delete(file);
			Path xml = Files.write(set.path().resolve("a.xml"), (mark + CVAT.replaceFirst("<\\?.*\\?>", "").strip()).getBytes(charset));
			assertEquals(List.of("1.jpg cat train"), lines(read(Boxes.SAME)));
			Files.delete(xml);
		}
	}

	@Test
	void cocoOfTablesAndOfOtherSystems() throws Exception {
		set.images("images/1.jpg", "images/e\u0301.jpg", "images/3 3.jpg", "images/deep/4.jpg").text("annotations/instances.json", """
				{"images": [{"id": 1.0, "file_name": "C:\\\\set\\\\1.jpg"}, {"id": 2, "file_name": "./images/\u00e9.jpg"},
				 {"id": 3, "file_name": "http://example.org/x/3%203.jpg"}, {"id": 4, "file_name": "/home/me/4.jpg"}],
				"annotations": [{"image_id": 1, "category_id": 7.0}, {"image_id": 2.0, "category_id": 7}, {"image_id": 3, "category_id": "7"},
				 {"image_id": 4, "category_id": 7}], "categories": [{"id": 7, "name": "cat"}]}
				""");
		assertEquals(List.of("images/3 3.jpg cat", "images/1.jpg cat", "images/deep/4.jpg cat", "images/e\u0301.jpg cat").stream().sorted().toList(),
				lines(read(Boxes.SAME)).stream().sorted().toList());
	}

	@Test
	void cocoReadsItsPartsInAnyOrder() throws Exception {
		int images = COCO.indexOf("\"images\"");
		int annotations = COCO.indexOf("\"annotations\"");
		int categories = COCO.indexOf("\"categories\"");
		String turned = "{" + COCO.substring(categories, COCO.lastIndexOf('}')) + "," + COCO.substring(annotations, categories)
				+ COCO.substring(images, annotations).strip().replaceFirst(",$", "") + "}";
		set.images("1.jpg", "2.jpg", "3.jpg").text("labels.json", turned);
		assertEquals(List.of("1.jpg cat", "3.jpg dog"), lines(read(Boxes.SAME)));
	}

	@Test
	void cvatTakesTagsAndElseShapes() throws Exception {
		set.images("images/1.jpg", "images/2.jpg", "images/3.jpg").text("annotations.xml", CVAT);
		assertEquals(List.of("images/1.jpg cat train"), lines(read(Boxes.SAME)));
		assertEquals(List.of("images/1.jpg cat train", "images/2.jpg dog val"), lines(read(Boxes.LARGEST)));
		assertEquals(List.of("images/1.jpg cat train", "images/2.jpg cat val"), lines(read(Boxes.MOST)));
		assertEquals(List.of("3.jpg has no label (annotations.xml, line 7)"), skipped(read(Boxes.MOST)));
	}

	@Test
	void cvatNeverReadsWhatIsOutside() throws Exception {
		Path secret = Files.writeString(dir.resolve("secret.txt"), "cat");
		set.images("1.jpg").text("annotations.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<annotations>\n<image name=\"1.jpg\">&x;"
				+ "<tag label=\"a\"/></image></annotations>");
		String message = assertThrows(InputException.class, () -> read(Boxes.SAME)).getMessage();
		assertTrue(message.contains("annotations.xml, line ") && message.contains("entit"), message);
	}

	@Test
	void labelStudioFindsUploadedAndLocalFiles() throws Exception {
		set.images("1.jpg", "2.jpg", "3.jpg").text("project-1.json", LABEL_STUDIO);
		assertEquals(List.of("1.jpg cat"), lines(read(Boxes.SAME)));
		assertEquals(List.of("1.jpg cat", "2.jpg dog"), lines(read(Boxes.LARGEST)));
		assertTrue(skipped(read(Boxes.LARGEST)).getFirst().contains("3.jpg has no label (project-1.json, line 6)"), skipped(read(Boxes.LARGEST)).toString());
	}

	@Test
	void whatIsNoTaskOfLabelStudioIsLeftOut() throws Exception {
		set.images("1.jpg", "2.jpg").text("project-1.json", LABEL_STUDIO.replaceFirst("\\[", "[null,\n"));
		assertEquals(List.of("1.jpg cat"), lines(read(Boxes.SAME)));
		assertEquals("line 1 a task must be an object (project-1.json, line 1)", skipped(read(Boxes.SAME)).getFirst());
	}

	@Test
	void labelStudioInItsSmallForm() throws Exception {
		set.images("1.jpg", "2.jpg").text("min.json", """
				[{"image": "/data/upload/1.jpg", "id": 1, "choice": "cat", "annotator": 1, "lead_time": 2.5},
				 {"image": "/data/upload/2.jpg", "id": 2, "kinds": {"choices": ["dog", "cat"]}, "annotation_id": 4}]
				""");
		assertEquals(List.of("1.jpg cat"), lines(read(Boxes.SAME)));
		assertEquals(List.of("upload/2.jpg has labels of several classes (cat, dog): choose a rule for boxes (min.json, line 2)"), skipped(read(Boxes.SAME)));
	}

	@Test
	void fiftyOneNamesItsClassNumbers() throws Exception {
		set.images("data/1.jpg", "data/deep/2.png", "data/3.jpg", "data/4.jpg").text("labels.json",
				"{\"labels\": {\"1\": 1, \"deep/2\": \"bird\",\n\"3\": null, \"4\": {\"label\": 0, \"confidence\": 1}}, \"classes\": [\"cat\", \"dog\"]}");
		assertEquals(List.of("data/deep/2.png bird", "data/4.jpg cat", "data/1.jpg dog"), lines(read(Boxes.SAME)));
		assertEquals(List.of("data/3.jpg has no label (labels.json, line 2)"), skipped(read(Boxes.SAME)));
	}

	@Test
	void imageFolderOfHuggingFace() throws Exception {
		set.images("train/a.png", "train/b.png", "test/c.png", "test/dog/d.png")
				.text("train/metadata.csv", "file_name,label\na.png,0\nb.png,1\n")
				.text("test/metadata.jsonl", "{\"file_name\": \"c.png\", \"label\": 0, \"tags\": [\"dark\"]}\n\n{\"file_name\": \"dog/d.png\"}\nnonsense\n")
				.text("README.md", "---\ndataset_info:\n  features:\n  - name: label\n    dtype:\n      class_label:\n        names:\n"
						+ "          '0': cat\n          '1': dog\n---\n# A set\n");
		ImageSet read = read(Boxes.SAME);
		assertEquals(List.of("test/c.png cat test [dark]", "train/a.png cat train", "test/dog/d.png dog test", "train/b.png dog train"), lines(read));
		assertEquals(List.of("line 4 is not valid JSON (metadata.jsonl, line 4)"), skipped(read));
		assertEquals(List.of("train/a.png cat train", "train/b.png dog train"),
				lines(analyses.images(set.path(), null, new Choice("", "training", Boxes.SAME))));
	}

	@Test
	void splitsAreFoldersAroundTheClasses() throws Exception {
		set.images("train/cat/1.png", "train/dog/deep/2.png", "valid/cat/3.png", "train/loose.png").text("dataset.yaml", "nc: 2");
		ImageSet read = read(Boxes.SAME);
		assertEquals(List.of("train/cat/1.png cat train", "train/dog/deep/2.png dog train", "valid/cat/3.png cat val"), lines(read));
		assertEquals(List.of("train/loose.png lies in no class folder"), skipped(read));
		assertEquals(List.of("class 'dog' has no image in the split val (it has in train)"), Splits.warnings(read.entries()));
		assertEquals(List.of("valid/cat/3.png cat val"), lines(analyses.images(set.path(), null, new Choice("", "validation", Boxes.SAME))));
		String message = assertThrows(InputException.class, () -> analyses.images(set.path(), null, new Choice("", "test", Boxes.SAME))).getMessage();
		assertTrue(message.endsWith("no image is of the split 'test' (there are train, val)"), message);
	}

	@Test
	void foldersNamedAfterSplitsMayBeClasses() throws Exception {
		set.images("train/1.png", "plane/2.png"); // of a set of vehicles
		assertEquals(List.of("plane/2.png plane", "train/1.png train"), lines(read(Boxes.SAME)));
	}

	@Test
	void whatTwoReadersKnowIsAsked() throws Exception {
		set.images("1.jpg", "2.jpg", "3.jpg").text("a.json", COCO).text("annotations.xml", CVAT);
		String message = assertThrows(InputException.class, () -> read(Boxes.LARGEST)).getMessage();
		assertTrue(message.endsWith(": can be read in several ways: choose the reader coco (COCO annotations) or cvat (CVAT for images)"), message);
		assertEquals(List.of("1.jpg cat train", "2.jpg dog val"), lines(analyses.images(set.path(), null, new Choice("cvat", "", Boxes.LARGEST))));
		assertEquals(List.of("1.jpg cat", "3.jpg dog"), lines(analyses.images(set.path(), set.path().resolve("a.json"), Choice.ALL)));
		assertThrows(InputException.class, () -> analyses.images(set.path(), null, new Choice("none", "", Boxes.SAME)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "packed.zip", "packed.tar" })
	void archivesAreReadInPlace(String name) throws Exception {
		String deep = "x".repeat(60) + "/" + "y".repeat(70) + ".png";
		set.images("pets/train/cat/1.png", "pets/train/dog/" + deep, "pets/val/cat/3.png", "pets/val/cat/4.avif", "pets/.hidden.png");
		Path packed = name.endsWith("zip") ? set.zip(name) : set.tar(name);
		ImageSet read = analyses.images(packed, null);
		assertEquals(List.of("pets/train/cat/1.png cat train", "pets/val/cat/3.png cat val", "pets/train/dog/" + deep + " dog train"), lines(read));
		assertEquals("pets/val/cat/4.avif", read.skipped().getFirst().file());
		try (ImageSource source = new ImageSource(packed)) {
			for (ImageEntry e : read.entries()) {
				assertArrayEquals(e.file().getBytes(StandardCharsets.UTF_8), source.read(e.file())); // every file holds its own name
				assertEquals(e.file().length(), source.size(e.file()));
			}
			assertThrows(java.nio.file.NoSuchFileException.class, () -> source.read("pets/none.png"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "train.zip", "train.tar" })
	void archivesInAFolder(String name) throws Exception {
		set.images("cat/1.png", "dog/2.png");
		Path packed = name.endsWith("zip") ? set.zip(name) : set.tar(name);
		Path folder = Files.createDirectory(dir.resolve("shards"));
		Files.move(packed, folder.resolve(name));
		ImageSet read = analyses.images(folder, null);
		assertEquals(List.of(name + "!/cat/1.png cat train", name + "!/dog/2.png dog train"), lines(read));
		try (ImageSource source = new ImageSource(folder)) {
			assertEquals("dog/2.png", new String(source.read(name + "!/dog/2.png"), StandardCharsets.UTF_8));
		}
		Path table = Files.writeString(dir.resolve("labels.tsv"), "file\tlabel\tsplit\ttags\n" + name + "!/cat/1.png\tApe\tval\tdark;old\n");
		assertEquals(List.of(name + "!/cat/1.png Ape val [dark, old]"), lines(analyses.images(folder, table)));
	}

	@Test
	void theCompressionOfAZipIsNamed() throws Exception {
		byte[] bytes = Files.readAllBytes(set.images("cat/1.png").zip("x.zip"));
		for (int i = 0; i + 12 < bytes.length; i++) {
			if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
				bytes[i + 10] = 14;
			}
		}
		Path zip = Files.write(dir.resolve("x.zip"), bytes);
		assertEquals(zip + ": cannot be read: is compressed with LZMA, which is not read: pack it with deflate",
				assertThrows(InputException.class, () -> analyses.images(zip, null)).getMessage());
	}

	@Test
	void whatCannotBeReadIsNamed() throws Exception {
		set.text("data-00000.parquet", "PAR1");
		String message = assertThrows(InputException.class, () -> analyses.images(set.path(), null)).getMessage();
		assertTrue(message.contains("data-00000.parquet: cannot be read: "), message);
		Path gzip = Files.write(dir.resolve("x.tar.gz"), new byte[] { 0x1f, (byte) 0x8b, 8, 0, 0 });
		assertTrue(assertThrows(InputException.class, () -> analyses.images(gzip, null)).getMessage().contains("its gzip data cannot be decompressed"));
		Path cut = Files.write(dir.resolve("y.tar"), new byte[700]);
		assertTrue(assertThrows(InputException.class, () -> analyses.images(cut, null)).getMessage().contains("no images found"));
		Path noise = Files.writeString(dir.resolve("z.zip"), "PK no zip at all, though it begins like one");
		assertTrue(
				assertThrows(InputException.class, () -> analyses.images(noise, null)).getMessage().contains("z.zip: cannot be read: is not a readable zip"));
	}

	/** Any damage of an archive gives images, or one sentence. */
	@ParameterizedTest
	@ValueSource(strings = { "packed.zip", "packed.tar" })
	void damagedArchives(String name) throws Exception {
		set.images("cat/1.png", "dog/2.png");
		byte[] good = Files.readAllBytes(name.endsWith("zip") ? set.zip(name) : set.tar(name));
		java.util.Random random = new java.util.Random(5);
		for (int i = 0; i < 300; i++) {
			byte[] bytes = random.nextInt(3) == 0 ? java.util.Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
			for (int k = 0; k < 3 && bytes.length > 0; k++) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			}
			Path file = Files.write(dir.resolve(name), bytes);
			try (ImageSource source = new ImageSource(file)) {
				for (ImageEntry e : analyses.images(file, null).entries()) {
					source.read(e.file());
				}
			} catch (InputException | java.io.IOException e) {
				assertTrue(e.getMessage() != null && !e.getMessage().isBlank(), e.toString());
			}
		}
	}

	@Test
	void annotationsInsideAnArchive() throws Exception {
		set.images("images/1.jpg", "images/2.jpg", "images/3.jpg").text("instances_val.json", COCO);
		assertEquals(List.of("images/1.jpg cat val", "images/3.jpg dog val"), lines(analyses.images(set.zip("coco.zip"), null)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "imagefolder", "fiftyone" })
	void whatIsWrittenIsReadAgain(String id) throws Exception {
		boolean plain = id.equals("fiftyone"); // knows neither splits nor tags
		List<ImageEntry> images = List.of(new ImageEntry("a/1.png", "cat, \"wild\"", plain ? "" : "train", plain ? List.of() : List.of("old", "dark")),
				new ImageEntry("b/2.png", "\u00e4pe", plain ? "" : "val"), new ImageEntry("b/3 3.png", "\u00e4pe"));
		set.images("a/1.png", "b/2.png", "b/3 3.png");
		StringBuilder text = new StringBuilder();
		DatasetReader reader = DatasetFolder.catalogue().get(ExtensionPoint.DATASET_READERS, id).create();
		reader.write(images, text);
		Path file = set.path().resolve(plain ? "labels.json" : "metadata.csv");
		Files.writeString(file, text);
		assertEquals(images, reader.read(new DatasetReader.Request(set.path(), id.equals("table") ? file : null)).entries());
		if (!id.equals("table")) {
			assertEquals(images, analyses.images(set.path(), null).entries());
		}
	}
}
