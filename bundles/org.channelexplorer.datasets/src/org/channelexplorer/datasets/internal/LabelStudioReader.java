package org.channelexplorer.datasets.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** The JSON and JSON-MIN exports of Label Studio: choices of images, or boxes. */
@Documentation(summary = "The JSON or JSON-MIN file that Label Studio exports: choices, or rectangle labels; of several annotations of an image the first that "
		+ "was not cancelled counts. Files are found by their names, also those that were uploaded.")
public final class LabelStudioReader extends SheetReader {
	private static final Pattern FULL = Pattern.compile("\"(annotations|completions|predictions)\"\\s*:\\s*\\[");
	private static final Pattern DATA = Pattern.compile("\"data\"\\s*:\\s*\\{");
	private static final Pattern SMALL = Pattern.compile("\"(annotation_id|annotator|lead_time|choice)\"\\s*:");
	/** What Label Studio puts before the name of an uploaded file. */
	private static final Pattern UPLOADED = Pattern.compile("^[0-9a-f]{8}-(?=.)");

	@Override
	String[] ends() {
		return new String[] { ".json" };
	}

	@Override
	String missing() {
		return "JSON file of Label Studio";
	}

	@Override
	boolean is(String head) {
		return head.stripLeading().startsWith("[") && (FULL.matcher(head).find() && DATA.matcher(head).find() || SMALL.matcher(head).find());
	}

	@Override
	void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException {
		for (Root.Sheet sheet : sheets) {
			try (JsonSheet json = new JsonSheet(root, sheet)) {
				json.array((_, task, line) -> task(root, task, line, sheet, all));
			}
		}
	}

	private static void task(Root root, JsonElement task, long line, Root.Sheet sheet, Annotated all) throws InputException {
		if (!(task instanceof JsonObject object)) {
			all.skip("", "a task must be an object", sheet, line);
			return;
		}
		JsonObject data = object.get("data") instanceof JsonObject d ? d : object;
		String url = image(data);
		if (url.isEmpty()) {
			all.skip("", "a task without image", sheet, line);
			return;
		}
		Annotated.Item item = new Annotated.Item(file(root, url, sheet), JsonSheet.text(data, "split"), List.of(), line);
		if (data == object) {
			choices(object, item);
		} else {
			JsonArray annotations = JsonSheet.array(object, object.has("annotations") ? "annotations" : "completions");
			for (JsonElement a : annotations) {
				if (!JsonSheet.text(a, "was_cancelled").equals("true") && !JsonSheet.array(a, "result").isEmpty()) {
					JsonSheet.array(a, "result").forEach(r -> result(r, item));
					break;
				}
			}
		}
		all.add(item, sheet);
	}

	// JSON-MIN: every control of the labelling interface is a member
	private static void choices(JsonObject task, Annotated.Item item) {
		for (Map.Entry<String, JsonElement> member : task.entrySet()) {
			if (member.getKey().equals("choice") && member.getValue() instanceof JsonPrimitive p) {
				item.add(p.getAsString(), 0);
			}
			JsonSheet.array(member.getValue(), "choices").forEach(c -> add(c, 0, item));
			if (member.getValue() instanceof JsonArray boxes) {
				boxes.forEach(b -> JsonSheet.array(b, "rectanglelabels").forEach(c -> add(c, area(b), item)));
			}
		}
	}

	private static void result(JsonElement result, Annotated.Item item) {
		if (result instanceof JsonObject r && r.get("value") instanceof JsonObject value) {
			for (Map.Entry<String, JsonElement> labels : value.entrySet()) {
				if (labels.getValue() instanceof JsonArray names && (labels.getKey().equals("choices") || labels.getKey().endsWith("labels"))) {
					names.forEach(n -> add(n, area(value), item));
				}
			}
		}
	}

	private static void add(JsonElement name, double area, Annotated.Item item) {
		if (name instanceof JsonPrimitive p) {
			item.add(p.getAsString(), area);
		}
	}

	private static double area(JsonElement value) {
		return JsonSheet.number(value, "width") * JsonSheet.number(value, "height");
	}

	// the member image, else the first that is the name of one
	private static String image(JsonObject data) {
		String named = JsonSheet.text(data, "image");
		if (!named.isEmpty()) {
			return named;
		}
		return data.entrySet().stream().filter(m -> m.getValue() instanceof JsonPrimitive p && p.isString()).map(m -> m.getValue().getAsString())
				.filter(s -> ImageFormat.ofName(s).isPresent() || ImageFormat.ofName(s.replaceFirst("\\?.*$", "")).isPresent()).findFirst().orElse("");
	}

	private static String file(Root root, String url, Root.Sheet sheet) {
		String name = url;
		int local = name.indexOf("?d=");
		if (local >= 0) {
			name = Root.decoded(name.substring(local + 3));
		} else if (name.matches("[a-z0-9+]{2,}://.*")) {
			name = Root.decoded(name.replaceFirst("\\?.*$", "").replaceFirst("^[a-z0-9+]+://[^/]*/", ""));
		} else if (name.startsWith("/data/")) {
			name = Root.decoded(name.substring("/data/".length()));
		}
		String simple = name.substring(name.lastIndexOf('/') + 1);
		String before = UPLOADED.matcher(simple).replaceFirst("");
		return root.find(name, sheet, "").isEmpty() && root.find(simple, sheet, "").isEmpty() && !before.equals(simple) ? before : name;
	}
}
