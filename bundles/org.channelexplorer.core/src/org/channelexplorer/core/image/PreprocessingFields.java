package org.channelexplorer.core.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.util.InputException;

/** The fields of a preprocessing file by their names in lower case and without underscores; null is as if a field were not there. */
final class PreprocessingFields {
	/** Objects that hold the fields proper in files of timm, transformers and Keras. */
	private static final Set<String> INSIDE = Set.of("pretrainedcfg", "defaultcfg", "imageprocessor", "preprocessing", "config", "normalize");
	/** Fields that describe the network or the file and change nothing here. */
	private static final Set<String> DESCRIPTIVE = Set.of("input", "shape", "layout", "output", "classoffset", "name", "note", "notes", "comment",
			"description",
			"source", "license", "url", "file", "dtype", "architecture", "modeltype", "modelname", "numclasses", "numfeatures", "tag", "origin", "originurl",
			"paperids",
			"papername", "paperurl", "hfhubid", "hfhubfilename", "customload", "fixedinputsize", "mininputsize", "testinputsize", "testcroppct", "poolsize",
			"globalpool",
			"firstconv", "classifier", "labelnames", "labeldescriptions", "labeloffset", "imageprocessortype", "featureextractortype", "processorclass",
			"classname",
			"module", "registeredname", "trainable", "validprocessorkeys", "automap", "doconvertrgb", "dataformat", "inputdataformat", "returntensors",
			"device",
			"disablegrouping", "schema", "version", "transformersversion", "modelargs", "keepaspectratio");
	private static final double LARGEST_SIDE = 1 << 15;
	private static final String NUMBER = "([0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?)";
	private static final Pattern DIVIDED = Pattern.compile("x(?:([/*])" + NUMBER + ")?(?:([+-])" + NUMBER + ")?");
	private static final Pattern SHIFTED = Pattern.compile("\\(x([+-])" + NUMBER + "\\)/" + NUMBER);

	private final Path file;
	private final Map<String, JsonElement> values = new HashMap<>();
	/** As they are written in the file. */
	private final Map<String, String> names = new LinkedHashMap<>();
	private final Set<String> used = new HashSet<>();

	PreprocessingFields(Path file, JsonObject json) throws InputException {
		this.file = file;
		add(json);
	}

	private void add(JsonObject json) throws InputException {
		for (Map.Entry<String, JsonElement> e : json.entrySet()) {
			String key = e.getKey().replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
			if (INSIDE.contains(key) && e.getValue() instanceof JsonObject inside) {
				add(inside);
			} else if (!(e.getValue() instanceof JsonNull)) {
				if (values.put(key, e.getValue()) != null) {
					throw new InputException(file + ": has the field '" + e.getKey() + "' twice");
				}
				names.put(key, e.getKey());
			}
		}
	}

	boolean has(String key) {
		return values.containsKey(key);
	}

	private void use(String... keys) {
		used.addAll(List.of(keys));
	}

	/** A sentence about the fields that nobody asked for and that are not merely descriptive. */
	Optional<String> unused() {
		List<String> unused = names.entrySet().stream().filter(e -> !used.contains(e.getKey()) && !DESCRIPTIVE.contains(e.getKey()) && !switchedOff(e.getKey()))
				.map(Map.Entry::getValue).toList();
		return unused.isEmpty() ? Optional.empty() : Optional.of((unused.size() == 1 ? "this field is" : "these fields are") + " not understood and ignored: "
				+ String.join(", ", unused));
	}

	/** A step that the file itself switches off needs no word. */
	private boolean switchedOff(String key) {
		return key.startsWith("do") && values.get(key) instanceof JsonPrimitive p && p.isBoolean() && !p.getAsBoolean();
	}

	private String key(String... keys) {
		use(keys);
		for (String key : keys) {
			if (has(key)) {
				return key;
			}
		}
		return null;
	}

	/** Says what is wrong with a field. @param takes what it takes */
	private InputException wrong(String key, String takes) {
		String name = names.getOrDefault(key, key);
		String value = String.valueOf(values.get(key));
		return new InputException(file + ": " + name + " takes " + takes + ", not " + (value.length() > 60 ? value.substring(0, 60) + "..." : value));
	}

	/** Says it of the field that is there of several that stand for the same. */
	InputException unfit(String takes, String... keys) {
		return wrong(key(keys), takes);
	}

	/** A text; null when there is none. The keys stand for the same. */
	String text(String... keys) throws InputException {
		String key = key(keys);
		if (key == null) {
			return null;
		} else if (values.get(key) instanceof JsonPrimitive p && p.isString()) {
			return p.getAsString();
		}
		throw wrong(key, "a text");
	}

	/** A text or a whole number as text; null when there is none. */
	String word(String... keys) throws InputException {
		String key = key(keys);
		if (key == null) {
			return null;
		} else if (values.get(key) instanceof JsonPrimitive p && !p.isBoolean()) {
			return p.getAsString();
		}
		throw wrong(key, "a name or a number");
	}

	boolean flag(String key, boolean otherwise) throws InputException {
		use(key);
		if (!has(key)) {
			return otherwise;
		} else if (values.get(key) instanceof JsonPrimitive p && p.isBoolean()) {
			return p.getAsBoolean();
		}
		throw wrong(key, "true or false");
	}

	/** A finite number; null when there is none. */
	Double number(String... keys) throws InputException {
		String key = key(keys);
		return key == null ? null : number(key, values.get(key), "a number");
	}

	private double number(String key, JsonElement value, String takes) throws InputException {
		if (value instanceof JsonPrimitive p && p.isNumber() && Double.isFinite(p.getAsDouble())) {
			return p.getAsDouble();
		}
		throw wrong(key, takes);
	}

	/** A number above 0 that can be a length in pixels; null when there is none. */
	Double positive(String key) throws InputException {
		String takes = "a number above 0 and up to " + (int) LARGEST_SIDE;
		Double v = key(key) == null ? null : number(key, values.get(key), takes);
		if (v != null && !(v > 0 && v <= LARGEST_SIDE)) {
			throw wrong(key, takes);
		}
		return v;
	}

	/** One number for all channels or three; null when there are none. */
	List<Double> numbers(String... keys) throws InputException {
		String takes = "a number, or a list of one or three numbers";
		String key = key(keys);
		if (key == null) {
			return null;
		}
		List<Double> numbers = new ArrayList<>();
		for (JsonElement e : values.get(key) instanceof JsonArray list ? list.asList() : List.of(values.get(key))) {
			numbers.add(number(key, e, takes));
		}
		if (numbers.size() != 1 && numbers.size() != 3) {
			throw wrong(key, takes);
		}
		return numbers;
	}

	/**
	 * Lengths in pixels: one for the shorter side, or height and width. From a number, a list (the last two of three) or an object with
	 * {@code shortest_edge} or {@code height} and {@code width}; null when there are none.
	 */
	List<Double> sizes(String key) throws InputException {
		String takes = "a number of pixels, height and width, or {\"shortest_edge\": pixels}";
		use(key);
		if (!has(key)) {
			return null;
		}
		List<JsonElement> elements = switch (values.get(key)) {
		case JsonArray list when list.size() == 3 -> list.asList().subList(1, 3);
		case JsonArray list -> list.asList();
		case JsonObject o when o.has("shortest_edge") -> List.of(o.get("shortest_edge"));
		case JsonObject o when o.has("height") && o.has("width") -> List.of(o.get("height"), o.get("width"));
		case JsonPrimitive p -> List.of(p);
		default -> List.<JsonElement>of();
		};
		List<Double> sizes = new ArrayList<>();
		for (JsonElement e : elements) {
			double size = number(key, e, takes);
			if (size < 1 || size > LARGEST_SIDE) {
				throw wrong(key, takes);
			}
			sizes.add(size);
		}
		if (sizes.isEmpty() || sizes.size() > 2) {
			throw wrong(key, takes);
		}
		return sizes;
	}

	/** Factor and offset of a number or a text such as {@code x/255}; a remark after it, in parentheses, is allowed; null when there is none. */
	double[] scale(String key) throws InputException {
		use(key);
		if (!has(key)) {
			return null;
		}
		double[] scale = null;
		if (values.get(key) instanceof JsonPrimitive p && p.isNumber()) {
			scale = new double[] { p.getAsDouble(), 0 };
		} else if (values.get(key) instanceof JsonPrimitive p && p.isString()) {
			scale = scaleOf(p.getAsString().replace(" ", ""));
		}
		if (scale == null || !Double.isFinite(scale[0]) || scale[0] == 0 || !Double.isFinite(scale[1])) {
			throw wrong(key, "a factor other than 0, or a text of the form \"x/255\", \"x/127.5-1\", \"x*2-1\" or \"(x-128)/128\"");
		}
		return scale;
	}

	private static double[] scaleOf(String text) {
		Matcher shifted = SHIFTED.matcher(text);
		if (shifted.lookingAt()) {
			double by = Double.parseDouble(shifted.group(3));
			return new double[] { 1 / by, signed(shifted, 1) / by };
		}
		Matcher divided = DIVIDED.matcher(text);
		if (divided.lookingAt() && (divided.end() == text.length() || text.charAt(divided.end()) == '(')) {
			double by = divided.group(2) == null ? 1 : Double.parseDouble(divided.group(2));
			return new double[] { "*".equals(divided.group(1)) ? by : 1 / by, divided.group(4) == null ? 0 : signed(divided, 3) };
		}
		return null;
	}

	private static double signed(Matcher m, int sign) {
		return Double.parseDouble(m.group(sign + 1)) * (m.group(sign).equals("-") ? -1 : 1);
	}
}
