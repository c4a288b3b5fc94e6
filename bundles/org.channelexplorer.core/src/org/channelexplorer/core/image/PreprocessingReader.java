package org.channelexplorer.core.image;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * Finds a preprocessing by preset name or in a JSON file with the keys {@code color} (RGB, BGR), {@code resize} (pixels of
 * the shorter side, or a factor of the crop), {@code scale} (a text such as {@code x/255}, {@code x/127.5-1},
 * {@code (x-128)/128}, {@code x}), {@code mean} and {@code std} (numbers per channel, applied after scaling). Other keys are
 * descriptive and ignored.
 */
public final class PreprocessingReader {
	private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
	private static final Pattern DIVIDED = Pattern.compile("x(?:/" + NUMBER + ")?(?:([+-])" + NUMBER + ")?");
	private static final Pattern SHIFTED = Pattern.compile("\\(x([+-])" + NUMBER + "\\)/" + NUMBER);

	private PreprocessingReader() {
	}

	/**
	 * A preset, or what a file says.
	 *
	 * @throws InputException naming the file and the key that is wrong, or the presets there are
	 */
	public static Preprocessing find(String nameOrFile) throws InputException {
		for (Preprocessing.Preset p : Preprocessing.Preset.values()) {
			if (p.value().name().equals(nameOrFile)) {
				return p.value();
			}
		}
		if (!nameOrFile.endsWith(".json")) {
			throw new InputException("there is no preprocessing '" + nameOrFile + "': it is one of " + String.join(", ", Preprocessing.presets())
					+ " or a .json file");
		}
		return read(Path.of(nameOrFile));
	}

	/** Reads a JSON file. */
	public static Preprocessing read(Path file) throws InputException {
		JsonElement root = Json.read(file);
		if (!(root instanceof JsonObject json)) {
			throw new InputException(file + ": a JSON object is needed");
		}
		try {
			String color = json.has("color") ? json.get("color").getAsString() : "RGB";
			double[] scale = scale(json.has("scale") ? json.get("scale").getAsString() : "x", file);
			return new Preprocessing(String.valueOf(file.getFileName()), Preprocessing.Color.valueOf(color.toUpperCase(java.util.Locale.ROOT)),
					json.has("resize") ? json.get("resize").getAsDouble() : 1, scale[0], scale[1], numbers(json, "mean", 0), numbers(json, "std", 1));
		} catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException e) {
			throw new InputException(file + ": " + e.getMessage(), e);
		}
	}

	private static List<Double> numbers(JsonObject json, String key, double missing) {
		if (!json.has(key) || json.get(key).isJsonNull()) {
			return List.of(missing);
		}
		JsonElement e = json.get(key);
		return e.isJsonArray() ? e.getAsJsonArray().asList().stream().map(JsonElement::getAsDouble).toList() : List.of(e.getAsDouble());
	}

	// factor and offset of a scale text; a remark after it, in parentheses, is allowed
	private static double[] scale(String text, Path file) throws InputException {
		String t = text.replace(" ", "");
		Matcher shifted = SHIFTED.matcher(t);
		if (shifted.lookingAt()) {
			double by = Double.parseDouble(shifted.group(3));
			double shift = Double.parseDouble(shifted.group(2)) * (shifted.group(1).equals("-") ? -1 : 1);
			return new double[] { 1 / by, shift / by };
		}
		Matcher divided = DIVIDED.matcher(t);
		if (divided.lookingAt() && (divided.end() == t.length() || t.charAt(divided.end()) == '(')) {
			double by = divided.group(1) == null ? 1 : Double.parseDouble(divided.group(1));
			double shift = divided.group(3) == null ? 0 : Double.parseDouble(divided.group(3)) * (divided.group(2).equals("-") ? -1 : 1);
			return new double[] { 1 / by, shift };
		}
		throw new InputException(file + ": scale '" + text + "' is not of the form x/255, x/127.5-1 or (x-128)/128");
	}
}
