package org.channelexplorer.datasets.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.Reasons;

/** Shards of the library webdataset: tar files in which an image and its class are files of one name. */
@Documentation(summary = "WebDataset: tar files (also .tar.gz), one or a folder of shards, in which an image and its class are files of one name: 0001.jpg "
		+ "beside 0001.cls, 0001.txt or 0001.json with label, class or cls. Class numbers get the names of the README.md beside the shards (class_label) or of "
		+ "a file classnames.txt, one a line. The file's name says the split.")
public final class WebDatasetReader extends PlacedReader {
	private static final List<String> CLASSES = List.of(".cls", ".cls.txt", ".txt", ".json");
	private static final List<String> KEYS = List.of("label_name", "class_name", "label", "class", "cls");
	private static final String NAMES = "classnames.txt";

	@Override
	boolean is(Root root) throws IOException {
		List<Root.Sheet> shards = shards(root);
		return !shards.isEmpty() && ImageSource.list(shards.getFirst().file()).stream().limit(100).anyMatch(n -> n.toLowerCase(Locale.ROOT).endsWith(".cls"));
	}

	private static List<Root.Sheet> shards(Root root) {
		Path path = root.path();
		if (Files.isRegularFile(path)) {
			String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
			return name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz") ? List.of(new Root.Sheet(path.toString(), "", path, null))
					: List.of();
		}
		return root.sheets(".tar", ".tar.gz", ".tgz");
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		List<ImageEntry> entries = new ArrayList<>();
		List<Skipped> skipped = new ArrayList<>();
		try (Root root = new Root(request)) {
			List<Root.Sheet> shards = shards(root);
			if (shards.isEmpty()) {
				throw new InputException(request.folder() + ": has no tar file");
			}
			Map<String, String> names = names(root);
			boolean one = Files.isRegularFile(root.path());
			for (Root.Sheet shard : shards) {
				String prefix = one ? "" : shard.folder() + shard.simpleName() + ImageSource.IN;
				String folder = shard.folder().isEmpty() ? "" : shard.folder().substring(0, shard.folder().length() - 1);
				shard(shard, prefix, Splits.named(folder).orElseGet(() -> Splits.within(shard.simpleName())), names, entries, skipped);
			}
			if (entries.isEmpty()) {
				throw new InputException(request.folder() + ": no image of the tar files has a class" + (skipped.isEmpty() ? ""
						: " (left out: " + skipped.size() + "; first: " + skipped.getFirst().file() + " " + skipped.getFirst().reason() + ")"));
			}
			entries.sort(Comparator.comparing(ImageEntry::label).thenComparing(ImageEntry::file));
			return Splits.select(new ImageSet(root.path(), entries, skipped), request.choice().split());
		}
	}

	private static Map<String, String> names(Root root) throws InputException {
		Map<String, String> names = ImageFolderReader.names(root);
		Path file = root.about(NAMES).map(Root.Sheet::file).orElse(null);
		if (names.isEmpty() && file != null) {
			try {
				List<String> lines = Files.readAllLines(file);
				for (int i = 0; i < lines.size(); i++) {
					names.put(Integer.toString(i), lines.get(i).strip());
				}
			} catch (IOException e) {
				throw Reasons.unreadable(file, e);
			}
		}
		return names;
	}

	private static void shard(Root.Sheet shard, String prefix, String split, Map<String, String> names, List<ImageEntry> entries, List<Skipped> skipped)
			throws InputException {
		try (ImageSource source = new ImageSource(shard.file())) {
			ImageSource.Listing listing = ImageSource.listing(shard.file());
			if (!listing.damage().isEmpty()) {
				skipped.add(new Skipped(shard.folder() + shard.simpleName(), listing.damage()));
			}
			List<String> files = listing.names();
			Set<String> there = new HashSet<>(files);
			for (String file : files) {
				ImageFormat format = ImageFormat.ofName(file).orElse(null);
				if (format == null) {
					continue;
				}
				String key = file.substring(0, file.lastIndexOf('.'));
				Optional<String> beside = CLASSES.stream().map(c -> key + c).filter(there::contains).findFirst();
				String label = beside.isEmpty() ? "" : label(beside.get(), new String(source.read(beside.get()), StandardCharsets.UTF_8).strip());
				if (!format.isRead()) {
					skipped.add(new Skipped(prefix + file, format.reason()));
				} else if (label.isEmpty()) {
					skipped.add(new Skipped(prefix + file, beside.isEmpty() ? "has no file of its class beside it" : "has no class in " + beside.get()));
				} else {
					entries.add(new ImageEntry(prefix + file, names.getOrDefault(label, label), split));
				}
			}
		} catch (IOException e) {
			throw Reasons.unreadable(shard.file(), e);
		}
	}

	// the only line of a text, or what a key of a JSON object has
	private static String label(String file, String text) {
		if (!file.endsWith(".json")) {
			return text.lines().count() == 1 ? text : "";
		}
		try {
			return Json.parse(text) instanceof JsonObject o
					? KEYS.stream().filter(k -> o.get(k) instanceof JsonPrimitive).map(k -> o.get(k).getAsString().strip()).findFirst().orElse("") : "";
		} catch (JsonParseException e) {
			return ""; // named as an image without a class
		}
	}
}
