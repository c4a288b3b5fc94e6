package org.channelexplorer.datasets.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** The JSON file of Apple's Create ML: an array of images with their annotations. */
@Documentation(
		summary = "The JSON file of Apple's Create ML: an array of images with annotations, which are labels or objects of a label and coordinates. A rule decides for "
				+ "images with several classes. Folders train, valid and test are splits.")
public final class CreateMlReader extends SheetReader {
	private static final List<String> IMAGES = List.of("image", "imagefilename", "imageURL");
	private static final Pattern IMAGE = Pattern.compile("\"(" + String.join("|", IMAGES) + ")\"\\s*:\\s*\"");
	private static final Pattern ANNOTATIONS = Pattern.compile("\"annotations?\"\\s*:\\s*(\\[\\s*([{\"\\]]|$)|\")");
	/** What Label Studio's files have besides. */
	private static final Pattern OTHER = Pattern.compile("\"(data\"\\s*:\\s*\\{|(annotation_id|annotator|lead_time|completed_by)\"\\s*:)");

	@Override
	String[] ends() {
		return new String[] { ".json" };
	}

	@Override
	String missing() {
		return "JSON file of Create ML (an array of image and annotations)";
	}

	@Override
	boolean is(String head) {
		return head.stripLeading().startsWith("[") && IMAGE.matcher(head).find() && ANNOTATIONS.matcher(head).find() && !OTHER.matcher(head).find();
	}

	@Override
	void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException {
		for (Root.Sheet sheet : sheets) {
			try (JsonSheet json = new JsonSheet(root, sheet)) {
				json.array((_, image, line) -> image(image, line, sheet, all));
			}
		}
	}

	private static void image(JsonElement image, long line, Root.Sheet sheet, Annotated all) throws InputException {
		String file = IMAGES.stream().map(n -> JsonSheet.text(image, n)).filter(n -> !n.isEmpty()).findFirst().orElse("");
		if (!(image instanceof JsonObject object) || file.isEmpty()) {
			all.skip("", "an element needs an image and annotations", sheet, line);
			return;
		}
		Drawn drawn = new Drawn(file, sheet.split(), line);
		JsonElement annotations = object.has("annotations") ? object.get("annotations") : object.get("annotation");
		Stream<JsonElement> each = annotations instanceof JsonArray several ? several.asList().stream() : Stream.ofNullable(annotations);
		each.forEach(a -> drawn.shape(a instanceof JsonPrimitive p ? p.getAsString() : JsonSheet.text(a, "label"), area(a), line));
		drawn.addTo(all, sheet);
	}

	// 0 of a label of the whole image
	private static double area(JsonElement annotation) {
		return annotation instanceof JsonObject o && o.has("coordinates")
				? JsonSheet.number(o.get("coordinates"), "width") * JsonSheet.number(o.get("coordinates"), "height") : 0;
	}
}
