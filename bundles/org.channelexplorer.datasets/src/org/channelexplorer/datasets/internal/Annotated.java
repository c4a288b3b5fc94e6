package org.channelexplorer.datasets.internal;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.channelexplorer.core.extension.DatasetReader.Boxes;
import org.channelexplorer.core.extension.DatasetReader.Request;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.util.InputException;

/** Gathers images and their annotations, and makes one class of each image's by the rule for boxes. */
final class Annotated {
	private final Root root;
	private final Request request;
	private final List<ImageEntry> entries = new ArrayList<>();
	private final List<Skipped> skipped = new ArrayList<>();
	private final Map<String, String> taken = new HashMap<>();
	private Map<String, String> byName;
	private Map<String, String> byStem;

	Annotated(Root root, Request request) {
		this.root = root;
		this.request = request;
	}

	/** An image with its annotations. Keeps a class once, however many boxes it has. */
	static final class Item {
		private final String file;
		private final String split;
		private final List<String> tags;
		private final long line;
		private final Map<String, double[]> classes = new TreeMap<>(); // number of annotations, largest area

		Item(String file, String split, List<String> tags, long line) {
			this.file = file;
			this.split = Splits.of(split);
			this.tags = tags;
			this.line = line;
		}

		String file() {
			return file;
		}

		/** Adds an annotation. @param area of a box in whatever unit, 0 for a label of the whole image */
		void add(String label, double area) {
			double[] of = classes.computeIfAbsent(label.strip(), _ -> new double[2]);
			of[0]++;
			of[1] = Math.max(of[1], Double.isNaN(area) ? 0 : area);
		}

		/** The class by a rule; null when the rule finds none. */
		String label(Boxes rule) {
			if (classes.size() == 1) {
				return classes.keySet().iterator().next();
			}
			Comparator<Map.Entry<String, double[]>> most = Comparator.comparingDouble(e -> -e.getValue()[0]);
			Comparator<Map.Entry<String, double[]>> largest = Comparator.comparingDouble(e -> -e.getValue()[1]);
			Optional<Map.Entry<String, double[]>> best = switch (rule) {
			case SAME -> Optional.empty();
			case LARGEST -> classes.entrySet().stream().min(largest.thenComparing(Map.Entry::getKey));
			case MOST -> classes.entrySet().stream().min(most.thenComparing(largest).thenComparing(Map.Entry::getKey));
			};
			return best.map(Map.Entry::getKey).orElse(null);
		}
	}

	/** Leaves something out. @param what a file, or empty for what stands in the line */
	void skip(String what, String reason, Root.Sheet sheet, long line) {
		String where = line > 0 ? " (" + sheet.simpleName() + ", line " + line + ")" : " (" + sheet.simpleName() + ")";
		skipped.add(new Skipped(what.isBlank() ? "line " + line : what, reason + where));
	}

	/** Adds an image, or leaves it out with a reason. */
	void add(Item item, Root.Sheet sheet) throws InputException {
		String label = item.label(request.choice().boxes());
		if (item.file.isBlank()) {
			skip("", "names no file", sheet, item.line);
		} else if (item.classes.isEmpty()) {
			skip(item.file, "has no label", sheet, item.line);
		} else if (label == null) {
			skip(item.file, "has labels of several classes (" + String.join(", ", item.classes.keySet()) + "): choose a rule for boxes", sheet, item.line);
		} else if (label.isEmpty()) {
			skip(item.file, "has an empty label", sheet, item.line);
		} else {
			place(item, label, sheet);
		}
	}

	/** Leaves out the image of a file that cannot be read. @param e which begins with the file's name */
	void skip(String image, Root.Sheet sheet, InputException e) {
		skipped.add(new Skipped(image, "has a file that cannot be read (" + sheet.simpleName() + e.getMessage().substring(sheet.name().length()) + ")"));
	}

	/** Leaves out the images that none of the files of one image each describes. */
	void skipOthers(List<Root.Sheet> sheets, String reason) throws InputException {
		Set<String> described = sheets.stream().map(s -> Root.simpleStem(s.simpleName())).collect(Collectors.toSet());
		root.files().stream().filter(f -> ImageFormat.ofName(f).isPresent() && !taken.containsKey(f) && !described.contains(Root.simpleStem(f)))
				.forEach(f -> skipped.add(new Skipped(f, reason)));
	}

	private void place(Item item, String label, Root.Sheet sheet) throws InputException {
		String file = find(item.file, sheet, item.split);
		if (file == null || file.isEmpty()) {
			skip(item.file, file == null ? "no such file" : "is the name of several files", sheet, item.line);
			return;
		}
		ImageFormat format = ImageFormat.ofName(file).orElse(null);
		if (format != null && !format.isRead()) {
			skip(file, format.reason(), sheet, item.line);
		} else if (format == null && !Latents.isLatent(file)) {
			skip(file, "is no image by its name", sheet, item.line);
		} else if (taken.putIfAbsent(file, label) != null) {
			skip(file, taken.get(file).equals(label) ? "is named twice" : "is named twice, as " + taken.get(file) + " and as " + label, sheet, item.line);
		} else {
			entries.add(new ImageEntry(file, label, item.split, item.tags));
		}
	}

	/** The image that a file names; null when there is none, empty when there are several. */
	String find(String named, Root.Sheet sheet, String split) throws InputException {
		Optional<String> placed = root.find(named, sheet, split);
		return placed.isPresent() ? placed.get() : byName(named);
	}

	private String byName(String named) throws InputException {
		if (byName == null) {
			byName = new HashMap<>();
			byStem = new HashMap<>();
			for (String file : root.files()) {
				if (ImageFormat.ofName(file).isPresent() || Latents.isLatent(file)) {
					byName.merge(simple(file), file, (_, _) -> "");
					byStem.merge(Root.simpleStem(simple(file)), file, (_, _) -> "");
				}
			}
		}
		if (named.contains("..")) {
			return null;
		}
		String found = byName.get(simple(named));
		if (found == null && ImageFormat.ofName(named).isEmpty()) {
			found = byStem.get(simple(named)); // named without its end
		}
		return found != null || !named.contains("://") ? found : byName.get(simple(Root.decoded(named)));
	}

	// without regard to upper case and to how accents are written
	private static String simple(String file) {
		String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
		return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
	}

	/** All images. @throws InputException naming the file when there is none */
	ImageSet set(List<Root.Sheet> sheets) throws InputException {
		Path folder = root.path();
		if (entries.isEmpty()) {
			String from = sheets.size() == 1 ? sheets.getFirst().name() : folder.toString();
			throw new InputException(from + ": names no image that is in " + folder + (skipped.isEmpty() ? ""
					: " (left out: " + skipped.size() + "; first: " + skipped.getFirst().file() + " " + skipped.getFirst().reason() + ")"));
		}
		if (!root.damage().isEmpty()) {
			skipped.add(new Skipped(folder.getFileName().toString(), root.damage()));
		}
		entries.sort(Comparator.comparing(ImageEntry::label).thenComparing(ImageEntry::file));
		return Splits.select(new ImageSet(folder, entries, skipped), request.choice().split());
	}

	/** Classes by their number in the file. */
	static final class Names {
		private final Map<String, String> byId = new LinkedHashMap<>();

		/** @return why it cannot be added, null when it is */
		String add(String id, String name) {
			if (id.isEmpty() || name.isBlank()) {
				return "a category needs an id and a name";
			}
			String before = byId.putIfAbsent(id, name.strip());
			return before != null && !before.equals(name.strip()) ? "the category " + id + " has two names, " + before + " and " + name.strip() : null;
		}

		String of(String id) {
			return byId.get(id);
		}

		/** The ids, for messages. */
		String known() {
			return byId.isEmpty() ? "there are none" : "there are " + String.join(", ", new TreeSet<>(byId.keySet()).stream().limit(10).toList());
		}
	}
}
