package org.channelexplorer.datasets.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.regex.Pattern;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** LabelMe's JSON files, one for every image: shapes, or flags of the whole image. */
@Documentation(
		summary = "LabelMe's JSON files, one for every image, beside the images or in a folder annotations or labels. The flags of an image that are set are its label, "
				+ "without them its shapes are; a rule decides for images with several classes. Folders train, valid and test are splits.")
public final class LabelMeReader extends SheetReader {
	private static final Pattern SHAPES = Pattern.compile("\"shapes\"\\s*:\\s*\\[");
	private static final Pattern IMAGE = Pattern.compile("\"(imagePath|imageData)\"\\s*:");

	@Override
	String[] ends() {
		return new String[] { ".json" };
	}

	@Override
	String missing() {
		return "JSON files of LabelMe, beside the images or in annotations";
	}

	@Override
	boolean is(String head) {
		return head.stripLeading().startsWith("{") && SHAPES.matcher(head).find() && IMAGE.matcher(head).find();
	}

	@Override
	void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException {
		for (Root.Sheet sheet : sheets) {
			try {
				one(root, sheet, all);
			} catch (InputException e) {
				all.skip(Root.stem(sheet.inSet()), sheet, e);
			}
		}
		all.skipOthers(sheets, "has no JSON file of LabelMe");
	}

	private static void one(Root root, Root.Sheet sheet, Annotated all) throws InputException {
		Drawn drawn = new Drawn(Root.simpleStem(sheet.simpleName()), sheet.split(), 0);
		try (JsonSheet json = new JsonSheet(root, sheet)) {
			json.object(name -> {
				switch (name) {
				case "imagePath" -> {
					if (json.value() instanceof JsonPrimitive p && all.find(p.getAsString(), sheet, "") != null) {
						drawn.file(p.getAsString()); // else the image that has the file's own name
					}
				}
				case "shapes" -> json.elements("shapes", (_, shape, line) -> drawn.shape(JsonSheet.text(shape, "label"), area(shape), line));
				case "flags" -> json.members("flags", (flag, set, _) -> {
					if (set instanceof JsonPrimitive p && p.isBoolean() && p.getAsBoolean()) {
						drawn.whole(flag);
					}
				});
				default -> json.skip();
				}
			});
		}
		drawn.addTo(all, sheet);
	}

	// a circle is given by its centre and a point of its edge
	private static double area(JsonElement shape) {
		double area = Extents.around(JsonSheet.array(shape, "points"));
		return JsonSheet.text(shape, "shape_type").equals("circle") ? 4 * area : area;
	}
}
