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
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats whose images would be one class, or the classes train and test, were their files of classes not read or named. */
class FormatsTest extends ReaderCase {
	private static final String CREATE_ML = """
			[{"image": "1.jpg", "annotations": [{"label": "cat", "coordinates": {"x": 9, "y": 9, "width": 2, "height": 2}}]},
			 {"imagefilename": "2.jpg", "annotation": [{"label": "cat", "coordinates": {"x": 9, "y": 9, "width": 2, "height": 2}},
			  {"label": "dog", "coordinates": {"x": 9, "y": 9, "width": 5, "height": 5}}]},
			 {"image": "3.jpg", "annotations": ["dog"]}, {"image": "4.jpg", "annotations": []},
			 {"annotations": []}, {"image": "5.jpg", "annotations": [{"label": "cat", "coordinates": {"width": "x"}}]}]
			""";

	@ParameterizedTest
	@ValueSource(strings = { "", "set.zip" })
	void createMl(String archive) throws Exception {
		set.images("train/1.jpg", "train/2.jpg", "train/3.jpg", "train/4.jpg", "train/5.jpg").text("train/_annotations.createml.json", CREATE_ML);
		Path folder = archive.isEmpty() ? set.path() : set.zip(archive);
		var read = analyses.images(folder, null, new Choice("", "", Boxes.LARGEST));
		assertEquals(List.of("train/1.jpg cat train", "train/2.jpg dog train", "train/3.jpg dog train"), lines(read));
		assertEquals(List.of("line 5 an element needs an image and annotations (_annotations.createml.json, line 5)",
				"5.jpg has an annotation whose coordinates are no numbers (_annotations.createml.json, line 5)",
				"4.jpg has no label (_annotations.createml.json, line 4)"),
				skipped(read).stream().sorted((a, b) -> b.compareTo(a)).toList());
	}

	private static String labelMe(String image, String shapes) {
		return "{\n\"version\": \"5.4.1\",\n\"flags\": {\"dark\": false},\n\"shapes\": [" + shapes + "],\n\"imagePath\": \"" + image + "\",\n\"imageData\": \""
				+ "QUFB".repeat(50_000) + "\"\n}\n";
	}

	private static String shape(String label, String type, int size) {
		return "{\"label\": \"" + label + "\", \"points\": [[1.0, 2], [" + (1 + size) + ", " + (2 + size) + "]], \"shape_type\": \"" + type + "\"}";
	}

	@Test
	void labelMeHasAFileForEveryImage() throws Exception {
		set.images("1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg", "6.jpg").text("1.json", labelMe("1.jpg", shape("cat", "rectangle", 3)))
				.text("2.json", labelMe("..\\\\set\\\\2.jpg", shape("cat", "rectangle", 9) + ",\n" + shape("dog", "circle", 8)))
				.text("3.json", labelMe("3.jpg", "").replace("false", "true"))
				.text("4.json", labelMe("4.jpg", shape("cat", "polygon", 3)).replace("[1.0, 2]", "[1.0]"))
				.text("5.json", labelMe("5.jpg", "7 8"));
		var read = read(Boxes.LARGEST);
		assertEquals(List.of("1.jpg cat", "3.jpg dark", "2.jpg dog"), lines(read));
		assertEquals(List.of("4.jpg has an annotation whose coordinates are no numbers (4.json, line 4)",
				"5 has a file that cannot be read (5.json, line 4: not valid JSON (Unterminated array))", "6.jpg has no JSON file of LabelMe"), skipped(read));
		assertEquals(List.of("2 has labels of several classes (cat, dog): choose a rule for boxes (2.json)"), skipped(read(Boxes.SAME)).subList(0, 1));
	}

	@Test
	void superviselyHasTheImagesBesideTheirFiles() throws Exception {
		String object = "{\"classTitle\": \"dog\", \"points\": {\"exterior\": [[1, 1], [5, 1], [5, 5]], \"interior\": []}}";
		set.images("ds0/img/1.jpg", "ds0/img/2.jpg", "ds0/img/3.jpg", "val/img/4.jpg", "val/img/5.jpg").text("meta.json", "{\"classes\": []}")
				.text("ds0/ann/1.jpg.json", "{\"tags\": [{\"name\": \"train\"}, {\"name\": \"cat\"}], \"objects\": [" + object + "]}")
				.text("ds0/ann/2.json", "{\"tags\": [], \"objects\": [" + object + "]}").text("ds0/ann/3.jpg.json", "{\"tags\":\n[}")
				.text("val/ann/4.jpg.json", "{\"objects\": [" + object.replace("[5, 1]", "[5, null]") + "]}");
		set.text("val/ann/5.jpg.json", "{\"objects\": [" + object + "]}");
		var read = read(Boxes.SAME);
		assertEquals(List.of("ds0/img/1.jpg cat train", "ds0/img/2.jpg dog", "val/img/5.jpg dog val"), lines(read));
		assertEquals(List.of("ds0/img/3.jpg has a file that cannot be read (3.jpg.json, line 2: not valid JSON (Expected value))",
				"val/img/4.jpg has an annotation whose coordinates are no numbers (4.jpg.json, line 1)"), skipped(read));
	}

	private static final String VIA = """
			{"_via_settings": {"ui": {}}, "_via_img_metadata": {
			 "1.jpg9": {"filename": "1.jpg", "size": 9, "regions": [{"shape_attributes": {"name": "rect", "x": 1, "y": 1, "width": 4, "height": 5},
			   "region_attributes": {"animal": "cat"}}], "file_attributes": {"caption": ""}},
			 "2.jpg9": {"filename": "2.jpg", "regions": {"0": {"shape_attributes": {"name": "polygon", "all_points_x": [0, 9], "all_points_y": [0, 9]},
			   "region_attributes": {"animal": {"dog": true, "cat": false}}}, "1": {"shape_attributes": {"name": "circle", "r": 1}, "region_attributes": {"animal": "cat"}}}},
			 "3.jpg9": {"filename": "3.jpg", "regions": [{"shape_attributes": {"name": "rect"}, "region_attributes": {"animal": "cat"}}]}, "x": 3}}
			""";

	@Test
	void theProjectOfTheVggImageAnnotator() throws Exception {
		set.images("1.jpg", "2.jpg", "3.jpg").text("via_project.json", VIA);
		var read = read(Boxes.LARGEST);
		assertEquals(List.of("1.jpg cat", "2.jpg dog"), lines(read));
		assertEquals(List.of("line 6 an image needs a filename (via_project.json, line 6)",
				"3.jpg has an annotation whose coordinates are no numbers (via_project.json, line 6)"), skipped(read));
		set.text("via_project.json", VIA.replace("\"animal\": \"cat\"", "\"animal\": \"cat\", \"colour\": \"red\""));
		assertTrue(assertThrows(InputException.class, () -> read(Boxes.SAME)).getMessage()
				.endsWith("via_project.json: its regions have several attributes (animal, colour): rename the one to read to class"));
	}

	@Test
	void theTableOfTheVggImageAnnotator() throws Exception {
		String row = "1.jpg,9,\"{}\",2,0,\"{\"\"name\"\":\"\"rect\"\",\"\"width\"\":4,\"\"height\"\":5}\",\"{\"\"Class\"\":\"\"cat\"\",\"\"colour\"\":\"\"red\"\"}\"\n";
		set.images("1.jpg", "2.jpg", "3.jpg").text("via_region_data.csv",
				"filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\n" + row
						+ row.replace("1.jpg", "2.jpg").replace("cat", "dog")
						+ "3.jpg,9,{},1,0,{,{\n");
		assertEquals(List.of("1.jpg cat", "2.jpg dog"), lines(read(Boxes.SAME)));
		assertEquals(List.of("3.jpg has no label (via_region_data.csv, line 4)"), skipped(read(Boxes.SAME)));
	}

	@Test
	void aColumnForEveryClass() throws Exception {
		set.images("train/1.jpg", "train/2.jpg", "train/3.jpg", "valid/4.jpg", "valid/5.jpg")
				.text("train/_classes.csv", "filename, cat, dog\n1.jpg, 1, 0\n2.jpg, 1, 1\n3.jpg, 0, 0\n")
				.text("valid/_classes.csv", "filename, cat, dog\n4.jpg, 0, 1\n");
		assertEquals(List.of("train/1.jpg cat train", "valid/4.jpg dog val"), lines(read(Boxes.SAME)));
		assertEquals(
				List.of("2.jpg has labels of several classes (cat, dog): choose a rule for boxes (_classes.csv, line 3)",
						"3.jpg has no label (_classes.csv, line 4)"),
				skipped(read(Boxes.SAME)));
		Path isic = set.text("truth.csv", "image,MEL,NV\n1,1.0,0.0\n2,0.0,1.0\n3,0.0,2\n").path().resolve("truth.csv");
		var read = analyses.images(set.path(), isic);
		assertEquals(List.of("train/1.jpg MEL", "train/2.jpg NV"), lines(read));
		assertEquals(List.of("3 has '2' as NV, where 1 or 0 is needed (truth.csv, line 4)"), skipped(read));
	}

	@Test
	void boxesInATable() throws Exception {
		set.images("train/1.jpg", "train/2.jpg", "test/3.jpg").text("train/_annotations.csv",
				"filename,width,height,class,xmin,ymin,xmax,ymax\n1.jpg,9,9,cat,1,1,3,3\n1.jpg,9,9,dog,1,1,8,8\n2.jpg,9,9,cat,1,x,3,3\n2.jpg,9,9,cat,1,y,3,3\n")
				.text("test/_annotations.csv", "filename,width,height,class,xmin,ymin,xmax,ymax\n3.jpg,9,9,cat,1,1,3,3\n");
		assertEquals(List.of("test/3.jpg cat test", "train/1.jpg dog train"), lines(read(Boxes.LARGEST)));
		assertEquals(List.of("2.jpg has a box or confidence that is no number (_annotations.csv, line 4)"), skipped(read(Boxes.LARGEST)));
	}

	@Test
	void openImages() throws Exception {
		set.images("images/0a.jpg", "images/0b.jpg").text("validation-annotations-bbox.csv", """
				ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded
				0a,xclick,/m/01yrx,1,0.1,0.2,0.1,0.2,0
				0a,xclick,/m/0bt9lr,0,0.1,0.9,0.1,0.9,0
				0b,xclick,/m/0bt9lr,1,0.1,0.9,0.1,0.9,0
				""").text("class-descriptions-boxable.csv", "/m/01yrx,Cat\n/m/0bt9lr,Dog\n");
		assertEquals(List.of("images/0a.jpg Cat val", "images/0b.jpg Dog val"), lines(read(Boxes.SAME)));
	}

	@Test
	void theValidationOfImageNet() throws Exception {
		set.images("val/ILSVRC2012_val_1.JPEG", "val/ILSVRC2012_val_2.JPEG", "val/ILSVRC2012_val_3.JPEG")
				.text("LOC_val_solution.csv",
						"ImageId,PredictionString\nILSVRC2012_val_1,n01 1 1 5 5 n01 7 7 8 8 \nILSVRC2012_val_2,n02 1 1 5 5\nILSVRC2012_val_3,n02 1 1\n")
				.text("LOC_synset_mapping.txt", "n01 tench, Tinca tinca\nn02 goldfish\n");
		List<String> classes = List.of("val/ILSVRC2012_val_2.JPEG goldfish val", "val/ILSVRC2012_val_1.JPEG tench val");
		assertEquals(classes, lines(read(Boxes.SAME)));
		assertEquals(List.of("ILSVRC2012_val_3 has a PredictionString that is not made of a class and four numbers each (LOC_val_solution.csv, line 4)"),
				skipped(read(Boxes.SAME)));
		assertEquals(List.of("ILSVRC2012_val_2.JPEG goldfish val", "ILSVRC2012_val_1.JPEG tench val"),
				lines(analyses.images(set.path().resolve("val"), set.path().resolve("LOC_val_solution.csv"))));
	}

	@Test
	void aTableInTheSetCountsWhereFoldersSayNothing() throws Exception {
		set.images("train/a.jpg", "train/b.jpg", "test/c.jpg").text("labels.csv", "id,breed\na,beagle\nb,poodle\nz,poodle").text("sample_submission.csv",
				"id,breed\nc,x\n");
		assertEquals(List.of("train/a.jpg beagle", "train/b.jpg poodle"), lines(read(Boxes.SAME)));
		assertEquals(List.of("z no such file (labels.csv, line 4)"), skipped(read(Boxes.SAME)));
	}

	@Test
	void aTableBesideClassFoldersDoesNotCount() throws Exception {
		set.images("cat/a.jpg", "dog/b.jpg").text("predictions.csv", "file,label\ncat/a.jpg,dog\ndog/b.jpg,dog\n");
		assertEquals(List.of("cat/a.jpg cat", "dog/b.jpg dog"), lines(read(Boxes.SAME)));
	}

	@Test
	void boxesBesideTheImages() throws Exception {
		set.images("train/1.jpg", "train/2.jpg", "valid/3.jpg").text("train/1.txt", "0 0.5 0.5 0.1 0.1").text("valid/3.txt", "1 0.5 0.5 0.1 0.1")
				.text("train/_darknet.labels", "cat\ndog\n");
		assertEquals(List.of("train/1.jpg cat train", "valid/3.jpg dog val"), lines(read(Boxes.SAME)));
		assertEquals(List.of("train/2.jpg has no file of its boxes (2.jpg)"), skipped(read(Boxes.SAME)));
	}

	@Test
	void cocoInFoldersOfSplits() throws Exception {
		String coco = "{\"images\": [{\"id\": 1, \"file_name\": \"1.jpg\"}], \"annotations\": [{\"image_id\": 1, \"category_id\": 1}], \"categories\": [{\"id\": 1, \"name\": \"cat\"}]}";
		set.images("train/1.jpg", "valid/1.jpg").text("train/_annotations.coco.json", coco).text("valid/_annotations.coco.json",
				coco.replace("\"cat\"", "\"dog\""));
		assertEquals(List.of("train/1.jpg cat train", "valid/1.jpg dog val"), lines(read(Boxes.SAME)));
	}

	@Test
	void listsOfImages() throws Exception {
		set.images("images/1.jpg", "images/2 2.jpg", "images/3.jpg").text("meta/train.txt", "images/1.jpg 1\r\n2 2.jpg\t0\n\nnone\n")
				.text("meta/val.txt", "images/3.jpg 12\n")
				.text("classes.txt", "cat\ndog\n");
		assertEquals(List.of("images/3.jpg 12 val", "images/2 2.jpg cat train", "images/1.jpg dog train"), lines(read(Boxes.SAME)));
		assertEquals(List.of("line 4 is no image with a class (train.txt, line 4)"), skipped(read(Boxes.SAME)));
	}

	@Test
	void whatMayDescribeASingleClassIsNamed() throws Exception {
		set.images("images/1.jpg", "images/2.jpg").text("train.txt", "0 1.jpg 0\n1 2.jpg\n").text("val.txt", "images/2.jpg\n")
				.text("README.md", "1.jpg")
				.text("data.pkl", "x").text("settings.json", "{}");
		assertEquals(List.of("images/1.jpg images", "images/2.jpg images"), lines(read(Boxes.SAME)));
		assertEquals(List.of(
				"data.pkl is a pickle, which may run code and is not read: write its images into one folder per class, or beside a metadata.csv; CIFAR's binary version (.bin) is read",
				"train.txt names images in a form that is not read, as 1 more files may; all images have the class 'images': name a CSV table with the columns file and "
						+ "label by --labels, or export COCO, Pascal VOC or YOLO"),
				skipped(read(Boxes.SAME)));
		assertEquals(List.of("data.pkl", "train.txt"), analyses.images(set.zip("x.zip"), null).skipped().stream().map(s -> s.file()).toList());
	}
}
