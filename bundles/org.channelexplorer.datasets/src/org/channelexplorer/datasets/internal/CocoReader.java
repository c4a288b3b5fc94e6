package org.channelexplorer.datasets.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** COCO annotations: {@code images}, {@code annotations} and {@code categories} in any order. */
@Documentation(summary = "A COCO JSON file (images, annotations, categories) beside the images or in the folder annotations; the split is read from the "
		+ "file's name. Crowds do not count; a rule decides for images with boxes of several classes.")
public final class CocoReader extends SheetReader {
	private static final Pattern IMAGES = Pattern.compile("\"images\"\\s*:\\s*\\[|\"image_id\"\\s*:");
	private static final Pattern CATEGORIES = Pattern.compile("\"categories\"\\s*:\\s*\\[|\"category_id\"\\s*:");

	@Override
	String[] ends() {
		return new String[] { ".json" };
	}

	@Override
	String missing() {
		return "COCO file (JSON with images, annotations and categories)";
	}

	@Override
	boolean is(String head) {
		return head.stripLeading().startsWith("{") && IMAGES.matcher(head).find() && CATEGORIES.matcher(head).find();
	}

	// instances before keypoints and the like, which have the same images
	@Override
	List<Root.Sheet> counting(List<Root.Sheet> sheets) {
		List<Root.Sheet> instances = sheets.stream().filter(s -> s.simpleName().startsWith("instances")).toList();
		return instances.isEmpty() ? sheets : instances;
	}

	@Override
	void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException {
		for (Root.Sheet sheet : sheets) {
			new OneFile(root, sheet).read(all);
		}
	}

	/** What one file says, by its own ids. */
	private static final class OneFile {
		private final Root root;
		private final Root.Sheet sheet;
		private final Annotated.Names categories = new Annotated.Names();
		private final Map<String, Annotated.Item> images = new LinkedHashMap<>();
		/** By image, for files with annotations before images or categories: category, area, line. */
		private final Map<String, List<Box>> boxes = new HashMap<>();

		private record Box(String category, double area, long line) {
		}

		OneFile(Root root, Root.Sheet sheet) {
			this.root = root;
			this.sheet = sheet;
		}

		void read(Annotated all) throws InputException {
			String split = sheet.split().isEmpty() ? Splits.within(sheet.simpleName()) : sheet.split();
			boolean[] seen = new boolean[3];
			try (JsonSheet json = new JsonSheet(root, sheet)) {
				json.object(name -> {
					switch (name) {
					case "images" -> {
						seen[0] = true;
						json.elements("images", (_, image, line) -> image(json, image, line, split, all));
					}
					case "annotations" -> {
						seen[1] = true;
						json.elements("annotations", (_, box, line) -> box(box, line, all));
					}
					case "categories" -> {
						seen[2] = true;
						json.elements("categories", (_, category, line) -> category(json, category, line));
					}
					default -> json.skip();
					}
				});
			}
			for (int i = 0; i < seen.length; i++) {
				if (!seen[i]) {
					throw new InputException(sheet.name() + ": has no '" + List.of("images", "annotations", "categories").get(i) + "'");
				}
			}
			for (Map.Entry<String, List<Box>> of : boxes.entrySet()) {
				Annotated.Item image = images.get(of.getKey());
				for (Box box : of.getValue()) {
					String name = categories.of(box.category);
					if (image == null) {
						all.skip("", "an annotation of the image " + of.getKey() + ", which is not in images", sheet, box.line);
					} else if (name == null) {
						all.skip("", "an annotation of the category " + box.category + ", which is not in categories (" + categories.known() + ")", sheet,
								box.line);
					} else {
						image.add(name, box.area);
					}
				}
			}
			for (Annotated.Item image : images.values()) {
				all.add(image, sheet);
			}
		}

		private void image(JsonSheet json, JsonElement image, long line, String split, Annotated all) throws InputException {
			String id = JsonSheet.id(image, "id");
			String file = JsonSheet.text(image, "file_name");
			if (id.isEmpty() || file.isEmpty()) {
				all.skip(file, "an image needs an id and a file_name", sheet, line);
				return;
			}
			Annotated.Item before = images.putIfAbsent(id, new Annotated.Item(file, split, List.of(), line));
			if (before != null && !before.file().equals(file)) {
				throw json.bad(line, "two images have the id " + id); // whose are the annotations?
			} else if (before != null) {
				all.skip(file, "is named twice", sheet, line);
			}
		}

		private void category(JsonSheet json, JsonElement category, long line) throws InputException {
			String problem = categories.add(JsonSheet.id(category, "id"), JsonSheet.text(category, "name"));
			if (problem != null) {
				throw json.bad(line, problem);
			}
		}

		private void box(JsonElement box, long line, Annotated all) {
			if (!(box instanceof JsonObject)) {
				all.skip("", "an annotation must be an object", sheet, line);
				return;
			}
			String image = JsonSheet.id(box, "image_id");
			String category = JsonSheet.id(box, "category_id");
			if (image.isEmpty() || category.isEmpty()) {
				all.skip("", "an annotation needs an image_id and a category_id", sheet, line);
			} else if (!JsonSheet.text(box, "iscrowd").equals("1")) {
				boxes.computeIfAbsent(image, _ -> new ArrayList<>(1)).add(new Box(category, area(box), line));
			}
		}

		private static double area(JsonElement box) {
			JsonArray sides = JsonSheet.array(box, "bbox");
			double area = JsonSheet.number(box, "area");
			try {
				return sides.size() == 4 ? sides.get(2).getAsDouble() * sides.get(3).getAsDouble() : area;
			} catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
				return area;
			}
		}
	}
}
