package org.channelexplorer.datasets.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** A project of Supervisely: in each of its data sets the images in {@code img} and a JSON file for every one in {@code ann}. */
@Documentation(
		summary = "A project of Supervisely, or one data set of it: images in img, a JSON file for every image in ann. An image's tags are its label, without tags its objects "
				+ "are; a rule decides for images with several classes. A tag or a data set named as a split is the split.")
public final class SuperviselyReader extends PlacedReader {
	private static final String IMAGES = "img/";
	private static final String ANNOTATIONS = "ann/";

	@Override
	boolean is(Root root) throws InputException {
		return root.holdsBoth("img", "ann") && root.files().stream().anyMatch(f -> ("/" + f).contains("/" + ANNOTATIONS) && f.endsWith(".json"));
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		try (Root root = new Root(request)) {
			Annotated all = new Annotated(root, request);
			List<String> files = root.files();
			Set<String> there = new HashSet<>(files);
			for (String file : files) {
				int at = ("/" + file).indexOf("/" + IMAGES);
				if (ImageFormat.ofName(file).isPresent() && at >= 0) {
					String in = file.substring(0, at);
					String name = in + ANNOTATIONS + file.substring(at + IMAGES.length());
					List<String> names = List.of(name + ".json", Root.stem(name) + ".json"); // earlier exports left the image's end out
					image(root, file, split(in), names.stream().filter(there::contains).findFirst().orElse(null), all);
				}
			}
			return all.set(List.of());
		}
	}

	private static String split(String folder) {
		String[] folders = folder.split("/");
		return Splits.named(folders[folders.length - 1]).orElse("");
	}

	private static void image(Root root, String file, String split, String annotation, Annotated all) {
		Root.Sheet sheet = new Root.Sheet(annotation == null ? file : annotation, "", null, annotation);
		if (annotation == null) {
			all.skip(file, "has no JSON file in ann", sheet, 0);
			return;
		}
		Drawn drawn = new Drawn(file, split, 0);
		try (JsonSheet json = new JsonSheet(root, sheet)) {
			json.object(name -> {
				switch (name) {
				case "tags" -> json.elements("tags", (_, tag, _) -> drawn.whole(JsonSheet.text(tag, "name")));
				case "objects" -> json.elements("objects", (_, object, line) -> drawn.shape(JsonSheet.text(object, "classTitle"), area(object), line));
				default -> json.skip();
				}
			});
			drawn.addTo(all, sheet);
		} catch (InputException e) {
			all.skip(file, sheet, e);
		}
	}

	// 0 of a mask, whose size is in its pixels only
	private static double area(JsonElement object) {
		return object instanceof JsonObject o && o.get("points") instanceof JsonObject points ? Extents.around(JsonSheet.array(points, "exterior")) : 0;
	}
}
