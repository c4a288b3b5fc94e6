package org.channelexplorer.datasets.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** Boxes or polygons as YOLO's tools write them: for every image in {@code images} a text file of its name in {@code labels}. */
@Documentation(
		summary = "YOLO's detection and segmentation data sets: folders images and labels, with folders of splits in or around them, or both in one; a text file of the "
				+ "image's name has a line for every box or polygon, which begins with the class number. Its name is in a .yaml file (names) or in classes.txt. A rule "
				+ "decides for images with boxes of several classes.")
public final class YoloReader extends PlacedReader {
	private static final String IMAGES = "images/";
	private static final String LABELS = "labels/";
	private static final String END = ".txt";
	private static final List<String> IMAGE_ENDS = List.of(".jpg", ".png", ".jpeg", ".JPG");
	/** A class number and at least a box. */
	private static final Pattern BOX = Pattern.compile("\\d{1,9}(\\s+[-+]?[0-9.]+([eE][-+]?\\d+)?){4,}");
	private static final int HEAD = 20;

	@Override
	boolean is(Root root) throws InputException {
		return root.holdsBoth("images", "labels") && root.files().stream().filter(f -> f.endsWith(".txt") && ("/" + f).contains("/" + LABELS)).limit(HEAD)
				.map(f -> first(root, f)).anyMatch(l -> BOX.matcher(l).matches()) || beside(root);
	}

	// as labelImg and Darknet have them
	private static boolean beside(Root root) {
		return root.sheets(END).stream().filter(s -> IMAGE_ENDS.stream().anyMatch(e -> root.source().exists(Root.stem(s.inSet()) + e))).limit(HEAD)
				.anyMatch(s -> BOX.matcher(first(root, s.inSet())).matches());
	}

	private static String first(Root root, String file) {
		try {
			return text(root, file).lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
		} catch (IOException e) {
			return ""; // named with its reason when it is read
		}
	}

	private static String text(Root root, String file) throws IOException {
		return new String(root.source().read(file), StandardCharsets.UTF_8);
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		try (Root root = new Root(request)) {
			Map<String, String> names = YoloNames.of(root);
			Annotated all = new Annotated(root, request);
			List<String> files = root.files();
			Set<String> there = new HashSet<>(files);
			boolean placed = root.holdsBoth("images", "labels");
			for (String file : files) {
				int at = ("/" + file).indexOf("/" + IMAGES);
				if (ImageFormat.ofName(file).isPresent() && (at >= 0 || !placed)) {
					String label = placed ? file.substring(0, at) + LABELS + Root.stem(file.substring(at + IMAGES.length())) + END : Root.stem(file) + END;
					image(root, file, there.contains(label) ? label : null, names, all);
				}
			}
			return all.set(List.of());
		}
	}

	private static void image(Root root, String file, String label, Map<String, String> names, Annotated all) throws InputException {
		Root.Sheet sheet = new Root.Sheet(label == null ? file : label, "", null, label);
		if (label == null) {
			all.skip(file, "has no file of its boxes", sheet, 0);
			return;
		}
		Annotated.Item item = new Annotated.Item(file, split(file), List.of(), 0);
		long number = 0;
		try {
			for (String line : text(root, label).lines().map(String::strip).toList()) {
				number++;
				if (BOX.matcher(line).matches()) {
					String[] parts = line.split("\\s+");
					item.add(names.getOrDefault(Integer.toString(Integer.parseInt(parts[0])), parts[0]), area(parts));
				} else if (!line.isEmpty()) {
					all.skip(file, "has a line that is no box", sheet, number);
					return;
				}
			}
			all.add(item, sheet);
		} catch (IOException e) {
			throw Root.unreadable(sheet, e);
		} catch (NumberFormatException e) {
			all.skip(file, "has a box whose numbers cannot be read", sheet, number);
		}
	}

	// of the box, or of the one around the polygon
	private static double area(String[] parts) {
		double[] at = new double[parts.length - 1];
		for (int i = 0; i < at.length; i++) {
			at[i] = Double.parseDouble(parts[i + 1]);
		}
		return at.length <= 5 ? at[2] * at[3] : Extents.around(at); // a fifth is the confidence
	}

	private static String split(String file) {
		for (String folder : file.split("/")) {
			if (Splits.named(folder).isPresent()) {
				return folder;
			}
		}
		return "";
	}
}
