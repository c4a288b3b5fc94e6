package org.channelexplorer.datasets.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.channelexplorer.core.internal.dataset.LabelTable;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/** What the VGG Image Annotator exports, or its project: regions with attributes, as JSON or CSV. */
@Documentation(
		summary = "The JSON or CSV file that the VGG Image Annotator (VIA) exports, or its project: of the attributes of regions the only one is the label, or the one called class, "
				+ "label, category, type or name. An attribute of files of such a name counts before the regions. A rule decides for images with several classes.")
public final class ViaReader extends SheetReader {
	private static final Pattern JSON = Pattern.compile("\"(region_attributes|file_attributes)\"\\s*:\\s*\\{");
	private static final Pattern CSV = Pattern.compile("^\\W*filename,.*region_attributes");
	private static final String IMAGES = "_via_img_metadata";
	private static final List<String> USUAL = List.of("class", "label", "category", "type", "name");

	/** A region, or a whole file, by its attributes. */
	private record Marked(JsonObject attributes, double area, long line) {
	}

	/** An image of a file. */
	private record Image(String name, Marked whole, List<Marked> regions) {
	}

	@Override
	String[] ends() {
		return new String[] { ".json", ".csv" };
	}

	@Override
	String missing() {
		return "JSON or CSV file of the VGG Image Annotator";
	}

	@Override
	boolean is(String head) {
		return head.stripLeading().startsWith("{") ? JSON.matcher(head).find() : CSV.matcher(head).find();
	}

	@Override
	void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException {
		for (Root.Sheet sheet : sheets) {
			Map<String, Image> images = new LinkedHashMap<>();
			if (sheet.simpleName().toLowerCase(Locale.ROOT).endsWith(".csv")) {
				root.table(sheet, table -> rows(table, images));
			} else {
				try (JsonSheet json = new JsonSheet(root, sheet)) {
					json.object(name -> {
						if (name.equals(IMAGES)) {
							json.members(IMAGES, (_, image, line) -> image(image, line, sheet, images, all));
						} else if (name.startsWith("_via_")) {
							json.skip();
						} else {
							long line = json.line();
							image(json.value(), line, sheet, images, all);
						}
					});
				}
			}
			add(images.values(), sheet, all);
		}
	}

	private static void image(JsonElement element, long line, Root.Sheet sheet, Map<String, Image> images, Annotated all) {
		String file = JsonSheet.text(element, "filename");
		if (!(element instanceof JsonObject image) || file.isEmpty()) {
			all.skip("", "an image needs a filename", sheet, line);
			return;
		}
		List<Marked> regions = new ArrayList<>();
		Collection<JsonElement> each = image.get("regions") instanceof JsonObject numbered ? numbered.asMap().values()
				: JsonSheet.array(image, "regions").asList();
		for (JsonElement r : each) {
			if (r instanceof JsonObject region) {
				regions.add(new Marked(object(region.get("region_attributes")), area(object(region.get("shape_attributes"))), line));
			}
		}
		images.put(file, new Image(file, new Marked(object(image.get("file_attributes")), 0, line), regions));
	}

	private static void rows(LabelTable table, Map<String, Image> images) throws InputException {
		int file = table.column("filename", "#filename");
		int whole = table.optional("file_attributes");
		int attributes = table.column("region_attributes");
		int shape = table.column("region_shape_attributes");
		for (LabelTable.Row r : table.rows()) {
			Image image = images.computeIfAbsent(r.cell(file), name -> new Image(name, new Marked(cell(r.cell(whole)), 0, r.line()), new ArrayList<>()));
			JsonObject drawn = cell(r.cell(shape));
			if (!drawn.isEmpty() || !r.cell(shape).startsWith("{")) {
				image.regions.add(new Marked(cell(r.cell(attributes)), area(drawn), r.line()));
			}
		}
	}

	private static JsonObject cell(String text) {
		try {
			return object(Json.parse(text));
		} catch (JsonParseException e) {
			return new JsonObject(); // has no label: left out with its line
		}
	}

	private static JsonObject object(JsonElement element) {
		return element instanceof JsonObject o ? o : new JsonObject();
	}

	// NaN when it has no numbers
	private static double area(JsonObject shape) {
		return switch (JsonSheet.text(shape, "name")) {
		case "rect" -> JsonSheet.number(shape, "width") * JsonSheet.number(shape, "height");
		case "circle" -> 4 * JsonSheet.number(shape, "r") * JsonSheet.number(shape, "r");
		case "ellipse" -> 4 * JsonSheet.number(shape, "rx") * JsonSheet.number(shape, "ry");
		case "polygon", "polyline" -> Extents.around(JsonSheet.array(shape, "all_points_x"), JsonSheet.array(shape, "all_points_y"));
		case "point" -> 0;
		default -> Double.NaN;
		};
	}

	private static void add(Collection<Image> images, Root.Sheet sheet, Annotated all) throws InputException {
		Set<String> ofRegions = new TreeSet<>();
		Set<String> ofFiles = new TreeSet<>();
		for (Image image : images) {
			image.regions.forEach(r -> ofRegions.addAll(r.attributes.keySet()));
			ofFiles.addAll(image.whole.attributes.keySet());
		}
		String region = usual(ofRegions);
		String whole = usual(ofFiles);
		if (region == null && ofRegions.size() > 1 && whole == null) {
			throw new InputException(
					sheet.name() + ": its regions have several attributes (" + String.join(", ", ofRegions) + "): rename the one to read to class");
		}
		region = region == null && ofRegions.size() == 1 ? ofRegions.iterator().next() : region;
		whole = whole == null && ofRegions.isEmpty() && ofFiles.size() == 1 ? ofFiles.iterator().next() : whole;
		for (Image image : images) {
			Drawn drawn = new Drawn(image.name, sheet.split(), image.whole.line);
			names(image.whole.attributes.get(whole)).forEach(drawn::whole);
			for (Marked r : image.regions) {
				List<String> names = names(r.attributes.get(region));
				(names.isEmpty() ? List.of("") : names).forEach(n -> drawn.shape(n, r.area, r.line));
			}
			drawn.addTo(all, sheet);
		}
	}

	private static String usual(Set<String> names) {
		return USUAL.stream().flatMap(u -> names.stream().filter(u::equalsIgnoreCase)).findFirst().orElse(null);
	}

	// a text, or the options of a check box that are set
	private static List<String> names(JsonElement value) {
		if (value instanceof JsonObject options) {
			return options.entrySet().stream().filter(o -> o.getValue() instanceof JsonPrimitive p && p.getAsBoolean()).map(Map.Entry::getKey).toList();
		}
		return value instanceof JsonPrimitive p && !p.getAsString().isBlank() ? List.of(p.getAsString()) : List.of();
	}
}
