package org.channelexplorer.core.image;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.image.Preprocessing.Color;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * Finds a preprocessing by preset name or in a JSON file. Its fields, in upper or lower case, with or without underscores:
 * {@code color} (RGB, BGR), {@code resize} (pixels of the shorter side, or a factor of the crop), {@code scale} (a number, or a text such
 * as {@code x/255}, {@code x/127.5-1}, {@code (x-128)/128}, {@code x}), {@code mean} and {@code std} (one number, or one per channel,
 * applied after scaling). The fields of transformers' preprocessor_config.json, timm's config.json, torchvision's presets and Keras are
 * read, too, as far as there is the like here; what is not used is named.
 */
public final class PreprocessingReader {
	private static final String[] COLOR = { "color", "colour", "colororder", "channelorder", "mode" };
	private static final String[] STD = { "std", "imagestd" };

	private PreprocessingReader() {
	}

	/**
	 * What was read.
	 *
	 * @param notes what was not used, each a sentence that names the file and the fields; empty for a preset
	 */
	public record Reading(Preprocessing preprocessing, List<String> notes) {
		public Reading {
			notes = List.copyOf(notes);
		}
	}

	/**
	 * A preset, or what a file says.
	 *
	 * @throws InputException naming the file and the field that is wrong, or the presets there are
	 */
	public static Reading find(String nameOrFile) throws InputException {
		for (Preprocessing.Preset p : Preprocessing.Preset.values()) {
			if (p.value().name().equals(nameOrFile)) {
				return new Reading(p.value(), List.of());
			}
		}
		if (!nameOrFile.endsWith(".json")) {
			throw new InputException("there is no preprocessing '" + nameOrFile + "': it is one of " + String.join(", ", Preprocessing.presets())
					+ " or a .json file");
		}
		return read(Path.of(nameOrFile));
	}

	/** Reads a JSON file. @throws InputException naming the file and the field that is wrong */
	public static Reading read(Path file) throws InputException {
		JsonElement root = Json.read(file);
		if (!(root instanceof JsonObject json)) {
			throw new InputException(file + ": a JSON object is needed");
		}
		PreprocessingFields fields = new PreprocessingFields(file, json);
		List<String> notes = new ArrayList<>();
		try {
			Preprocessing read = preprocessing(fields, String.valueOf(file.getFileName()), notes);
			fields.unused().ifPresent(notes::add);
			return new Reading(read, notes.stream().map(n -> file.getFileName() + ": " + n).toList());
		} catch (IllegalArgumentException e) { // numbers that are well each, but not together
			throw new InputException(file + ": " + e.getMessage(), e);
		}
	}

	private static Preprocessing preprocessing(PreprocessingFields f, String name, List<String> notes) throws InputException {
		Preprocessing keras = keras(f);
		if (keras != null) {
			filter(f, notes);
			return new Preprocessing(name, keras.color(), resize(f, notes), keras.scale(), keras.offset(), keras.mean(), keras.std());
		}
		double[] scale = scale(f);
		boolean normalise = f.flag("donormalize", true);
		List<Double> mean = f.numbers("mean", "imagemean");
		List<Double> std = f.numbers(STD);
		if (scale[0] == 1 && scale[1] == 0 && normalise && mean != null && mean.stream().allMatch(m -> Math.abs(m) <= 1)
				&& mean.stream().anyMatch(m -> m != 0)) {
			notes.add("mean looks like one of values from 0 to 1, but the values are 0 to 255; if that is not meant, give \"scale\": \"x/255\"");
		}
		for (double s : std == null ? List.<Double>of() : std) {
			if (s <= 0) {
				throw f.unfit("numbers above 0", STD);
			}
		}
		Color color = color(f);
		double resize = resize(f, notes);
		filter(f, notes);
		return new Preprocessing(name, color, resize, scale[0], scale[1], normalise && mean != null ? mean : List.of(0.0),
				normalise && std != null ? std : List.of(1.0));
	}

	private static Color color(PreprocessingFields f) throws InputException {
		String color = f.text(COLOR);
		if (color != null && !color.equalsIgnoreCase("RGB") && !color.equalsIgnoreCase("BGR")) {
			throw f.unfit("\"RGB\" or \"BGR\"", COLOR);
		}
		boolean turned = f.flag("doflipchannelorder", false);
		return turned || "BGR".equalsIgnoreCase(color) ? Color.BGR : Color.RGB;
	}

	// the functions preprocess_input of keras.applications by their mode
	private static Preprocessing keras(PreprocessingFields f) throws InputException {
		String mode = f.text("mode");
		return switch (mode) {
		case null -> null;
		case "caffe" -> Preprocessing.Preset.CAFFE.value();
		case "tf" -> Preprocessing.Preset.INCEPTION.value();
		case "torch" -> Preprocessing.Preset.IMAGENET.value();
		case "RGB", "BGR" -> null; // see color
		default -> throw f.unfit("\"caffe\", \"tf\" or \"torch\"", "mode");
		};
	}

	/** Factor and offset. */
	private static double[] scale(PreprocessingFields f) throws InputException {
		double[] scale = f.scale("scale");
		Double factor = f.number("rescalefactor", "rescale");
		Boolean rescale = f.has("dorescale") ? f.flag("dorescale", true) : null;
		if (scale == null && Boolean.FALSE.equals(rescale)) {
			scale = new double[] { 1, 0 };
		} else if (scale == null) {
			// transformers, timm and torchvision: means are of values from 0 to 1, which is not said where it is so always
			boolean unit = rescale != null || f.has("imagemean") || f.has("imagestd") || f.has("croppct") || f.has("inputsize") || f.has("resizesize");
			scale = new double[] { factor != null ? factor : unit ? 1 / 255.0 : 1, 0 };
		}
		Double offset = f.number("offset");
		if (offset != null) {
			scale[1] += offset;
		}
		if (f.flag("rescaleoffset", false)) {
			scale[1] -= 1;
		}
		return scale;
	}

	/** The shorter side: pixels, or a factor of the crop. */
	private static double resize(PreprocessingFields f, List<String> notes) throws InputException {
		Double resize = f.positive("resize");
		Double percent = f.positive("croppct");
		List<Double> input = f.sizes("inputsize");
		Double size = shorter(f, "resizesize", notes);
		size = size == null ? shorter(f, "size", notes) : size;
		if (f.sizes("cropsize") != null || input != null) {
			notes.add("the network's own input size counts, not crop_size or input_size");
		}
		if (!f.flag("doresize", true)) {
			notes.add("do_resize false: images are resized all the same, so that they fill the network's input");
		}
		if (!f.flag("docentercrop", true) && size != null) {
			notes.add("do_center_crop false: what is longer than the network's input is cropped at the centre all the same");
		}
		if (resize != null) {
			return resize;
		} else if (size != null) {
			return size;
		} else if (percent != null && input != null) {
			return Math.max(8, Math.floor(input.getLast() / percent));
		}
		return percent == null ? 1 : 1 / percent;
	}

	// transformers: 224, {"shortest_edge": 224} or {"height": 224, "width": 224}; torchvision: [224]
	private static Double shorter(PreprocessingFields f, String field, List<String> notes) throws InputException {
		List<Double> sizes = f.sizes(field);
		if (sizes == null || sizes.size() == 1) {
			return sizes == null ? null : sizes.getFirst() < 8 ? 8 : sizes.getFirst();
		}
		notes.add(field + " of height and width: the shorter side is resized and the image cropped at the centre, it is not distorted");
		return null;
	}

	/** The filter of the resizing, of which there is one. */
	private static void filter(PreprocessingFields f, List<String> notes) throws InputException {
		String name = f.word("interpolation", "resample");
		if (name != null && !name.equalsIgnoreCase("bilinear") && !name.equals("2") && !name.equalsIgnoreCase("InterpolationMode.BILINEAR")) {
			notes.add("the resampling '" + name + "' is not understood here: images are resized bilinearly");
		}
		String mode = f.text("cropmode");
		if (mode != null && !mode.equals("center")) {
			notes.add("crop_mode '" + mode + "' is not understood here: images are cropped at the centre");
		}
		if (!f.flag("antialias", true)) {
			notes.add("antialias false is ignored: images are resized with antialiasing");
		}
	}
}
