package org.channelexplorer.datasets.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.DatasetReader.Request;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are damaged or say what cannot be: a message names file, line and reason; an entry that cannot be used is left out with its line. */
class MalformedTest {
	private static final String IMAGE = "{\"id\": 1, \"file_name\": \"1.jpg\"}";
	private static final String CAT = "{\"id\": 5, \"name\": \"cat\"}";
	private static final String BOX = "{\"image_id\": 1, \"category_id\": 5}";

	@TempDir
	Path dir;
	private final Catalogue catalogue = DatasetFolder.catalogue();

	private static String coco(String images, String annotations, String categories) {
		return "{\n\"images\": [" + images + "],\n\"annotations\": [" + annotations + "],\n\"categories\": [" + categories + "]\n}\n";
	}

	private static Arguments of(String reader, String content, String expected) {
		return Arguments.of(reader, content, expected);
	}

	static Stream<Arguments> malformed() {
		String good = coco(IMAGE, BOX, CAT);
		return Stream.of(
				// COCO
				of("coco", "", "line 1: the file ends before its JSON does"),
				of("coco", "[]", "line 1: the file must be an object"),
				of("coco", "{\n\"images\": {}}", "line 2: images must be an array"),
				of("coco", "{\n\"images\": [],\n\"annotations\": []}", "has no 'categories'"),
				of("coco", "{\n\"images\": [],\n\"categories\": []}", "has no 'annotations'"),
				of("coco", good.substring(0, good.indexOf("\"categories\"") + 20), "line 4: the file ends before its JSON does"),
				of("coco", good.replace("],\n\"categories", "]\n\"categories"), "line 4: not valid JSON"),
				of("coco", good + "{}", "line 6: not valid JSON"),
				of("coco", coco("{\"id\": 1}", BOX, CAT), "line 2 an image needs an id and a file_name (FILE, line 2)"),
				of("coco", coco("7", BOX, CAT), "line 2 an image needs an id and a file_name (FILE, line 2)"),
				of("coco", coco("{\"file_name\": \"x.jpg\"},\n" + IMAGE, BOX, CAT), "x.jpg an image needs an id and a file_name (FILE, line 2)"),
				of("coco", coco(IMAGE + ",\n" + IMAGE, BOX, CAT), "1.jpg is named twice (FILE, line 3)"),
				of("coco", coco(IMAGE + ",\n" + IMAGE.replace("1.jpg", "a/same.jpg"), BOX, CAT), "line 3: two images have the id 1"),
				of("coco", coco(IMAGE, "[]", CAT), "line 3 an annotation must be an object (FILE, line 3)"),
				of("coco", coco(IMAGE, BOX, "{\"id\": 5}"), "line 4: a category needs an id and a name"),
				of("coco", coco(IMAGE, BOX, CAT + ",\n" + CAT.replace("cat", "dog")), "line 5: the category 5 has two names, cat and dog"),
				of("coco", coco(IMAGE, BOX.replace("5", "6"), CAT), "line 3 an annotation of the category 6, which is not in categories (there are 5) "
						+ "(FILE, line 3)"),
				of("coco", coco(IMAGE, BOX.replace("1", "2"), CAT), "line 3 an annotation of the image 2, which is not in images (FILE, line 3)"),
				of("coco", coco(IMAGE, "{}", CAT), "line 3 an annotation needs an image_id and a category_id (FILE, line 3)"),
				of("coco", coco(IMAGE.replace("1.jpg", "none.jpg"), BOX, CAT), "none.jpg no such file (FILE, line 2)"),
				of("coco", coco(IMAGE.replace("1.jpg", "../../etc/1.jpg"), BOX, CAT), "../../etc/1.jpg no such file (FILE, line 2)"),
				of("coco", coco(IMAGE.replace("1.jpg", "same.jpg"), BOX, CAT), "same.jpg is the name of several files (FILE, line 2)"),
				of("coco", coco(IMAGE.replace("1.jpg", "4.webp0"), BOX, CAT), "4.webp0 no such file (FILE, line 2)"),
				of("coco", "{".repeat(3) + "\n", "line 1: not valid JSON"),
				of("coco", "{\"x\": " + "[".repeat(20_000), "line 1: "),
				of("coco", "\u0000\u0001", "line 1: not valid JSON"),
				// CVAT
				of("cvat", "", "line 1: not valid XML"),
				of("cvat", "<annotations>\n<image name='1.jpg'>\n</annotations>", "line 3: not valid XML"),
				of("cvat", "<osm>\n</osm>", "line 1: begins with <osm>, not with <annotations>"),
				of("cvat", "<annotations>\n<track id='0' label='x'/></annotations>", "line 2: holds tracks of a video; export it as CVAT for images"),
				of("cvat", "<annotations>\n<image name='1.jpg'><tag/></image></annotations>", "1.jpg has a tag without label (FILE, line 2)"),
				of("cvat", "<annotations>\n<image><tag label='a'/></image></annotations>", "line 2 names no file (FILE, line 2)"),
				of("cvat", "<annotations>\n<image name='1.jpg'>\n<box label='a' xtl='x'/></image></annotations>",
						"1.jpg has a box whose coordinates are no numbers (FILE, line 3)"),
				of("cvat", "<annotations>\n<image name='1.jpg'>\n<polygon label='a' points='1;2'/></image></annotations>",
						"1.jpg has a polygon whose coordinates are no numbers (FILE, line 3)"),
				// Label Studio
				of("labelstudio", "{}", "line 1: the file must be an array"),
				of("labelstudio", "[\n3]", "line 2 a task must be an object (FILE, line 2)"),
				of("labelstudio", "[\n{\"data\": {}, \"annotations\": []}]", "line 2 a task without image (FILE, line 2)"),
				of("labelstudio", "[\n{\"data\": {\"image\": \"1.jpg\"}, \"annotations\": 7}]", "1.jpg has no label (FILE, line 2)"),
				of("labelstudio", "[{\"data\": {\"image\": \"1.jpg\"},", "line 1: the file ends before its JSON does"),
				// FiftyOne
				of("fiftyone", "{\"classes\": [],\n\"labels\": []}", "line 2: labels must be an object"),
				of("fiftyone", "{\"classes\": 4, \"labels\": {}}", "line 1: classes must be an array"),
				of("fiftyone", "{\"classes\": [[]], \"labels\": {}}", "line 1: a class must be a text"),
				of("fiftyone", "{\"classes\": [\"a\"]}", "has no 'labels'"),
				of("fiftyone", "{\"classes\": [\"a\"],\n\"labels\": {\"1\": 1}}", "1 has the class 1, but classes names 1 (FILE, line 2)"),
				of("fiftyone", "{\"classes\": [\"a\"],\n\"labels\": {\"1\": 0.5}}", "1 has the class 0.5, but classes names 1 (FILE, line 2)"),
				of("fiftyone", "{\"classes\": [\"a\"],\n\"labels\": {\"1\": true}}", "1 has a label that is neither a name nor a number (FILE, line 2)"),
				// Create ML
				of("createml", "{}", "line 1: the file must be an array"),
				of("createml", "[\n7]", "line 2 an element needs an image and annotations (FILE, line 2)"),
				of("createml", "[\n{\"image\": \"1.jpg\", \"annotations\": [{}]}]", "1.jpg has an annotation without label (FILE, line 2)"),
				of("createml", "[\n{\"image\": \"1.jpg\", \"annotations\": [\"a\"]}", "line 2: the file ends before its JSON does"),
				// LabelMe
				of("labelme", "[]", "labels has a file that cannot be read (FILE, line 1: the file must be an object)"),
				of("labelme", "{\n\"imagePath\": \"1.jpg\", \"shapes\": 7}", "labels has a file that cannot be read (FILE, line 2: shapes must be an array)"),
				of("labelme", "{\n\"imagePath\": \"1.jpg\", \"shapes\": [\n7]}", "1.jpg has an annotation without label (FILE, line 3)"),
				// VGG Image Annotator
				of("via", "[]", "line 1: the file must be an object"), of("via", "{\n\"a\": 7}", "line 2 an image needs a filename (FILE, line 2)"),
				of("via", "{\n\"a\": {\"filename\": \"1.jpg\", \"regions\": 7}}", "1.jpg has no label (FILE, line 2)"),
				of("via", "{\n\"_via_img_metadata\": 7}", "line 2: _via_img_metadata must be an object"),
				// CSV
				of("csv", "", "is empty"), of("csv", "a,b,c\n1,2,3\n", ": has no columns of images and of their classes (it has a, b, c)"),
				of("csv", "file,label\n\"1.jpg,a\n", ", line 2: a quotation mark is not closed"),
				of("csv", "file,label,xmin,ymin,xmax,ymax\n1.jpg,a,1,1,2\n", "1.jpg has a box or confidence that is no number (FILE, line 2)"),
				// ImageFolder
				of("imagefolder", "label\na\n", "has no column 'file_name' (it has label)"),
				of("imagefolder", "file_name,label\n1.jpg,\n", "1.jpg has no label (FILE, line 2)"),
				of("imagefolder", "file_name,label\n,a\n", "line 2 names no file (FILE, line 2)"),
				of("imagefolder", "file_name,label\n1.jpg,a\n1.jpg,b\n", "1.jpg is named twice, as a and as b (FILE, line 3)"),
				of("imagefolder", "file_name,file_name,label\n1.jpg,1.jpg,a\n", "has 2 columns 'file_name'"),
				of("imagefolder", "file_name,label\n\"1.jpg,a\n", ", line 2: a quotation mark is not closed"),
				of("imagefolder", "file_name,label\n1.jpg,a\n\"2.jpg\"x,a\n", ", line 3: text stands behind a closing quotation mark"));
	}

	private Path file(String reader) {
		return dir.resolve(reader.equals("cvat") ? "annotations.xml" : reader.matches("imagefolder|csv") ? "metadata.csv" : "labels.json");
	}

	private ImageSet read(String reader, Path file) throws InputException {
		return catalogue.get(ExtensionPoint.DATASET_READERS, reader).create().read(new Request(dir, file));
	}

	@ParameterizedTest
	@MethodSource
	void malformed(String reader, String content, String expected) throws Exception {
		new DatasetFolder(dir).images("1.jpg", "a/same.jpg", "b/same.jpg");
		Path file = Files.writeString(file(reader), content);
		String name = file.getFileName().toString();
		String found;
		try {
			ImageSet set = read(reader, file);
			found = String.join("\n", DatasetFolder.skipped(set));
		} catch (InputException e) {
			found = e.getMessage();
			assertTrue(found.startsWith(file.toString()), found);
		}
		assertTrue(found.contains(expected.replace("FILE", name)), found);
		assertEquals(-1, found.indexOf("Exception"), found);
	}

	@Test
	void textThatIsNotUtf8() throws Exception {
		new DatasetFolder(dir).images("1.jpg");
		for (String reader : List.of("coco", "labelstudio", "fiftyone", "imagefolder")) {
			byte[] bytes = "{\n\"images\": [\"\u00e4\"]}".getBytes(StandardCharsets.ISO_8859_1);
			Path file = Files.write(file(reader), reader.equals("labelstudio") ? "[\n\"\u00e4\"]".getBytes(StandardCharsets.ISO_8859_1) : bytes);
			try {
				read(reader, file);
				throw new AssertionError(reader);
			} catch (InputException e) {
				assertTrue(e.getMessage().startsWith(file.toString()) && e.getMessage().contains("UTF-8"), e.getMessage());
			}
		}
	}

	/** Any damage of a good file gives images, or one sentence. */
	@Test
	void damageNeverEscapes() throws Exception {
		new DatasetFolder(dir).images("1.jpg", "2.jpg");
		List<List<String>> good = List.of(List.of("coco", coco(IMAGE, BOX, CAT)),
				List.of("cvat", "<annotations>\n<image name='1.jpg'><box label='a' xtl='0' ytl='0' xbr='1' ybr='1'/></image></annotations>"),
				List.of("labelstudio", "[{\"data\": {\"image\": \"1.jpg\"}, \"annotations\": [{\"result\": [{\"value\": {\"choices\": [\"a\"]}}]}]}]"),
				List.of("fiftyone", "{\"classes\": [\"a\"], \"labels\": {\"1\": 0}}"),
				List.of("createml", "[{\"image\": \"1.jpg\", \"annotations\": [{\"label\": \"a\", \"coordinates\": {\"width\": 1, \"height\": 1}}]}]"),
				List.of("labelme", "{\"imagePath\": \"1.jpg\", \"shapes\": [{\"label\": \"a\", \"points\": [[1, 2], [3, 4]]}], \"flags\": {\"b\": false}}"),
				List.of("via", "{\"a\": {\"filename\": \"1.jpg\", \"regions\": [{\"shape_attributes\": {\"name\": \"rect\", \"width\": 1, \"height\": 1}, "
						+ "\"region_attributes\": {\"c\": \"a\"}}]}}"),
				List.of("csv", "file,label,xmin,ymin,xmax,ymax\n1.jpg,a,1,1,2,2\n2.jpg,b,1,1,2,2\n"),
				List.of("imagefolder", "file_name,label\n1.jpg,a\n2.jpg,b\n"));
		Random random = new Random(3);
		int read = 0;
		for (List<String> g : good) {
			assertTrue(read(g.get(0), Files.writeString(file(g.get(0)), g.get(1))).entries().size() > 0);
			for (int i = 0; i < 200; i++) {
				byte[] bytes = g.get(1).getBytes(StandardCharsets.UTF_8);
				for (int k = random.nextInt(2); k >= 0; k--) {
					bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(8) == 0 ? random.nextInt(256) : ' ' + random.nextInt(95));
				}
				Path file = Files.write(file(g.get(0)), random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
				try {
					read(g.get(0), file);
					read++;
				} catch (InputException e) {
					assertTrue(e.getMessage().contains(file.getFileName().toString()), e.getMessage());
				}
			}
		}
		assertTrue(read > 50, "read " + read);
	}
}
