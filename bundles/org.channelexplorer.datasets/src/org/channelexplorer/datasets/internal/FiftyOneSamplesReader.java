package org.channelexplorer.datasets.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** FiftyOne's own data set: {@code data/}, {@code metadata.json} and {@code samples.json}, in which every sample has fields of labels. */
@Documentation(summary = "FiftyOne's own data set: a folder data, metadata.json and samples.json. The field ground_truth counts, or the only one that holds "
		+ "labels: a classification, or detections, for which a rule decides. Tags named as splits are splits.")
public final class FiftyOneSamplesReader extends SheetReader {
	private static final Pattern IS = Pattern.compile("\\A\\s*\\{[\\s\\S]*?\"samples\"\\s*:\\s*\\[[\\s\\S]*\"filepath\"\\s*:");
	private static final String USUAL = "ground_truth";

	@Override
	String[] ends() {
		return new String[] { ".json" };
	}

	@Override
	String missing() {
		return "samples.json of FiftyOne";
	}

	@Override
	boolean is(String head) {
		return IS.matcher(head).find();
	}

	@Override
	void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException {
		for (Root.Sheet sheet : sheets) {
			Set<String> fields = new TreeSet<>();
			samples(root, sheet, (_, sample, _) -> fields(sample, fields));
			if (fields.size() > 1 && !fields.contains(USUAL)) {
				throw new InputException(
						sheet.name() + ": its samples have labels in several fields (" + String.join(", ", fields) + "): rename the one to read to "
								+ USUAL + ", or export it with label_field=... as fiftyone.types.FiftyOneImageClassificationDataset");
			}
			String field = fields.contains(USUAL) ? USUAL : fields.isEmpty() ? "" : fields.iterator().next();
			samples(root, sheet, (_, sample, line) -> sample(sample, field, sheet, line, all));
		}
	}

	private static void samples(Root root, Root.Sheet sheet, JsonSheet.Visitor visitor) throws InputException {
		boolean[] seen = new boolean[1];
		try (JsonSheet json = new JsonSheet(root, sheet)) {
			json.object(name -> {
				if (name.equals("samples")) {
					seen[0] = true;
					json.elements("samples", visitor);
				} else {
					json.skip();
				}
			});
		}
		if (!seen[0]) {
			throw new InputException(sheet.name() + ": has no 'samples'");
		}
	}

	private static void fields(JsonElement sample, Set<String> fields) {
		if (sample instanceof JsonObject object) {
			for (Map.Entry<String, JsonElement> field : object.entrySet()) {
				if (!labels(field.getValue()).isEmpty()) {
					fields.add(field.getKey());
				}
			}
		}
	}

	/** The objects with a label in a field's value: itself, or its elements; empty when it is no field of labels. */
	private static List<JsonObject> labels(JsonElement value) {
		List<JsonObject> found = new ArrayList<>();
		if (value instanceof JsonObject object && object.get("_cls") instanceof JsonPrimitive) {
			if (object.get("label") instanceof JsonPrimitive) {
				found.add(object);
			}
			for (String list : List.of("classifications", "detections", "polylines", "keypoints")) {
				for (JsonElement e : JsonSheet.array(object, list)) {
					if (e instanceof JsonObject one && one.get("label") instanceof JsonPrimitive) {
						found.add(one);
					}
				}
			}
		}
		return found;
	}

	private static void sample(JsonElement sample, String field, Root.Sheet sheet, long line, Annotated all) throws InputException {
		String file = JsonSheet.text(sample, "filepath");
		if (!(sample instanceof JsonObject object) || file.isEmpty()) {
			all.skip("", "a sample needs a filepath", sheet, line);
			return;
		}
		List<String> tags = new ArrayList<>();
		String split = "";
		for (JsonElement tag : JsonSheet.array(object, "tags")) {
			String text = tag instanceof JsonPrimitive p ? p.getAsString() : tag.toString();
			if (split.isEmpty() && Splits.named(text).isPresent()) {
				split = text;
			} else {
				tags.add(text);
			}
		}
		Annotated.Item item = new Annotated.Item(file, split, tags, line);
		labels(object.get(field)).forEach(l -> item.add(l.get("label").getAsString(), area(l)));
		all.add(item, sheet);
	}

	private static double area(JsonObject label) {
		List<JsonElement> box = JsonSheet.array(label, "bounding_box").asList();
		boolean numbers = box.size() == 4 && box.stream().allMatch(b -> b instanceof JsonPrimitive p && p.isNumber());
		return numbers ? box.get(2).getAsDouble() * box.get(3).getAsDouble() : 0;
	}
}
